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

import { ArgocdAnswerError } from '../argocd/errors';
import {
  clusterRefuses,
  minute,
  repositoryServerRefuses,
  SimulatedArgocd,
} from './__testUtils__/SimulatedArgocd';

const day = 24 * 60 * minute;
/** Two minutes and up to one of jitter: Argo CD's own. */
const usual: [number, number] = [2 * minute, 3 * minute];

const comparisonError = (message: string) => ({
  sync: { status: 'Unknown' as const },
  conditions: [
    { type: 'ComparisonError', message, since: '2026-11-28T00:10:00Z' },
  ],
});

describe('an idle Argo CD', () => {
  it.each<
    [string, ConstructorParameters<typeof SimulatedArgocd>[0], number, number?]
  >([
    ['compares as usual', { applications: 1_000, everyMs: usual }, 0],
    ['has one application', { applications: 1, everyMs: usual }, 0],
    ['has none', { applications: 0, everyMs: usual }, 0],
    [
      'is told not to compare by itself, and the portal knows',
      { applications: 1_000, reconciliationMs: 0 },
      60,
    ],
    [
      'is told not to compare by itself, and the portal does not know',
      { applications: 1_000 },
      60,
    ],
    [
      'compares every six hours, and the portal does not know',
      { applications: 3, everyMs: [360 * minute, 361 * minute] },
      80,
    ],
    [
      'has a clock that is five minutes ahead',
      { applications: 10, everyMs: usual },
      0,
      5 * minute,
    ],
    [
      'has a clock that is five minutes behind',
      { applications: 10, everyMs: usual },
      1,
      -5 * minute,
    ],
    [
      'compares when asked, for three clusters',
      {
        applications: 30,
        reconciliationMs: 0,
        change: index => ({ destination: { name: `cluster-${index % 3}` } }),
      },
      480,
    ],
  ])(
    'that %s raises no alarm in 24 hours',
    async (_name, options, maxAsked, skewMs = 0) => {
      const argocd = new SimulatedArgocd(options);
      argocd.skewMs = skewMs;
      expect(await argocd.pass(day, minute / 4)).toEqual([]);
      expect(argocd.asked.length).toBeLessThanOrEqual(maxAsked);
    },
  );

  it('is asked at most once in an interval', async () => {
    const argocd = new SimulatedArgocd({
      applications: 5,
      reconciliationMs: 0,
    });
    await argocd.pass(day, minute / 4);
    const times = argocd.asked.map(({ at }) => at);
    expect(times.length).toBeGreaterThan(10);
    times.slice(1).forEach((at, index) => {
      expect(at - times[index]).toBeGreaterThanOrEqual(3 * minute);
    });
  });
});

