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
  Verdict,
  verdictSentence,
  isHeard,
} from '@slipway/plugin-argocd-common';
import { ApplicationRecord } from '../record/ApplicationRecord';
import { broken } from './broken';
import { cannotCompare } from './cannotCompare';
import { deleting } from './deleting';
import { notComparedYet, notDeployed } from './notDeployed';
import { outOfDate } from './outOfDate';
import { refused } from './refused';
import { rolledBack } from './rolledBack';
import { rollingOut } from './rollingOut';
import { syncFailed } from './syncFailed';
import { Decision, Rule, VerdictContext } from './VerdictContext';

/** The later of two times in ISO 8601. */
function latest(...times: (string | undefined)[]): string | undefined {
  return times.filter(Boolean).sort().pop();
}

const paused: Rule = ({ health }) =>
  health.status === 'Suspended'
    ? { code: 'paused', parameters: {}, since: health.since }
    : undefined;

const live: Rule = ({ sync, health, history }) =>
  sync.status === 'Synced' && health.status === 'Healthy'
    ? {
        code: 'live',
        parameters: {},
        since: latest(health.since, history?.[0]?.deployedAt),
      }
    : undefined;

/** The table of verdicts: the first that applies wins, and what cannot be compared is never green. */
const rules: Rule[] = [
  deleting,
  notComparedYet,
  cannotCompare,
  rollingOut,
  syncFailed,
  refused,
  broken,
  rolledBack,
  notDeployed,
  outOfDate,
  paused,
  live,
];

function decide(record: ApplicationRecord, context: VerdictContext): Decision {
  for (const rule of rules) {
    const decision = rule(record, context);
    if (decision) {
      return decision;
    }
  }
  return {
    code: 'unknown',
    parameters: { sync: record.sync.status, health: record.health.status },
  };
}

/**
 * Argo CD says four things at once – sync, health, operation, conditions – that contradict each other. People need one.
 * Pure.
 */
export function verdict(
  record: ApplicationRecord,
  context: VerdictContext,
): Verdict {
  const decision = decide(record, context);
  const { instance, look } = context;
  const isOld = !isHeard(instance.status) || look?.isOld;
  const comparedAt = look?.comparedAt;
  return {
    ...decision,
    sentence: verdictSentence(decision, context.cause),
    ...(isOld && { lastKnown: true, ...(comparedAt && { comparedAt }) }),
  };
}
