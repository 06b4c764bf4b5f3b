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

import { testRecord } from '../__testUtils__/testRecord';
import { ApplicationRecord } from '../record/ApplicationRecord';
import { RunningVersions } from '../record/RunningVersions';
import { ApplicationStore } from '../store/ApplicationStore';
import {
  commit,
  image,
  pods,
  repository,
  running,
  sha,
} from './__testUtils__/deliveryFacts';
import { Standings } from './Standings';

const page = 'https://gitlab.example.com/team/shop';
// d is a document; c changed the service.
const shop = repository([commit('d'), commit('c', ['web']), commit('b')]);

function setUp(facts = shop, services: string[] = []) {
  const order = facts.commits.map(item => item.sha);
  const store = new ApplicationStore();
  const asked: string[] = [];
  const news: string[][] = [];
  const standings = new Standings({
    store,
    changes: {
      facts: () => facts,
      contains: (_repository, one, other) =>
        order.indexOf(one) <= order.indexOf(other),
      touching: (_repository, _branch, path) => {
        asked.push(path);
        return [sha('c'), sha('b')];
      },
      pushed: () => {},
      look: () => {},
      onChange: () => () => {},
    },
    addresses: { aliases: [], gitlabHosts: ['gitlab.example.com'] },
    runningOf: ref => store.running(ref),
    isLinked: () => true,
    isOfService: (_ref, path) => services.includes(path),
    onNews: refs => news.push(refs.map(({ name }) => name)),
  });
  const put = (
    change: Partial<ApplicationRecord>,
    versions: RunningVersions,
  ) => {
    const record = testRecord({
      sources: [
        { repoUrl: `${page}.git`, path: 'helm', targetRevision: 'main' },
      ],
      sync: { status: 'Synced', revision: sha('d') },
      images: versions.services.flatMap(service =>
        service.running.map(item => item.image),
      ),
      ...change,
    });
    store.upsert(record);
    store.setRunning(record, versions);
    return record;
  };
  const of = (record: ApplicationRecord) =>
    standings.of(record, { serviceOf: () => undefined });
  return { asked, news, of, put, store };
}

describe('standings of applications', () => {
  it('forget what pods ran once its image has left', () => {
    const { of, put, store } = setUp();
    const record = put({}, pods(running('web', 'c')));
    expect(of(record)).toMatchObject({ has: 'yes', commit: sha('c') });
    const rolledBack = { ...record, images: [image('web', 'b')] };
    store.upsert(rolledBack);
    const standing = of(rolledBack);
    expect(standing).toMatchObject({ has: 'unknown', services: [] });
    expect(standing.readAt).toBeUndefined();
  });

  it('do not wait for the pods of another project in the same repository', () => {
    const { of, put } = setUp();
    const web = put({ name: 'web' }, pods(running('web', 'c')));
    const api = put({ name: 'api' }, pods(running('api', 'b')));
    expect(of(web).has).toBe('yes');
    // No change of its own is at hand.
    expect(of(api)).toMatchObject({ has: 'unknown' });
  });

  describe('while an image is built for the first time', () => {
    const more = repository([commit('e', ['worker']), ...shop.commits]);
    const runs = pods(running('web', 'c'));

    it.each<[string, Partial<ApplicationRecord>]>([
      ['Argo CD cannot compare', { sync: { status: 'Unknown' } }],
      [
        'cannot be rendered',
        { conditions: [{ type: 'ComparisonError', message: 'no chart' }] },
      ],
    ])('do not know who has it as long as dev %s', (_why, change) => {
      const { news, of, put } = setUp(more);
      const production = put({ name: 'production' }, runs);
      const dev = put({ name: 'dev' }, runs);
      expect(of(production)).toMatchObject({ has: 'yes', behind: 0 });
      news.length = 0;
      put({ ...dev, ...change }, runs);
      expect(of(production)).toMatchObject({
        changes: [sha('e'), sha('c')],
        has: 'unknown',
      });
      expect(of(production).behind).toBeUndefined();
      expect(news).toEqual([['production', 'dev']]);
      put(dev, runs);
      expect(of(production)).toMatchObject({ has: 'yes', behind: 0 });
      expect(news).toHaveLength(2);
    });

    it('wait for what Git asks for since Argo CD compares again', () => {
      const { of, put } = setUp(more);
      const production = put({ name: 'production' }, runs);
      const dev = put({ name: 'dev' }, { ...runs, isWithoutGit: true });
      expect(of(production).has).toBe('unknown');
      const worker = running('worker', 'e', { wanted: [image('worker', 'e')] });
      put(dev, pods(...runs.services, worker));
      expect(of(production)).toMatchObject({
        changes: [sha('e'), sha('c')],
        has: 'no',
        behind: 1,
      });
    });

    it('lack it where it is of a service, whatever dev asks for', () => {
      const { of, put } = setUp(more, ['team/shop/worker']);
      put({ name: 'dev', sync: { status: 'Unknown' } }, runs);
      expect(of(put({ name: 'production' }, runs))).toMatchObject({
        changes: [sha('e'), sha('c')],
        commit: sha('c'),
        has: 'no',
        behind: 1,
      });
    });

    it('do not wait for another repository', () => {
      const { news, of, put, store } = setUp(more);
      const production = put({ name: 'production' }, runs);
      const moved = put({ name: 'moved', sync: { status: 'Unknown' } }, runs);
      expect(of(production).has).toBe('unknown');
      news.length = 0;
      const sources = [{ repoUrl: `${page}-2.git`, targetRevision: 'main' }];
      store.upsert({ ...moved, sources });
      expect(of(production).has).toBe('yes');
      expect(news).toContainEqual(['production']);
    });
  });

  it.each<[string, Partial<ApplicationRecord>, boolean]>([
    ['Argo CD has compared it and found nothing to do', {}, true],
    [
      'Argo CD has not compared it',
      { sync: { status: 'Synced', revision: sha('c') } },
      false,
    ],
    [
      'Argo CD has compared one after it that GitLab has not told yet',
      { sync: { status: 'Synced', revision: sha('e') } },
      false,
    ],
    [
      'Argo CD found that something differs',
      { sync: { status: 'OutOfSync', revision: sha('d') } },
      false,
    ],
    [
      'it was deployed itself',
      {
        history: [
          { id: 1, revision: sha('d'), deployedAt: '2026-11-28T10:00:00Z' },
        ],
      },
      false,
    ],
  ])('call a commit harmless only where %s', (_what, change, expected) => {
    const { asked, of, put } = setUp();
    const standing = of(put(change, pods(running('web', 'c'))));
    expect(asked).toEqual([]);
    expect(standing.isHarmless?.(sha('d'))).toBe(expected);
    expect(standing.isHarmless?.(sha('c'))).toBe(false);
  });
});
