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
import { asArray, asRecord, asString } from '../values';
import { join } from './chartFolders';
import { pathInTree } from './valueSets';

/** Charts may depend on charts, and so on. */
const maxDepth = 5;

/** A chart of the tree that another one takes as it is. */
export interface LocalDependency {
  /** Folder of the chart in the tree. */
  folder: string;
  /** Where Helm looks for it: `charts/<name>`, in charts within charts again. */
  below: string;
  /** How Helm calls that when it renders it. */
  rendered: string;
}

/** A dependency that the tree does not have. */
export interface MissingDependency {
  file: string;
  line: number;
  name: string;
  /** The folder of the tree that it is said to be in. */
  wanted?: string;
}

export interface Dependencies {
  local: LocalDependency[];
  missing: MissingDependency[];
}

/** What a chart depends on: kept within it, in another folder of the tree, or elsewhere. */
export function dependenciesOf(
  tree: Tree,
  folder: string,
  at = { below: '', rendered: '' },
  depth = 0,
): Dependencies {
  const file = join(folder, 'Chart.yaml');
  const yaml = new YamlFile(file, tree.text(file) ?? '');
  const [content] = yaml.documents;
  const found: Dependencies = { local: [], missing: [] };
  const lineOf = (...keys: Path) =>
    content ? yaml.lineAt(content.document, keys) : 1;
  const entries = asArray(asRecord(content?.value).dependencies);
  for (const [index, entry] of entries.entries()) {
    const { name: given, alias, repository } = asRecord(entry);
    const name = asString(given) ?? '';
    const place = {
      below: join(at.below, `charts/${name}`),
      rendered: join(at.rendered, `charts/${asString(alias) ?? name}`),
    };
    const [, relative] =
      /^file:\/\/(.*)$/.exec(asString(repository) ?? '') ?? [];
    const other =
      relative === undefined ? undefined : pathInTree(folder, relative);
    if (tree.has(join(folder, `charts/${name}/Chart.yaml`))) {
      found.local.push({
        folder: join(folder, `charts/${name}`),
        ...place,
      });
    } else if (other !== undefined && tree.has(join(other, 'Chart.yaml'))) {
      found.local.push({ folder: other, ...place });
      if (depth < maxDepth) {
        const inner = dependenciesOf(tree, other, place, depth + 1);
        found.local.push(...inner.local);
        found.missing.push(...inner.missing);
      }
    } else {
      found.missing.push({
        file,
        line: lineOf(
          'dependencies',
          index,
          ...(other === undefined ? [] : ['repository']),
        ),
        name,
        ...(other !== undefined && { wanted: other }),
      });
    }
  }
  return found;
}
