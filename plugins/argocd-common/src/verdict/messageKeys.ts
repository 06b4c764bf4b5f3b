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

import { Verdict } from '../schema/openapi.generated';
import { ArgocdMessageKey } from '../text/translate';

type Parameters = Record<string, string>;

/** What a sentence tells. */
export type Told = Pick<Verdict, 'code' | 'parameters' | 'since'>;

/** Messages that follow each other; the first one names the state. */
export type Keys = (ArgocdMessageKey | false | undefined | '')[];

function deletingKeys({ waitsFor }: Parameters): Keys {
  switch (waitsFor) {
    case 'operation':
    case 'objects':
    case 'hooks':
    case 'finalizer':
      return [`verdict.deleting.${waitsFor}`];
    default:
      return ['verdict.deleting.plain'];
  }
}

function waitsForKeys({ waitsFor, more, also, pods }: Parameters): Keys {
  switch (waitsFor) {
    case 'hook':
    case 'health':
    case 'deletion':
      return [
        more
          ? `verdict.rollingOut.waitsFor.${waitsFor}s`
          : `verdict.rollingOut.waitsFor.${waitsFor}`,
      ];
    case 'pods':
    case 'address':
    case 'volume':
    case 'object':
      return [
        waitsFor === 'pods' && pods === '1'
          ? 'verdict.rollingOut.waitsFor.pod'
          : `verdict.rollingOut.waitsFor.${waitsFor}`,
        also && 'verdict.rollingOut.waitsFor.also',
      ];
    default:
      return [];
  }
}

function retryKey({ time, overdue }: Parameters): ArgocdMessageKey {
  if (!time) {
    return 'verdict.rollingOut.retrying';
  }
  return overdue
    ? 'verdict.rollingOut.retryOverdue'
    : 'verdict.rollingOut.retryingAt';
}

function syncingKey({ by }: Parameters, since?: string): ArgocdMessageKey {
  if (!since) {
    return 'verdict.rollingOut.syncing';
  }
  return by
    ? 'verdict.rollingOut.syncingBy'
    : 'verdict.rollingOut.syncingSince';
}

function progressingKey(
  { usualSeconds }: Parameters,
  since?: string,
): ArgocdMessageKey {
  if (usualSeconds) {
    return 'verdict.rollingOut.slow';
  }
  return since
    ? 'verdict.rollingOut.progressingSince'
    : 'verdict.rollingOut.progressing';
}

function rollingOutKeys({ parameters, since }: Told): Keys {
  switch (parameters.step) {
    case 'pending':
      return [
        since
          ? 'verdict.rollingOut.pendingSince'
          : 'verdict.rollingOut.pending',
      ];
    case 'terminating':
    case 'hydrating':
      return [`verdict.rollingOut.${parameters.step}`];
    case 'retrying':
      return [
        retryKey(parameters),
        parameters.limit && 'verdict.rollingOut.retryOf',
      ];
    case 'syncing':
      return [syncingKey(parameters, since), ...waitsForKeys(parameters)];
    default:
      return [progressingKey(parameters, since), ...waitsForKeys(parameters)];
  }
}

function failureKey({
  failure,
  revision,
  wanted,
}: Parameters): ArgocdMessageKey {
  switch (failure) {
    case 'automatic':
    case 'comparison':
    case 'hydration':
      return `verdict.syncFailed.${failure}`;
    default:
  }
  if (!revision) {
    return 'verdict.syncFailed.plain';
  }
  return wanted ? 'verdict.syncFailed.untried' : 'verdict.syncFailed.on';
}

function brokenKey({ kind, only, reason }: Parameters): ArgocdMessageKey {
  if (!kind) {
    return 'verdict.broken.plain';
  }
  if (reason) {
    return only ? 'verdict.broken.onlyNoMetrics' : 'verdict.broken.noMetrics';
  }
  return only ? 'verdict.broken.only' : 'verdict.broken.object';
}

function notDeployedKey({
  reason,
  missing,
  until,
}: Parameters): ArgocdMessageKey {
  switch (reason) {
    case 'notCompared':
    case 'empty':
    case 'firstSync':
      return `verdict.notDeployed.${reason}`;
    case 'window':
      return until
        ? 'verdict.notDeployed.windowUntil'
        : 'verdict.notDeployed.window';
    default:
  }
  if (missing) {
    return 'verdict.notDeployed.workloads';
  }
  return reason === 'gone'
    ? 'verdict.notDeployed.gone'
    : 'verdict.notDeployed.plain';
}

function wayKeys(parameters: Parameters): Keys {
  const { way, mode, until, by, prune, failed, applicationSet, total } =
    parameters;
  const further: Keys = [
    prune && 'verdict.outOfDate.prunes',
    failed && 'verdict.outOfDate.failed',
  ];
  switch (way) {
    case 'automatic':
      return ['verdict.outOfDate.automatic', ...further];
    case 'manual':
      return [
        applicationSet
          ? 'verdict.outOfDate.member'
          : 'verdict.outOfDate.manual',
        ...further,
      ];
    case 'window':
      return [
        until ? 'verdict.outOfDate.windowUntil' : 'verdict.outOfDate.window',
      ];
    case 'partial':
      if (total) {
        return [
          by ? 'verdict.outOfDate.partialOfBy' : 'verdict.outOfDate.partialOf',
        ];
      }
      return [by ? 'verdict.outOfDate.partialBy' : 'verdict.outOfDate.partial'];
    case 'prune':
      return [
        mode === 'off' || mode === 'manual'
          ? `verdict.outOfDate.prune.${mode}`
          : 'verdict.outOfDate.prune.kept',
      ];
    case 'drift':
    case 'healing':
    case 'shared':
      return [`verdict.outOfDate.${way}`];
    default:
      return ['verdict.outOfDate.differs'];
  }
}

function outOfDateKeys(parameters: Parameters): Keys {
  return [
    ...wayKeys(parameters),
    parameters.shared && 'verdict.outOfDate.alsoShared',
  ];
}

/** The messages that say a verdict, from its code and parameters. */
export function messageKeys(told: Told): Keys {
  const { code, parameters, since } = told;
  switch (code) {
    case 'deleting':
      return deletingKeys(parameters);
    case 'rollingOut':
      return rollingOutKeys(told);
    case 'syncFailed':
      return [
        failureKey(parameters),
        parameters.nothingDeployed && 'verdict.syncFailed.nothingDeployed',
        parameters.nothingRuns && 'verdict.notDeployed.workloads',
      ];
    case 'refused':
      return [
        parameters.reason === 'step' || parameters.reason === 'generation'
          ? `verdict.refused.${parameters.reason}`
          : 'verdict.refused.wipe',
      ];
    case 'broken':
      return [brokenKey(parameters)];
    case 'rolledBack':
      return [
        parameters.by ? 'verdict.rolledBack.by' : 'verdict.rolledBack.plain',
        Number(parameters.waits) > 1
          ? 'verdict.rolledBack.wait'
          : 'verdict.rolledBack.waits',
      ];
    case 'notDeployed':
      return [notDeployedKey(parameters)];
    case 'outOfDate':
      return outOfDateKeys(parameters);
    case 'live':
      return [since ? 'verdict.liveSince' : 'verdict.live'];
    default:
      return [`verdict.${code}`];
  }
}
