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
  applicationSpec,
  ArgocdBackend,
  deny,
  owned,
  systemEntity,
} from './__testUtils__/ArgocdBackend';

jest.setTimeout(60_000);

const location =
  'url:https://gitlab.example.com/blue/docs/-/blob/main/catalog-info.yaml';

describe('confirming a link', () => {
  let backend: ArgocdBackend;
  const confirm = (name: string, body: object) =>
    backend.post(`/applications/global/argocd/${name}/links/confirm`, body);
  const diagnosis = async (entity: string) =>
    (await backend.get(`/entities/system/default/${entity}/diagnosis`)).body;
  const shop = { entityRef: 'system:default/shop', location };

  beforeAll(async () => {
    backend = await ArgocdBackend.start({
      entities: [
        systemEntity('shop', {
          'argocd/app-name': 'shop-dev,shop-staging',
          'backstage.io/managed-by-location': location,
        }),
        systemEntity('stranger'),
      ],
      prepare: ({ global: { world } }) => {
        for (const name of ['shop-dev', 'shop-staging']) {
          world.addApplication({ name }, applicationSpec(name));
        }
        world.addApplication(
          {
            name: 'dangling',
            annotations: { 'backstage.io/entity-ref': 'system:default/gone' },
          },
          applicationSpec('dangling'),
        );
      },
    });
  });
  beforeEach(() => backend.reset());
  afterAll(() => backend?.stop());

  it('lets its owners act, and is audited', async () => {
    expect(await diagnosis('shop')).toMatchObject({
      location,
      mayConfirm: true,
      applications: [
        { name: 'shop-dev', link: 'claimed', doubt: 'unproven' },
        { name: 'shop-staging', link: 'claimed', doubt: 'unproven' },
      ],
    });
    backend.decisions['argocd.application.refresh'] = owned;
    const refresh = () =>
      backend.post('/applications/global/argocd/shop-dev/refresh');
    expect((await refresh()).status).toBe(403);
    backend.audited.length = 0;

    const { status, body } = await confirm('shop-dev', shop);
    expect([status, body]).toEqual([
      200,
      { entityRef: 'system:default/shop', link: 'confirmed' },
    ]);
    expect(backend.audited).toEqual([
      { eventId: 'link-confirm', outcome: 'success' },
    ]);
    expect((await refresh()).status).toBe(202);
    const { applications } = await diagnosis('shop');
    expect(applications[0].link).toBe('confirmed');
    expect(applications[0].doubt).toBe(undefined);
    expect(applications[1].link).toBe('claimed');
  });

  it('is the same a second time', async () => {
    await confirm('shop-dev', shop);
    const { status, body } = await confirm('shop-dev', shop);
    expect([status, body.link]).toEqual([200, 'confirmed']);
  });

  it('is for who may, and the diagnosis says so', async () => {
    backend.decisions['argocd.link.confirm'] = deny;
    expect((await diagnosis('shop')).mayConfirm).toBe(false);
    const { status, body } = await confirm('shop-staging', shop);
    expect(status).toBe(403);
    expect(body.error.message).toContain('You may not confirm links');
    expect(backend.audited).toEqual([
      { eventId: 'link-confirm', outcome: 'fail' },
    ]);
    const { applications } = await diagnosis('shop');
    expect(applications[1].link).toBe('claimed');
  });

  it.each<[string, string, object, number, string]>([
    [
      'an entity that comes from another place by now',
      'shop-staging',
      { ...shop, location: 'url:https://elsewhere.example.com' },
      409,
      'comes from another place',
    ],
    [
      'an entity that has nothing to do with it',
      'shop-staging',
      { entityRef: 'system:default/stranger', location: '' },
      409,
      'there is no link to confirm',
    ],
    [
      'an entity that is missing',
      'dangling',
      { entityRef: 'system:default/gone', location: '' },
      404,
      'There is no entity system:default/gone',
    ],
    [
      'an application that is missing',
      'nothing',
      shop,
      404,
      'There is no application nothing',
    ],
    [
      'what is no reference',
      'shop-staging',
      { ...shop, entityRef: 'shop' },
      400,
      'shop is no reference of an entity',
    ],
    ['no entity', 'shop-staging', { location }, 400, 'entityRef'],
    [
      'no place',
      'shop-staging',
      { entityRef: 'system:default/shop' },
      400,
      'location',
    ],
    [
      'what nobody knows',
      'shop-staging',
      { ...shop, by: 'user:default/mallory' },
      400,
      'by',
    ],
  ])('refuses %s', async (_name, application, body, status, message) => {
    const answer = await confirm(application, body);
    expect(answer.status).toBe(status);
    expect(answer.body.error.message).toContain(message);
    expect((await diagnosis('shop')).applications[1].link).toBe('claimed');
  });

  it('tells nothing of an application that the policy hides', async () => {
    backend.decisions['argocd.application.read'] = deny;
    const { status, body } = await confirm('shop-staging', shop);
    expect(status).toBe(404);
    expect(body.error.message).toBe(
      (await confirm('nothing', shop)).body.error.message.replace(
        'nothing',
        'shop-staging',
      ),
    );
  });
});
