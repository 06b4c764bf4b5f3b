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
  LogEvent,
  ScaffolderTaskOutput,
} from '@backstage/plugin-scaffolder-common';

/** An event of a task. Only its last one has an output, or an error. */
export type TaskEvent = Omit<LogEvent, 'body'> & {
  body: LogEvent['body'] & {
    output?: ScaffolderTaskOutput;
    error?: { name: string; message: string };
  };
};

/** What a step says of itself. */
export interface LogLine {
  level: 'info' | 'warn' | 'error';
  text: string;
}

export interface StepLog {
  status: 'open' | 'processing' | 'completed' | 'failed' | 'skipped';
  startedAt?: string;
  endedAt?: string;
  lines: LogLine[];
}

export interface TaskEnd {
  at: string;
  message: string;
  output?: ScaffolderTaskOutput;
  error?: { name: string; message: string };
}

/** What the events of a task have told so far. */
export interface TaskLog {
  steps: Readonly<Record<string, StepLog>>;
  /** When somebody asked for its end. */
  cancelledAt?: string;
  end?: TaskEnd;
  lastId?: number;
}

export const emptyLog: TaskLog = { steps: {} };

// eslint-disable-next-line no-control-regex
const colors = /\u001b\[\d+m/g;

/** As the scaffolder's logger writes it: level, colon, text. */
function toLine(message: string): LogLine {
  const text = message.replace(colors, '');
  const [, level, rest] = /^(info|warn|error): ([^]*)$/.exec(text) ?? [];
  return level
    ? { level: level as LogLine['level'], text: rest }
    : { level: 'info', text };
}

const isStepStatus = (status: string): status is StepLog['status'] =>
  ['processing', 'completed', 'failed', 'skipped'].includes(status);

function withStepEvent(log: TaskLog, event: TaskEvent): TaskLog {
  const { stepId, status, message } = event.body;
  if (!stepId) {
    return log;
  }
  const before = log.steps[stepId] ?? { status: 'open', lines: [] };
  let step: StepLog = before;
  if (!status) {
    step = { ...before, lines: [...before.lines, toLine(message)] };
  } else if (isStepStatus(status)) {
    step = {
      ...before,
      status,
      ...(status === 'processing'
        ? { startedAt: event.createdAt }
        : { endedAt: event.createdAt }),
    };
  }
  return { ...log, steps: { ...log.steps, [stepId]: step } };
}

function withEvent(log: TaskLog, event: TaskEvent): TaskLog {
  const { body, createdAt, type } = event;
  switch (type) {
    case 'log':
      return withStepEvent(log, event);
    case 'cancelled':
      return { ...log, cancelledAt: createdAt };
    case 'completion': {
      const { error, message, output } = body;
      return { ...log, end: { at: createdAt, message, error, output } };
    }
    case 'recovered':
      return emptyLog;
    default:
      return log;
  }
}

/** The log with events that came since, in their order; one that was told already is passed over. */
export function withEvents(log: TaskLog, events: TaskEvent[]): TaskLog {
  return events
    .filter(({ id }) => id > (log.lastId ?? -1))
    .reduce((before, event) => {
      return { ...withEvent(before, event), lastId: event.id };
    }, log);
}
