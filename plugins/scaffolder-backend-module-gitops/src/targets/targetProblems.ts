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

import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { environmentNames } from '@slipway/plugin-gitops-common';
import { keyOf } from './schemaProblem';
import { WrittenTarget } from './targetSchema';

/** What is there more than once, with the place of the second. */
function repeated<T>(items: T[], textOf: (item: T) => string) {
  const texts = items.map(textOf);
  return texts.flatMap((text, index) =>
    texts.indexOf(text) < index ? [{ text, index }] : [],
  );
}

function environmentProblems(
  { environments }: WrittenTarget,
  at: number,
): string[] {
  const key = keyOf([at, 'environments']);
  const places = environments.map(({ name }) => environmentNames.indexOf(name));
  if (repeated(environments, ({ name }) => name).length > 0) {
    return [`${key} names an environment twice.`];
  }
  return places.some((place, index) => index > 0 && place < places[index - 1])
    ? [
        `${key} must be in the order of promotion: ${environmentNames.join(
          ', ',
        )}.`,
      ]
    : [];
}

/** The addresses that an endpoint profile needs. */
function endpointProblems(
  { endpointProfile: profile, gitlab, registry = {} }: WrittenTarget,
  at: number,
): string[] {
  const missing = (...path: string[]) =>
    `${keyOf([at, ...path])} is missing: endpointProfile ${profile} needs it.`;
  switch (profile) {
    case 'k3d':
      return [
        ...(gitlab.clusterUrl ? [] : [missing('gitlab', 'clusterUrl')]),
        ...(registry.pullFrom ? [] : [missing('registry', 'pullFrom')]),
      ];
    case 'gitlab-com':
      return [
        ...(gitlab.host === 'gitlab.com'
          ? []
          : [
              `${keyOf([at, 'gitlab', 'host'])} is ${
                gitlab.host
              }, and endpointProfile gitlab-com is for gitlab.com alone.`,
            ]),
        ...(gitlab.clusterUrl
          ? [
              `${keyOf([
                at,
                'gitlab',
                'clusterUrl',
              ])} has to be left out: with endpointProfile gitlab-com the cluster reaches gitlab.com as people do.`,
            ]
          : []),
      ];
    default:
      return registry.host ? [] : [missing('registry', 'host')];
  }
}

function groupProblems({ gitlab }: WrittenTarget, at: number): string[] {
  const key = keyOf([at, 'gitlab', 'groups']);
  return [
    // GitLab knows groups by their paths in any case.
    ...repeated(gitlab.groups, ({ path }) => path.toLowerCase()).map(
      ({ index }) => `${key}[${index}] is there twice.`,
    ),
    ...gitlab.groups.flatMap(({ owners = [] }, index) =>
      owners.flatMap((owner, place) =>
        isGroup(owner)
          ? []
          : [`${key}[${index}].owners[${place}] is no reference of a group.`],
      ),
    ),
  ];
}

/** The full reference of a group that may be written as its name alone. */
export function toGroupRef(written: string): string {
  return stringifyEntityRef(parseEntityRef(written, { defaultKind: 'group' }));
}

function isGroup(written: string): boolean {
  try {
    return toGroupRef(written).startsWith('group:');
  } catch {
    return false;
  }
}

/** What does not fit together within `gitops.targets`, one sentence each. */
export function targetProblems(targets: WrittenTarget[]): string[] {
  return [
    ...repeated(targets, ({ name }) => name).map(
      ({ text, index }) =>
        `${keyOf([index, 'name'])} is ${text}, which another target has.`,
    ),
    // The form shows a target by its title alone.
    ...repeated(targets, ({ name, title = name }) => title).flatMap(
      ({ text, index }) =>
        targets.some(
          ({ name }, at) => at < index && name === targets[index].name,
        )
          ? []
          : [
              `${keyOf([
                index,
                'title',
              ])} is ${text}, which another target has.`,
            ],
    ),
    ...targets.flatMap((target, at) => [
      ...groupProblems(target, at),
      ...environmentProblems(target, at),
      ...endpointProblems(target, at),
      ...repeated(target.choices, choice => choice).map(
        ({ index }) => `${keyOf([at, 'choices', index])} is there twice.`,
      ),
    ]),
  ];
}
