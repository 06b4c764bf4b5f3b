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

import path from 'node:path/posix';
import { Tree } from '../tree/Tree';
import { YamlFile } from '../tree/YamlFile';
import { asArray, asRecord, asString, isRecord, Values } from '../values';
import { join } from './chartFolders';

/** More are not rendered for one chart. */
const maxSets = 24;

/** The values that a chart is rendered with once. */
export interface ValueSet {
  /** Files of the tree, in their order. */
  files: string[];
  /** Values that an Application has itself, each as YAML or JSON. */
  inline: string[];
  /** Flags of Helm for single values. */
  flags: string[];
  /** Nothing in the tree gives values: what the chart demands may come from who installs it. */
  isBare?: boolean;
}

/** A source of an Application as it names a folder, with the paths of files that it refers to. */
export interface ChartSource {
  folder: string;
  helm: Values;
}

const isTemplated = (text: string) => /\{\{|\$\{/.test(text);

/** A path of a source as it stands in the tree; `undefined` where it leads out of it. */
export function pathInTree(...parts: string[]): string | undefined {
  const joined = path.join(...parts).replace(/^\/+|\/+$/g, '');
  return joined.startsWith('..') ? undefined : joined.replace(/^\.$/, '');
}

/** The charts of the tree that Applications deploy, and with what. */
export function chartSources(
  tree: Tree,
  yaml: (file: string) => YamlFile | undefined,
  isTemplate: (file: string) => boolean,
): ChartSource[] {
  return tree.files
    .filter(file => /\.ya?ml$/.test(file) && !isTemplate(file))
    .flatMap(file => yaml(file)?.documents ?? [])
    .flatMap(({ value }) => applicationSpecs(value))
    .flatMap(spec =>
      [spec.source, ...asArray(spec.sources)].flatMap(source => {
        const { path: folder, helm } = asRecord(source);
        const inTree = typeof folder === 'string' && pathInTree(folder);
        return typeof inTree === 'string'
          ? [{ folder: inTree, helm: asRecord(helm) }]
          : [];
      }),
    );
}

function applicationSpecs(value: unknown): Values[] {
  if (
    !isRecord(value) ||
    !String(value.apiVersion).startsWith('argoproj.io/')
  ) {
    return [];
  }
  const spec = asRecord(value.spec);
  switch (value.kind) {
    case 'Application':
      return [spec];
    case 'ApplicationSet':
      return [asRecord(asRecord(spec.template).spec)];
    default:
      return [];
  }
}

/** Value files that a source names and the tree has; one with a variable stands for each that fits it. */
function valueFiles(tree: Tree, folder: string, names: string[]): string[][] {
  return names.reduce<string[][]>(
    (sets, name) => {
      const [first, ...rest] = name.split('/');
      // `$values/…` begins at the root of another source's repository, which may be this one.
      const found = first.startsWith('$')
        ? pathInTree(rest.join('/'))
        : pathInTree(folder, name);
      if (found === undefined || /^[a-z]+:\/\//.test(name)) {
        return sets;
      }
      if (!isTemplated(found)) {
        return tree.has(found) ? sets.map(set => [...set, found]) : sets;
      }
      const [before, ...after] = found.split(/(?:\{\{[^}]*\}\}|\$\{[^}]*\})+/);
      const fitting = tree.files.filter(
        file => file.startsWith(before) && file.endsWith(after.at(-1) ?? ''),
      );
      return fitting.length > 0
        ? sets.flatMap(set => fitting.map(file => [...set, file]))
        : sets;
    },
    [[]],
  );
}

function setsOf(tree: Tree, { folder, helm }: ChartSource): ValueSet[] {
  const named = asArray(helm.valueFiles).flatMap(name => asString(name) ?? []);
  const inline = [asString(helm.values), helm.valuesObject].flatMap(values => {
    const text = isRecord(values) ? JSON.stringify(values) : values;
    return typeof text === 'string' && !isTemplated(text) ? [text] : [];
  });
  const flags = asArray(helm.parameters)
    .map(asRecord)
    .flatMap(({ name, value, forceString }) =>
      typeof name === 'string' && !isTemplated(`${name}${value}`)
        ? [forceString === true ? '--set-string' : '--set', `${name}=${value}`]
        : [],
    );
  return valueFiles(tree, folder, named).map(files => ({
    files,
    inline,
    flags,
  }));
}

/** What a chart is rendered with: as the Applications of the tree would, else with each of its own value files. */
export function valueSets(
  tree: Tree,
  folder: string,
  sources: ChartSource[],
): ValueSet[] {
  const own = sources.filter(source => source.folder === folder);
  const sets =
    own.length > 0
      ? own.flatMap(source => setsOf(tree, source))
      : tree.files
          .filter(
            file =>
              file.startsWith(join(folder, 'values-')) &&
              /^values-[\w.-]+\.ya?ml$/.test(
                file.slice(join(folder, '').length),
              ),
          )
          .map(file => ({ files: [file], inline: [], flags: [] }));
  const seen = new Set<string>();
  const distinct = sets.filter(set => {
    const key = JSON.stringify(set);
    return !seen.has(key) && Boolean(seen.add(key));
  });
  return distinct.length > 0
    ? distinct.slice(0, maxSets)
    : [{ files: [], inline: [], flags: [], isBare: true }];
}
