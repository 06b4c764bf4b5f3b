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

import { lintFiles } from '..';
import { argocdInTheWild } from '../__fixtures__/wild/argocd';
import { chartsInTheWild } from '../__fixtures__/wild/charts';
import { objectsInTheWild } from '../__fixtures__/wild/objects';
import { pipelinesInTheWild } from '../__fixtures__/wild/pipelines';
import { programsInTheWild } from '../__fixtures__/wild/programs';
import { startsOf } from '../__testUtils__/startsOf';
import { rules } from '.';

jest.setTimeout(60_000);

const trees = [
  ...pipelinesInTheWild,
  ...objectsInTheWild,
  ...chartsInTheWild,
  ...argocdInTheWild,
  ...programsInTheWild,
];

describe('a tree of other people', () => {
  it('names rules that there are', () => {
    const known = rules.map(({ id }) => id);
    const named = trees.flatMap(({ advises = [], leaves = [] }) => [
      ...advises,
      ...leaves,
    ]);
    expect(named.filter(id => !known.includes(id))).toEqual([]);
  });

  it.each(trees)(
    'has $what',
    async ({ files, broken, advises = [], leaves = [], says = '', events }) => {
      const { findings, notChecked, pipeline } = await lintFiles(files);
      expect(
        findings
          .filter(({ profile }) => profile === 'broken')
          .map(({ file, line, rule }) => `${file}:${line} ${rule}`),
      ).toEqual(broken);
      const found = findings.map(({ rule }) => rule);
      expect(found).toEqual(expect.arrayContaining(advises));
      expect(leaves.filter(id => found.includes(id))).toEqual([]);
      expect(findings.map(({ message }) => message).join('\n')).toContain(says);
      expect(notChecked).toEqual([]);
      const starts = (pipeline?.jobs ?? []).map(job => [
        job.name,
        startsOf(job),
      ]);
      expect(Object.fromEntries(starts)).toMatchObject(events ?? {});
    },
  );
});
