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

import { lintTree } from '../lint';
import { Tree } from '../tree/Tree';
import { rules } from '.';

jest.setTimeout(60_000);

/** Rules that find something in a tree. */
async function found(files: Record<string, string>): Promise<string[]> {
  const { findings } = await lintTree(Tree.fromFiles(files));
  return [...new Set(findings.map(({ rule }) => rule))];
}

describe('each rule', () => {
  it('has a name of its own', () => {
    const ids = rules.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(
      ids.filter(id => !/^[a-z]+(-[a-z]+)+$|^placeholders$/.test(id)),
    ).toEqual([]);
  });

  it.each(rules)('$id leaves others alone', async ({ id, others }) => {
    expect(others.length).toBeGreaterThanOrEqual(2);
    for (const other of others) {
      expect(await found(other)).not.toContain(id);
    }
  });

  it.each(rules.filter(({ bad }) => Object.keys(bad).length > 0))(
    '$id finds its bad example and not its good one',
    async ({ id, bad, good }) => {
      expect(await found(bad)).toContain(id);
      expect(await found(good)).not.toContain(id);
    },
  );
});
