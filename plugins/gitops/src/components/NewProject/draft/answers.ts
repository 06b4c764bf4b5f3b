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

import {
  NewProjectValues,
  Service,
  TargetGroup,
  TargetSettings,
  TargetView,
} from '@slipway/plugin-gitops-common';
import { Draft } from './draft';
import { Problems, wrongFields } from './problems';

/** What the presets of the form come from. */
export interface Presets {
  /** At least one. */
  targets: TargetView[];
  /** Entity refs of the groups that the person is a member of. */
  ownTeams: string[];
}

/** What the form stands for: what was entered, else what is preset. */
export interface Answers {
  target: TargetView;
  owner?: string;
  group?: string;
  settings: TargetSettings;
}

const isOwnedBy = (group: TargetGroup, owner: string | undefined) =>
  owner !== undefined &&
  group.owners.some(ref => ref.toLowerCase() === owner.toLowerCase());

function presetGroup(target: TargetView, owner?: string): string | undefined {
  const { groups } = target;
  const fitting = groups.filter(group => isOwnedBy(group, owner));
  if (fitting.length === 1) {
    return fitting[0].path;
  }
  return groups.length === 1 ? groups[0].path : undefined;
}

export function answersOf(
  draft: Pick<Draft, 'owner' | 'target' | 'group' | 'settings'>,
  presets: Presets,
): Answers {
  const { targets, ownTeams } = presets;
  const owner =
    draft.owner ?? (ownTeams.length === 1 ? ownTeams[0] : undefined);
  const target =
    targets.find(({ name }) => name === draft.target) ??
    targets.find(({ groups }) =>
      groups.some(group => isOwnedBy(group, owner)),
    ) ??
    targets[0];
  const group = target.groups.some(({ path }) => path === draft.group)
    ? draft.group
    : presetGroup(target, owner);
  const chosen = Object.fromEntries(
    target.choices.map(choice => [
      choice,
      draft.settings[choice] ?? target.settings[choice],
    ]),
  );
  const settings: TargetSettings = { ...target.settings, ...chosen };
  return {
    target,
    owner,
    group,
    settings: {
      ...settings,
      manualEnvironments: settings.manualEnvironments.filter(name =>
        settings.environments.includes(name),
      ),
    },
  };
}

/** The settings that differ from the target's own: the others stay the target's. */
function overridesOf({ target, settings }: Answers): Partial<TargetSettings> {
  return Object.fromEntries(
    target.choices
      .filter(
        choice =>
          JSON.stringify(settings[choice]) !==
          JSON.stringify(target.settings[choice]),
      )
      .map(choice => [choice, settings[choice]]),
  );
}

/** The parameters of the template; what is not chosen yet is empty. */
export function valuesOf(
  draft: Draft,
  answers: Answers,
  services: Service[],
): NewProjectValues & { services: Service[] } {
  const { name, leftover } = draft;
  const description = draft.description.trim();
  const { owner = '', group = '', target } = answers;
  return {
    name,
    ...(description && { description }),
    owner,
    target: target.name,
    group,
    services,
    ...overridesOf(answers),
    ...(leftover && { leftover }),
  };
}

/** What of it can be checked already: what is missing or wrong makes only those checks wait that need it. */
export function checkableOf(
  values: NewProjectValues,
  problems: Problems,
): Partial<NewProjectValues> {
  const { description, ...rest } = values;
  return Object.fromEntries(
    Object.entries(rest).filter(
      ([field]) => !wrongFields(problems).some(wrong => wrong === field),
    ),
  );
}
