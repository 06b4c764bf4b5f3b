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

import { commitPage, deployedCommitPage } from './commitPage';
import { repositoryPage, sourcePage } from './repositoryPage';

const addresses = {
  aliases: [
    {
      url: 'https://gitlab.example.com',
      aliases: ['http://gitlab.internal:8181', 'ssh://ssh.example.net:2222'],
    },
  ],
  gitlabHosts: ['gitlab.example.com', 'git.acme.test:8443', 'below.acme.test'],
  gitlabUrls: {
    'gitlab.example.com': 'https://gitlab.example.com',
    'git.acme.test:8443': 'https://git.acme.test:8443',
    'below.acme.test': 'https://below.acme.test/gitlab',
  },
};
const page = 'https://gitlab.example.com/blue/shop';
const commit = 'a'.repeat(40);
const other = 'b'.repeat(40);

describe('the page of a repository', () => {
  it.each([
    ['HTTPS', 'https://gitlab.example.com/blue/shop.git', page],
    [
      'an address of the cluster',
      'http://gitlab.internal:8181/blue/shop',
      page,
    ],
    ['SSH in its short form', 'git@gitlab.example.com:blue/shop.git', page],
    ['SSH with a slash', 'git@gitlab.example.com:/blue/shop.git', page],
    ['SSH without a user', 'gitlab.example.com:blue/shop.git', page],
    ['SSH by its address', 'ssh://git@gitlab.example.com/blue/shop.git', page],
    ['a host in capitals', 'ssh://git@GitLab.example.com/blue/shop', page],
    [
      "SSH at GitLab's own port",
      'ssh://git@gitlab.example.com:2222/blue/shop.git',
      page,
    ],
    [
      'SSH under another name that the configuration knows',
      'ssh://git@ssh.example.net:2222/blue/shop.git',
      page,
    ],
    [
      'SSH of a GitLab with a port for people',
      'git@git.acme.test:blue/shop.git',
      'https://git.acme.test:8443/blue/shop',
    ],
    [
      'SSH of a GitLab below a path',
      'git@below.acme.test:blue/shop.git',
      'https://below.acme.test/gitlab/blue/shop',
    ],
    [
      'subgroups',
      'git@gitlab.example.com:blue/red/green/shop.git',
      'https://gitlab.example.com/blue/red/green/shop',
    ],
  ])('is found from %s', (_name, url, expected) => {
    expect(repositoryPage(url, addresses)).toBe(expected);
  });

  it.each([
    ['another host', 'git@elsewhere.example.com:blue/shop.git'],
    [
      'a host that only begins the same',
      'git@gitlab.example.com.evil.test:a/b',
    ],
    [
      'a package registry of GitLab',
      'https://gitlab.example.com/api/v4/projects/42/packages/helm/stable',
    ],
    [
      'the API of a GitLab below a path',
      'https://below.acme.test/gitlab/api/v4/projects/42/packages/helm/stable',
    ],
    [
      'files that GitLab serves',
      'https://gitlab.example.com/blue/shop/-/raw/main/charts',
    ],
    ['a group', 'https://gitlab.example.com/blue'],
    ['a host', 'https://gitlab.example.com'],
    ['a registry with a port', 'gitlab.example.com:5050/blue/shop'],
    ['an OCI registry', 'oci://gitlab.example.com/blue/shop'],
    ['nothing', ''],
  ])('is none of %s', (_name, url) => {
    expect(repositoryPage(url, addresses)).toBeUndefined();
  });

  it('is none of a host that two GitLabs have', () => {
    const twice = {
      aliases: [],
      gitlabHosts: ['git.acme.test:8443', 'git.acme.test:9443'],
    };
    expect(repositoryPage('git@git.acme.test:a/b', twice)).toBeUndefined();
  });

  it('is none of a chart, wherever it is', () => {
    expect(
      sourcePage({ repoUrl: page, chart: 'webapp' }, addresses),
    ).toBeUndefined();
  });
});

describe('the page of a commit', () => {
  const chart = { repoUrl: 'https://charts.example.com', chart: 'webapp' };
  const values = { repoUrl: 'git@gitlab.example.com:blue/shop.git' };

  it('is in the repository of its own source', () => {
    const record = { sources: [chart, values] };
    expect(commitPage(record, commit, addresses)).toBeUndefined();
    expect(commitPage(record, commit, addresses, 1)).toBe(
      `${page}/-/commit/${commit}`,
    );
  });

  it('is none of a version of a chart that looks like a commit', () => {
    const registry = {
      repoUrl: 'https://gitlab.example.com/api/v4/projects/42/packages/helm/x',
      chart: 'webapp',
    };
    expect(
      commitPage({ sources: [registry] }, '2024112000', addresses),
    ).toBeUndefined();
  });

  it('is where Argo CD renders into, where that is another repository', () => {
    expect(
      commitPage(
        {
          sources: [values],
          hydration: { repoUrl: 'git@gitlab.example.com:blue/rendered.git' },
        },
        commit,
        addresses,
      ),
    ).toBe(`https://gitlab.example.com/blue/rendered/-/commit/${commit}`);
  });

  it('is, of what was deployed, in the repository that it came from', () => {
    const record = {
      sources: [{ repoUrl: 'https://gitlab.example.com/green/store.git' }],
    };
    const deployed = {
      revision: commit,
      repoUrl: 'https://gitlab.example.com/blue/shop.git',
    };
    expect(deployedCommitPage(record, deployed, addresses)).toBe(
      `${page}/-/commit/${commit}`,
    );
    expect(deployedCommitPage(record, { revision: commit }, addresses)).toBe(
      `https://gitlab.example.com/green/store/-/commit/${commit}`,
    );
    expect(
      deployedCommitPage(
        record,
        { ...deployed, repoUrl: 'https://elsewhere.example.com/a/b' },
        addresses,
      ),
    ).toBeUndefined();
  });

  it('is told of each source of what was deployed, as far as it is still the same', () => {
    const record = { sources: [chart, values] };
    const deployed = { revision: '1.4.2', revisions: ['1.4.2', other] };
    const ofSecond = (repoUrl?: string) =>
      deployedCommitPage(record, { ...deployed, repoUrl }, addresses, 1);
    expect(ofSecond()).toBe(`${page}/-/commit/${other}`);
    expect(ofSecond('https://charts.example.net')).toBeUndefined();
  });
});