describe('notComparing', () => {
  it.each<[string, ConstructorParameters<typeof SimulatedArgocd>[0], number]>([
    ['many applications', { applications: 1_000, everyMs: usual }, 6],
    ['one application', { applications: 1, everyMs: usual }, 6],
    [
      'an interval of ten minutes',
      {
        applications: 10,
        reconciliationMs: 10 * minute,
        everyMs: [7 * minute, 10 * minute],
      },
      20,
    ],
  ])(
    'is named within two intervals, with %s, and ends with a comparison',
    async (_name, options, minutes) => {
      const argocd = new SimulatedArgocd(options);
      await argocd.pass(60 * minute);
      argocd.isComparing = false;
      const took = await argocd.untilNamed('notComparing');
      expect(took).toBeLessThanOrEqual(minutes * minute);
      const { comparedAt, troubles } = argocd.said();
      expect(troubles?.[0]).toMatchObject({
        code: 'notComparing',
        since: comparedAt,
        sentence: expect.stringContaining('has not compared anything since'),
      });
      argocd.isComparing = true;
      await argocd.pass(3.5 * minute);
      expect(argocd.codes()).toEqual([]);
    },
  );

  it('is named, with one question an interval, where another writer takes requests away', async () => {
    const argocd = new SimulatedArgocd({ applications: 3, everyMs: usual });
    argocd.overwritten = ['app-0', 'app-1'];
    await argocd.pass(60 * minute);
    argocd.isComparing = false;
    const took = await argocd.untilNamed('notComparing');
    expect(took).toBeLessThanOrEqual(12 * minute);
  });

  it('is not said of an Argo CD whose only application loses its requests', async () => {
    const argocd = new SimulatedArgocd({
      applications: 1,
      reconciliationMs: 0,
    });
    argocd.overwritten = ['app-0'];
    expect(await argocd.pass(day, minute / 4)).toEqual([]);
  });

  it.each([-60, -5, 5, 60])(
    'is named in time where the clock of Argo CD is %s min ahead',
    async skew => {
      const argocd = new SimulatedArgocd({ applications: 10, everyMs: usual });
      argocd.skewMs = skew * minute;
      await argocd.pass(60 * minute);
      argocd.isComparing = false;
      expect(await argocd.untilNamed('notComparing')).toBeLessThanOrEqual(
        6 * minute,
      );
      expect(argocd.said().comparedAt).toMatch(/^2026-11-28T0(?:0:5|1:0)\d/);
    },
  );

  it('is named in time after the clock of Argo CD was wrong by a year', async () => {
    const argocd = new SimulatedArgocd({ applications: 10, everyMs: usual });
    argocd.skewMs = 365 * day;
    await argocd.pass(10 * minute);
    argocd.skewMs = 0;
    expect(await argocd.pass(60 * minute)).toEqual([]);
    argocd.isComparing = false;
    expect(await argocd.untilNamed('notComparing')).toBeLessThanOrEqual(
      6 * minute,
    );
  });

  it.each([
    new ArgocdAnswerError(504, 'context deadline exceeded'),
    new ArgocdAnswerError(500, 'application refresh deadline exceeded'),
  ])(
    'is taken back within an interval where one answer only took long: %s',
    async late => {
      const argocd = new SimulatedArgocd({ applications: 5 });
      await argocd.pass(180 * minute);
      argocd.nextAnswers = [late];
      expect(await argocd.untilNamed('notComparing')).toBeDefined();
      await argocd.pass(3.5 * minute);
      expect(argocd.codes()).toEqual([]);
    },
  );

  it('is found where Argo CD says nothing of the application that was compared last', async () => {
    const argocd = new SimulatedArgocd({
      applications: 5,
      reconciliationMs: 0,
    });
    argocd.isComparing = false;
    argocd.nextAnswers = [
      new ArgocdAnswerError(400, 'app is not allowed in project "gone"'),
    ];
    expect(await argocd.untilNamed('notComparing')).toBeLessThanOrEqual(
      10 * minute,
    );
  });

  it('is said of the one cluster whose part of the controller is gone', async () => {
    const server = 'https://10.0.0.1:6443';
    const argocd = new SimulatedArgocd({
      applications: 10,
      everyMs: usual,
      change: index => (index % 5 === 0 ? { destination: { server } } : {}),
    });
    const status = { name: 'main', status: 'live' as const, since: '' };
    await argocd.pass(60 * minute);
    argocd.lostCluster = server;
    expect(await argocd.untilNamed('notComparing')).toBeLessThanOrEqual(
      8 * minute,
    );
    expect(argocd.said().troubles).toMatchObject([
      {
        code: 'notComparing',
        cluster: 'production',
        sentence: expect.stringContaining(
          'anything that deploys to the cluster production since',
        ),
      },
    ]);
    const isOld = [0, 1].map(
      index => argocd.looks.of(argocd.record(index), status).isOld,
    );
    expect(isOld).toEqual([true, false]);
    argocd.lostCluster = undefined;
    await argocd.pass(3.5 * minute);
    expect(argocd.codes()).toEqual([]);
  });

  it('is not said any more when nothing is left to be compared', async () => {
    const argocd = new SimulatedArgocd({ applications: 1, everyMs: usual });
    argocd.isComparing = false;
    await argocd.untilNamed('notComparing');
    argocd.store.remove(argocd.record(0));
    expect(await argocd.pass(minute)).toEqual([]);
  });

  it('is found by two questions where Argo CD does not compare by itself', async () => {
    const argocd = new SimulatedArgocd({
      applications: 5,
      reconciliationMs: 0,
    });
    argocd.isComparing = false;
    expect(await argocd.untilNamed('notComparing')).toBeLessThanOrEqual(
      7 * minute,
    );
    expect(new Set(argocd.asked.map(({ name }) => name)).size).toBe(2);
  });

  it('is not said of an Argo CD that is not heard', async () => {
    const argocd = new SimulatedArgocd({ applications: 5, everyMs: usual });
    argocd.isComparing = false;
    argocd.status = 'unreachable';
    expect(await argocd.pass(60 * minute)).toEqual([]);
    expect(argocd.asked).toEqual([]);
    expect(
      argocd.looks.of(argocd.record(0), {
        name: 'main',
        status: 'unreachable',
        since: '',
      }),
    ).toEqual({
      isOld: true,
      isTried: false,
      comparedAt: '2026-11-28T00:00:00.000Z',
    });
  });

  it('is not said where only an answer fails', async () => {
    const argocd = new SimulatedArgocd({ applications: 5, everyMs: usual });
    argocd.everyMs = undefined;
    await argocd.pass(60 * minute);
    expect(argocd.asked.length).toBeGreaterThan(1);
    expect(argocd.codes()).toEqual([]);
  });

  it('makes all that is known old, with its age, and tells of that once', async () => {
    const argocd = new SimulatedArgocd({ applications: 2, everyMs: usual });
    const status = { name: 'main', status: 'live' as const, since: '' };
    await argocd.pass(30 * minute);
    expect(argocd.looks.of(argocd.record(0), status).isOld).toBe(false);
    argocd.isComparing = false;
    await argocd.untilNamed('notComparing');
    const look = argocd.looks.of(argocd.record(0), status);
    expect(look).toMatchObject({ isOld: true, isTried: false });
    expect(look.comparedAt).toMatch(/^2026-11-28T00:[23]\d/);
    await argocd.pass(30 * minute);
    expect(argocd.changes).toBe(1);
  });
});

