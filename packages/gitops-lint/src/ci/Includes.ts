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

import { pathMatcher } from '@slipway/glob';
import { Tree } from '../tree/Tree';
import { YamlFile } from '../tree/YamlFile';
import { asRecord, asString, isRecord, Values } from '../values';
import { inputProblems, withInputs } from './inputs';
import {
  deepMerge,
  isPlainMap,
  Place,
  placeOf,
  trace,
  tracedMap,
} from './traced';

/** GitLab takes no more of them. */
const maxIncludes = 150;
/** Characters of files that are included with inputs, each of which is filled in anew. */
const maxFilledChars = 250_000;

export interface PipelineProblem {
  file: string;
  line: number;
  message: string;
}

/** A part of the pipeline that is kept in another place. */
export interface RemoteInclude {
  file: string;
  line: number;
  kind: 'component' | 'project' | 'remote' | 'template';
  /** Its address, as it is written. */
  name: string;
  /** It cannot change without a commit here. */
  isPinned: boolean;
}

/** One file of a pipeline, with its inputs filled in and the place of each entry. */
export interface Part {
  file: string;
  value: Values;
}

/** A file that is included, with what is given to it. */
export interface FileWithInputs {
  file: string;
  inputs: Values;
  /** Where the include stands. */
  place: Pick<Place, 'file' | 'line'>;
}

/** A commit, or the one that the pipeline itself runs for. */
const isCommit = (text: unknown) =>
  /^([0-9a-f]{40}|\$\{?CI_COMMIT_SHA\}?)$/i.test(String(text ?? ''));

/** A component of the project itself, as its own tests include it. */
const ownComponent =
  /^\$\{?CI_SERVER_(?:FQDN|HOST)\}?\/\$\{?CI_PROJECT_PATH\}?\/([\w./-]+)@\$\{?CI_COMMIT_SHA\}?$/;

const kinds = ['component', 'project', 'remote', 'template'] as const;

/** The files of a pipeline, merged as GitLab merges them; nothing is fetched. */
export class Includes {
  readonly parts: Part[] = [];
  readonly problems: PipelineProblem[] = [];
  readonly remote: RemoteInclude[] = [];
  /** Paths with variables, of which nobody can say what they are here. */
  readonly unresolved: { file: string; line: number; name: string }[] = [];
  /** Files that are not there. */
  readonly missing: string[] = [];
  readonly merged: Values;
  /** Whether there is more than is looked at. */
  isTooMuch = false;
  #count = 0;
  #filledChars = 0;

  constructor(
    private readonly tree: Tree,
    private readonly yaml: (file: string) => YamlFile | undefined,
    /** Whether the rules of an include let it in. */
    private readonly isIncluded: (include: Values) => boolean,
    files: FileWithInputs[],
  ) {
    this.merged = files
      .map(file => this.#load(file, []))
      .reduce(deepMerge, tracedMap([]));
  }

  /** A file with what it includes below it: later includes win over earlier ones, the file itself over all. */
  #load({ file, inputs, place }: FileWithInputs, above: string[]): Values {
    const key = `${file} ${JSON.stringify(inputs)}`;
    const nothing = tracedMap([]);
    if (above.includes(key)) {
      return nothing;
    }
    const documents = this.yaml(file)?.documents ?? [];
    const isSpec =
      documents.length > 1 &&
      isRecord(documents[0].value) &&
      'spec' in documents[0].value;
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
      return nothing;
    }
    let own: unknown;
    let filled = content;
    this.#filledChars += isSpec ? content.file.length : 0;
    if (this.#filledChars > maxFilledChars) {
      this.isTooMuch = true;
      return nothing;
    }
    try {
      if (isSpec) {
        filled = withInputs(content, { ...defaults, ...inputs });
      }
      own = trace(filled);
    } catch {
      return nothing;
    }
    if (!isPlainMap(own)) {
      return nothing;
    }
    for (const { name, message } of inputProblems(declared, inputs)) {
      this.problems.push({
        file: placeOf(inputs, name)?.file ?? place.file,
        line: placeOf(inputs, name)?.line ?? place.line,
        message: `${file} ${message}`,
      });
    }
    this.parts.push({ file, value: own });
    const { include, ...rest } = own;
    const all = Array.isArray(include) ? include : [include];
    const included = all.map((item, index) =>
      this.#include(
        item,
        file,
        (placeOf(include, index) ?? placeOf(own, 'include'))?.line ?? 1,
        [...above, key],
      ),
    );
    const without = tracedMap(
      Object.entries(rest).map(([name, value]) => [
        name,
        value,
        placeOf(own, name),
      ]),
    );
    return [...included, without].reduce(deepMerge, nothing);
  }

  #include(
    include: unknown,
    file: string,
    line: number,
    above: string[],
  ): Values {
    const nothing = tracedMap([]);
    if (include === undefined || include === null) {
      return nothing;
    }
    this.#count += 1;
    if (this.#count > maxIncludes) {
      this.isTooMuch = true;
      return nothing;
    }
    const map = asRecord(include);
    const local =
      asString(map.local) ??
      this.#ownComponent(map.component) ??
      (typeof include === 'string' && !/^https?:/.test(include)
        ? include
        : undefined);
    if (!this.isIncluded(map)) {
      return nothing;
    }
    if (local === undefined) {
      this.#noteRemote(include, file, line);
      return nothing;
    }
    const name = local.replace(/^\/+/, '');
    const place = { file, line };
    if (name.includes('$')) {
      this.unresolved.push({ file, line, name });
      return nothing;
    }
    if (name.includes('*')) {
      return this.tree.files
        .filter(pathMatcher(name))
        .map(found =>
          this.#load(
            { file: found, inputs: asRecord(map.inputs), place },
            above,
          ),
        )
        .reduce(deepMerge, nothing);
    }
    if (!this.tree.has(name)) {
      this.missing.push(name);
      this.problems.push({
        file,
        line,
        message: `It includes ${name}, which is not in the tree.`,
      });
      return nothing;
    }
    return this.#load(
      { file: name, inputs: asRecord(map.inputs), place },
      above,
    );
  }

  /** The file of a component that this project itself has. */
  #ownComponent(component: unknown): string | undefined {
    const [, name] = ownComponent.exec(asString(component) ?? '') ?? [];
    return name === undefined
      ? undefined
      : [`templates/${name}.yml`, `templates/${name}/template.yml`].find(file =>
          this.tree.has(file),
        );
  }

  #noteRemote(include: unknown, file: string, line: number) {
    const map = asRecord(include);
    const kind =
      typeof include === 'string'
        ? 'remote'
        : kinds.find(name => name in map) ?? 'remote';
    const name =
      (typeof include === 'string' ? include : asString(map[kind])) ?? '';
    const isPinned = {
      component: isCommit(name.split('@').pop()),
      project: isCommit(map.ref),
      remote: typeof map.integrity === 'string',
      // It comes with GitLab's version.
      template: true,
    }[kind];
    this.remote.push({ file, line, kind, name, isPinned });
  }
}
