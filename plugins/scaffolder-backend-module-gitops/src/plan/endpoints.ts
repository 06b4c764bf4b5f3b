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

import { InputError } from '@backstage/errors';
import { EndpointProfile } from '@slipway/plugin-gitops-common';
import { Target } from '../gitlab/target';

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

/**
 * The addresses of an endpoint profile.
 *
 * @throws InputError where the profile needs an address that is missing or does not fit the host.
 */
export function planEndpoints(
  profile: EndpointProfile,
  target: Target,
  given: {
    clusterGitlabUrl?: string;
    pullRegistry?: string;
    domain: string;
    portalUrl?: string;
  },
): Endpoints {
  const projectPath = `${target.group}/${target.repository}`;
  const endpoints = (
    clusterUrl: string,
    pullRegistry: string | undefined,
    pullSecrets: string[],
  ) => {
    if (!pullRegistry) {
      throw new InputError(
        `Endpoint profile ${profile} needs the address of the registry.`,
      );
    }
    return {
      gitlabHost: target.host,
      projectPath,
      projectUrl: target.projectUrl,
      clusterRepositoryUrl: `${clusterUrl}/${projectPath}.git`,
      pullRegistry,
      // A registry knows no capitals, and $CI_REGISTRY_IMAGE has none.
      imageRegistry: `${pullRegistry}/${projectPath.toLowerCase()}`,
      pullSecrets,
      domain: given.domain,
      portalUrl: given.portalUrl ?? '',
      argocdNamespace: 'argocd',
    };
  };
  switch (profile) {
    case 'k3d':
      return endpoints(
        given.clusterGitlabUrl ?? target.baseUrl,
        given.pullRegistry,
        [],
      );
    case 'gitlab-com':
      if (target.host !== 'gitlab.com') {
        throw new InputError(
          `Endpoint profile gitlab.com does not fit a repository on ${target.host}. Choose another profile.`,
        );
      }
      return endpoints(target.baseUrl, 'registry.gitlab.com', [
        'registry-credentials',
      ]);
    default:
      return endpoints(target.baseUrl, given.pullRegistry, [
        'registry-credentials',
      ]);
  }
}
