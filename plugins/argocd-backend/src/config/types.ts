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

import {
  ProvisionDestination,
  RegistrationView,
} from '@slipway/plugin-argocd-common';
import { RepositoryAlias } from '../links/repository';

/** How one account proves itself. */
export type CredentialConfig =
  | { kind: 'token'; token: string }
  | { kind: 'tokenFile'; path: string }
  | { kind: 'session'; username: string; password: string }
  | { kind: 'none' };

/** Files in PEM form. */
export interface TlsConfig {
  caFile?: string;
  certificateFile?: string;
  keyFile?: string;
}

/** A deep link; `{namespace}` and the like in its address stand for what the application has there. */
export interface LinkTemplate {
  title: string;
  url: string;
}

/** A name, the same in every instance that knows the cluster, for a cluster that Argo CD has by its address. */
export interface ClusterConfig {
  server: string;
  name: string;
}

/** Namespaces that not everybody may use; `*` stands for any characters. */
export interface ReservedNamespaces {
  namespaces: string[];
  /** Users and groups that may; nobody where there is none. */
  groups: string[];
}

/** Namespaces that one GitLab project may use although they are not named after it. */
export interface AdoptedNamespaces {
  /** Host of the GitLab, as `integrations` has it. */
  host: string;
  projectId: number;
  namespaces: string[];
}

/** What holds for what templates create, whatever the instance. */
export interface ProvisionRules {
  environments: string[];
  /** Name of a new namespace, with `{name}` and `{environment}` in it. */
  namespacePattern: string;
  /** Namespaces of the cluster's own, beside those of Kubernetes and Argo CD. */
  systemNamespaces: string[];
  reserved: ReservedNamespaces[];
  adopted: AdoptedNamespaces[];
}

/** One Argo CD instance of the configuration. */
export interface InstanceConfig {
  name: string;
  title?: string;
  /** With the root path and without a trailing slash. */
  url: string;
  /** Address for people; without it there are no links to Argo CD. */
  externalUrl?: string;
  /** Deep links that every application of it leads to. */
  links: LinkTemplate[];
  /** Where this Argo CD keeps its own objects. */
  namespace: string;
  /** Clusters that other instances know too, or that are not what another one calls the same. */
  clusters: ClusterConfig[];
  headers: Record<string, string>;
  tls?: TlsConfig;
  /** Address of a forward proxy that leads to it, with its credentials: a secret. */
  proxy?: string;
  /** Milliseconds that one call may take. */
  deadlineMs: number;
  /** Milliseconds after which this Argo CD compares again by itself, its jitter included; 0 where it does not. */
  reconciliationMs: number;
  read: CredentialConfig;
  operate?: CredentialConfig;
  provision?: {
    credential: CredentialConfig;
    destinations: ProvisionDestination[];
  };
  registration: RegistrationConfig;
}

/** Methods beside the API by which an instance learns of new projects. */
export type RegistrationConfig = Pick<
  RegistrationView,
  'platformRepositoryUrl' | 'discovery'
>;

export interface ArgocdConfig {
  /** Address of the portal for people. */
  portalUrl?: string;
  instances: InstanceConfig[];
  repositoryHosts: RepositoryAlias[];
  provision: ProvisionRules;
  history: {
    /** Milliseconds that a deployment is kept. */
    retentionMs: number;
  };
  /** What was read in a way that people may not expect, or not at all; never a value. */
  warnings: string[];
}
