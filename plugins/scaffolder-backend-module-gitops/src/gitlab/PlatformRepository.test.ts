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

import { SandboxGitlab } from '../__testUtils__/SandboxGitlab';
import { PlatformRepository } from './PlatformRepository';

jest.setTimeout(60_000);

describe('whether a platform repository takes a project', () => {
  let gitlab: SandboxGitlab;

  beforeAll(async () => {
    gitlab = await SandboxGitlab.start();
    await gitlab.publish('projects');
    gitlab.project('projects')!.visibility = 'internal';
  });

  afterAll(() => gitlab.stop());

  const ask = (
    person: 'maria' | 'jonas',
    address = '/team-realtime/projects',
  ) =>
    PlatformRepository.open(
      `${gitlab.sandbox.urls.gitlab}${address}`,
      gitlab.integrations,
      gitlab.sandbox.personalToken(person),
    ).requireFree('shop', 'apps/shop/entry.yaml');

  const refused =
    /^You may not register shop in team-realtime\/projects on \S+ You need the role Developer in team-realtime\/projects\.$/;

  it('is known of who may push to it', async () => {
    await expect(ask('maria')).resolves.toBeUndefined();
  });

  it.each([
    '/team-realtime/projects/',
    '/team-realtime/projects.git',
    '/Team-Realtime/projects.git/',
  ])('is known of one that is written %s', async address => {
    await expect(ask('maria', address)).resolves.toBeUndefined();
  });

  it('is refused who only sees it, as the merge request would be', async () => {
    await expect(ask('jonas')).rejects.toThrow(refused);
  });

  it.each([10, 20])('is refused to level %i', async level => {
    gitlab.project('projects')!.members.jonas = level;
    await expect(ask('jonas')).rejects.toThrow(refused);
  });

  it('is known of a Developer', async () => {
    gitlab.project('projects')!.members.jonas = 30;
    await expect(ask('jonas')).resolves.toBeUndefined();
  });

  it('is refused where it has the entry already', async () => {
    jest
      .spyOn(gitlab.project('projects')!.repository, 'blob')
      .mockResolvedValueOnce({ content: Buffer.from('x'), id: 'x' });
    await expect(ask('maria')).rejects.toThrow('has an entry for shop already');
  });
});
