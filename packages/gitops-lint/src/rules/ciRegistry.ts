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
import { asRecord } from '../values';

const placeholder =
  /^[\w.-]+(:\d+)?\/(your|my)[-_](namespace|group|project|org|user)|<[^<>]+>|example\.com/;

/** Pitfall 9. */
export const ciRegistry: Rule = {
  id: 'ci-registry',
  pitfall: 9,
  profile: 'house',
  what: "A registry that is written down in the pipeline is the wrong one as soon as GitLab's is another.",
  fix: 'Push to $CI_REGISTRY_IMAGE; where the cluster pulls from another address, name that in the values of the chart.',
  see: 'https://docs.gitlab.com/ci/variables/predefined_variables/',
  bad: {
    '.gitlab-ci.yml':
      'variables:\n  REGISTRY: registry.gitlab.com/your-namespace/shop\nbuild:\n  script: [make]\n',
  },
  good: {
    '.gitlab-ci.yml':
      'variables:\n  IMAGE: $CI_REGISTRY_IMAGE/shop\nbuild:\n  script: [make]\n',
  },
  others: [
    {
      '.gitlab-ci.yml':
        'variables: {REGISTRY: registry.example.net, IMAGE: $CI_REGISTRY_IMAGE/a}\nbuild:\n  script: [make]\n',
    },
    {
      '.gitlab-ci.yml':
        'variables:\n  REGISTRY: {value: eu.gcr.io/acme, description: Where images go}\nbuild:\n  script: [make]\n',
    },
  ],
  *check({ pipeline }) {
    if (!pipeline) {
      return;
    }
    const variables = asRecord(pipeline.keyword('variables')?.value);
    for (const [name, value] of Object.entries(variables)) {
      const text = String(asRecord(value).value ?? value);
      if (
        placeholder.test(text) ||
        (/REGISTRY/i.test(name) && /^registry\.gitlab\.com\//.test(text))
      ) {
        yield {
          ...pipeline.placeOf('variables', name),
          message: `${name} is ${text}, which is not this project's registry.`,
        };
      }
    }
  },
};
