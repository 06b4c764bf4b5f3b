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
import { PlacedProject } from '../targets/Targets';

/** Where people and the cluster reach the same things. */
export interface Endpoints {
  gitlabHost: string;
  projectPath: string;
  projectUrl: string;
  /** The repository as Argo CD reaches it. */
  clusterRepositoryUrl: string;
  pullRegistry: string;
  /** Where nodes pull the project's images from, without the service's name. */
  imageRegistry: string;
  pullSecrets: string[];
  /** Public services answer below it: `<project>-<environment>.<domain>`. */
  domain: string;
  /** Address of the portal for people, so that Argo CD leads back to it; empty where it has none. */
  portalUrl: string;
  /** Where this Argo CD keeps its own objects. */
  argocdNamespace: string;
}

/** The addresses of a project as its target has them. */
export function planEndpoints(
  { address, settings, target }: PlacedProject,
  portalUrl: string = '',
): Endpoints {
  const { endpointProfile, gitlab, registry } = target;
  const projectPath = `${address.group}/${address.repository}`;
  return {
    gitlabHost: address.host,
    projectPath,
    projectUrl: address.projectUrl,
    clusterRepositoryUrl: `${
      gitlab.clusterUrl ?? address.baseUrl
    }/${projectPath}.git`,
    pullRegistry: registry.pullFrom,
    // A registry knows no capitals, and $CI_REGISTRY_IMAGE has none.
    imageRegistry: `${registry.pullFrom}/${projectPath.toLowerCase()}`,
    // A local registry lets everybody pull.
    pullSecrets: endpointProfile === 'k3d' ? [] : ['registry-credentials'],
    domain: settings.domain,
    portalUrl,
    argocdNamespace: 'argocd',
  };
}
