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

import { ConfigReader } from '@backstage/config';
import { getGitLabFileFetchUrl, ScmIntegrations } from '@backstage/integration';
import { gitlabSites } from './gitlabSites';
import { fileOfLocation, folderOf } from './location';

const hosts = [
  {
    host: 'gitlab.example.com',
    apiBaseUrl: 'https://gitlab.example.com/api/v4',
  },
  {
    host: 'example.org:8443',
    baseUrl: 'https://example.org:8443/git',
    apiBaseUrl: 'https://example.org:8443/git/api/v4',
  },
  {
    host: 'localhost:8090',
    baseUrl: 'http://localhost:8090',
    apiBaseUrl: 'http://localhost:8090/api/v4',
  },
];
const integrations = ScmIntegrations.fromConfig(
  new ConfigReader({ integrations: { gitlab: hosts } }),
);
const sites = gitlabSites(integrations);
const aliases = [
  {
    url: 'http://localhost:8090',
    aliases: ['http://gitlab.gitlab.svc:8181'],
  },
];

interface Fetched {
  origin: string;
  project: string;
  revision: string;
  file: string;
}

/** What the catalog's reader asks which GitLab for, taken from the request itself; `undefined` where it reads nothing. */
async function whatIsFetched(location: string): Promise<Fetched | undefined> {
  const target = location.replace(/^url:/, '');
  let request: URL;
  try {
    const integration = integrations.byUrl(target);
    if (integration?.type !== 'gitlab') {
      return undefined;
    }
    const { config } = integrations.gitlab.byUrl(target)!;
    request = new URL(await getGitLabFileFetchUrl(target, config));
  } catch {
    return undefined;
  }
  const parts =
    /^(.*)\/api\/v4\/projects\/([^/]*)\/repository\/files\/([^/]*)\/raw$/.exec(
      request.pathname,
    );
  return (
    (parts && {
      origin: `${request.origin}${parts[1]}`,
      project: decodeURIComponent(parts[2]),
      revision: request.searchParams.get('ref')!,
      file: decodeURIComponent(parts[3]),
    }) ??
    undefined
  );
}

