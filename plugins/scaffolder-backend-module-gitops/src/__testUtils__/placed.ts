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

import { ConfigReader } from '@backstage/config';
import { JsonObject } from '@backstage/types';
import { targetChoices } from '@slipway/plugin-gitops-common';
import { PlacedProject, ProjectPlace, Targets } from '../targets/Targets';

/** An entry of gitops.targets on gitlab.com. */
export const ofGitlabCom = {
  name: 'com',
  argocdInstance: 'global',
  gitlab: { host: 'gitlab.com', groups: ['blue'] },
  endpointProfile: 'gitlab-com',
  domain: 'apps.example.com',
  choices: [...targetChoices],
};

/** One on a GitLab of a company's own. */
export const ofSelfManaged = {
  ...ofGitlabCom,
  name: 'own',
  gitlab: { host: 'gitlab.example.com', groups: ['blue'] },
  endpointProfile: 'self-managed',
  registry: { host: 'registry.example.com' },
};

/** Where an Argo CD lets templates deploy to. */
export const destinations = [
  {
    server: 'https://kubernetes.default.svc',
    namespaces: ['*-dev', '*-staging', '*-production'],
  },
];

/** The rest of a configuration in which these entries are right. */
export function portalWith(...targets: JsonObject[]): ConfigReader {
  return new ConfigReader({
    gitops: { targets },
    integrations: {
      gitlab: [
        { host: 'gitlab.example.com', apiBaseUrl: 'https://api.invalid' },
      ],
    },
    argocd: {
      repositoryHosts: [
        {
          url: 'https://gitlab.example.com',
          aliases: ['http://gitlab.svc:8181'],
        },
      ],
      instances: [
        {
          name: 'global',
          title: 'Global',
          credentials: { provision: { token: 'x', destinations } },
        },
        {
          name: 'narrow',
          registration: {
            platformRepositoryUrl: 'https://gitlab.com/platform/projects',
          },
          credentials: {
            provision: {
              token: 'x',
              destinations: [
                {
                  ...destinations[0],
                  namespaces: ['*-dev', 'shop-production'],
                },
              ],
            },
          },
        },
        { name: 'bare' },
      ],
    },
  });
}

/** A project where a target has it. */
export function placed(
  place: Partial<ProjectPlace> = {},
  target: JsonObject = ofGitlabCom,
): PlacedProject {
  return Targets.fromConfig(portalWith(target)).place({
    name: 'shop',
    target: String(target.name),
    group: 'blue',
    ...place,
  });
}
