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

import { ResponseError } from '@backstage/errors';
import {
  LeftoverView,
  ProjectCheck,
  ProjectCheckId,
  projectChecks,
  ProjectChecks,
  ProjectPreview,
} from '@slipway/plugin-gitops-common';
import { messageOf } from '../../../api';
import { Asked } from '../../../hooks/useAsked';

/** What is looked at, in the order in which it is shown: chart and pipeline come from the files that would be written. */
export type CheckId = ProjectCheckId | 'chart' | 'pipeline';

export interface CheckLine {
  id: CheckId;
  /** `waiting`: it needs an answer of the form, or a sign-in, that is not there yet. */
  status: ProjectCheck['status'] | 'running' | 'waiting';
  /** Since when it runs, in milliseconds. */
  since?: number;
  /** Why it is refused or unknown, as the back end says it. */
  message?: string;
  facts: Record<string, string>;
  leftover?: LeftoverView;
}

/** These say something only where something is chosen that nobody can see through. */
const saidWhereChosen: CheckId[] = ['visibility', 'imageUpdate'];

/** What a check has found, unlike what it still looks for. */
export const isAnswered = (
  line: CheckLine,
): line is CheckLine & Pick<ProjectCheck, 'status'> =>
  line.status !== 'running' && line.status !== 'waiting';

type Known = Omit<CheckLine, 'id' | 'facts'> & {
  facts?: Record<string, string>;
};

/** What is said of a question without an answer. */
function unanswered(asked: Asked<object>): Known | undefined {
  switch (asked.state) {
    case 'idle':
      return { status: 'waiting' };
    case 'running':
      return { status: 'running', since: asked.since };
    case 'failed':
      return {
        // What the template refuses, the task would refuse, too.
        status:
          (asked.error as ResponseError).statusCode === 400
            ? 'refused'
            : 'unknown',
        message: messageOf(asked.error),
      };
    default:
      return undefined;
  }
}

function chartOf(preview: Asked<ProjectPreview>): Known {
  if (preview.state !== 'answered') {
    return unanswered(preview) ?? { status: 'waiting' };
  }
  const { findings, notChecked, chart } = preview.answer;
  const [finding] = findings;
  if (finding) {
    const { file, line, message, advice } = finding;
    return {
      status: 'refused',
      message: `${file}:${line} ${message} ${advice}`,
    };
  }
  const [note] = notChecked;
  if (note) {
    return {
      status: 'refused',
      message: `${note.file}:${note.line} ${note.message}`,
    };
  }
  return chart
    ? {
        status: 'passed',
        facts: {
          count: String(chart.environments.length),
          objects: String(chart.objects),
          kubernetes: chart.kubernetesVersion,
        },
      }
    : { status: 'unknown' };
}

function pipelineOf(preview: Asked<ProjectPreview>): Known {
  if (preview.state !== 'answered') {
    const known = unanswered(preview) ?? { status: 'waiting' };
    // The chart's line says already why nothing was written.
    return known.status === 'refused' ? { status: 'waiting' } : known;
  }
  const jobs = preview.answer.pipeline?.jobs.filter(({ events }) =>
    events.includes('push to main'),
  );
  return jobs?.length
    ? { status: 'passed', facts: { count: String(jobs.length) } }
    : { status: 'refused' };
}

function askedOf(id: ProjectCheckId, checks: Asked<ProjectChecks>): Known {
  if (checks.state !== 'answered') {
    return unanswered(checks) ?? { status: 'waiting' };
  }
  return (
    checks.answer.checks.find(check => check.id === id) ?? { status: 'unknown' }
  );
}

/** Which field of the form a check is about; what no field can change has none. */
export const fieldOfCheck: Partial<Record<CheckId, 'name' | 'group'>> = {
  name: 'name',
  namespaces: 'name',
  group: 'group',
};

/** Why a field cannot be as it is: of several checks about it, the first says so. */
export function refusalOf(
  lines: CheckLine[],
  field: 'name' | 'group',
): string | undefined {
  return lines.find(
    ({ id, status }) => status === 'refused' && fieldOfCheck[id] === field,
  )?.message;
}

/** A name that something is left of is not free: the choice about it is what lets it pass. */
function withChoice(known: Known, chosen?: 'adopt' | 'remove'): Known {
  const { facts, leftover, status } = known;
  return status === 'passed' && leftover && chosen
    ? { ...known, facts: { leftover: chosen, ...facts } }
    : known;
}

/**
 * What the card shows, line by line.
 *
 * @param options - `isComplete`: whether the form has all that the checks need; `person`: in whose name is asked;
 *   `leftover`: what is to become of what an earlier task has left
 */
export function checkLines(
  checks: Asked<ProjectChecks>,
  preview: Asked<ProjectPreview>,
  options: {
    isComplete: boolean;
    person?: string;
    leftover?: 'adopt' | 'remove';
  },
): CheckLine[] {
  const { isComplete, leftover, person } = options;
  const lines: (readonly [CheckId, Known])[] = [
    ...projectChecks.map(
      id => [id, withChoice(askedOf(id, checks), leftover)] as const,
    ),
    ['chart', chartOf(preview)],
    ['pipeline', pipelineOf(preview)],
  ];
  const said = lines.filter(
    ([id, { status }]) =>
      status === 'notChecked' || !saidWhereChosen.includes(id),
  );
  return said.map(([id, known]) => ({
    ...known,
    id,
    facts: { ...(person && { person }), ...known.facts },
    // It is not the back end's fault that it cannot be told yet.
    ...(known.status === 'unknown' &&
      !isComplete && { status: 'waiting' as const, message: undefined }),
  }));
}
