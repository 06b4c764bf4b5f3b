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

import { eventNames } from '../ci/world';
import { Note } from '../finding';
import { LintReport, PipelineReport } from '../lint';

const counted = (count: number, one: string, many: string) =>
  `${count} ${count === 1 ? one : many}`;

function jobsByEvent({ jobs }: PipelineReport): string {
  return [
    'Jobs by what starts the pipeline:',
    ...eventNames.map(event => {
      const names = jobs
        .filter(({ events, isScheduled }) =>
          event === 'schedule' ? isScheduled : events.includes(event),
        )
        .map(({ name }) => name);
      return `  ${event.padEnd(17)} ${names.join(', ') || 'no job'}`;
    }),
  ].join('\n');
}

const noted = (title: string, notes: Note[]) =>
  notes.length > 0
    ? [
        [
          title,
          ...notes.map(
            ({ file, line, message }) => `  ${file}:${line}  ${message}`,
          ),
        ].join('\n'),
      ]
    : [];

/** What was not looked at, for who reads the findings with a program. */
export function notesAsText({ notSeen, notChecked }: LintReport): string {
  return [
    ...noted('Not seen:', notSeen),
    ...noted('Not checked:', notChecked),
  ].join('\n\n');
}

/** For people. */
export function text(report: LintReport): string {
  const { findings, pipeline, silenced } = report;
  const broken = findings.filter(({ profile }) => profile === 'broken').length;
  const summary =
    findings.length === 0
      ? 'Nothing found'
      : `${counted(
          broken,
          'finding that breaks',
          'findings that break',
        )} something, ${findings.length - broken} of the style of the house`;
  const notes = notesAsText(report);
  return [
    ...findings.map(
      ({ file, line, profile, rule, message, advice }) =>
        `${file}:${line}  ${profile}  ${rule}\n    ${message}\n    → ${advice}`,
    ),
    ...(pipeline ? [jobsByEvent(pipeline)] : []),
    ...(notes ? [notes] : []),
    `${summary}${silenced > 0 ? `, ${silenced} silenced` : ''}.`,
  ].join('\n\n');
}