describe('repositoryServerAway', () => {
  it('is named by a comparison that it keeps from succeeding, and ends with one that succeeds', async () => {
    const argocd = new SimulatedArgocd({ applications: 3, everyMs: usual });
    await argocd.pass(10 * minute);
    argocd.compare(0, comparisonError(repositoryServerRefuses));
    await argocd.pass(minute / 12);
    expect(argocd.said().troubles).toMatchObject([
      { code: 'repositoryServerAway', since: '2026-11-28T00:10:00.000Z' },
    ]);
    await argocd.pass(minute / 12);
    argocd.compare(1);
    await argocd.pass(minute / 12);
    expect(argocd.codes()).toEqual([]);
  });

  it.each([
    'rpc error: code = Unknown desc = failed to list refs: dial tcp: lookup gitlab.example.com: no such host',
    'rpc error: code = Unknown desc = `helm template` failed: rpc error: code = Unavailable desc = plugin',
    'Failed to load target state: failed to generate manifest for source 1 of 1: rpc error: code = DeadlineExceeded desc = context deadline exceeded',
    clusterRefuses,
  ])('is not said for: %s', async message => {
    const argocd = new SimulatedArgocd({ applications: 1 });
    argocd.compare(0, comparisonError(message));
    await argocd.pass(minute / 12);
    expect(argocd.codes()).not.toContain('repositoryServerAway');
  });
});

describe('cacheAway', () => {
  it('is named by a comparison that it keeps from succeeding, and ends with one that succeeds', async () => {
    const argocd = new SimulatedArgocd({ applications: 3, everyMs: usual });
    await argocd.pass(10 * minute);
    argocd.compare(
      0,
      comparisonError(
        'rpc error: code = Unknown desc = redis: connection pool timeout',
      ),
    );
    await argocd.pass(minute / 12);
    expect(argocd.codes()).toEqual(['cacheAway']);
    argocd.compare(1);
    await argocd.pass(minute / 12);
    expect(argocd.codes()).toEqual([]);
  });
});

