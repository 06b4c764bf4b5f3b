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
import { inOrder } from './inOrder';

/** Pitfall 3. */
export const ciPatchApplication: Rule = {
  id: 'ci-patch-application',
  pitfall: 3,
  profile: 'house',
  what: 'A patch of the Application replaces its whole list of parameters, makes the cluster differ from Git, and needs a credential for the cluster in the job.',
  fix: 'Commit the tag to the values file of the environment; Argo CD brings it in.',
  see: 'https://argo-cd.readthedocs.io/en/stable/user-guide/parameters/',
  bad: {
    '.gitlab-ci.yml':
      'deploy:\n  script:\n    - kubectl patch application shop -n argocd --type merge -p "{}"\n',
  },
  good: {
    '.gitlab-ci.yml':
      'deploy:\n  script:\n    - sh ci/update-image-tags.sh dev\n',
  },
  others: [
    {
      '.gitlab-ci.yml': 'deploy:\n  script: [kubectl apply -f k8s/app.yaml]\n',
    },
    {
      '.gitlab-ci.yml':
        'deploy:\n  script: ["kubectl set image deployment/app app=registry.example.net/app:1"]\n',
    },
  ],
  *check(project) {
    yield* placesOf(
      project,
      inOrder(
        /\bkubectl\b/,
        /\s(patch|edit|set)\b/,
        /\sapp(lication)?s?(\.argoproj\.io)?(\s|\/)/,
      ),
    );
  },
};
