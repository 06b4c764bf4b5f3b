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

import { globMatcher } from '@slipway/glob';
import { Document, isScalar, visit } from 'yaml';
import { Tree } from '../tree/Tree';
import { Path, YamlDocument, YamlFile } from '../tree/YamlFile';
import { asArray, asRecord, asString, isRecord, Values } from '../values';

/** Keys at the top of a pipeline that are no jobs. */
const notJobs = [
  'after_script',
  'before_script',
  'cache',
  'default',
  'image',
  'include',
  'services',
  'spec',
  'stages',
  'types',
  'variables',
  'workflow',
];

const maxIncludes = 200;
const maxExtends = 11;
/** Keys and script lines that jobs may take over from elsewhere, in all: every job could take over everything. */
const maxInherited = 200_000;
/** Characters of files that are included with inputs, each of which is filled in anew. */
const maxFilledChars = 250_000;

export interface ScriptLine {
  text: string;
  file: string;
  line: number;
}

export interface Job {
  name: string;
  file: string;
  line: number;
  /** What it says itself and what it extends. */
  keys: Values;
  /** Its own part alone, as it stands in the file. */
  own: Values;
  script: ScriptLine[];
  /** Line of something of the job's own. */
  lineOf(...path: Path): number;
}

export interface PipelineProblem {
  file: string;
  line: number;
  message: string;
}

interface Part {
  document: YamlDocument;
  value: Values;
}

/** Puts inputs in the place of `$[[ inputs.name ]]`, in keys and values alike. */
function withInputs(
  { document, file }: YamlDocument,
  inputs: Values,
): YamlDocument {
  const copy = document.clone() as Document;
  // What is not closed is consumed too: it could not be closed from any later beginning.
  const fill = (text: string) =>
    text.replace(
      /\$\[\[\s*inputs\.([\w-]+)[^\]]*(\]\])?/g,
      (whole, name, end) =>
        end && Object.hasOwn(inputs, name) ? String(inputs[name]) : whole,
    );
  visit(copy, {
    Scalar(_key, node) {
      if (typeof node.value === 'string') {
        const whole = /^\$\[\[\s*inputs\.([\w-]+)\s*\]\]$/.exec(node.value);
        node.value =
          whole && Object.hasOwn(inputs, whole[1])
            ? inputs[whole[1]]
            : fill(node.value);
      }
    },
  });
  return { file, document: copy, value: copy.toJS({ maxAliasCount: 200 }) };
}

/** The job that an entry of `needs` names. */
export function neededJob(need: unknown): string | undefined {
  return asString(need) ?? asString(asRecord(need).job);
}

/** A pipeline of GitLab CI with its local includes; nothing is fetched and nothing is run. */
export class Pipeline {
  readonly problems: PipelineProblem[] = [];
  /** Includes that come from elsewhere. */
  readonly remote: { file: string; line: number; what: string }[] = [];
  readonly #parts: Part[] = [];
  readonly jobs: Job[];
  readonly #taken = new Set<string>();
  #includes = 0;
  #filledChars = 0;
  #inherited = 0;

  private constructor(
    private readonly tree: Tree,
    private readonly yaml: (file: string) => YamlFile | undefined,
    readonly file: string,
  ) {
    this.#take(file, {});
    this.jobs = this.#jobs();
  }

  static read(
    tree: Tree,
    yaml: (file: string) => YamlFile | undefined,
  ): Pipeline | undefined {
    const file = '.gitlab-ci.yml';
    const root = yaml(file);
    return root?.documents.some(({ value }) => isRecord(value))
      ? new Pipeline(tree, yaml, file)
      : undefined;
  }

  /** A keyword of the whole pipeline, e.g. `workflow`, and where it stands. */
  keyword(
    name: string,
  ): { value: unknown; file: string; line: number } | undefined {
    const part = this.#parts.find(({ value }) => Object.hasOwn(value, name));
    return part
      ? {
          value: part.value[name],
          file: part.document.file.name,
          line: part.document.file.lineAt(part.document.document, [name]),
        }
      : undefined;
  }

