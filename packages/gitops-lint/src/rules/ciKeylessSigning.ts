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
import { asString } from '../values';

/** Pitfall 26. */
export const ciKeylessSigning: Rule = {
  id: 'ci-keyless-signing',
  pitfall: 26,
  profile: 'house',
  what: 'Signing without a key trusts the issuers that Sigstore knows, and a GitLab of your own is none of them.',
  fix: 'Sign with a pair of keys (`cosign sign --key`), or keyless on gitlab.com only.',
  see: 'https://docs.gitlab.com/ci/yaml/signing_examples',
  bad: {
    '.gitlab-ci.yml':
      'sign:\n  id_tokens:\n    SIGSTORE_ID_TOKEN: {aud: sigstore}\n  script: [cosign sign $IMAGE]\n',
    '.slipway/answers.yaml': 'profile: self-managed\n',
  },
  good: {
    '.gitlab-ci.yml': 'sign:\n  script: [cosign sign --key env://KEY $IMAGE]\n',
    '.slipway/answers.yaml': 'profile: self-managed\n',
  },
  others: [
    {
      '.gitlab-ci.yml':
        'sign:\n  id_tokens: {VAULT: {aud: vault}}\n  script: [cosign sign --key hashivault://a $IMAGE]\n',
    },
    { '.gitlab-ci.yml': 'verify:\n  script: [cosign verify $IMAGE]\n' },
  ],
  *check({ jobs, answers }) {
    if (asString(answers.profile) === 'gitlab-com') {
      return;
    }
    for (const job of jobs) {
      const signs = job.script.find(
        ({ text }) => /\bcosign\s+sign\b/.test(text) && !/--key\b/.test(text),
      );
      if (signs && job.keys.id_tokens !== undefined) {
        yield { file: signs.file, line: signs.line };
      }
    }
  },
};
