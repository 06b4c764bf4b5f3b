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

import { Tree } from '../tree/Tree';
import { Path, YamlFile } from '../tree/YamlFile';
import { asArray, asRecord, asString, isRecord, Values } from '../values';
import {
  FileWithInputs,
  Includes,
  PipelineProblem,
  RemoteInclude,
  Part,
} from './Includes';
import { expandJobs, resolverOf } from './expandJobs';
import { Budget } from './Budget';
import { PatternTests } from './PatternTests';
import { isPlainMap, Place, placeAt, placeOf, Reference } from './traced';
import { eventNames, includeHolds } from './world';

export interface ScriptLine {
  text: string;
  file: string;
  line: number;
}

export interface Job {
  name: string;
  file: string;
  line: number;
  /** What it says itself, what it extends or refers to, and the defaults of the pipeline. */
  keys: Values;
  /** Its own part alone, as it stands in the file. */
  own: Values;
  script: ScriptLine[];
  /** Where something of the job stands, be it its own or inherited. */
  placeOf(...path: Path): Pick<Place, 'file' | 'line'>;
}

/** The job that an entry of `needs` names. */
export function neededJob(need: unknown): string | undefined {
  return asString(need) ?? asString(asRecord(need).job);
}

/** What tells one pipeline from another: its files, and which of them are included when. */
interface PipelineSource {
  tree: Tree;
  yaml: (file: string) => YamlFile | undefined;
  files: FileWithInputs[];
}

/** Whether something refers to what the files do not have. */
function refersElsewhere(value: unknown, merged: Values): boolean {
  if (value instanceof Reference) {
    return !Object.hasOwn(merged, value.path[0] ?? '');
  }
  if (typeof value !== 'object' || value === null) {
    return false;
  }
  return Object.values(value).some(inner => refersElsewhere(inner, merged));
}

const inAnyEvent =
  (files: readonly string[], patterns: PatternTests) => (include: Values) =>
    eventNames.some(
      event => includeHolds(include, { event, patterns }, files) !== false,
    );

/** A pipeline of GitLab CI with its local includes; nothing is fetched and nothing is run. */
export class Pipeline {
  readonly problems: PipelineProblem[];
  /** Includes that come from other places. */
  readonly remote: RemoteInclude[];
  /** Every file with its value, the pipeline's own first. */
  readonly parts: Part[];
  readonly jobs: Job[];
  readonly file: string;
  /** Names of what it extends or refers to and does not have. */
  readonly unknown: PipelineProblem[];
  readonly treeFiles: readonly string[];
  /** What its patterns were found to match. */
  readonly patterns = new PatternTests();
  /** What it has too much of, so that the rest was left. */
  readonly tooMuch: string[];
  readonly #keywords: Values;
  readonly #unresolved: Includes['unresolved'];
  readonly #missing: string[];
  readonly #merged: Values;

  private constructor(
    private readonly source: PipelineSource,
    isIncluded: (include: Values) => boolean,
    /** The job that starts it where it is a child. */
    readonly parent?: Job,
  ) {
    const { tree, yaml, files } = source;
    const includes = new Includes(tree, yaml, isIncluded, files);
    const budget = new Budget();
    const expanded = expandJobs(includes.merged, budget);
    this.file = files[0].file;
    this.#merged = includes.merged;
    this.#missing = includes.missing;
    this.treeFiles = tree.files;
    this.parts = includes.parts;
    this.remote = includes.remote;
    this.#unresolved = includes.unresolved;
    this.#keywords = expanded.keywords;
    this.jobs = expanded.jobs.map(({ name, keys, own }) => {
      const place = placeOf(includes.merged, name);
      const here = { file: place?.file ?? this.file, line: place?.line ?? 1 };
      return {
        name,
        keys,
        own,
        ...here,
        placeOf: (...path) => {
          const { file, line } = placeAt(keys, path) ?? here;
          return { file, line };
        },
        script: ['before_script', 'script', 'after_script'].flatMap(key =>
          key in own || budget.take(keys[key]) ? scriptOf(keys, key, here) : [],
        ),
      };
    });
    this.tooMuch = [
      ...(includes.isTooMuch ? ['includes too much'] : []),
      ...(budget.isSpent ? ['takes over too much'] : []),
    ];
    this.problems = includes.problems;
    // What comes from elsewhere may bring what is missing here.
    this.unknown = this.isWhole ? expanded.problems : [];
  }

