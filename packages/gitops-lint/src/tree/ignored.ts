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
import { matchesPath } from '@slipway/glob';
import { Tree } from './Tree';

/** Whether Git is told to leave a file alone, so that something else makes it. */
export function isIgnored(tree: Tree, file: string): boolean {
  let folder = path.dirname(file);
  for (;;) {
    const name = path.join(folder, '.gitignore');
    const within = path.relative(folder, file);
    const lines = (tree.text(name) ?? '')
      .split('\n')
      .map(line => line.trim())
      .filter(line => line !== '' && !/^[#!]/.test(line));
    const fits = lines.some(line => {
      const pattern = line.replace(/^\//, '').replace(/\/$/, '');
      const isAnywhere = !line.replace(/\/$/, '').includes('/');
      return (isAnywhere ? within.split('/') : [within]).some(
        part => part === pattern || matchesPath(pattern, part),
      );
    });
    if (fits || folder === '.') {
      return fits;
    }
    folder = path.dirname(folder);
  }
}
