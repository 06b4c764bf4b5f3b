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

export interface Config {
  argocd?: {
    /** The Argo CD instances that the portal watches. */
    instances?: Array<{
      /** Name in the portal: letters, digits, dashes, dots and underscores. */
      name: string;
      /** Name for people. */
      title?: string;
      /** Address of Argo CD as the back end reaches it, with its root path if it has one. */
      url?: string;
      /** Address of Argo CD's user interface for people; without it there are no links to Argo CD. */
      externalUrl?: string;
      /** Deep links that every application leads to: the registry, Rancher, a dashboard. */
      links?: Array<{
        title: string;
        /**
         * http(s) address. `{application}`, `{project}`, `{namespace}`, `{environment}`, `{cluster}` and, at its start,
         * `{repositoryUrl}` stand for what the application has there; where it has nothing, the link is left out.
         */
        url: string;
      }>;
      /** Namespace of Argo CD's own objects, `argocd` by default. */
      namespace?: string;
      /**
       * Names of clusters, the same in every instance that shares one. Without a name two instances mean the same cluster
       * by the same address.
       */
      clusters?: Array<{
        /** Address of the cluster as this Argo CD has it. */
        server: string;
        /** Its name, best the one that Argo CD has for it. */
        name: string;
      }>;
      /** How long one call may take, 15 s by default; 1 s to 5 min. */
      deadline?: string | { seconds?: number; minutes?: number };
      /**
       * How often this Argo CD compares by itself, its jitter included (`timeout.reconciliation` and
       * `timeout.reconciliation.jitter`): 3 min by default, 0 s where that is switched off; up to 24 h.
       */
      reconciliation?:
        | string
        | { seconds?: number; minutes?: number; hours?: number };
      /**
       * Sent with every call, e.g. for an authenticating proxy.
       * @deepVisibility secret
       */
      headers?: { [name: string]: string };
      tls?: {
        /** Certificates of the authorities that are trusted for this instance, in PEM form. */
        caFile?: string;
        /** Certificate that the portal shows, in PEM form. */
        certificateFile?: string;
        /** Its key, in PEM form. */
        keyFile?: string;
      };
      /**
       * Address of a forward proxy that leads to this Argo CD, e.g. `http://user:password@proxy.example.com:3128`;
       * streams go through it too. The environment's proxy is not used.
       * @visibility secret
       */
      proxy?: string;
      /** Ways beside the API in which this Argo CD learns of new projects. */
      registration?: {
        /** Page of the repository that an ApplicationSet reads; projects are registered there by merge request. */
        platformRepositoryUrl?: string;
        /** An ApplicationSet finds repositories by their topic. */
        discovery?: {
          /** GitLab group whose repositories are found. */
          group: string;
          /** Topic that they carry, `argocd` by default. */
          topic?: string;
          /** Stands before the names of its AppProjects, `<project>-<environment>`, its applications and namespaces. */
          project: string;
          /** Environments that are looked for, `dev` by default. */
          environments?: string[];
        };
      };
      credentials?: {
        /** Reads applications, projects and logs; exactly one of the ways to prove itself. */
        read?: {
          /** @visibility secret */
          token?: string;
          /** Path of a file with the token; read again when it changes. */
          tokenFile?: string;
          /** User name of a local account that may log in; one session is shared by everybody. */
          username?: string;
          /** @visibility secret */
          password?: string;
          /** Calls without an account, for an Argo CD that lets anybody read. */
          anonymous?: boolean;
        };
        /** Syncs, rolls back, terminates, runs actions. Without it these are off. */
        operate?: {
          /** @visibility secret */
          token?: string;
          /** Path of a file with the token; read again when it changes. */
          tokenFile?: string;
          /** User name of a local account that may log in; one session is shared by everybody. */
          username?: string;
          /** @visibility secret */
          password?: string;
          /** Calls without an account, for an Argo CD that lets anybody read. */
          anonymous?: boolean;
        };
        /** Creates AppProjects and Applications. Without it templates cannot register projects here. */
        provision?: {
          /** @visibility secret */
          token?: string;
          /** Path of a file with the token; read again when it changes. */
          tokenFile?: string;
          /** User name of a local account that may log in; one session is shared by everybody. */
          username?: string;
          /** @visibility secret */
          password?: string;
          /** Calls without an account, for an Argo CD that lets anybody read. */
          anonymous?: boolean;
          /** Where a provisioned project may deploy to. */
          destinations: Array<{
            server: string;
            /** Namespaces; `*` stands for the name of the project. */
            namespaces: string[];
          }>;
        };
      };
    }>;
    /** Instances as other Argo CD plugins are told of them; only entries of type `config` are read. */
    appLocatorMethods?: Array<{
      type: string;
      instances?: Array<{
        name: string;
        url: string;
        /** @visibility secret */
        token?: string;
        username?: string;
        /** @visibility secret */
        password?: string;
      }>;
    }>;
    /** What holds for everything that templates create, in all instances. */
    provision?: {
      /**
       * Environments that a project may have, in the order of promotion; `dev`, `staging` and `production` by default. Their
       * names are held together.
       */
      environments?: string[];
      /** Name of a new namespace, `{name}-{environment}` by default. */
      namespacePattern?: string;
      /** Namespaces that no project deploys into, beside `kube-*`, `default` and those of the Argo CDs; `*` is a wildcard. */
      systemNamespaces?: string[];
      /** Names and namespaces that not everybody gets. */
      reserved?: Array<{
        /** `*` stands for any characters. */
        namespaces: string[];
        /** Users and groups that get them; nobody where there is none. */
        groups?: string[];
      }>;
      /** GitLab projects that may deploy into namespaces that are not named after them. */
      adopted?: Array<{
        /** Host of the GitLab, as `integrations` has it. */
        host: string;
        /** Number of the project. */
        projectId: number;
        /** `*` stands for any characters. */
        namespaces: string[];
      }>;
    };
    /** Repository hosts that the cluster reaches by another address than people do. */
    repositoryHosts?: Array<{
      /** Address for people. */
      url: string;
      /** Addresses of the same host as Argo CD has them. */
      aliases: string[];
    }>;
    history?: {
      /** How long a deployment is kept, 365 days by default. */
      retention?: string | { days?: number; weeks?: number; years?: number };
    };
  };
}
