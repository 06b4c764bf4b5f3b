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
      /** Name in the portal; lower-case letters, digits and dashes. */
      name: string;
      /** Name for people. */
      title?: string;
      /** Address of Argo CD as the back end reaches it, with its root path if it has one. */
      url: string;
      /** Address of Argo CD's user interface for people; without it there are no links to Argo CD. */
      externalUrl?: string;
      /** Namespace of Argo CD's own objects, `argocd` by default. */
      namespace?: string;
      credentials: {
        /** Reads applications, projects and clusters. */
        read: {
          /** @visibility secret */
          token: string;
        };
        /** Syncs applications. Without it the actions are off. */
        operate?: {
          /** @visibility secret */
          token: string;
        };
        /** Creates AppProjects and Applications. Without it templates cannot register projects here. */
        provision?: {
          /** @visibility secret */
          token: string;
          /** Where a provisioned project may deploy to. */
          destinations: Array<{
            server: string;
            /** Namespaces; `*` stands for the name of the project. */
            namespaces: string[];
          }>;
        };
      };
    }>;
    /** Repository hosts that the cluster reaches by another address than people do. */
    repositoryHosts?: Array<{
      /** Address for people. */
      url: string;
      /** Addresses of the same host as Argo CD has them. */
      aliases: string[];
    }>;
  };
}
