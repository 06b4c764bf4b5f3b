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

import fc from 'fast-check';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { parse } from 'yaml';

jest.setTimeout(60_000);

const run = promisify(execFile);
const program = path.resolve(
  __dirname,
  '../../../templates/new-project/skeleton/ci/image-tags.awk',
);

interface Line {
  service: string;
  field: 'tag' | 'digest';
  tag: string;
  /** How the tag is written. */
  style: 'plain' | 'single' | 'double';
  gap: string;
  end: string;
}

const written = ({ tag, style }: Line) =>
  ({ plain: tag, single: `'${tag}'`, double: `"${tag}"` }[style]);

const tags = fc.oneof(
  fc.constant(''),
  fc.stringMatching(/^sha256:[0-9a-f]{64}$/),
  fc.stringMatching(/^[0-9a-f]{40}$/),
  fc.stringMatching(/^[a-z][a-z0-9]{0,6}([._-][a-z0-9]{1,5})?$/),
);

const line: fc.Arbitrary<Omit<Line, 'service'>> = fc.record({
  field: fc.constantFrom('tag', 'digest'),
  tag: tags,
  style: fc.constantFrom('plain', 'single', 'double'),
  gap: fc.constantFrom(' ', '  ', '\t'),
  end: fc.constantFrom('', ' ', '\r'),
});

const files = fc
  .uniqueArray(fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/), {
    minLength: 1,
    maxLength: 6,
  })
  .chain(services =>
    fc.tuple(
      ...services.map(service => line.map(item => ({ service, ...item }))),
    ),
  );

const textOf = (lines: Line[]) =>
  [
    '# what differs in dev\n',
    ...lines.map(
      item =>
        `s-${item.service}:\n  replicas: 2 # not "a tag"\n  ${
          item.field
        }: ${written(item)}${item.gap}# ci:${item.field} ${item.service}${
          item.end
        }\n`,
    ),
    'other:\n  tag: "7.4.1" # ci:tagged by hand\n',
  ].join('');

describe('ci/image-tags.awk', () => {
  let file: string;

  beforeAll(async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'slipway-tags-'));
    file = path.join(folder, 'values.yaml');
  });

  const awk = async (...args: string[]) =>
    (await run('awk', ['-f', program, ...args, file])).stdout;

  it('reads and sets tags however they are written, and nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(files, fc.nat(), async (lines, seed) => {
        const text = textOf(lines);
        await writeFile(file, text);
        const found = (await awk('-v', 'mode=list')).trim().split('\n');
        expect(found).toEqual(
          lines.map(
            ({ service, field, tag }, index) =>
              `${4 + 3 * index} ${service} ${field} =${tag}`,
          ),
        );
        const set = lines.filter((_item, index) => (seed >> index) % 2 === 0);
        const result = await awk(
          '-v',
          `set=${set
            .map(({ service, field }) => `${service}.${field}=1234567`)
            .join(' ')}`,
        );
        const expected = parse(text);
        for (const { service, field } of set) {
          expected[`s-${service}`][field] = '1234567';
        }
        expect(parse(result)).toEqual(expected);
        // Everything outside the tags, comments and line ends included, is as it was.
        const rest = (all: string) =>
          all
            .split('\n')
            .map(item => item.replace(/(tag|digest):.*?[ \t]*(?=# ci:)/, ''));
        expect(rest(result)).toEqual(rest(text));
      }),
      { numRuns: 60, seed: 11 },
    );
  });

  it('does not guess where a line holds anything else', async () => {
    await writeFile(
      file,
      [
        'a: {tag: x} # ci:tag a',
        'tag: "x" "y" # ci:tag b',
        "tag: 'it''s' # ci:tag c",
        'tag: !!str x # ci:tag d',
        '- "x" # ci:tag e',
        'tag: x # ci:tag f',
        'tag: y # ci:tag f',
        'digest: z # ci:digest f',
        'repository: x # ci:tag g',
        'tag: "x" # ci:digest h',
        'tag: "x" #ci:tag i',
        'tag: "x" # ci:tag  j',
        'tag: "x" # ci:digest k # by hand',
        'tag: ~ # ci:tag l',
        'digest: null # ci:digest l',
        '',
      ].join('\n'),
    );
    const before = await readFile(file, 'utf8');
    expect((await awk('-v', 'mode=list')).trim().split('\n')).toEqual([
      '1 a tag ?',
      '2 b tag ?',
      '3 c tag ?',
      '4 d tag ?',
      '5 e tag ?',
      '6 f tag =x',
      '7 f tag !',
      '8 f digest =z',
      '9 g tag ?',
      '10 h digest ?',
      '11 ? ? ~',
      '12 ? ? ~',
      '13 ? ? ~',
      '14 l tag =',
      '15 l digest =',
    ]);
    expect(
      await awk(
        '-v',
        'set=a.tag=1 b.tag=1 c.tag=1 d.tag=1 e.tag=1 g.tag=1 h.digest=1',
      ),
    ).toBe(before);
  });
});
