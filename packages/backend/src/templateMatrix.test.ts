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

import { PortalUser } from './__testUtils__/PortalUser';
import { renderTree } from './__testUtils__/renderTree';
import { answersOf, matrixRows } from './__testUtils__/templateMatrix';
import { usePortal } from './__testUtils__/usePortal';

jest.setTimeout(900_000);

describe('Create new project', () => {
  const portal = usePortal();
  let author: PortalUser;

  beforeAll(() => {
    author = portal.user('ada');
  });

  const rows = matrixRows();

  it(`gives a sound tree for each of ${rows.length} combinations of its choices`, async () => {
    const begun = Date.now();
    const failures: string[] = [];
    for (const row of rows) {
      const { accepted, reason } = await renderTree(author, answersOf(row));
      if (!accepted) {
        failures.push(`${JSON.stringify(row)}: ${reason}`);
      }
    }
    process.stdout.write(
      `template matrix: ${rows.length} trees, ${(
        (Date.now() - begun) /
        1000 /
        rows.length
      ).toFixed(2)} s a tree, ${failures.length} failures\n`,
    );
    expect(failures).toEqual([]);
  });
});
