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

import { missedHost, repositoryHosts } from './repositoryHosts';
import { Addresses } from '../pages/repositoryPage';

const addresses: Addresses = {
  aliases: [
    {
      url: 'https://gitlab.example.com',
      aliases: ['http://gitlab-webservice.gitlab.svc.cluster.local:8181'],
    },
  ],
  gitlabHosts: ['gitlab.example.com'],
};
const from = (...repoUrls: string[]) => ({
  sources: repoUrls.map(repoUrl => ({ repoUrl })),
});

describe('the hosts that sources come from', () => {
  it.each([
    ['https://gitlab.example.com/team/shop.git', 'gitlab.example.com'],
    ['git@gitlab.example.com:team/shop.git', 'gitlab.example.com'],
    ['ssh://git@GitLab.example.com:2222/team/shop', 'gitlab.example.com'],
    [
      'http://gitlab-webservice.gitlab.svc.cluster.local:8181/team/shop.git',
      'gitlab.example.com',
    ],
    ['oci://registry.example.com/charts/shop', 'registry.example.com'],
    ['registry.example.com:5000/charts', 'registry.example.com'],
    ['https://charts.infra.svc.cluster.local/stable', 'charts'],
  ])('%s comes from %s', (repoUrl, host) => {
    expect(repositoryHosts(from(repoUrl), addresses)).toEqual([host]);
  });

  it('are not named where only their number is known', () => {
    expect(repositoryHosts(from('https://10.0.0.7/stable'), addresses)).toEqual(
      [],
    );
  });

  it('are each named once', () => {
    expect(
      repositoryHosts(
        from(
          'https://gitlab.example.com/a/b',
          'git@gitlab.example.com:c/d',
          'https://charts.example.com',
        ),
        addresses,
      ),
    ).toEqual(['gitlab.example.com', 'charts.example.com']);
  });
});

describe('the host that does not answer', () => {
  const two = from(
    'http://gitlab-webservice.gitlab.svc.cluster.local:8181/a/b.git',
    'https://charts.example.com/stable',
  );

  it.each([
    [
      'lookup gitlab-webservice.gitlab.svc.cluster.local: no such host',
      'gitlab.example.com',
    ],
    [
      'Get "https://charts.example.com/stable/index.yaml": EOF',
      'charts.example.com',
    ],
    ['dial tcp 10.0.0.1:443: connect: connection refused', undefined],
    [
      'gitlab-webservice.gitlab.svc.cluster.local and charts.example.com',
      undefined,
    ],
  ])('by %j is %s', (text, host) => {
    expect(missedHost(two, text, addresses)).toBe(host);
  });

  it('is the only one that there is, whatever is said', () => {
    expect(
      missedHost(from('https://charts.example.com'), 'i/o timeout', addresses),
    ).toBe('charts.example.com');
    expect(
      missedHost(from('https://10.0.0.7/stable'), 'i/o timeout', addresses),
    ).toBeUndefined();
    expect(missedHost(from(), 'i/o timeout', addresses)).toBeUndefined();
  });
});