/** The same numbers for the same seed, between 0 and 1. */
function mulberry(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const honest = [
  'https://gitlab.example.com/blue/shop/-/blob/main/catalog-info.yaml',
  'https://gitlab.example.com/blue/shop/blob/main/catalog-info.yaml',
  'https://gitlab.example.com/Blue/team.a/Shop_1/-/blob/release%2F1.0/a/b/catalog-info.yaml',
  'https://gitlab.example.com/blue/shop/-/blob/main/catalog-info.yaml?ref_type=heads',
  'https://gitlab.example.com/blue/shop/-/blob/main/catalog-info.yaml#L3-7',
  'https://gitlab.example.com/blue/shop/-/blob/HEAD/with%20space/%C3%BC.yaml',
  'https://gitlab.example.com/blue/shop/-/blob/blob/blob/x.yaml',
  'https://example.org:8443/git/blue/shop/-/blob/main/catalog-info.yaml',
  'http://localhost:8090/blue/shop/-/blob/main/catalog-info.yaml',
];

/** What parsers of addresses have been seen to disagree about. */
const oddities = [
  '\t', '\n', '\r', ' ', '\0', '\u00a0', '\u200b', '\u202e', '\ufeff',
  '.', '..', '/.', '/..', '/../', '/./', '%2e', '%2E%2e', '.%2e/', '/%2e%2e/',
  '\uff0e\uff0e', '\u3002', '\u2024', '\uff0f', '\u2215', '\\', '\\..\\', '%5c', '%5C..',
  '/', '//', '%2f', '%2F', '%252f', '%252e%252e', '%', '%zz', '%00', '%0a', '%09',
  ';', ';x=y', '@', ':', ':443', ':8443', ':80', 'user@', 'user:pass@', '?', '#', '&',
  '?ref_type=tags', '?ref=other', '?ref_type=heads', '#/-/blob/', '*', '**/', '%2a', '%3f', '~', '+', "'", '|', '^', '[', ']',
  '/-/', '/-', '/blob/', '/-/blob/', '/tree/', '/-/raw/', '/-/jobs/artifacts/', '.git', '.GIT', '.git/',
  'main', 'HEAD', 'refs/heads/main', 'refs%2Fheads%2Fmain', 'blue', 'red', 'shop', 'git', 'GitLab', 'xn--', '\u00fc', '\ud83d\ude80',
  'https:', 'http://', 'HTTPS', 'gitlab.example.com', 'example.org', 'team-realtime/victim', '/../../../red/own/-/blob/main/',
]; // prettier-ignore

function generate(random: () => number): string {
  const pick = <T>(items: T[]) => items[Math.floor(random() * items.length)];
  let target = pick(honest);
  for (let edits = 1 + Math.floor(random() * 4); edits > 0; edits -= 1) {
    const at = Math.floor(random() * (target.length + 1));
    const cut = random() < 0.4 ? Math.floor(random() * 8) : 0;
    // Now and then nothing is put there, or the letters change their size.
    const put = random() < 0.15 ? '' : pick(oddities);
    target = target.slice(0, at) + put + target.slice(at + cut);
    if (random() < 0.05) {
      target = target.toUpperCase();
    }
  }
  return `${
    random() < 0.97 ? 'url:' : pick(['', 'file:', 'URL:', 'url: '])
  }${target}`;
}

describe('the file of a location', () => {
  it.each(honest)('is understood: %s', async target => {
    const file = fileOfLocation(`url:${target}`, sites);
    const fetched = await whatIsFetched(target);
    expect(fetched).toBeDefined();
    expect(file).toEqual({
      repository: `${fetched!.origin}/${fetched!.project}`.toLowerCase(),
      project: fetched!.project,
      revision: fetched!.revision,
      file: fetched!.file,
    });
  });

  it('is what the integration asks GitLab for, or nothing, whatever stands there', async () => {
    const random = mulberry(14);
    const answers = [];
    for (let count = 0; count < 20_000; count += 1) {
      const location = generate(random);
      answers.push({
        location,
        file: fileOfLocation(location, sites),
        fetched: await whatIsFetched(location),
      });
    }
    const understood = answers.filter(({ file }) => file);
    expect(
      understood.map(({ location, file }) => ({ location, file })),
    ).toEqual(
      understood.map(({ location, fetched }) => ({
        location,
        file: {
          repository: `${fetched?.origin}/${fetched?.project}`.toLowerCase(),
          project: fetched?.project,
          revision: fetched?.revision,
          file: fetched?.file,
        },
      })),
    );
    const notUnderstood = answers.filter(
      ({ file, fetched }) => fetched && !file,
    );
    // Otherwise one of them had nothing to say, and they could not have disagreed.
    expect(understood.length).toBeGreaterThan(1_000);
    expect(notUnderstood.length).toBeGreaterThan(1_000);
  });

  const own =
    'https://gitlab.example.com/team-realtime/victim/-/blob/main/helm/';
  it.each([
    ['a tab between dots', `${own}.\t./.\t./.\t./.\t./.\t./.\t./red/own/-/blob/main/x.yaml`],
    ['a line feed between dots', `${own}.\n./x.yaml`],
    ['encoded dots', `${own}%2e%2e/%2e%2e/red/own/-/blob/main/x.yaml`],
    ['dots', `${own}../../../../../red/own/-/blob/main/x.yaml`],
    ['backslashes', `${own}..\\..\\x.yaml`],
    ['an encoded backslash', `${own}..%5Cx.yaml`],
    ['an encoded slash in the path', `${own}a%2Fx.yaml`],
    ['dots that are encoded twice', `${own}%252e%252e/x.yaml`],
    ['credentials', own.replace('//', '//a:b@')],
    ['another port', own.replace('.com', '.com:8443')],
    ['the usual port, written out', own.replace('.com', '.com:443')],
    ['another scheme', own.replace('https', 'http')],
    ['another host', own.replace('example.com', 'example.com.evil.test')],
    ['capitals in the host', own.replace('gitlab', 'GitLab')],
    ['a host of no GitLab', 'https://github.com/blue/shop/blob/main/x.yaml'],
    ['a tag', `${own}x.yaml?ref_type=tags`],
    ['another query', `${own}x.yaml?ref=other`],
    ['another fragment', `${own}x.yaml#/../..`],
    ['a wildcard, which is read as a tree', `${own}**/x.yaml`],
    ['an encoded wildcard', `${own}%2A.yaml`],
    ['a project with another ending', 'https://gitlab.example.com/blue/shop.git/-/blob/main/x.yaml'],
    ['a path below another site', 'https://example.org:8443/blue/shop/-/blob/main/x.yaml'],
    ['a folder', own],
    ['no project', 'https://gitlab.example.com/blue/-/blob/main/x.yaml'],
    ['a page that is none', 'https://gitlab.example.com/blue/shop/-/tree/main/x.yaml'],
    ['a text that is too long', `${own}${'a'.repeat(2048)}.yaml`],
    ['nothing', ''],
  ])('is not told from %s', (_name, target) => {
    expect(fileOfLocation(`url:${target}`, sites)).toBe(undefined);
  }); // prettier-ignore

  it('is of the repository by the address that people use', () => {
    const location =
      'url:http://localhost:8090/Blue/shop/-/blob/main/a/b/catalog-info.yaml';
    expect(fileOfLocation(location, sites, aliases)?.repository).toBe(
      'http://localhost:8090/blue/shop',
    );
    expect(folderOf(fileOfLocation(location, sites)!.file)).toBe('a/b');
  });

  it('is of no GitLab whose host another integration reads too', () => {
    const both = ScmIntegrations.fromConfig(
      new ConfigReader({
        integrations: {
          gitlab: [hosts[0]],
          gitea: [{ host: 'gitlab.example.com' }],
        },
      }),
    );
    expect(gitlabSites(both)).toEqual([
      { origin: 'https://gitlab.com', relativePath: '' },
    ]);
  });
});
