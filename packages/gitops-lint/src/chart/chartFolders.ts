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

/** A path below a folder, which is empty for the tree itself. */
export const join = (folder: string, name: string) =>
  folder ? `${folder}/${name}` : name;

/** Folders with a Chart.yaml that are no part of another chart. */
export function chartFolders(tree: Tree): string[] {
  const folders = allChartFolders(tree);
  const charts = new Set(folders);
  return folders.filter(
    folder =>
      !foldersAround(`${folder}/`, 'charts').some(other => charts.has(other)),
  );
}

/** Every folder that has a folder of a name in which a file is, at whatever depth. */
export function foldersAround(file: string, name: string): string[] {
  const parts = file.split('/').slice(0, -1);
  return parts.flatMap((part, index) =>
    part === name ? [parts.slice(0, index).join('/')] : [],
  );
}

/** Every folder with a Chart.yaml, charts within charts included. */
export function allChartFolders(tree: Tree): string[] {
  return tree.files
    .filter(file => /(^|\/)Chart\.yaml$/.test(file))
    .map(file => file.slice(0, -'Chart.yaml'.length).replace(/\/$/, ''));
}
