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

/** One instance in the answer of `GET /instances`. @public */
export interface InstanceView extends InstanceStatus {
  /** Argo CD's own user interface. */
  url?: string;
  /** Tokens that end some day; a token without an end, a session and no credential at all are left out. */
  credentials: CredentialExpiry[];
  /** What this user may create there; absent where nothing. */
  provision?: { namespace: string };
}

/** An AppProject with the places that it lets applications deploy to. @public */
export interface ProjectView {
  name: string;
  description?: string;
  destinations: { server?: string; name?: string; namespace?: string }[];
}
