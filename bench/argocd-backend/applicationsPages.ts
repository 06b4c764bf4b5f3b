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

import {
  ApplicationListQuery,
  ApplicationMatrixQuery,
} from '@slipway/plugin-argocd-common';
import { setTimeout as wait } from 'node:timers/promises';
import { naivePage } from '../../plugins/argocd-backend/src/service/__testUtils__/naivePage';
import { UserCredentials } from '../../plugins/argocd-backend/src/service/ApplicationAccess';
import { percentile } from '../percentile';
import { Services } from './portal';
import { print, progress } from './print';

const rounds = 40;
const owner = 'group:default/team-7';
const pageQuery: ApplicationListQuery = { limit: 100, order: 'verdict' };

/** Milliseconds of so many rounds, in order to compare them with others of the same run. */
async function measure(
  name: string,
  run: () => unknown,
  before: (round: number) => void = () => {},
): Promise<number> {
  const took: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    before(round);
    const begun = performance.now();
    await run();
    took.push(performance.now() - begun);
  }
  const p50 = percentile(took, 0.5);
  print(`${name}-p50-ms`, p50, 'ms');
  print(`${name}-p95-ms`, percentile(took, 0.95), 'ms');
  return p50;
}

/**
 * The applications page among all applications, beside a plain list: the one that the portal had before, which looks at
 * each of them as often as there is a question.
 */
export async function applicationsPages(
  { applicationList, links, store }: Services,
  options: {
    user: UserCredentials;
    /** Whom the policy allows some of them only. */
    member: UserCredentials;
    callsOfViews(name: string, look: () => Promise<unknown>): Promise<void>;
    /** Opens the entities of applications. */
    lookAt(names: string[]): Promise<void>;
  },
): Promise<void> {
  const { callsOfViews, lookAt, member, user } = options;
  const page = (change: ApplicationListQuery = {}, who = user) =>
    applicationList.page({ ...pageQuery, ...change }, who);
  const matrix = (change: ApplicationMatrixQuery = {}, who = user) =>
    applicationList.matrix({ limit: 50, ...change }, who);
  const plain = (change: ApplicationListQuery = {}) =>
    naivePage(store.all(), {
      query: { ...pageQuery, ...change },
      linksOf: application => links.getLinks(application),
      isOld: () => false,
      isAllowed: () => true,
      isVisible: () => true,
      skip: 0,
    });
  progress('reads the repositories of what the first page shows');
  // A row costs most once GitLab has told of its repository, which it is asked first where somebody looks.
  const known = async () =>
    (await page()).items.filter(({ version }) => version.has !== 'unknown')
      .length;
  await lookAt((await page()).items.map(({ name }) => name));
  const giveUpAt = performance.now() + 120_000;
  while ((await known()) < 90 && performance.now() < giveUpAt) {
    await wait(2_000);
  }
  print('applications-page-rows-with-changes', await known(), 'rows', 0);

  progress(`measures ${rounds} rounds of each page`);
  const plainList = await measure('applications-plain-list', () => plain());
  const plainOfOwner = await measure('applications-plain-list-of-owner', () =>
    plain({ owner: [owner] }),
  );
  const list = await measure('applications-list', () => page());
  const listOfOwner = await measure('applications-list-of-owner', () =>
    page({ owner: [owner] }),
  );
  const counts = await measure('applications-counts', () => page({ limit: 1 }));
  const allOfMatrix = await measure('applications-matrix', () => matrix());
  const matrixOfOwner = await measure('applications-matrix-of-owner', () =>
    matrix({ owner: [owner] }),
  );
  const times = (name: string, before: number, now: number) =>
    print(`${name}-times-as-fast`, before / now, 'times');
  times('applications-list', plainList, list);
  times('applications-list-of-owner', plainOfOwner, listOfOwner);
  times('applications-counts', plainList, counts);
  times('applications-matrix', plainList, allOfMatrix);
  times('applications-matrix-of-owner', plainOfOwner, matrixOfOwner);

  await measure('applications-list-of-member', () => page({}, member));
  await measure('applications-matrix-of-member', () => matrix({}, member));
  await measure('applications-list-search', () =>
    page({ search: 'team-7 prod', verdict: ['live'] }),
  );
  await measure('applications-matrix-search', () =>
    matrix({ search: 'team-7 prod' }),
  );
  await measure('applications-matrix-broken', () =>
    matrix({ state: ['broken'] }),
  );
  const [first] = store.listByInstance('argo-0');
  await measure('applications-list-after-change', page, round => {
    const record = store.get(first)!;
    store.upsert({ ...record, images: [`changed:${round}`] });
  });

  const { rows, total, counts: counted } = await matrix();
  print('applications-matrix-projects', total, 'rows', 0);
  print('applications-behind', counted.state.behind, 'applications', 0);
  const kb = (name: string, shown: unknown[], count: number) =>
    print(name, JSON.stringify(shown).length / 1024 / count, 'kB', 2);
  const { items } = await page();
  kb('applications-list-kb-per-application', items, items.length);
  kb(
    'applications-matrix-kb-per-application',
    rows,
    rows.flatMap(({ cells }) => cells).length,
  );

  await callsOfViews('list', () => page());
  await callsOfViews('matrix', () => matrix());
  await callsOfViews('search', () => page({ search: 'team-7' }));
}
