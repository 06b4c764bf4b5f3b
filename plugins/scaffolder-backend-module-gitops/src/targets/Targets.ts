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
import { InputError, NotAllowedError } from '@backstage/errors';
import { ScmIntegrations } from '@backstage/integration';
import {
  EnvironmentName,
  TargetChoice,
  targetChoices,
  TargetSettings,
} from '@slipway/plugin-gitops-common';
import { isDeepStrictEqual } from 'node:util';
import {
  readRepoUrl,
  RepositoryAddress,
  repositoryAddress,
} from '../gitlab/repositoryAddress';
import { isSamePath } from '../gitlab/namespace';
import { inOrderOfPromotion, readTargets } from './readTargets';
import { TargetConfig } from './TargetConfig';

/** What of the answers of the form says where a project goes. @public */
export interface ProjectPlace extends Partial<TargetSettings> {
  name: string;
  target?: string;
  group?: string;
  /** Of a repository picker, in place of target and group: the first target that has its group. */
  repoUrl?: string;
}

/** Where a project goes, and with what it is made. @public */
export interface PlacedProject {
  target: TargetConfig;
  settings: TargetSettings;
  address: RepositoryAddress;
}

const missing =
  'The configuration of this portal has no gitops.targets, so it is not known where projects go. Ask the platform team to add one.';

const namesOf: Record<TargetChoice, string> = {
  visibility: 'the visibility',
  environments: 'the environments',
  manualEnvironments: 'the environments that a person syncs',
  buildEngine: 'the build engine',
  imageUpdate: 'the image update',
  registration: 'the registration',
  domain: 'the domain',
};

/** The targets of the configuration. @public */
export class Targets {
  /** @throws TargetsError with everything that is wrong */
  static fromConfig(config: Config): Targets {
    return new Targets(readTargets(config), ScmIntegrations.fromConfig(config));
  }

  private constructor(
    readonly all: readonly TargetConfig[],
    private readonly integrations: ScmIntegrations,
  ) {}

  /** What keeps people from making projects, one sentence each. */
  get problems(): string[] {
    return this.all.length > 0 ? [] : [missing];
  }

  /**
   * @throws InputError where the portal has no such target or the target no such group; NotAllowedError for a choice that
   * the target does not leave to people
   */
  place(place: ProjectPlace): PlacedProject {
    const { target, group } = this.#groupOf(place);
    return {
      target,
      settings: settingsOf(target, place),
      address: repositoryAddress(
        { host: target.gitlab.host, group, repository: place.name },
        this.integrations,
      ),
    };
  }

  #groupOf({ name, target: targetName, group, repoUrl }: ProjectPlace): {
    target: TargetConfig;
    group: string;
  } {
    if (this.all.length === 0) {
      throw new InputError(missing);
    }
    if (!targetName && repoUrl) {
      return this.#ofRepository(name, repoUrl);
    }
    const target = this.all.find(item => item.name === targetName);
    if (!target) {
      throw new InputError(
        targetName
          ? `This portal has no target ${targetName}. It has: ${this.all
              .map(item => item.name)
              .join(', ')}.`
          : 'Choose where the project goes: a target and a group of it.',
      );
    }
    const known = group && groupOf(target, group);
    if (!known) {
      const paths = target.gitlab.groups.map(({ path }) => path);
      throw new InputError(
        group
          ? `Target ${target.name} has no group ${group}. It has: ${paths.join(
              ', ',
            )}.`
          : `Choose a group of target ${target.name}: ${paths.join(', ')}.`,
      );
    }
    return { target, group: known };
  }

  #ofRepository(name: string, repoUrl: string) {
    const { host, group, repository } = readRepoUrl(repoUrl, this.integrations);
    if (repository !== name) {
      throw new InputError(
        `The repository is named ${repository} and the project ${name}. Give both the same name.`,
      );
    }
    const target = this.all.find(
      item => item.gitlab.host === host && groupOf(item, group),
    );
    const known = target && groupOf(target, group);
    if (!known) {
      throw new InputError(
        `No target of this portal has the group ${group} of ${host}. Choose another group.`,
      );
    }
    return { target, group: known };
  }
}

/** A group of a target as the configuration writes it: GitLab knows paths in any case. */
function groupOf({ gitlab }: TargetConfig, group: string): string | undefined {
  return gitlab.groups.find(({ path }) => isSamePath(path, group))?.path;
}

/** What the target says, with what a person chose instead. */
function settingsOf(
  { name, settings, choices }: TargetConfig,
  chosen: Partial<TargetSettings>,
): TargetSettings {
  const given = normalized(chosen);
  const refused = targetChoices.find(
    choice =>
      given[choice] !== undefined &&
      !choices.includes(choice) &&
      !isDeepStrictEqual(given[choice], settings[choice]),
  );
  if (refused) {
    throw new NotAllowedError(
      `Target ${name} does not let people choose ${
        namesOf[refused]
      }: the platform team has set ${[settings[refused]]
        .flat()
        .join(', ')}. Leave it as it is.`,
    );
  }
  const environments = given.environments ?? settings.environments;
  const stray = given.manualEnvironments?.find(
    item => !environments.includes(item),
  );
  if (stray) {
    throw new InputError(
      `${stray} is to be synced by a person and is no environment of the project. Add it, or leave it out of both.`,
    );
  }
  return {
    visibility: given.visibility ?? settings.visibility,
    environments,
    manualEnvironments:
      given.manualEnvironments ??
      settings.manualEnvironments.filter(item => environments.includes(item)),
    buildEngine: given.buildEngine ?? settings.buildEngine,
    imageUpdate: given.imageUpdate ?? settings.imageUpdate,
    registration: given.registration ?? settings.registration,
    domain: given.domain ?? settings.domain,
  };
}

/** The order in which somebody ticked environments is none. */
function normalized(chosen: Partial<TargetSettings>): Partial<TargetSettings> {
  const ordered = (names: EnvironmentName[] | undefined) =>
    names && inOrderOfPromotion(names);
  return {
    ...chosen,
    environments: ordered(chosen.environments),
    manualEnvironments: ordered(chosen.manualEnvironments),
  };
}
