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

import { integrationsOf } from '../__testUtils__/integrationsOf';
import { GitlabRequestError } from './failures';
import { projectFailure } from './projectFailure';
import { readRepoUrl } from './repositoryAddress';

const address = readRepoUrl(
  'gitlab.example.com?owner=blue&repo=shop',
  integrationsOf('https://gitlab.example.com'),
);

describe('what GitLab refuses of a project', () => {
  it.each([
    [
      'a name that is taken',
      400,
      {
        message: {
          'project_namespace.name': ['has already been taken'],
          name: ['has already been taken'],
          path: ['has already been taken'],
        },
      },
      'The repository blue/shop exists already.',
    ],
    [
      'a reserved name',
      400,
      { message: { 'project_namespace.path': ['shop is a reserved name'] } },
      /keeps the name shop for itself\. Choose another name\.$/,
    ],
    [
      'a group that takes no projects',
      400,
      { message: { namespace: ['is not valid'] } },
      'You may not create projects in blue.',
    ],
    [
      'anything else',
      400,
      { message: { visibility_level: ['private is not allowed', 'no'] } },
      /does not take this: visibility_level private is not allowed, no\.$/,
    ],
    [
      'the rights of the sign-in',
      403,
      { error: 'insufficient_scope', scope: 'api' },
      /lacks the scope api\. Sign out of .* sign in again/,
    ],
    [
      'to answer so often',
      429,
      { message: 'Retry later' },
      /asks for a pause.* Wait a minute/,
    ],
  ])('is said in words where it is %s', (_name, status, body, message) => {
    const error = new GitlabRequestError('no', status, body);
    expect(() => {
      throw projectFailure(error, address, 'create blue/shop');
    }).toThrow(message);
  });
});
