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
  commit,
  image,
  pods,
  repository,
  running,
  sha,
  standingFacts,
} from './__testUtils__/deliveryFacts';
import { workOutStanding } from './standing';
import { AwaitedImages } from './types';

// Newest first: c changed web alone, b both, a both; d is a document.
const history = repository([
  commit('d'),
  commit('c', ['web']),
  commit('b', ['api', 'web']),
  commit('a', ['api', 'web']),
]);

describe('where an application stands', () => {
  it('has the latest change where the service that it built runs it', () => {
    const standing = workOutStanding(
      standingFacts({
        repository: history,
        running: pods(running('api', 'b'), running('web', 'c')),
      }),
    );
    expect(standing).toMatchObject({
      commit: sha('c'),
      has: 'yes',
      behind: 0,
      services: [
        {
          service: 'api',
          has: 'yes',
          behind: 0,
          version: { commit: sha('b') },
        },
        {
          service: 'web',
          has: 'yes',
          behind: 0,
          version: { commit: sha('c') },
        },
      ],
    });
  });

  it('counts the changes that it does not have, and no documents', () => {
    const standing = workOutStanding(
      standingFacts({
        repository: history,
        running: pods(running('api', 'a'), running('web', 'a')),
      }),
    );
    expect(standing).toMatchObject({
      commit: sha('a'),
      has: 'no',
      behind: 2,
      services: [
        { service: 'api', behind: 1 },
        { service: 'web', behind: 2 },
      ],
    });
  });

  it('is behind where only one of two services has come', () => {
    expect(
      workOutStanding(
        standingFacts({
          repository: history,
          running: pods(running('api', 'a'), running('web', 'b')),
        }),
      ),
    ).toMatchObject({ commit: sha('a'), has: 'no', behind: 2 });
  });

  it.each([
    ['pods that were not read', undefined, history],
    [
      'an image whose tag is no commit',
      pods(
        running('api', 'b'),
        running('web', 'c', {
          running: [
            { image: 'registry.example.com/team/shop/web:latest', ready: 1 },
          ],
        }),
      ),
      history,
    ],
    ['a repository that was not read', pods(running('web', 'c')), undefined],
    [
      'commits that were not compared',
      pods(running('api', 'b'), running('web', 'f')),
      history,
    ],
  ])('is unknown with %s', (_what, versions, of) => {
    const standing = workOutStanding(
      standingFacts({ repository: of, running: versions }),
    );
    expect(standing).toMatchObject({ has: 'unknown' });
    expect(standing.behind).toBeUndefined();
    expect(standing.commit).toBeUndefined();
  });

  it('has nothing without a ready pod', () => {
    const none = { running: [], ready: 0, wanted: [image('web', 'c')] };
    expect(
      workOutStanding(
        standingFacts({
          repository: history,
          running: pods(running('api', 'b'), running('web', 'c', none)),
        }),
      ),
    ).toMatchObject({ has: 'no', wants: 'yes', waiting: 3 });
  });

  it.each([
    ['no', 'b', 'waits for a sync'],
    ['yes', 'c', 'has pods that are not ready'],
  ])(
    'has %s pods of a change that Git asks for where it runs %s: it %s',
    (applied, letter) => {
      const web = running('web', 'b', {
        wanted: [image('web', 'c')],
        newest: [image('web', letter)],
      });
      expect(
        workOutStanding(
          standingFacts({
            repository: history,
            running: pods(running('api', 'b'), web),
          }),
        ).states[0],
      ).toEqual({ has: 'no', wants: 'yes', applied });
    },
  );

  it('does not have what one of its ready pods lacks', () => {
    const standing = workOutStanding(
      standingFacts({
        repository: history,
        running: pods(
          running('api', 'b'),
          running('web', 'b', {
            running: [
              { image: image('web', 'c'), ready: 1 },
              { image: image('web', 'b'), ready: 1 },
            ],
            wanted: [image('web', 'c')],
          }),
        ),
      }),
    );
    expect(standing).toMatchObject({ has: 'no', commit: sha('b'), behind: 1 });
    expect(standing.services[1].version?.commit).toBe(sha('b'));
    expect(standing).toMatchObject({
      builtByLatest: ['web'],
      workloads: ['api', 'web'],
      rolling: undefined,
    });
  });

  it('counts the pods of what is asked for, not those of before', () => {
    expect(
      workOutStanding(
        standingFacts({
          repository: history,
          running: pods(
            running('web', 'b', {
              running: [{ image: image('web', 'b'), ready: 1 }],
              wanted: [image('web', 'c')],
              ready: 1,
              total: 2,
            }),
          ),
        }),
      ).rolling,
    ).toEqual({ service: 'web', ready: 0, total: 1 });
  });

  it('lacks a service that other environments run', () => {
    expect(
      workOutStanding(
        standingFacts({
          repository: history,
          running: pods(running('api', 'b')),
        }),
      ),
    ).toMatchObject({ has: 'no' });
  });

  it('knows nothing of a service without pods', () => {
    expect(
      workOutStanding(
        standingFacts({
          repository: history,
          running: pods(
            running('api', 'b'),
            running('web', 'c', { running: [], ready: 0, total: 0 }),
          ),
        }),
      ),
    ).toMatchObject({ has: 'unknown' });
  });

  it('says of what Git asks for that none of it is in the cluster', () => {
    const missing = {
      running: [],
      ready: 0,
      total: 0,
      isMissing: true as const,
    };
    const isMissing = (...services: Parameters<typeof pods>) =>
      workOutStanding(
        standingFacts({ repository: history, running: pods(...services) }),
      ).isMissing;
    expect(isMissing(running('web', 'c', missing))).toBe(true);
    expect(
      isMissing(running('api', 'b'), running('web', 'c', missing)),
    ).toBeUndefined();
    expect(isMissing()).toBeUndefined();
  });

  it.each([[[]], [[image('web', 'b')]]])(
    'lacks a service beside one without pods that Git asks for the images %j',
    wanted => {
      const none = { running: [], ready: 0, total: 0, wanted };
      expect(
        workOutStanding(
          standingFacts({
            repository: repository([
              commit('d', ['web']),
              commit('c', ['api']),
            ]),
            running: pods(running('web', 'c', none)),
          }),
        ),
      ).toMatchObject({ has: 'no', behind: 2 });
    },
  );

  it('knows a service whose pods are not ready and that Git no longer asks for', () => {
    const component = { entityRef: 'component:default/web', name: 'web' };
    const standing = workOutStanding(
      standingFacts({
        repository: history,
        serviceOf: found => (found.includes('/web:') ? component : undefined),
        onlyService: {
          entityRef: component.entityRef,
          repository: 'registry.example.com/team/shop/web',
        },
        running: pods(
          running('web', 'c', {
            running: [],
            newest: [image('web', 'c')],
            wanted: [],
            ready: 0,
            total: 1,
          }),
        ),
      }),
    );
    expect(standing).toMatchObject({ has: 'no', behind: 3 });
    expect(standing.services).toEqual([
      {
        service: 'web',
        entityRef: component.entityRef,
        has: 'no',
        behind: 3,
        pods: { ready: 0, total: 1 },
      },
    ]);
  });

  it('leaves out images that no environment runs', () => {
    const withTool = repository([
      commit('e', ['ci-tools']),
      ...history.commits,
    ]);
    expect(
      workOutStanding(
        standingFacts({
          repository: withTool,
          running: pods(running('api', 'b'), running('web', 'c')),
        }),
      ),
    ).toMatchObject({ has: 'yes', commit: sha('c'), behind: 0 });
  });

  it('lacks what was built of a service that no environment runs', () => {
    expect(
      workOutStanding(
        standingFacts({
          repository: repository([commit('e', ['new']), ...history.commits]),
          isOfService: path => path === 'team/shop/new',
          running: pods(running('api', 'b'), running('web', 'c')),
        }),
      ),
    ).toMatchObject({
      has: 'no',
      commit: sha('c'),
      behind: 1,
      services: [{ has: 'yes' }, { has: 'yes' }],
    });
  });

  it('does not call an earlier change the version of what was built from a commit that GitLab has not told yet', () => {
    const standingOf = (readAt: string) =>
      workOutStanding(
        standingFacts({
          repository: repository(history.commits, { readAt }),
          contains: () => true,
          running: pods(running('api', 'e'), running('web', 'e')),
        }),
      );
    expect(standingOf('2026-11-28T10:05:59Z')).toMatchObject({
      has: 'unknown',
      commit: undefined,
      behind: undefined,
    });
    // It is of another branch.
    expect(standingOf('2026-11-28T10:06:00Z')).toMatchObject({
      has: 'yes',
      commit: sha('c'),
      behind: 0,
    });
  });

  it('does not leave out images that environments may run that were not read', () => {
    const withOther = repository([commit('e', ['other']), ...history.commits]);
    const hasOf = (...read: string[]) =>
      workOutStanding(
        standingFacts({
          repository: withOther,
          readImages: new Set(read),
          running: pods(running('api', 'b'), running('web', 'c')),
        }),
      );
    expect(hasOf('team/shop/api')).toMatchObject({ has: 'unknown' });
    // Another project of the same repository.
    expect(hasOf('team/shop/other')).toMatchObject({ has: 'yes', behind: 0 });
  });

  it.each(['building', 'failed'] as const)(
    'does not have a change that is %s',
    state => {
      const standing = workOutStanding(
        standingFacts({
          repository: repository([
            commit('e', [], { state }),
            ...history.commits,
          ]),
          running: pods(running('api', 'b'), running('web', 'c')),
        }),
      );
      expect(standing).toMatchObject({
        has: 'no',
        commit: sha('c'),
        behind: 1,
        // Nobody knows yet whether it is one of theirs.
        services: [{ has: 'unknown' }, { has: 'unknown' }],
      });
    },
  );

  it('is unknown while nobody can tell whether a later commit is a change', () => {
    const withLater = (later: object) =>
      workOutStanding(
        standingFacts({
          repository: repository([
            commit('e', [], { state: 'unknown', ...later }),
            ...history.commits,
          ]),
          running: pods(running('api', 'b'), running('web', 'c')),
        }),
      );
    const standing = withLater({});
    expect(standing).toMatchObject({
      commit: sha('c'),
      has: 'unknown',
      wants: 'unknown',
      isUndecided: true,
      services: [{ has: 'unknown' }, { has: 'unknown' }],
    });
    expect(standing.behind).toBeUndefined();
    // What was pushed just now is told in a moment.
    expect(withLater({ isFresh: true })).toMatchObject({
      has: 'yes',
      wants: 'yes',
      behind: 0,
    });
  });

  it('tells no distance beside that, although what runs is later still', () => {
    const standing = workOutStanding(
      standingFacts({
        repository: repository([
          commit('f', [], { state: 'unknown', isFresh: true }),
          commit('e', [], { state: 'unknown' }),
          ...history.commits,
        ]),
        running: pods(running('api', 'f'), running('web', 'f')),
      }),
    );
    expect(standing.has).toBe('unknown');
    expect(standing.behind).toBeUndefined();
  });

  it('does not count while nobody can tell whether an earlier commit is a change that some image lacks', () => {
    const withEarlier = (api: string) =>
      workOutStanding(
        standingFacts({
          repository: repository([
            commit('e', ['web']),
            commit('d', [], { state: 'unknown' }),
            ...history.commits.slice(1),
          ]),
          running: pods(running('api', api), running('web', 'e')),
        }),
      );
    const standing = withEarlier('b');
    expect(standing).toMatchObject({ commit: sha('e'), has: 'yes' });
    expect(standing.behind).toBeUndefined();
    const [api, web] = standing.services;
    expect(api.behind).toBeUndefined();
    expect(web.behind).toBe(0);
    // Images of later commits hold it, whatever it is.
    expect(withEarlier('e').behind).toBe(0);
  });

  it('takes no change that was not built for the version', () => {
    expect(
      workOutStanding(
        standingFacts({
          repository: repository(
            [commit('c', [], { state: 'failed' }), commit('a', ['api'])],
            { readAt: '2026-11-28T10:07:00Z' },
          ),
          running: pods(running('api', 'd')),
          contains: () => true,
        }),
      ),
    ).toMatchObject({ commit: sha('a') });
  });

  it('has a change that was not built once later images of all services run', () => {
    const canceled = repository([
      commit('d', ['api', 'web']),
      commit('c', [], { state: 'failed' }),
      commit('b', ['api', 'web']),
    ]);
    const behind = (api: string, web: string) =>
      workOutStanding(
        standingFacts({
          repository: canceled,
          running: pods(running('api', api), running('web', web)),
        }),
      ).behind;
    expect(behind('d', 'd')).toBe(0);
    expect(behind('d', 'b')).toBe(2);
    expect(behind('b', 'b')).toBe(2);
  });

  it('lacks a change that was not built as long as no pod of a service is ready', () => {
    const behind = (total: number) =>
      workOutStanding(
        standingFacts({
          repository: repository([
            commit('d', ['web']),
            commit('c', [], { state: 'failed' }),
            commit('b', ['web']),
          ]),
          running: pods(
            running('api', 'e', { running: [], wanted: [], ready: 0, total }),
            running('web', 'd'),
          ),
        }),
      ).behind;
    expect(behind(1)).toBe(1);
    expect(behind(0)).toBe(0);
  });

  it('does not count where the branch goes further back than what was read', () => {
    const part = repository(history.commits.slice(0, 3), { complete: false });
    const standing = workOutStanding(
      standingFacts({
        repository: part,
        running: pods(running('api', 'a'), running('web', 'a')),
        contains: () => false,
      }),
    );
    expect(standing.has).toBe('no');
    expect(standing.behind).toBeUndefined();
  });

  it('answers for one component alone', () => {
    const facts = standingFacts({
      repository: history,
      running: pods(running('api', 'b'), running('web', 'a')),
      serviceOf: name => ({
        entityRef: `component:default/${
          name.includes('/api:') ? 'api' : 'web'
        }`,
        name: 'Shop',
      }),
    });
    expect(
      workOutStanding({
        ...facts,
        onlyService: {
          entityRef: 'component:default/api',
          repository: 'team/shop/api',
        },
      }),
    ).toMatchObject({
      has: 'yes',
      commit: sha('b'),
      behind: 0,
      services: [{ service: 'Shop', entityRef: 'component:default/api' }],
    });
    expect(
      workOutStanding({
        ...facts,
        onlyService: {
          entityRef: 'component:default/web',
          repository: 'team/shop/web',
        },
      }),
    ).toMatchObject({ has: 'no', behind: 2 });
  });

  it('says of one component what is known of a build', () => {
    const standingWith = (awaited: AwaitedImages | undefined) =>
      workOutStanding(
        standingFacts({
          repository: repository([
            commit('e', [], { state: 'building', awaited }),
            ...history.commits,
          ]),
          running: pods(running('api', 'b'), running('web', 'c')),
          onlyService: {
            entityRef: 'component:default/web',
            repository: 'registry.example.com/team/shop/web',
          },
        }),
      );
    expect(
      standingWith({ paths: ['team/shop/web'], isWhole: true }),
    ).toMatchObject({
      has: 'no',
      changes: [sha('e'), sha('c'), sha('b'), sha('a')],
    });
    expect(
      standingWith({ paths: ['team/shop/api'], isWhole: true }),
    ).toMatchObject({ has: 'yes', changes: [sha('c'), sha('b'), sha('a')] });
    const unknown = standingWith(undefined);
    expect(unknown).toMatchObject({
      has: 'unknown',
      wants: 'unknown',
      changes: [sha('c'), sha('b'), sha('a')],
    });
    expect(unknown.behind).toBeUndefined();
  });

  it('answers for a component whose image another one names, too', () => {
    expect(
      workOutStanding(
        standingFacts({
          repository: history,
          running: pods(running('api', 'b'), running('web', 'c')),
          onlyService: {
            entityRef: 'component:default/web',
            repository: 'registry.example.com/team/shop/web',
          },
        }),
      ),
    ).toMatchObject({ has: 'yes', services: [{ service: 'web' }] });
  });

  it('lacks one component where nothing of it runs', () => {
    expect(
      workOutStanding(
        standingFacts({
          repository: history,
          running: pods(running('api', 'b')),
          onlyService: {
            entityRef: 'component:default/web',
            repository: 'registry.example.com/team/shop/web',
          },
        }),
      ),
    ).toMatchObject({ has: 'no', behind: 3, services: [] });
  });

  it('lacks one component that runs nowhere yet', () => {
    expect(
      workOutStanding(
        standingFacts({
          repository: repository([
            commit('e', ['api', 'other']),
            commit('d', [], {
              state: 'failed',
              awaited: { paths: ['team/shop/other'], isWhole: true },
            }),
            ...history.commits,
          ]),
          running: pods(running('api', 'b')),
          onlyService: {
            entityRef: 'component:default/other',
            repository: 'registry.example.com/team/shop/other',
          },
        }),
      ),
    ).toMatchObject({ has: 'no', changes: [sha('e'), sha('d')] });
  });

  it('has nothing where nothing is deployed anywhere', () => {
    expect(
      workOutStanding(
        standingFacts({
          repository: history,
          deployedImages: new Set(),
          running: pods(),
        }),
      ),
    ).toMatchObject({ has: 'no', behind: 3 });
  });

  it('counts no commits before anything is deployed whose images may carry them', () => {
    const standing = workOutStanding(
      standingFacts({
        repository: repository([commit('b'), commit('a')]),
        deployedImages: new Set(),
        running: pods(),
        rendered: () => ({
          commits: [sha('b'), sha('a')],
          deployed: 'nothing',
          compared: sha('b'),
          isSettled: true,
        }),
      }),
    );
    expect(standing).toMatchObject({
      has: 'no',
      wants: 'unknown',
      changes: [sha('b'), sha('a')],
    });
    expect(standing.behind).toBeUndefined();
  });

  it.each(['building', 'failed'] as const)(
    'takes no other commit for a change where the first image is %s',
    state => {
      expect(
        workOutStanding(
          standingFacts({
            repository: repository([
              commit('c'),
              commit('b', [], { state }),
              commit('a'),
            ]),
            deployedImages: new Set(),
            running: pods(),
            rendered: () => ({
              commits: [sha('c'), sha('a')],
              isSettled: true,
            }),
          }),
        ),
      ).toMatchObject({ has: 'no', behind: 1, changes: [sha('b')] });
    },
  );

  it('takes a short id for the commit that it begins', () => {
    expect(
      workOutStanding(
        standingFacts({
          repository: history,
          running: pods(
            running('api', 'b'),
            running('web', 'c', {
              running: [
                {
                  image: 'registry.example.com/team/shop/web:cccccccc',
                  ready: 1,
                },
              ],
            }),
          ),
        }),
      ),
    ).toMatchObject({ has: 'yes', commit: sha('c') });
  });

  it('looks at what is rendered where no image carries a commit', () => {
    const facts = standingFacts({
      repository: repository([commit('c'), commit('b'), commit('a')]),
      deployedImages: new Set(['library/redis']),
      running: pods(
        running('cache', 'x', {
          running: [{ image: 'redis:7.4.1', ready: 1 }],
        }),
      ),
    });
    expect(
      workOutStanding({
        ...facts,
        rendered: () => ({
          commits: [sha('b'), sha('a')],
          deployed: sha('c'),
          compared: sha('c'),
          isSettled: true,
        }),
      }),
    ).toMatchObject({ has: 'yes', commit: sha('b'), behind: 0 });
    expect(
      workOutStanding({
        ...facts,
        rendered: () => ({
          commits: [sha('b'), sha('a')],
          deployed: sha('a'),
          compared: sha('c'),
          isSettled: false,
        }),
      }),
    ).toMatchObject({ has: 'no', commit: sha('a'), behind: 1 });
  });

  it.each([
    ['no', 1, ['api', 'web'], 'missing'],
    ['no', 1, ['api', 'web'], sha('c')],
    ['unknown', undefined, ['web'], 'missing'],
  ] as const)(
    'says %s of the latest change where nothing was built of all that it asks for (behind %s, deployed %s, tag %s)',
    (has, behind, deployed, tag) => {
      expect(
        workOutStanding(
          standingFacts({
            repository: repository([commit('c'), commit('b', ['api'])]),
            deployedImages: new Set(['team/shop/web']),
            repositoryImages: new Set(
              deployed.map(service => `team/shop/${service}`),
            ),
            running: pods(
              running('web', 'x', {
                running: [],
                ready: 0,
                wanted: [`registry.example.com/team/shop/web:${tag}`],
              }),
            ),
            rendered: () => ({
              commits: [sha('c')],
              deployed: sha('c'),
              compared: sha('c'),
              isSettled: false,
            }),
          }),
        ),
      ).toMatchObject({ has, behind, commit: undefined });
    },
  );

  it('takes no commit that sets the tag of another service for a change of a component that is not there', () => {
    expect(
      workOutStanding(
        standingFacts({
          repository: repository([commit('c'), commit('b', ['api'])]),
          deployedImages: new Set(['team/shop/web']),
          onlyService: {
            entityRef: 'component:default/api',
            repository: 'registry.example.com/team/shop/api',
          },
          running: pods(
            running('web', 'x', {
              running: [{ image: 'team/shop/web:missing', ready: 1 }],
            }),
          ),
          rendered: () => ({
            commits: [sha('c')],
            deployed: sha('c'),
            compared: sha('c'),
            isSettled: true,
          }),
        }),
      ),
    ).toMatchObject({
      has: 'no',
      behind: 1,
      changes: [sha('b')],
      commit: undefined,
    });
  });

  it('takes no commit that sets the tag of another service for a change of a component that was never built', () => {
    expect(
      workOutStanding(
        standingFacts({
          repository: repository([commit('c'), commit('b', ['api'])]),
          deployedImages: new Set(['team/shop/api']),
          onlyService: {
            entityRef: 'component:default/web',
            repository: 'registry.example.com/team/shop/web',
          },
          running: pods(running('api', 'b')),
          rendered: () => ({
            commits: [sha('c')],
            deployed: sha('c'),
            compared: sha('c'),
            isSettled: true,
          }),
        }),
      ),
    ).toMatchObject({ has: 'unknown', changes: [], commit: undefined });
  });

  it('does not take what is applied for what runs while pods come, wait or were changed', () => {
    expect(
      workOutStanding(
        standingFacts({
          repository: repository([commit('b'), commit('a')]),
          deployedImages: new Set(['team/shop/api']),
          running: pods(
            running('api', 'x', {
              running: [{ image: 'team/shop/api:v1.2.3', ready: 1 }],
            }),
          ),
          rendered: () => ({
            commits: [sha('b'), sha('a')],
            deployed: sha('b'),
            compared: sha('b'),
            isSettled: false,
          }),
        }),
      ),
    ).toMatchObject({
      has: 'unknown',
      wants: 'yes',
      commit: undefined,
      behind: undefined,
    });
  });

  it.each([
    ['the registry tells of no image', 'registry.example.com/team/shop/api:'],
    ['the registry is another one', 'harbor.example.com/team/api:'],
  ])('reads commits off what runs where %s', (_what, name) => {
    // Production asks for an older image; the chart is the same.
    expect(
      workOutStanding(
        standingFacts({
          repository: repository([
            commit('c', [], { state: 'unknown' }),
            commit('b'),
            commit('a'),
          ]),
          deployedImages: new Set(['team/shop/api', 'team/api']),
          running: pods(
            running('api', 'a', {
              running: [{ image: name + sha('a'), ready: 1 }],
            }),
          ),
          rendered: () => ({
            commits: [sha('b'), sha('a')],
            deployed: sha('b'),
            compared: sha('b'),
            isSettled: true,
          }),
        }),
      ),
    ).toMatchObject({
      has: 'unknown',
      services: [{ version: { commit: sha('a') } }],
    });
  });
});