  /** Names of the stages in their order, GitLab's own where none are named. */
  get stages(): string[] {
    const named = this.keyword('stages');
    return [
      '.pre',
      ...(named
        ? asArray(named.value).flatMap(stage => asString(stage) ?? [])
        : ['build', 'test', 'deploy']),
      '.post',
    ];
  }

  /** Line of something in the pipeline's own file. */
  lineOf(...path: Path): number {
    const [part] = this.#parts;
    return part.document.file.lineAt(part.document.document, path);
  }

  /** Every part with its value, the pipeline's own file first. */
  get parts(): { file: string; value: Values }[] {
    return this.#parts.map(({ document, value }) => ({
      file: document.file.name,
      value,
    }));
  }

  #take(file: string, inputs: Values) {
    // Included twice in the same way it is still the same.
    const key = `${file} ${JSON.stringify(inputs)}`;
    if (this.#taken.has(key)) {
      return;
    }
    this.#taken.add(key);
    const yaml = this.yaml(file);
    const documents = yaml?.documents ?? [];
    const isSpec =
      documents.length > 1 && isRecord(asRecord(documents[0].value).spec);
    const declared = isSpec
      ? asRecord(asRecord(asRecord(documents[0].value).spec).inputs)
      : {};
    const defaults = Object.fromEntries(
      Object.entries(declared).flatMap(([name, input]) =>
        isRecord(input) && 'default' in input ? [[name, input.default]] : [],
      ),
    );
    const content = documents[isSpec ? 1 : 0];
    if (!content || !isRecord(content.value)) {
      return;
    }
    this.#filledChars += isSpec ? yaml!.length : 0;
    if (this.#filledChars > maxFilledChars) {
      this.#tooMuch(file, 'includes');
      return;
    }
    let filled: YamlDocument;
    try {
      filled = isSpec
        ? withInputs(content, { ...defaults, ...inputs })
        : content;
    } catch {
      return;
    }
    this.#parts.push({ document: filled, value: asRecord(filled.value) });
    this.#checkInputs(file, declared, inputs);
    const includes = asRecord(filled.value).include;
    (Array.isArray(includes) ? includes : [includes]).forEach(
      (include, index) =>
        this.#include(
          include,
          file,
          filled.file.lineAt(
            filled.document,
            Array.isArray(includes) ? ['include', index] : ['include'],
          ),
        ),
    );
  }

  /** Said once: what goes beyond is not looked at. */
  #tooMuch(file: string, what: 'includes' | 'takes over') {
    const message = `The pipeline ${what} too much; the rest of it is not checked.`;
    if (!this.problems.some(problem => problem.message === message)) {
      this.problems.push({ file, line: 1, message });
    }
  }

  #checkInputs(file: string, declared: Values, inputs: Values) {
    for (const name of Object.keys(inputs)) {
      if (!Object.hasOwn(declared, name)) {
        this.problems.push({
          file,
          line: 1,
          message: `It is included with the input ${name}, which it does not declare.`,
        });
      }
    }
    for (const [name, input] of Object.entries(declared)) {
      const isNeeded = !isRecord(input) || !('default' in input);
      if (isNeeded && !Object.hasOwn(inputs, name)) {
        this.problems.push({
          file,
          line: 1,
          message: `It is included without the input ${name}, which it needs.`,
        });
      }
    }
  }

  #include(include: unknown, file: string, line: number) {
    if (include === undefined || include === null) {
      return;
    }
    this.#includes += 1;
    if (this.#includes > maxIncludes) {
      return;
    }
    const local =
      asString(asRecord(include).local) ??
      (typeof include === 'string' && !/^https?:/.test(include)
        ? include
        : undefined);
    if (local === undefined) {
      const [kind] = isRecord(include)
        ? ['remote', 'project', 'component', 'template'].filter(
            key => key in include,
          )
        : ['remote'];
      this.remote.push({
        file,
        line,
        what: `${kind ?? 'include'} ${
          asString(isRecord(include) ? include[kind] : include) ?? ''
        }`,
      });
      return;
    }
    const name = local.replace(/^\/+/, '');
    if (name.includes('*')) {
      for (const found of this.tree.files.filter(globMatcher(name))) {
        this.#take(found, asRecord(asRecord(include).inputs));
      }
      return;
    }
    if (!this.tree.has(name)) {
      this.problems.push({
        file,
        line,
        message: `It includes ${name}, which is not in the tree.`,
      });
      return;
    }
    this.#take(name, asRecord(asRecord(include).inputs));
  }

  #mayInherit(count: number): boolean {
    this.#inherited += count;
    if (this.#inherited > maxInherited) {
      this.#tooMuch(this.file, 'takes over');
      return false;
    }
    return true;
  }

  #jobs(): Job[] {
    const own = new Map<string, { part: Part; keys: Values }>();
    for (const part of this.#parts) {
      for (const [name, keys] of Object.entries(part.value)) {
        if (!notJobs.includes(name) && isRecord(keys)) {
          // The file that includes wins over what it includes, key by key.
          const including = own.get(name);
          own.set(name, {
            part: including?.part ?? part,
            keys: including ? deepMerge(keys, including.keys) : keys,
          });
        }
      }
    }
    const known = new Map<string, Values>();
    const merged = (name: string): Values => {
      const before = known.get(name);
      if (before) {
        return before;
      }
      const keys = own.get(name)?.keys ?? {};
      // What extends itself finds its own part and no more.
      known.set(name, keys);
      const parents = [keys.extends ?? []]
        .flat()
        .flatMap(parent => asString(parent) ?? [])
        .slice(0, maxExtends);
      const all = [
        ...parents
          .map(merged)
          .filter(parent => this.#mayInherit(countOf(parent))),
        keys,
      ].reduce(deepMerge, {});
      known.set(name, all);
      return all;
    };
    const inherited = asRecord(this.keyword('default')?.value);
    return [...own]
      .filter(([name]) => !name.startsWith('.'))
      .map(([name, { part, keys }]) => {
        const { file, document } = part.document;
        const lineOf = (...path: Path) =>
          file.lineAt(document, [name, ...path]);
        const all = merged(name);
        return {
          name,
          file: file.name,
          line: lineOf(),
          keys: all,
          own: keys,
          lineOf,
          script: ['before_script', 'script', 'after_script'].flatMap(key => {
            const script = Object.hasOwn(all, key) ? all[key] : inherited[key];
            return script === keys[key] || this.#mayInherit(countOf(script))
              ? scriptOf(part, name, key, script)
              : [];
          }),
        };
      });
  }
}