describe('repositoryHostAway', () => {
  const gitlab = 'https://gitlab.example.com/team';
  const charts = 'https://charts.example.com:8443/stable';
  const misses = (host: string) =>
    comparisonError(
      `Failed to load target state: failed to generate manifest for source 1 of 1: rpc error: code = Unknown desc = failed to list refs: dial tcp: lookup ${host} on 10.43.0.10:53: no such host`,
    );
  /** The first three from GitLab, the others from the host of charts, the last from both. */
  const create = async () => {
    const argocd = new SimulatedArgocd({
      applications: 6,
      everyMs: usual,
      change: index => ({
        sources: [
          ...(index < 3 || index === 5
            ? [{ repoUrl: `${gitlab}/app-${index}.git`, path: 'helm' }]
            : []),
          ...(index >= 3 ? [{ repoUrl: charts, chart: 'shop' }] : []),
        ],
      }),
    });
    await argocd.pass(10 * minute);
    return argocd;
  };

  it('is named once, with its name, when two applications miss it, and ends when one reaches it', async () => {
    const argocd = await create();
    argocd.compare(0, misses('gitlab.example.com'));
    argocd.compare(1, misses('gitlab.example.com'));
    await argocd.pass(minute / 12);
    expect(argocd.said().troubles).toEqual([
      {
        code: 'repositoryHostAway',
        repositoryHost: 'gitlab.example.com',
        since: '2026-11-28T00:10:00.000Z',
        sentence:
          'It has not reached the repositories at gitlab.example.com since 2026-11-28 00:10 UTC.',
      },
    ]);
    // What comes from another host says nothing of it.
    argocd.compare(3);
    await argocd.pass(minute / 12);
    expect(argocd.codes()).toEqual(['repositoryHostAway']);
    argocd.compare(2);
    await argocd.pass(minute / 12);
    expect(argocd.codes()).toEqual([]);
  });

  it('is not said of one that a single application misses', async () => {
    const argocd = await create();
    argocd.compare(0, misses('gitlab.example.com'));
    argocd.compare(3, misses('charts.example.com'));
    await argocd.pass(minute);
    expect(argocd.codes()).toEqual([]);
  });

  it('is said of the one host of several that is missed', async () => {
    const argocd = await create();
    argocd.compare(4, misses('charts.example.com'));
    argocd.compare(5, misses('charts.example.com'));
    await argocd.pass(minute / 12);
    expect(argocd.said().troubles).toMatchObject([
      { repositoryHost: 'charts.example.com' },
    ]);
  });

  it('is not said where nobody can tell which host is missed', async () => {
    const argocd = new SimulatedArgocd({
      applications: 2,
      change: () => ({
        sources: [
          { repoUrl: `${gitlab}/app.git`, path: 'helm' },
          { repoUrl: charts, chart: 'shop' },
        ],
      }),
    });
    argocd.compare(0, misses('10.0.0.1'));
    argocd.compare(1, misses('10.0.0.1'));
    await argocd.pass(minute);
    expect(argocd.codes()).toEqual([]);
  });
});

describe('clusterAway', () => {
  const destination = { server: 'https://10.0.0.1:6443' };
  const status = { name: 'main', status: 'live' as const, since: '' };
  const create = () =>
    new SimulatedArgocd({
      applications: 3,
      change: index => (index === 0 ? {} : { destination }),
    });

  it('is named by a comparison, and makes only what deploys there old', async () => {
    const argocd = create();
    argocd.compare(1, comparisonError(clusterRefuses));
    await argocd.pass(minute / 12);
    expect(argocd.said().troubles).toMatchObject([
      { code: 'clusterAway', cluster: 'production' },
    ]);
    expect(JSON.stringify(argocd.said())).not.toContain('10.0.0.1');
    const looks = [0, 1, 2].map(index =>
      argocd.looks.of(argocd.record(index), status),
    );
    expect(looks).toMatchObject([
      { isOld: false, isTried: false },
      { isOld: true, isTried: true },
      { isOld: true, isTried: true },
    ]);
    await argocd.pass(minute / 12);
    argocd.compare(2);
    await argocd.pass(minute / 12);
    expect(argocd.codes()).toEqual([]);
  });

  it('is named where Argo CD lists the cluster as one that it cannot reach, until an application there is compared', async () => {
    const argocd = create();
    argocd.failedClusters = [
      {
        destinations: [destination.server, 'production'],
        name: 'production',
        attemptedAt: Date.parse('2026-11-28T00:01:00Z'),
      },
    ];
    await argocd.pass(minute);
    expect(argocd.said().troubles).toMatchObject([
      { code: 'clusterAway', cluster: 'production' },
    ]);
    await argocd.pass(minute);
    argocd.compare(0);
    await argocd.pass(minute);
    expect(argocd.codes()).toEqual(['clusterAway']);
    argocd.compare(1);
    await argocd.pass(minute);
    expect(argocd.codes()).toEqual([]);
  });

  it('is not said where Argo CD only may not deploy something there', async () => {
    const argocd = create();
    argocd.compare(
      1,
      comparisonError(
        'Failed to load live state: Namespace "x" for ConfigMap "y" is not managed',
      ),
    );
    await argocd.pass(minute);
    expect(argocd.codes()).toEqual([]);
  });
});