  static read(
    tree: Tree,
    yaml: (file: string) => YamlFile | undefined,
  ): Pipeline | undefined {
    const file = '.gitlab-ci.yml';
    return yaml(file)?.documents.some(({ value }) => isRecord(value))
      ? new Pipeline(
          {
            tree,
            yaml,
            files: [{ file, inputs: {}, place: { file, line: 1 } }],
          },
          inAnyEvent(tree.files, new PatternTests()),
        )
      : undefined;
  }

  /** The pipeline that one of its jobs starts from files of the tree. */
  child(job: Job, files: FileWithInputs[]): Pipeline {
    return new Pipeline(
      { ...this.source, files },
      inAnyEvent(this.treeFiles, this.patterns),
      job,
    );
  }

  /** The same pipeline with those includes alone that their rules let in. */
  including(isIncluded: (include: Values) => boolean): Pipeline {
    return new Pipeline(this.source, isIncluded, this.parent);
  }

  /** Whether all of it is in the tree. */
  get isWhole(): boolean {
    return (
      this.remote.length === 0 &&
      this.#unresolved.length === 0 &&
      this.#missing.length === 0 &&
      this.tooMuch.length === 0
    );
  }

  /** The files as GitLab compares them with what it knows: with everything in the place of its references. */
  get resolvedParts(): Part[] {
    const resolve = resolverOf(this.#merged);
    return this.parts.flatMap(({ file, value }) => {
      const resolved = resolve(value);
      return isRecord(resolved) ? [{ file, value: resolved }] : [];
    });
  }

  /** Whether a job, or a keyword of the pipeline, consists of nothing but what is in the tree. */
  isSettled(name: string, above: string[] = []): boolean {
    const written = this.#merged[name];
    if (!isPlainMap(written) || above.includes(name)) {
      return false;
    }
    return (
      !refersElsewhere(written, this.#merged) &&
      [written.extends ?? []]
        .flat()
        .every(
          parent =>
            typeof parent === 'string' &&
            this.isSettled(parent, [...above, name]),
        )
    );
  }

  /** Whether rules of includes make one event's pipeline another than the next one's. */
  get hasConditionalIncludes(): boolean {
    return this.parts.some(({ value }) =>
      [value.include].flat().some(include => 'rules' in asRecord(include)),
    );
  }

  /** What is not in the tree, or cannot be told. */
  get notSeen(): { file: string; line: number; what: string }[] {
    return [
      ...this.remote.map(({ file, line, kind, name }) => ({
        file,
        line,
        what: `${kind} ${name}`,
      })),
      ...this.#unresolved.map(({ file, line, name }) => ({
        file,
        line,
        what: name,
      })),
    ];
  }

  /** A keyword of the whole pipeline, e.g. `workflow`, and where it stands. */
  keyword(
    name: string,
  ): { value: unknown; file: string; line: number } | undefined {
    return Object.hasOwn(this.#keywords, name)
      ? { value: this.#keywords[name], ...this.placeOf(name) }
      : undefined;
  }

  /** Names of the stages in their order, GitLab's own where none are named. */
  get stages(): string[] {
    const named = this.keyword('stages');
    return [
      '.pre',
      ...(named
        ? asArray(named.value).flatMap(stage => asString(stage) ?? [])
        : ['build', 'test', 'deploy']
      ).filter(stage => stage !== '.pre' && stage !== '.post'),
      '.post',
    ];
  }

  /** Where something of the whole pipeline stands. */
  placeOf(...path: Path): Pick<Place, 'file' | 'line'> {
    const { file, line } = placeAt(this.#keywords, path) ?? {
      file: this.file,
      line: 1,
    };
    return { file, line };
  }
}

/** The lines of a script as they are run, each with the place that it stands at. */
function scriptOf(
  keys: Values,
  key: string,
  job: { file: string; line: number },
): ScriptLine[] {
  const script = keys[key];
  const lines = (item: unknown, place: Place | undefined): ScriptLine[] => {
    if (Array.isArray(item)) {
      return item.flatMap((inner, index) =>
        lines(inner, placeOf(item, index) ?? place),
      );
    }
    if (typeof item !== 'string') {
      return [];
    }
    const { file, line, isBlock } = { ...job, ...place };
    return item.split('\n').map((text, offset) => ({
      text,
      file,
      line: isBlock ? line + offset + 1 : line,
    }));
  };
  return lines(script, placeOf(keys, key));
}