const counts = new WeakMap<object, number>();

/** How many values and lines a value consists of. */
function countOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) {
    return String(value).split('\n').length;
  }
  let count = counts.get(value) ?? 0;
  if (count === 0) {
    const waiting: unknown[] = [value];
    while (waiting.length > 0) {
      const next = waiting.pop();
      count += typeof next === 'string' ? next.split('\n').length : 1;
      if (typeof next === 'object' && next !== null) {
        for (const inner of Object.values(next)) {
          waiting.push(inner);
        }
      }
    }
    counts.set(value, count);
  }
  return count;
}

/** Maps are merged, everything else is replaced. */
function deepMerge(below: Values, above: Values): Values {
  const merged: Values = { ...below };
  for (const [key, value] of Object.entries(above)) {
    const before = merged[key];
    merged[key] =
      isRecord(value) && isRecord(before) ? deepMerge(before, value) : value;
  }
  return merged;
}

/** The lines of a script as they are run, each with the line of the file that it stands on. */
function scriptOf(
  part: Part,
  job: string,
  key: string,
  script: unknown,
): ScriptLine[] {
  const { file, document } = part.document;
  const items =
    typeof script === 'string' ? [script] : asArray(script).flat(10);
  return items.flatMap((item, index) => {
    if (typeof item !== 'string') {
      return [];
    }
    const path = typeof script === 'string' ? [job, key] : [job, key, index];
    const first = file.lineAt(document, path);
    const node = file.nodeAt(document, path);
    const isBlock =
      isScalar(node) &&
      (node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED');
    return item.split('\n').map((text, offset) => ({
      text,
      file: file.name,
      line: isBlock ? first + offset + 1 : first,
    }));
  });
}