describe('webhooksSilent', () => {
  const revision = (letter: string) => ({
    sync: { status: 'Synced' as const, revision: letter.repeat(40) },
  });
  const create = (
    rest: Partial<ConstructorParameters<typeof SimulatedArgocd>[0]> = {},
  ) => new SimulatedArgocd({ applications: 2, everyMs: usual, ...rest });

  it('is named when a push that the portal knows of is not noticed, and ends when one is', async () => {
    const argocd = create();
    await argocd.pass(minute);
    argocd.push('b');
    expect(await argocd.untilNamed('webhooksSilent')).toBeLessThanOrEqual(
      minute,
    );
    argocd.compare(0, revision('b'));
    await argocd.pass(minute);
    expect(argocd.codes()).toEqual(['webhooksSilent']);
    argocd.push('c');
    await argocd.pass(minute / 12);
    argocd.compare(0, revision('c'));
    await argocd.pass(minute);
    expect(argocd.codes()).toEqual([]);
  });

  it('is taken back where nothing at all is compared, and not said when that is over', async () => {
    const argocd = create();
    await argocd.pass(10 * minute);
    argocd.isComparing = false;
    argocd.push('b');
    expect(await argocd.untilNamed('notComparing')).toBeDefined();
    await argocd.pass(minute / 12);
    expect(argocd.codes()).toEqual(['notComparing']);
    argocd.isComparing = true;
    argocd.compare(1, { sources: [] });
    await argocd.pass(minute / 12);
    expect(await argocd.pass(minute)).toEqual([]);
  });

  it('is not said of what was pushed while Argo CD was not heard', async () => {
    const argocd = create();
    await argocd.pass(minute);
    argocd.status = 'unreachable';
    await argocd.pass(minute / 12);
    argocd.push('b');
    await argocd.pass(minute / 2);
    argocd.status = 'live';
    expect(await argocd.pass(2 * minute)).toEqual([]);
  });

  it('is not said of what was pushed while lists alone told what was compared', async () => {
    const argocd = create();
    await argocd.pass(minute);
    argocd.status = 'delayed';
    await argocd.pass(minute / 12);
    argocd.push('b');
    expect(await argocd.pass(2 * minute)).toEqual([]);
  });

  const pushesOf = (argocd: SimulatedArgocd, index: number) =>
    argocd.looks.pushes(argocd.record(index));

  it('is said of what follows a repository whose pushes are not noticed, and of no other', async () => {
    const argocd = create({
      change: index => (index === 0 ? {} : { sources: [] }),
    });
    await argocd.pass(minute);
    argocd.push('b');
    await argocd.pass(minute);
    expect(pushesOf(argocd, 0).webhooksSilentSince).toBe(
      '2026-11-28T00:01:00.000Z',
    );
    expect(pushesOf(argocd, 1).webhooksSilentSince).toBeUndefined();
  });

  it('says which push is not noticed yet, and when Argo CD should have', async () => {
    const argocd = create();
    await argocd.pass(minute);
    argocd.push('b');
    expect(pushesOf(argocd, 0).unnoticed).toEqual({
      since: '2026-11-28T00:01:00.000Z',
      dueAt: '2026-11-28T00:04:00.000Z',
    });
    argocd.compare(0, revision('b'));
    expect(pushesOf(argocd, 0).unnoticed).toBeUndefined();
  });

  it.each<[string, SimulatedArgocd, string?]>([
    ['Argo CD does not compare by itself', create({ reconciliationMs: 0 })],
    [
      'only some folders matter',
      create({ change: () => ({ refreshPaths: true }) }),
    ],
    [
      'nothing can be compared',
      create({ change: () => ({ sync: { status: 'Unknown' } }) }),
    ],
    [
      'what is deployed is in no GitLab of the portal',
      create({ change: () => ({ sources: [] }) }),
    ],
    [
      'another commit is asked for than one of the branch',
      create({ change: () => revision('f') }),
    ],
  ])('is not said where %s', async (_name, argocd) => {
    await argocd.pass(minute);
    argocd.push('b');
    expect(await argocd.pass(10 * minute)).toEqual([]);
  });
});
