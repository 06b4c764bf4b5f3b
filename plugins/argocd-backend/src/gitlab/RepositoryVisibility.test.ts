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

import { GitlabError } from './GitlabClient';
import { RepositoryVisibility } from './RepositoryVisibility';
import { GitlabProjectSettings } from './types';

const addresses = {
  aliases: [
    { url: 'https://gitlab.example.com', aliases: ['http://gitlab:8181'] },
  ],
  gitlabHosts: ['gitlab.example.com'],
};
const open: GitlabProjectSettings = {
  visibility: 'internal',
  public_jobs: true,
  repository_access_level: 'enabled',
  merge_requests_access_level: 'enabled',
  builds_access_level: 'enabled',
};

function setup(answer: GitlabProjectSettings | Error) {
  let now = Date.now();
  const settings = jest.fn(async () => {
    if (answer instanceof Error) {
      throw answer;
    }
    return answer;
  });
  const visibility = new RepositoryVisibility(
    {
      project: page =>
        new URL(page).host === 'gitlab.example.com'
          ? { host: 'gitlab.example.com', apiBaseUrl: '', path: page }
          : undefined,
      settings,
    },
    addresses,
    () => now,
  );
  return { visibility, settings, pass: (ms: number) => (now += ms) };
}

const from = (...repoUrls: string[]) => ({
  sources: repoUrls.map(repoUrl => ({ repoUrl })),
});
const shop = from('http://gitlab:8181/team/shop.git');

async function isVisible(
  answer: GitlabProjectSettings | Error,
  application: ReturnType<typeof from> = shop,
) {
  const { visibility } = setup(answer);
  await visibility.learn([application]);
  return visibility.isVisible(application);
}

describe('whether GitLab shows a repository to everybody', () => {
  it.each(['internal', 'public'])('is so where it is %s', async visibility => {
    expect(await isVisible({ ...open, visibility })).toBe(true);
  });

  it('is so where it has an address for SSH', async () => {
    expect(
      await isVisible(open, from('git@gitlab.example.com:team/shop.git')),
    ).toBe(true);
  });

  it.each<[string, GitlabProjectSettings | Error]>([
    ['it is private', { ...open, visibility: 'private' }],
    ['GitLab does not say', {}],
    ['GitLab has a word that nobody knows', { ...open, visibility: 'open' }],
    ['its jobs are for members', { ...open, public_jobs: false }],
    [
      'its repository is for members',
      { ...open, repository_access_level: 'private' },
    ],
    [
      'its merge requests are for members',
      { ...open, merge_requests_access_level: 'private' },
    ],
    [
      'its pipelines are for members',
      { ...open, builds_access_level: 'private' },
    ],
    ['GitLab does not answer', new GitlabError(undefined, 'away')],
    ['GitLab has it not', new GitlabError(404, 'none')],
  ])('is not so where %s', async (_name, answer) => {
    expect(await isVisible(answer)).toBe(false);
  });

  it.each([
    ['it is in no GitLab of the portal', from('https://git.example.com/a/b')],
    [
      'it has an address for SSH elsewhere',
      from('git@git.example.com:team/shop.git'),
    ],
    [
      'one of several is elsewhere',
      from('https://gitlab.example.com/a/b', 'https://git.example.com/a/b'),
    ],
    ['there is none', from()],
    [
      'there is a chart alone',
      { sources: [{ repoUrl: 'https://charts.example.com', chart: 'shop' }] },
    ],
  ])('is not so where %s', async (_name, application) => {
    expect(await isVisible(open, application)).toBe(false);
  });

  it('is not so as long as nobody has asked', () => {
    expect(setup(open).visibility.isVisible(shop)).toBe(false);
  });

  it('does not depend on charts beside the repository', async () => {
    const { visibility } = setup(open);
    const application = {
      sources: [
        ...shop.sources,
        { repoUrl: 'https://charts.example.com', chart: 'redis' },
      ],
    };
    await visibility.learn([application]);
    expect(visibility.isVisible(application)).toBe(true);
  });

  it('is asked once for a while, and a failure sooner again', async () => {
    const known = setup(open);
    await known.visibility.learn([shop, shop]);
    known.pass(299_000);
    await known.visibility.learn([shop]);
    expect(known.settings).toHaveBeenCalledTimes(1);
    known.pass(2_000);
    known.settings.mockRejectedValueOnce(new GitlabError(undefined, 'away'));
    await known.visibility.learn([shop]);
    expect(known.settings).toHaveBeenCalledTimes(2);
    // What was known before does not hold for ever.
    expect(known.visibility.isVisible(shop)).toBe(false);

    const failing = setup(new GitlabError(undefined, 'away'));
    await failing.visibility.learn([shop]);
    failing.pass(29_000);
    await failing.visibility.learn([shop]);
    expect(failing.settings).toHaveBeenCalledTimes(1);
    failing.pass(2_000);
    await failing.visibility.learn([shop]);
    expect(failing.settings).toHaveBeenCalledTimes(2);
  });
});
