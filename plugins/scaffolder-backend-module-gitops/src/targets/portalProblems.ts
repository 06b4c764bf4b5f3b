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

import { Config } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { provisionProblems } from './provisionProblems';
import { keyOf } from './schemaProblem';
import { WrittenTarget } from './targetSchema';

/** A key whose variable is not set is dropped, so the credential may be there without any way to prove itself. */
const credentialKeys = ['token', 'tokenFile', 'username', 'anonymous'];

/** The entries of `argocd.instances`; of other plugins' list only the names are known. */
function instancesOf(config: Config): Map<string, Config | undefined> {
  const located = (
    config.getOptionalConfigArray('argocd.appLocatorMethods') ?? []
  ).flatMap(method => method.getOptionalConfigArray('instances') ?? []);
  const own = config.getOptionalConfigArray('argocd.instances') ?? [];
  return new Map([
    ...located.map(item => [item.getString('name'), undefined] as const),
    ...own.map(item => [item.getString('name'), item] as const),
  ]);
}

function discoveryProblems(
  { environments, gitlab }: WrittenTarget,
  at: number,
  discovery: Config,
): string[] {
  const key = keyOf([at, 'registration']);
  const parent = discovery.getString('group');
  const found = discovery.getOptionalStringArray('environments') ?? ['dev'];
  const outside = gitlab.groups.filter(
    ({ path }) => !`${path}/`.startsWith(`${parent}/`),
  );
  const missing = environments.filter(({ name }) => !found.includes(name));
  return [
    ...(outside.length > 0
      ? [
          `${key} is discovery, which finds repositories in ${parent}, not in ${outside
            .map(({ path }) => path)
            .join(', ')}.`,
        ]
      : []),
    ...(missing.length > 0
      ? [
          `${key} is discovery, which deploys ${found.join(
            ', ',
          )} only, not ${missing.map(({ name }) => name).join(', ')}.`,
        ]
      : []),
    ...(environments.some(({ sync }) => sync === 'manual')
      ? [
          `${key} is discovery, which syncs every environment by itself: none can have sync: manual.`,
        ]
      : []),
  ];
}

/** What an instance of the configuration does not offer of the registration that a target names. */
function registrationProblems(
  target: WrittenTarget,
  at: number,
  instance: Config,
  root: Config,
): string[] {
  const lacks = (what: string) => [
    `${keyOf([at, 'registration'])} is ${target.registration}, and ${what}.`,
  ];
  const of = `argocd.instances has for ${target.argocdInstance}`;
  switch (target.registration) {
    case 'api': {
      const provision = instance.getOptionalConfig('credentials.provision');
      return provision && credentialKeys.some(key => provision.has(key))
        ? provisionProblems(target, at, provision, root)
        : lacks(`${of} no credentials.provision with a token or an account`);
    }
    case 'platform-repository': {
      const url = instance.getOptionalString(
        'registration.platformRepositoryUrl',
      );
      if (!url) {
        return lacks(`${of} no registration.platformRepositoryUrl`);
      }
      const { host } =
        ScmIntegrations.fromConfig(root).gitlab.byUrl(url)?.config ?? {};
      return host === target.gitlab.host
        ? []
        : lacks(
            `registration.platformRepositoryUrl of ${target.argocdInstance} is not in ${target.gitlab.host}, for which people's tokens are`,
          );
    }
    case 'discovery': {
      const discovery = instance.getOptionalConfig('registration.discovery');
      return discovery
        ? discoveryProblems(target, at, discovery)
        : lacks(`${of} no registration.discovery`);
    }
    default:
      return [];
  }
}

/** What the rest of the configuration does not have of what `gitops.targets` names, one sentence each. */
export function portalProblems(
  targets: WrittenTarget[],
  config: Config,
): string[] {
  const integrations = ScmIntegrations.fromConfig(config);
  const instances = instancesOf(config);
  return targets.flatMap((target, at) => {
    const { argocdInstance, gitlab } = target;
    const instance = instances.get(argocdInstance);
    return [
      ...(integrations.gitlab.byHost(gitlab.host)
        ? []
        : [
            `${keyOf([at, 'gitlab', 'host'])} is ${
              gitlab.host
            }, which integrations.gitlab does not have.`,
          ]),
      ...(instances.has(argocdInstance)
        ? []
        : [
            `${keyOf([
              at,
              'argocdInstance',
            ])} is ${argocdInstance}, which argocd.instances does not have. It has: ${
              [...instances.keys()].join(', ') || 'none'
            }.`,
          ]),
      ...(instance ? registrationProblems(target, at, instance, config) : []),
    ];
  });
}
