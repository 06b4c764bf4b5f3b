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

import { groupsOf, userOf } from './gitlabPeople';

const host = 'host.k3d.internal:8929';
const integrationConfig = {
  host,
  apiBaseUrl: `http://${host}/api/v4`,
  baseUrl: `http://${host}`,
};
const options = {
  providerConfig: { host } as Parameters<typeof groupsOf>[0]['providerConfig'],
  groupNameTransformer: ({ group }: { group: { full_path: string } }) =>
    group.full_path.replaceAll('/', '-'),
};
const shop = { id: 2, name: 'Shop', full_path: 'acme/shop', parent_id: 1 };
const acme = {
  id: 1,
  name: 'Acme',
  full_path: 'acme',
  description: 'All of it',
};

describe('users and groups of GitLab', () => {
  it('are found by the host without its port, as sign-in looks for them', async () => {
    const user = await userOf({
      ...options,
      integrationConfig,
      user: {
        id: 4,
        username: 'ada',
        name: 'Ada Operator',
        state: 'active',
        web_url: `http://${host}/ada`,
        avatar_url: '',
        groups: [acme, shop],
      },
    });
    expect(user).toMatchObject({
      metadata: {
        name: 'ada',
        annotations: {
          'host.k3d.internal/user-id': '4',
          'backstage.io/managed-by-location': `gitlab-org:${host}`,
        },
      },
      spec: {
        profile: { displayName: 'Ada Operator' },
        memberOf: ['acme', 'acme-shop'],
      },
    });
  });

  it('keep which group is in which', async () => {
    const groups = await groupsOf({ ...options, groups: [acme, shop] });
    expect(
      groups.map(({ metadata, spec }) => [
        metadata.name,
        metadata.description,
        metadata.annotations?.['host.k3d.internal/team-path'],
        spec.parent,
      ]),
    ).toEqual([
      ['acme', 'All of it', 'acme', undefined],
      ['acme-shop', undefined, 'acme/shop', 'acme'],
    ]);
  });
});
