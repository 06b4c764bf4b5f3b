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

import { Entity } from '@backstage/catalog-model';
import { EntityApplications, Home } from '@slipway/plugin-argocd-common';
import {
  applicationSpec,
  ArgocdBackend,
  deny,
  systemEntity,
} from './__testUtils__/ArgocdBackend';

jest.setTimeout(60_000);

const me = 'user:default/mock';
const ownedBy = (owner: string, entity: Entity): Entity => ({
  ...entity,
  relations: [{ type: 'ownedBy', targetRef: owner }],
});

describe('the home page', () => {
  let backend: ArgocdBackend;
  const home = async (): Promise<Home> => {
    const { status, body } = await backend.get('/home');
    expect(status).toBe(200);
    return body;
  };

  beforeAll(async () => {
    backend = await ArgocdBackend.start({
      entities: [
        ownedBy(
          me,
          systemEntity('shop', { 'argocd/app-selector': 'part=shop' }),
        ),
        // A service of it is no project of its own.
        {
          ...ownedBy(
            me,
            systemEntity('shop-api', { 'argocd/app-selector': 'part=shop' }),
          ),
          kind: 'Component',
        },
        ownedBy(
          'group:default/others',
          systemEntity('other', { 'argocd/app-name': 'other-dev' }),
        ),
        ownedBy(me, systemEntity('empty', { 'argocd/app-name': 'none' })),
      ],
      sandbox: { tickMs: 3_600_000 },
      prepare: ({ global, team }) => {
        for (const environment of ['dev', 'staging']) {
          const application = global.world.addApplication(
            {
              name: `shop-${environment}`,
              labels: { part: 'shop', environment },
            },
            applicationSpec(`shop-${environment}`),
          );
          global.world.update(application, draft => {
            draft.status.sync = {
              status: 'Synced',
              comparedTo: {},
              revision: 'a'.repeat(40),
            };
            draft.status.health = {
              status: environment === 'dev' ? 'Healthy' : 'Degraded',
            };
            draft.status.resources = [
              {
                group: 'apps',
                version: 'v1',
                kind: 'Deployment',
                namespace: `shop-${environment}`,
                name: 'api',
                status: 'Synced',
              },
            ];
          });
        }
        team.world.addApplication({ name: 'other-dev' }, applicationSpec());
      },
    });
  });
  beforeEach(() => backend.reset());
  afterAll(() => backend?.stop());

  it("has the person's projects, as the tab says them, and what they need", async () => {
    const found = await home();
    expect(found.projects.map(({ entityRef }) => entityRef)).toEqual([
      'system:default/shop',
    ]);
    const { body: tab } = await backend.get(
      '/entities/system/default/shop/applications',
    );
    expect(found.environments).toEqual(['dev', 'staging']);
    const [{ cells }] = found.projects;
    expect(
      cells.map(({ environment, application, more }) => [
        environment,
        application.verdict.code,
        more,
      ]),
    ).toEqual([
      ['dev', 'live', 0],
      ['staging', 'broken', 0],
    ]);
    // One answer for both.
    const { applications }: EntityApplications = tab;
    expect(
      cells.map(({ application: { name, verdict, version } }) => [
        name,
        verdict,
        version.commit,
        version.has,
        version.behind,
        version.failing?.commit,
      ]),
    ).toEqual(
      applications.map(({ name, verdict, standing }) => [
        name,
        verdict,
        standing.commit,
        standing.has,
        standing.behind,
        standing.failing,
      ]),
    );
    expect(found.needs).toMatchObject([
      {
        code: 'broken',
        entityRef: 'system:default/shop',
        instance: 'global',
        name: 'shop-staging',
        environment: 'staging',
      },
    ]);
    expect(found.changes).toEqual([]);
  });

  it('asks Argo CD for nothing, once it knows what its account may do with each application', async () => {
    let calls = await backend.callsDuring(home);
    for (let view = 0; view < 3 && calls.length > 0; view += 1) {
      expect(calls.every(call => call.includes('/account/can-i/'))).toBe(true);
      calls = await backend.callsDuring(home);
    }
    expect(calls).toEqual([]);
  });

  it('has nothing of what the person may not see', async () => {
    backend.decisions = { 'argocd.application.read': deny };
    expect(await home()).toMatchObject({
      needs: [],
      changes: [],
      projects: [],
    });
  });

  it('is refused to who may not see Argo CD', async () => {
    backend.decisions = { 'argocd.view.read': deny };
    expect((await backend.get('/home')).status).toBe(403);
  });
});
