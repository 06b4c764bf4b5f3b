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

import { Application, Condition } from './model';
import { clusterNotSynced } from './parts';
import { ComparisonError } from './RepositoryServer';

type Found = Pick<Condition, 'type' | 'message'>;

/** What stands at an application whose target state is not known. */
export function targetConditions(error: unknown): Found[] {
  return [
    {
      type: 'ComparisonError',
      message: error instanceof ComparisonError ? error.message : String(error),
    },
  ];
}

/** What stands at an application whose cluster does not answer: without its version nothing can be rendered either. */
export function clusterConditions({ spec }: Application): Found[] {
  const { server = 'https://kubernetes.default.svc' } = spec.destination;
  const notSynced = `error synchronizing cache state : ${clusterNotSynced}`;
  const info = `failed to get cluster info for "${server}": ${notSynced}`;
  return [
    {
      type: 'ComparisonError',
      message: `Failed to load live state: ${info}`,
    },
    {
      type: 'ComparisonError',
      message: `Failed to load target state: failed to get cluster version for cluster "${server}": ${info}`,
    },
    { type: 'UnknownError', message: notSynced },
  ];
}

/** Conditions as they are stored: sorted, and with the time since when the first of a type has said the same. */
export function withTransitionTimes(
  found: Found[],
  before: Condition[] = [],
  now: string,
): Condition[] {
  return found
    .map(condition => {
      const same = before.find(({ type }) => type === condition.type);
      return {
        ...condition,
        lastTransitionTime:
          same?.message === condition.message ? same.lastTransitionTime : now,
      };
    })
    .sort((a, b) =>
      `${a.type}/${a.message}` < `${b.type}/${b.message}` ? -1 : 1,
    );
}

/** Why an application cannot be synced or shown, in the words of Argo CD; empty where nothing stands against it. */
export function blockingConditions({ status }: Application): string {
  return (status.conditions ?? [])
    .filter(({ type }) =>
      ['ComparisonError', 'InvalidSpecError'].includes(type),
    )
    .map(({ type, message }) => `${type}: ${message}`)
    .join(';');
}
