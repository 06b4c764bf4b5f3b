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

import { pushFailure } from './pushFailure';

describe('a first commit that GitLab does not take', () => {
  it.each([
    [
      'HTTP Error: 401 Unauthorized {data={"statusCode":401,"response":"HTTP Basic: Access denied"}}',
      'git.acme.test does not accept your sign-in any more. Sign in again and repeat.',
    ],
    [
      'HTTP Error: 403 Forbidden {data={"statusCode":403}}',
      'You may not push the first commit on git.acme.test. You need at least the role Maintainer in Blue.',
    ],
    [
      'HTTP Error: 429 Too Many Requests {data={"statusCode":429}}',
      'git.acme.test could not push the first commit: it asks for a pause, because it gets too many requests. Wait a minute and start again.',
    ],
    [
      'HTTP Error: 503 Service Unavailable {data={"response":"secret"}}',
      'git.acme.test could not push the first commit: it answered 503 Service Unavailable',
    ],
    [
      'One or more branches were not updated: \n  - refs/heads/main: pre-receive hook declined {data={}}',
      "git.acme.test does not take the first commit: - refs/heads/main: pre-receive hook declined. Where it has rules for commits, scaffolder.defaultAuthor and scaffolder.defaultCommitMessage in the portal's configuration have to keep them.",
    ],
    [
      'connect ECONNREFUSED 127.0.0.1:1',
      'git.acme.test could not push the first commit: connect ECONNREFUSED 127.0.0.1:1',
    ],
  ])('is told from others: %s', (text, sentence) => {
    expect(
      pushFailure(new Error(text), { host: 'git.acme.test', group: 'Blue' })
        .message,
    ).toBe(sentence);
  });
});
