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

import { matchesPath } from '@slipway/glob';
import { Project } from './Project';
import { Report } from './rule';
import { asArray, asRecord, asString, isRecord } from './values';

/** Where a tree says what it does not want to be told. */
const silenceFile = '.gitops-lint.yaml';

/** In a comment, on the line or on the one before it: `gitops-lint-ignore image-fixed-tag: it is built here`. */
const comment = /gitops-lint-ignore\s+([a-z][a-z, -]*?)\s*(?::\s*(\S.*))?$/;

interface Silence {
  rules: string[];
  /** Globs of files. */
  files: string[];
  line?: number;
}

/** What a tree silences, each with a reason; without one it silences nothing, and is told so. */
export class Silences {
  /** Entries and comments that silence nothing, and why. */
  readonly problems: (Report & { message: string })[] = [];
  /** Rules that are silenced, and where. */
  readonly named: { file: string; line: number; rule: string }[] = [];
  readonly #all: Silence[] = [];

  private constructor(private readonly project: Project) {
    this.#readFile();
    for (const file of project.tree.files) {
      this.#readComments(file);
    }
  }

  static of(project: Project): Silences {
    return new Silences(project);
  }

  covers(rule: string, file: string, line: number): boolean {
    return this.#all.some(
      silence =>
        silence.rules.includes(rule) &&
        (silence.line === undefined || silence.line === line) &&
        silence.files.some(
          pattern => pattern === file || matchesPath(pattern, file),
        ),
    );
  }

  #readFile() {
    const yaml = this.project.yaml(silenceFile);
    const [content] = yaml?.documents ?? [];
    for (const [index, entry] of asArray(
      asRecord(content?.value).silence,
    ).entries()) {
      const { rule, files, reason } = asRecord(entry);
      const rules = [rule].flat().flatMap(item => asString(item) ?? []);
      const where = {
        file: silenceFile,
        line: yaml!.lineAt(content.document, ['silence', index]),
      };
      if (rules.length === 0 || !isRecord(entry)) {
        this.problems.push({ ...where, message: 'It names no rule.' });
      } else if (!asString(reason)?.trim()) {
        this.#lacksReason(where, rules);
      } else {
        this.named.push(...rules.map(one => ({ ...where, rule: one })));
        this.#all.push({
          rules,
          files:
            files === undefined
              ? ['**']
              : [files].flat().flatMap(item => asString(item) ?? []),
        });
      }
    }
  }

  #readComments(file: string) {
    const text = this.project.tree.text(file)!;
    if (!text.includes('gitops-lint-ignore ') || file.endsWith('.md')) {
      return;
    }
    for (const [index, content] of text.split('\n').entries()) {
      const found = content.length < 2_000 && comment.exec(content.trimEnd());
      if (found && /[#/]/.test(content.slice(0, found.index))) {
        const rules = found[1].split(/[\s,]+/).filter(Boolean);
        const line = index + 1;
        if (found[2]) {
          this.named.push(...rules.map(rule => ({ file, line, rule })));
          const isAlone = /^\s*(#|\/\/|\{\{-?\s*\/\*)/.test(content);
          this.#all.push({
            rules,
            files: [file],
            line: isAlone ? line + 1 : line,
          });
        } else {
          this.#lacksReason({ file, line }, rules);
        }
      }
    }
  }

  #lacksReason(where: Report, rules: string[]) {
    this.problems.push({
      ...where,
      message: `It silences ${rules.join(
        ', ',
      )} without a reason, so it silences nothing.`,
    });
  }
}
