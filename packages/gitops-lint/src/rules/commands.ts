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

import { Job } from '../ci/Pipeline';
import { Project } from '../Project';
import { Report } from '../rule';
import { distinctBy } from '../values';
import { Pattern } from './inOrder';

export interface Command extends Report {
  text: string;
  job?: Job;
}

/** More of a line is not looked at: patterns take longer than its length says. */
const maxLineLength = 1_000;

/** A push of tags alone changes no branch, and one for a merge request only a new one. */
export const pushToBranch =
  /\bgit\s+push\b(?!.*(--tags\b|merge_request\.create\b|\$\{?CI_COMMIT_TAG|refs\/tags\/|\$\{?TAG\b))/;

/** Shell scripts of the tree that a pipeline runs: named in a command, or in a script that is. */
function scriptsOf(project: Project): string[] {
  const texts = project.jobs.flatMap(({ script }) =>
    script.map(({ text }) => text),
  );
  const left = new Set(project.tree.files.filter(file => file.endsWith('.sh')));
  const found: string[] = [];
  for (let before = -1; before !== found.length; ) {
    before = found.length;
    const all = texts.splice(0).join('\n');
    for (const file of left) {
      const name = file.slice(file.lastIndexOf('/') + 1);
      if (all.includes(name)) {
        left.delete(file);
        found.push(file);
        texts.push(project.tree.text(file)!);
      }
    }
  }
  return found;
}

/** Every line that the pipelines run, in their own scripts and in the shell scripts that they call. */
export function* commands(project: Project): Generator<Command> {
  for (const job of project.jobs) {
    const texts = wholeCommands(job.script.map(({ text }) => text));
    for (const [index, line] of job.script.entries()) {
      yield { ...line, text: texts[index], job };
    }
  }
  for (const file of scriptsOf(project)) {
    const texts = wholeCommands(project.tree.text(file)!.split('\n'));
    for (const [index, text] of texts.entries()) {
      yield { text, file, line: index + 1 };
    }
  }
}

/** Each line, the first one of a command with those that it goes on in. */
function wholeCommands(lines: string[]): string[] {
  return lines.map((line, index) => {
    let text = line;
    if (!lines[index - 1]?.endsWith('\\')) {
      let next = index + 1;
      while (
        text.endsWith('\\') &&
        next < lines.length &&
        text.length < maxLineLength
      ) {
        text = `${text.slice(0, -1)}${lines[next]}`;
        next += 1;
      }
    }
    return text.slice(0, maxLineLength);
  });
}

/** Commands that fit a pattern; comments are none. */
export function* matching(
  project: Project,
  pattern: Pattern,
): Generator<Command> {
  for (const command of commands(project)) {
    if (
      !command.text.trimStart().startsWith('#') &&
      pattern.test(command.text)
    ) {
      yield command;
    }
  }
}

/** Places of commands that fit a pattern, each once. */
export function* placesOf(
  project: Project,
  pattern: Pattern,
): Generator<Report> {
  for (const { file, line } of distinctBy(
    matching(project, pattern),
    command => `${command.file}:${command.line}`,
  )) {
    yield { file, line };
  }
}
