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

import { Rule } from '../rule';
import { matching } from './commands';
import { inOrder } from './inOrder';

/** What ends like a place or a name is one, and no secret. */
const secret =
  '(TOKEN|PASSWORD|PASSWD|SECRET|_PAT)(?!\\w*_?(PATH|FILE|NAME|ID|URL|KIND|TYPE|DIR)\\b)(?!H)\\w*';

const token = new RegExp(`\\$\\{?\\w*${secret}\\}?`);

const inAddress = new RegExp(`\\$\\{?\\w*${secret}`);

const login = inOrder(/docker\s+login\b/, /\s(-p|--password)[ =]/);

/** Whether a word has a token between the beginning of an address and its host. */
function isAddressWithToken(word: string): boolean {
  const begin = word.search(/https?:\/\//);
  const user = begin < 0 ? '' : word.slice(begin, word.lastIndexOf('@') + 1);
  return inAddress.test(user);
}

/** Pitfall 11. */
export const ciTokenExposed: Rule = {
  id: 'ci-token-exposed',
  pitfall: 11,
  profile: 'broken',
  what: "A token in an address or in an echo ends up in the job's log, in Git's configuration and in the list of processes.",
  fix: 'Let Git ask a credential helper for it, and hand passwords over on standard input; push with the job token.',
  see: 'https://docs.gitlab.com/ci/jobs/ci_job_token',
  bad: {
    '.gitlab-ci.yml':
      'push:\n  script:\n    - git push https://oauth2:$PUSH_TOKEN@gitlab.example.com/a/b.git HEAD:main\n',
  },
  good: {
    '.gitlab-ci.yml':
      'push:\n  script:\n    - echo "$CI_REGISTRY_PASSWORD" | docker login --password-stdin "$CI_REGISTRY"\n',
  },
  others: [
    {
      '.gitlab-ci.yml':
        'a:\n  script:\n    - "curl --header \\"PRIVATE-TOKEN: $API_TOKEN\\" $CI_API_V4_URL/projects"\n',
    },
    {
      '.gitlab-ci.yml':
        'a:\n  script:\n    - echo "$CI_PROJECT_PATH ${REPORT_TOKEN_PATH}"\n    - "echo \'set $DEPLOY_TOKEN in the settings\'"\n',
    },
  ],
  *check(project) {
    for (const { text, file, line } of matching(project, token)) {
      const printed =
        /^\s*(-\s*)?echo\b[^|>]*$/.test(text) &&
        // Said in a text for people, escaped or within single quotes, it is not filled in.
        token.test(text.replace(/\\\$|'[^']*'/g, '')) &&
        !/credential\.helper/.test(text);
      if (
        text.split(/[\s"']/).some(isAddressWithToken) ||
        printed ||
        login.test(text)
      ) {
        yield { file, line };
      }
    }
  },
};
