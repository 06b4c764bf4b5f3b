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
  portal?: {
    /** Entity reference of the group that may act on every application; `group:default/platform` by default. */
    platformGroup?: string;
    /** Who may what; whatever is not granted, only the platform group may. Without it the grants that are built in. */
    grants?: Array<{
      /** Names of permissions; `*` stands for any characters. */
      permissions: string[];
      /** `everybody` who is signed in, `owners` of what is asked for, or entity references of users and groups. */
      to: 'everybody' | 'owners' | string[];
      /** Only applications of these Argo CD instances. */
      instances?: string[];
      /** Only applications of these AppProjects. */
      projects?: string[];
      /** Only applications that deploy to these namespaces; `*` stands for any characters. */
      namespaces?: string[];
      /** Only applications whose repositories GitLab shows to everybody who is signed in there. */
      visibleInGitlab?: true;
    }>;
    /** Entity reference of the group that may write and try templates in the portal; without it the platform group alone. */
    templateAuthors?: string;
    /** What people may register in the catalog, which the portal reads with its own token. */
    registration?: {
      /** Without an entry nothing can be registered, and the catalog reads only `catalog.locations`. */
      allowed: Array<{
        /** Host of a GitLab of `integrations`, with its port. */
        host: string;
        /** Full paths of GitLab groups, whose subgroups are among them; without it every group of the host. */
        groups?: string[];
      }>;
    };
  };
  /** Marks the configuration of the sandbox; the back end refuses to start with it in production. */
  sandbox?: {
    enabled: boolean;
  };
}
