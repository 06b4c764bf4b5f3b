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
import {
  EnvironmentName,
  environmentNames,
  TargetSettings,
} from '@slipway/plugin-gitops-common';
import { z } from 'zod';
import { portalProblems } from './portalProblems';
import { schemaProblem } from './schemaProblem';
import { targetProblems, toGroupRef } from './targetProblems';
import { TargetConfig } from './TargetConfig';
import { targetSchema, WrittenTarget } from './targetSchema';

const gitlabComRegistry = 'registry.gitlab.com';

/** Everything that is wrong with `gitops.targets`. @public */
export class TargetsError extends Error {
  constructor(readonly problems: string[]) {
    super(
      `gitops.targets is wrong, so no project could be made:\n${problems.join(
        '\n',
      )}`,
    );
    this.name = 'TargetsError';
  }
}

function settingsOf(written: WrittenTarget): TargetSettings {
  const { buildEngine, domain, environments, imageUpdate } = written;
  return {
    visibility: written.visibility,
    environments: environments.map(({ name }) => name),
    manualEnvironments: environments
      .filter(({ sync }) => sync === 'manual')
      .map(({ name }) => name),
    buildEngine,
    imageUpdate,
    registration: written.registration,
    domain,
  };
}

function toTarget(written: WrittenTarget): TargetConfig {
  const { name, title = name, argocdInstance, endpointProfile } = written;
  const { groups, host, clusterUrl } = written.gitlab;
  const { registry = {}, choices } = written;
  const registryHost =
    registry.host ??
    (endpointProfile === 'gitlab-com' ? gitlabComRegistry : registry.pullFrom);
  return {
    name,
    title,
    argocdInstance,
    gitlab: {
      host,
      groups: groups
        .map(({ path, owners }) => ({ path, owners: owners?.map(toGroupRef) }))
        .sort((a, b) => a.path.localeCompare(b.path)),
      clusterUrl: clusterUrl?.replace(/\/+$/, ''),
    },
    endpointProfile,
    // What is missing here is a problem that was found before.
    registry: {
      host: registryHost ?? '',
      pullFrom: registry.pullFrom ?? registryHost ?? '',
    },
    settings: settingsOf(written),
    choices,
  };
}

/**
 * Reads `gitops.targets`, and compares it with what the rest of the configuration has.
 *
 * @throws TargetsError with a sentence for everything that is wrong, which names the key
 * @public
 */
export function readTargets(config: Config): TargetConfig[] {
  const parsed = z
    .array(targetSchema)
    .safeParse(config.getOptional('gitops.targets') ?? [], {
      reportInput: true,
    });
  if (!parsed.success) {
    throw new TargetsError(parsed.error.issues.map(schemaProblem));
  }
  const problems = [
    ...targetProblems(parsed.data),
    ...portalProblems(parsed.data, config),
  ];
  if (problems.length > 0) {
    throw new TargetsError(problems);
  }
  return parsed.data.map(toTarget);
}

/** Each once, whatever the order in which they were given. */
export function inOrderOfPromotion(
  names: EnvironmentName[],
): EnvironmentName[] {
  return environmentNames.filter(name => names.includes(name));
}
