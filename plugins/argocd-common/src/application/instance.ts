/*
 * Copyright 2026 The Slipway Authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

/**
 * `starting`: nothing is known yet. `live`: the stream flows. `stale`: the last known data is shown while the
 * connection is made again. `unreachable`: nobody answers. `unauthorized`: the credential is refused.
 *
 * @public
 */
export type InstanceStatusCode =
  | 'starting'
  | 'live'
  | 'stale'
  | 'unreachable'
  | 'unauthorized';

/** What a credential of an instance is for. @public */
export type CredentialPurpose = 'read' | 'operate' | 'provision';

/** When the token of a credential ends, as the token itself says. @public */
export interface CredentialExpiry {
  purpose: CredentialPurpose;
  /** ISO 8601. */
  expiresAt: string;
  /** Whole days from now; negative where it has ended. */
  expiresInDays: number;
}

/** State of the watch on one Argo CD instance, part of every answer. @public */
export interface InstanceStatus {
  name: string;
  title?: string;
  status: InstanceStatusCode;
  /** When this state began, ISO 8601. */
  since: string;
  /** What happened, in words without addresses or secrets. */
  reason?: string;
  /** When the data was last known to be true, ISO 8601. Absent if never. */
  dataAsOf?: string;
  version?: string;
}

/**
 * How Argo CD learns of a new project: the portal creates it through the API, by a merge request into the platform's
 * registry, because it finds the repository by its topic, or not before somebody applies the manifests by hand.
 *
 * @public
 */
export type RegistrationMethod =
  | 'api'
  | 'platform-repository'
  | 'discovery'
  | 'manual';

/** How new projects can be registered with an instance. @public */
export interface RegistrationView {
  /** What this user can choose, the one to prefer first; `manual` is always among them. */
  methods: RegistrationMethod[];
  /** Where this Argo CD keeps its own objects. */
  namespace: string;
  /** Page of the repository in which projects are registered. */
  platformRepositoryUrl?: string;
  discovery?: {
    /** GitLab group whose repositories, subgroups included, are found. */
    group: string;
    /** Topic that a repository must carry. */
    topic: string;
    /** AppProject of everything that is found; its name stands before the names of applications and namespaces. */
    project: string;
    /** Environments that are looked for. */
    environments: string[];
  };
}

/** Whether an instance has a credential for a repository; `unknown` where it does not tell. @public */
export interface RepositoryAccess {
  status: 'covered' | 'missing' | 'unknown';
}

/** One instance in the answer of `GET /instances`. @public */
export interface InstanceView extends InstanceStatus {
  /** Argo CD's own user interface. */
  url?: string;
  /** Tokens that end some day; a token without an end, a session and no credential at all are left out. */
  credentials: CredentialExpiry[];
  registration: RegistrationView;
}

/** An AppProject with the places that it lets applications deploy to. @public */
export interface ProjectView {
  name: string;
  description?: string;
  destinations: { server?: string; name?: string; namespace?: string }[];
}
