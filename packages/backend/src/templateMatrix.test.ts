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

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { travelDayTwo } from './__testUtils__/dayTwo/journey';
import { filesBelow } from './__testUtils__/filesBelow';
import { PortalUser } from './__testUtils__/PortalUser';
import { renderTree, writeTree } from './__testUtils__/renderTree';
import { buildEngines, jobRows } from './__testUtils__/templateJobs';
import {
  answersOf,
  dayTwoRows,
  matrixRows,
} from './__testUtils__/templateMatrix';
import { usePortal } from './__testUtils__/usePortal';

jest.setTimeout(14_400_000);

const template = path.resolve(__dirname, '../../../templates/new-project');
const seconds = (since: number, count = 1) =>
  ((Date.now() - since) / 1000 / count).toFixed(2);

describe('Create new project', () => {
  const portal = usePortal();
  let author: PortalUser;

  beforeAll(() => {
    author = portal.user('ada');
  });

  if (process.env.TEMPLATE_MATRIX === 'jobs') {
    it.each(buildEngines)(
      'gives pipelines that run, with %s',
      async buildEngine => {
        const rows = await jobRows(
          portal.sandbox,
          portal.user('maria'),
          buildEngine,
        );
        process.stdout.write(
          `| Build engine | Pipeline | Job | Seconds |\n|---|---|---|---|\n${rows.join(
            '\n',
          )}\n`,
        );
        expect(rows.length).toBeGreaterThan(20);
      },
    );
    return;
  }

  const rows = matrixRows();
  const travelled = dayTwoRows(rows);

  it(`gives a sound tree for each of ${rows.length} combinations of its choices, and ${travelled.length} a sound day 2`, async () => {
    expect(travelled.length).toBeGreaterThan(0);
    const begun = Date.now();
    const failures: string[] = [];
    const fail = (row: object, reason: string) =>
      failures.push(`${JSON.stringify(row)}: ${reason}`);
    const travel = async (row: object, files: Record<string, string>) => {
      const since = Date.now();
      let result = 'sound';
      try {
        await travelDayTwo(await writeTree(files));
      } catch (error) {
        result = (error as Error).message;
        fail(row, result);
      }
      if (process.env.TEMPLATE_MATRIX === 'day2') {
        process.stdout.write(
          `${JSON.stringify(row)}: ${result}, ${seconds(since)} s\n`,
        );
      }
    };
    // One tree has its day 2 while the next is rendered.
    let travelling = Promise.resolve();
    for (const row of rows) {
      const { accepted, files, reason } = await renderTree(
        author,
        answersOf(row),
      );
      await travelling;
      if (!accepted) {
        fail(row, reason);
      } else if (travelled.includes(row)) {
        travelling = travel(row, files);
      }
    }
    await travelling;
    process.stdout.write(
      `template matrix: ${rows.length} trees, ${
        travelled.length
      } on day 2, ${seconds(begun, rows.length)} s a tree, ${
        failures.length
      } failures\n`,
    );
    expect(failures).toEqual([]);
  });

  it('changes nothing that day 2 depends on by the choices that it leaves out', async () => {
    const deciding = (await filesBelow(template)).filter(name =>
      /^(environment\/|skeleton\/(helm|argocd)\/|skeleton\/ci\/.*\.(sh|awk)$)/.test(
        name,
      ),
    );
    expect(deciding.length).toBeGreaterThan(20);
    for (const name of deciding) {
      expect([
        name,
        await readFile(path.join(template, name), 'utf8'),
      ]).not.toEqual([
        name,
        expect.stringMatching(
          /values\.(buildEngine|visibility|registration)\b/,
        ),
      ]);
    }
  });
});
