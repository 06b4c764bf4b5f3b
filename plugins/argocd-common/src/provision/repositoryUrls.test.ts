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

import { repositoryUrls } from './repositoryUrls';

const aliases = [
  {
    url: 'https://gitlab.example.com',
    aliases: ['http://gitlab.internal:8181', 'http://gitlab.cluster/'],
  },
  { url: 'https://other.example.com', aliases: ['http://other.internal'] },
];

describe('repositoryUrls', () => {
  it("are below GitLab's own address and those that the cluster knows it by", () => {
    expect(
      repositoryUrls('https://gitlab.example.com', 'team/shop', aliases),
    ).toEqual([
      'https://gitlab.example.com/team/shop',
      'https://gitlab.example.com/team/shop.git',
      'http://gitlab.internal:8181/team/shop',
      'http://gitlab.internal:8181/team/shop.git',
      'http://gitlab.cluster/team/shop',
      'http://gitlab.cluster/team/shop.git',
    ]);
  });

  it.each([
    'https://gitlab.example.com/',
    'https://GitLab.example.com',
    'https://gitlab.example.com:443',
  ])('know GitLab however the configuration writes it: %s', baseUrl => {
    expect(repositoryUrls(baseUrl, 'a/b', aliases)).toContain(
      'http://gitlab.internal:8181/a/b.git',
    );
  });

  it.each([
    'http://gitlab.example.com',
    'https://gitlab.example.com:8443',
    'https://gitlab.example.com/gitlab',
    'https://gitlab.example.com.evil.example',
  ])('take no alias of another GitLab: %s', baseUrl => {
    expect(repositoryUrls(baseUrl, 'a/b', aliases)).toEqual([
      `${baseUrl}/a/b`,
      `${baseUrl}/a/b.git`,
    ]);
  });

  it('keep the path below which GitLab is', () => {
    expect(
      repositoryUrls('https://example.com/gitlab/', 'a/b', [
        {
          url: 'https://example.com/gitlab',
          aliases: ['http://internal/gitlab'],
        },
      ]),
    ).toEqual([
      'https://example.com/gitlab/a/b',
      'https://example.com/gitlab/a/b.git',
      'http://internal/gitlab/a/b',
      'http://internal/gitlab/a/b.git',
    ]);
  });
});
