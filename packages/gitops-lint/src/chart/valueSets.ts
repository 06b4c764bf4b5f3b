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
import { Path, YamlFile } from '../tree/YamlFile';
import {
  asArray,
  asRecord,
  asString,
  distinctBy,
  isRecord,
  Values,
} from '../values';
import { join } from './chartFolders';
import { hasPath, pathOfFlag } from './schemaFailures';

/** More are not rendered for one chart. */
const maxSets = 24;

interface Place {
  file: string;
  line: number;
}

/** Values that stand in an Application, as YAML or JSON. */
export interface InlineValues {
  text: string;
  value: unknown;
  placeOf(path: Path): Place;
}

/** The values that a chart is rendered with once. */
export interface ValueSet {
  /** Files of the tree, in their order. */
  files: string[];
  /** Values that an Application has itself. */
  inline: InlineValues[];
  /** Single values, each as Helm takes it. */
  flags: { flag: '--set' | '--set-string'; text: string; place: Place }[];
  /** Nothing in the tree gives values: what the chart demands may come from who installs it. */
  isBare?: boolean;
}

/** A source of an Application as it names a folder, with the paths of files that it refers to. */
export interface ChartSource {
  folder: string;
  helm: Values;
  /** Where something below `helm` stands. */
  placeOf(path: Path): Place;
}

const isTemplated = (text: string) => /\{\{|\$\{/.test(text);

/** A path of a source as it stands in the tree; `undefined` where it leads out of it. */
export function pathInTree(...parts: string[]): string | undefined {
  const joined = path.join(...parts).replace(/^\/+|\/+$/g, '');
  return joined.startsWith('..') ? undefined : joined.replace(/^\.$/, '');
}

const sourcesOf = (spec: Values): { source: unknown; path: Path }[] => [
  { source: spec.source, path: ['source'] },
  ...asArray(spec.sources).map((source, index) => ({
    source,
    path: ['sources', index],
  })),
];

/** The charts of the tree that Applications deploy, and with what. */
export function chartSources(
  tree: Tree,
  yaml: (file: string) => YamlFile | undefined,
  isTemplate: (file: string) => boolean,
): ChartSource[] {
  return tree.files
    .filter(file => /\.ya?ml$/.test(file) && !isTemplate(file))
    .flatMap(file => yaml(file)?.documents ?? [])
    .flatMap(({ file, document, value }) =>
      applicationSpecs(value).flatMap(({ spec, path: below }) =>
        sourcesOf(spec).flatMap(({ source, path: keys }) => {
          const { path: folder, helm } = asRecord(source);
          const inTree = typeof folder === 'string' && pathInTree(folder);
          return typeof inTree === 'string'
            ? [
                {
                  folder: inTree,
                  helm: asRecord(helm),
                  placeOf: (inner: Path) => ({
                    file: file.name,
                    line: file.lineAt(document, [
                      ...below,
                      ...keys,
                      'helm',
                      ...inner,
                    ]),
                  }),
                },
              ]
            : [];
        }),
      ),
    );
}

function applicationSpecs(value: unknown): { spec: Values; path: Path }[] {
  if (
    !isRecord(value) ||
    !String(value.apiVersion).startsWith('argoproj.io/')
  ) {
    return [];
  }
  const spec = asRecord(value.spec);
  switch (value.kind) {
    case 'Application':
      return [{ spec, path: ['spec'] }];
    case 'ApplicationSet':
      return [
        {
          spec: asRecord(asRecord(spec.template).spec),
          path: ['spec', 'template', 'spec'],
        },
      ];
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

/** Values in one text, whose lines follow that of their key. */
function textValues(text: unknown, source: ChartSource): InlineValues[] {
  if (typeof text !== 'string' || isTemplated(text)) {
    return [];
  }
  const { file, line } = source.placeOf(['values']);
  const yaml = new YamlFile(file, text);
  const [content] = yaml.documents;
  return [
    {
      text,
      value: content?.value,
      placeOf: path_ => ({
        file,
        line: line + (content ? yaml.lineAt(content.document, path_) : 0),
      }),
    },
  ];
}

function objectValues(value: unknown, source: ChartSource): InlineValues[] {
  const text = JSON.stringify(value);
  return isRecord(value) && !isTemplated(text)
    ? [
        {
          text,
          value,
          placeOf: path_ => source.placeOf(['valuesObject', ...path_]),
        },
      ]
    : [];
}

function setsOf(tree: Tree, source: ChartSource): ValueSet[] {
  const { folder, helm } = source;
  const named = asArray(helm.valueFiles).flatMap(name => asString(name) ?? []);
  const inline = [
    ...textValues(helm.values, source),
    ...objectValues(helm.valuesObject, source),
  ];
  const flags = asArray(helm.parameters).flatMap((entry, index) => {
    const { name, value, forceString } = asRecord(entry);
    return typeof name === 'string' && !isTemplated(`${name}${value}`)
      ? [
          {
            flag:
              forceString === true
                ? ('--set-string' as const)
                : ('--set' as const),
            text: `${name}=${value}`,
            place: source.placeOf(['parameters', index]),
          },
        ]
      : [];
  });
  return valueFiles(tree, folder, named).map(files => ({
    files,
    inline,
    flags,
  }));
}

/** Where a value of a set is given: what comes later wins, and the chart's own values come first. */
export function placeOfValue(
  tree: Tree,
  folder: string,
  { files, inline, flags }: ValueSet,
  keys: Path,
): Place {
  const flag = flags.find(({ text }) => {
    const its = pathOfFlag(text);
    return keys.length > 0 && its.join() === keys.slice(0, its.length).join();
  });
  if (flag) {
    return flag.place;
  }
  const given = [...inline].reverse().find(({ value }) => hasPath(value, keys));
  if (given && keys.length > 0) {
    return given.placeOf(keys);
  }
  const all = [join(folder, 'values.yaml'), ...files].filter(file =>
    tree.has(file),
  );
  const read = all.map(file => new YamlFile(file, tree.text(file) ?? ''));
  const found =
    read.findLast(({ documents }) => hasPath(documents[0]?.value, keys)) ??
    read.at(-1);
  return {
    file: found?.name ?? join(folder, 'Chart.yaml'),
    line: found?.documents[0]
      ? found.lineAt(found.documents[0].document, keys)
      : 1,
  };
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
  const distinct = [...distinctBy(sets, set => JSON.stringify(set))];
  return distinct.length > 0
    ? distinct.slice(0, maxSets)
    : [{ files: [], inline: [], flags: [], isBare: true }];
}
