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

import { ScaffolderTask } from '@backstage/plugin-scaffolder-common';
import {
  EnvironmentName,
  environmentNames,
  ImageUpdate,
  imageUpdates,
  RegistrationMethod,
  registrationMethods,
  TargetView,
} from '@slipway/plugin-gitops-common';

/** What the page shows of what somebody asked for. */
export interface TaskValues {
  name: string;
  /** Entity ref. */
  owner?: string;
  /** Path of a group of GitLab. */
  group?: string;
  /** Where the platform offers it. */
  target?: TargetView;
  /** How the task names it: by its name, or by the place that stands for it. */
  targetName?: string;
  services: { name: string; isOwn: boolean; isPublic: boolean }[];
  /** In order of promotion; empty where neither the person nor the target is known to say. */
  environments: EnvironmentName[];
  imageUpdate?: ImageUpdate;
  registration?: RegistrationMethod;
  /** Public services answer at `<project>-<environment>.<domain>`. */
  domain?: string;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const text = (value: unknown) =>
  typeof value === 'string' && value ? value : undefined;

function servicesOf(value: unknown): TaskValues['services'] {
  const services: unknown[] = Array.isArray(value) ? value : [];
  return services.filter(isObject).flatMap(service => {
    const name = text(service.name);
    return name
      ? [
          {
            name,
            isOwn: service.kind !== 'image',
            isPublic: service.public === true,
          },
        ]
      : [];
  });
}

/** The place that Backstage's own wizard asks for, `<host>?owner=<group>&repo=<name>`. */
function placeOf(value: unknown) {
  const [host, search] = (text(value) ?? '').split('?');
  const group = new URLSearchParams(search).get('owner');
  return { host: host || undefined, group: group || undefined };
}

/** As the back end places a project: by its name, else the first that has its group. */
function targetOf(
  parameters: ScaffolderTask['spec']['parameters'],
  targets: TargetView[],
): TargetView | undefined {
  const name = text(parameters.target);
  const { group, host } = placeOf(parameters.repoUrl);
  return name
    ? targets.find(target => target.name === name)
    : targets.find(
        ({ gitlab, groups }) =>
          gitlab.host === host && groups.some(({ path }) => path === group),
      );
}

/** What was asked for, and where a person left it out, what the target of the platform says. */
export function taskValuesOf(
  { spec }: ScaffolderTask,
  targets: TargetView[] = [],
): TaskValues {
  const { parameters } = spec;
  const target = targetOf(parameters, targets);
  const { settings } = target ?? {};
  const asked: unknown[] = Array.isArray(parameters.environments)
    ? parameters.environments
    : settings?.environments ?? [];
  return {
    name: text(parameters.name) ?? '',
    owner: text(parameters.owner),
    group: text(parameters.group) ?? placeOf(parameters.repoUrl).group,
    target,
    targetName: text(parameters.target) ?? text(parameters.repoUrl),
    services: servicesOf(parameters.services),
    environments: environmentNames.filter(name => asked.includes(name)),
    imageUpdate:
      imageUpdates.find(item => item === parameters.imageUpdate) ??
      settings?.imageUpdate,
    registration:
      registrationMethods.find(item => item === parameters.registration) ??
      settings?.registration,
    domain: text(parameters.domain) ?? settings?.domain,
  };
}

/** Where the chart is set up to answer; absent where no service is public, or nobody knows the domain. */
export function plannedHost(
  { domain, name, services }: TaskValues,
  environment: string,
): string | undefined {
  return domain && services.some(({ isPublic }) => isPublic)
    ? `${name}-${environment}.${domain}`
    : undefined;
}

/** The name in an entity ref, e.g. `team-web` of `group:default/team-web`. */
export const nameOfRef = (ref: string) => ref.replace(/^.*[:/]/, '');

/** Who started it, for people. */
export function starterOf({ spec }: ScaffolderTask): string | undefined {
  const { entity, ref } = spec.user ?? {};
  return (
    entity?.spec.profile?.displayName ?? (ref ? nameOfRef(ref) : undefined)
  );
}
