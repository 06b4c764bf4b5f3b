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
  domainPattern,
  maxProjectName,
  nameProblem,
  NameProblem,
  Service,
  ServiceProblem,
  serviceProblems,
} from '@slipway/plugin-gitops-common';
import type { Answers } from './answers';
import { Draft } from './draft';

export const maxDescription = 200;
const maxDomain = 200;

/** What is wrong in the form before anybody is asked, by field. */
export interface Problems {
  name?: NameProblem | 'nameMissing';
  owner?: 'ownerMissing';
  group?: 'groupMissing';
  description?: 'descriptionLong';
  environments?: 'environmentsMissing';
  domain?: 'domainForm';
  /** Of each service, in their order. */
  services: ServiceProblem[][];
}

export function problemsOf(
  draft: Draft,
  answers: Answers,
  services: Service[],
): Problems {
  const { settings } = answers;
  const isDomain =
    settings.domain.length <= maxDomain && domainPattern.test(settings.domain);
  return {
    name: draft.name ? nameProblem(draft.name, maxProjectName) : 'nameMissing',
    owner: answers.owner ? undefined : 'ownerMissing',
    group: answers.group ? undefined : 'groupMissing',
    description:
      draft.description.trim().length > maxDescription
        ? 'descriptionLong'
        : undefined,
    environments:
      settings.environments.length === 0 ? 'environmentsMissing' : undefined,
    domain: isDomain ? undefined : 'domainForm',
    services: services.map((_, index) => serviceProblems(services, index)),
  };
}

/** Fields that are wrong, in the order of the page. */
export function wrongFields(
  problems: Problems,
): ('services' | keyof Problems)[] {
  const order = [
    'name',
    'owner',
    'group',
    'services',
    'description',
    'environments',
    'domain',
  ] as const;
  return order.filter(field =>
    field === 'services'
      ? problems.services.some(({ length }) => length > 0)
      : problems[field],
  );
}
