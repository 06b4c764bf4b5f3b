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
import { placesOf } from './commands';

/** Pitfall 4. */
export const ciArgocdSync: Rule = {
  id: 'ci-argocd-sync',
  pitfall: 4,
  profile: 'house',
  what: 'A sync out of the pipeline races the automatic one ("another operation is already in progress") and needs a token of Argo CD in the job.',
  fix: 'Let Argo CD notice the commit, by a webhook of GitLab; at most wait with `argocd app wait` and a token that may only read.',
  see: 'https://argo-cd.readthedocs.io/en/stable/operator-manual/webhook/',
  bad: { '.gitlab-ci.yml': 'deploy:\n  script:\n    - argocd app sync shop\n' },
  good: {
    '.gitlab-ci.yml':
      'deploy:\n  script:\n    - argocd app wait shop --health\n',
  },
  others: [
    { '.gitlab-ci.yml': 'look:\n  script:\n    - argocd app diff shop\n' },
    {
      '.gitlab-ci.yml': 'test:\n  script: [make]\n',
      'tools/sync.sh': 'argocd app sync shop\n',
    },
  ],
  *check(project) {
    yield* placesOf(project, /\bargocd\s+app\s+(sync|set|patch|rollback)\b/);
  },
};
