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
  gitops?: {
    /**
     * Where new projects go and what becomes of them there. The form of Create new project offers them by `title`; a target
     * that is wrong keeps the portal from starting, and without any the form says what is missing.
     */
    targets?: Array<{
      /** Name in the answers of the form: letters, digits, dashes, dots and underscores. */
      name: string;
      /** Name for people; the name where it is left out. */
      title?: string;
      /** Name of the Argo CD of `argocd.instances` that deploys the projects. */
      argocdInstance: string;
      gitlab: {
        /** Host of a GitLab of `integrations.gitlab`, with its port. */
        host: string;
        /**
         * Full paths of the groups in which projects are made. `owners` are entity references of catalog groups whose group it
         * is; without them those whose annotation `<host>/team-path` names it, else the one named like the end of the path.
         */
        groups: Array<string | { path: string; owners?: string[] }>;
        /** Address of that GitLab as Argo CD reaches it, where that is another one. */
        clusterUrl?: string;
      };
      /** Where people and the cluster reach GitLab and the registry. */
      endpointProfile: 'k3d' | 'gitlab-com' | 'self-managed';
      registry?: {
        /** Host of GitLab's registry as people and the pipeline reach it; `registry.gitlab.com` with gitlab-com. */
        host?: string;
        /** Host from which the nodes pull, where that is another one. */
        pullFrom?: string;
      };
      /** Public services answer at `<project>-<environment>.<domain>`. */
      domain: string;
      /** What the runner can do decides; `docker` by default. */
      buildEngine?: 'docker' | 'buildah' | 'buildkit';
      /** Who writes the tag of a new image into Git; `job-token` by default. */
      imageUpdate?: 'job-token' | 'deploy-key' | 'image-updater';
      /** How Argo CD learns of a project; `api` by default. */
      registration?: 'api' | 'platform-repository' | 'discovery' | 'manual';
      /** In order of promotion; `dev` alone by default. */
      environments?: Array<{
        name: 'dev' | 'staging' | 'production';
        /** `manual`: a person syncs it. `automatic` by default. */
        sync?: 'automatic' | 'manual';
      }>;
      /** Who may see the repositories; `private` by default. */
      visibility?: 'private' | 'internal' | 'public';
      /** What people may choose otherwise; anything else is refused. */
      choices?: Array<
        | 'visibility'
        | 'environments'
        | 'manualEnvironments'
        | 'buildEngine'
        | 'imageUpdate'
        | 'registration'
        | 'domain'
      >;
    }>;
  };
}
