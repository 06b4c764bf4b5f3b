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

import { isImageUpdate } from './imageUpdate';
import { CommitFacts } from './types';

const repository = 'https://gitlab.example.com:8443/team/shop';
const commit = (differs: Partial<CommitFacts>): CommitFacts => ({
  sha: 'a'.repeat(40),
  url: `${repository}/-/commit/a`,
  title: 'Images of commit c',
  author: 'Image update',
  authorEmail: 'image-update@noreply.gitlab.example.com',
  committedAt: '2026-11-28T09:00:00.000Z',
  hasNoMergeRequest: true,
  state: 'none',
  images: [],
  ...differs,
});

describe('an image update', () => {
  it.each([
    ["a job's commit", {}],
    [
      "a bot's commit",
      { authorEmail: 'project_7_bot_ab12@noreply.gitlab.example.com' },
    ],
    ["Image Updater's commit", { authorEmail: 'noreply@argoproj.io' }],
  ])('is %s', (_, differs) => {
    expect(isImageUpdate(commit(differs), repository)).toBe(true);
  });

  it.each<[string, Partial<CommitFacts>]>([
    ["a person's commit", { authorEmail: 'ada@example.com' }],
    [
      'of a person who hides the address',
      { authorEmail: '12-ada@users.noreply.gitlab.example.com' },
    ],
    [
      'of another GitLab',
      { authorEmail: 'image-update@noreply.gitlab.example.org' },
    ],
    ['of nobody that is known', { authorEmail: undefined }],
    ['a change', { state: 'built' }],
    ['what may have come by a merge request', { hasNoMergeRequest: undefined }],
  ])('is not %s', (_, differs) => {
    expect(isImageUpdate(commit(differs), repository)).toBe(false);
  });
});
