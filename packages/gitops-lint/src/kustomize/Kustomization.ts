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
import { pathInTree } from '../chart/valueSets';
import { isIgnored } from '../tree/ignored';
import { Tree } from '../tree/Tree';
import { Path, YamlFile } from '../tree/YamlFile';
import { asArray, asRecord, asString, isRecord, Values } from '../values';

const names = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];
const isKustomization = /(^|\/)(kustomization\.ya?ml|Kustomization)$/;

/** A file of kustomize. */
export interface Kustomization {
  file: string;
  value: Values;
  lineOf(...keys: Path): number;
}

/** A path in a kustomization, and where it stands. */
export interface KustomizePath {
  text: string;
  /** What it is there for. */
  kind: 'folder or file' | 'file';
  line: number;
}

/** A patch may be a text as well, as it was in early versions. */
function withMaps(value: Values): Values {
  return Array.isArray(value.patches)
    ? {
        ...value,
        patches: value.patches.map(patch =>
          typeof patch === 'string'
            ? { [patch.includes('\n') ? 'patch' : 'path']: patch }
            : patch,
        ),
      }
    : value;
}

/** The kustomizations of a tree; Flux has a kind of the same name. */
export function kustomizations(
  tree: Tree,
  yaml: (file: string) => YamlFile | undefined,
): Kustomization[] {
  return tree.files
    .filter(file => isKustomization.test(file))
    .flatMap(file => {
      const content = yaml(file);
      const [document] = content?.documents ?? [];
      const { value } = document ?? {};
      return content &&
        isRecord(value) &&
        /^(undefined|kustomize\.config\.k8s\.io\/.*)$/.test(
          String(value.apiVersion),
        )
        ? [
            {
              file,
              value: withMaps(value),
              lineOf: (...keys: Path) =>
                content.lineAt(document.document, keys),
            },
          ]
        : [];
    });
}

/** Where kustomize fetches something from. */
export const isRemote = (text: string) =>
  /^[a-z+]+:(:|\/\/)|^git@|\?(ref|version|timeout|submodules)=|^(?!\.)[\w-]+(\.[\w-]+)+(:\d+)?\/[^?]*\/|\.git(\/|$)/.test(
    text,
  );

/** Everything that a kustomization takes from elsewhere. */
export function pathsOf({ value, lineOf }: Kustomization): KustomizePath[] {
  const plain = (key: string, kind: KustomizePath['kind']): KustomizePath[] =>
    asArray(value[key]).flatMap((item, index) => {
      const text = asString(item);
      return text === undefined || text.includes('\n')
        ? []
        : [{ text, kind, line: lineOf(key, index) }];
    });
  const inMaps = (key: string, ...fields: string[]): KustomizePath[] =>
    asArray(value[key]).flatMap((item, index) =>
      fields.flatMap(field =>
        [asRecord(item)[field] ?? []].flat().flatMap((inner, position) => {
          const text = asString(inner);
          return text === undefined
            ? []
            : [
                {
                  // The name of a key may stand before its file.
                  text: key.endsWith('Generator')
                    ? text.replace(/^[\w.-]+=/, '')
                    : text,
                  kind: 'file' as const,
                  line: Array.isArray(asRecord(item)[field])
                    ? lineOf(key, index, field, position)
                    : lineOf(key, index, field),
                },
              ];
        }),
      ),
    );
  return [
    ...plain('resources', 'folder or file'),
    ...plain('bases', 'folder or file'),
    ...plain('components', 'folder or file'),
    ...plain('generators', 'folder or file'),
    ...plain('transformers', 'folder or file'),
    ...plain('validators', 'folder or file'),
    ...plain('crds', 'file'),
    ...plain('configurations', 'file'),
    ...plain('patchesStrategicMerge', 'file'),
    ...inMaps('patches', 'path'),
    ...inMaps('patchesJson6902', 'path'),
    ...inMaps('replacements', 'path'),
    // Files of Secrets are kept out of Git, and come from elsewhere.
    ...inMaps('configMapGenerator', 'files', 'envs', 'env'),
    ...inMaps('helmCharts', 'valuesFile', 'additionalValuesFiles'),
  ].filter(({ text }) => !/\$\{|\{\{/.test(text));
}

/** What a path of a kustomization leads to. */
export type Target =
  | 'here'
  | 'remote'
  | 'outside'
  | 'generated'
  | 'missing'
  | 'no kustomization';

export function targetOf(
  tree: Tree,
  file: string,
  { text, kind }: KustomizePath,
): Target {
  const target = pathInTree(path.dirname(file), text);
  if (target !== undefined && tree.has(target)) {
    return kind === 'folder or file' &&
      tree.hasFolder(target) &&
      !names.some(name => tree.has(path.join(target, name)))
      ? 'no kustomization'
      : 'here';
  }
  if (isRemote(text)) {
    return 'remote';
  }
  if (target === undefined || target === '') {
    return 'outside';
  }
  return isIgnored(tree, target) ? 'generated' : 'missing';
}
