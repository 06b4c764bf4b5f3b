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

import { gitlabSchema } from '../ci/gitlabSchema';
import { placeAt } from '../ci/traced';
import { Rule } from '../rule';

/** An error of an alternative says less than what the alternatives stand in. */
const vague = ['oneOf', 'anyOf', 'allOf', 'if', 'not'];

/** What other rules say better. */
const known = /\/(script|before_script|after_script)(\/|$)/;

export const ciSchema: Rule = {
  id: 'ci-schema',
  profile: 'broken',
  what: 'GitLab does not know this.',
  fix: 'Correct the keyword or its value.',
  see: 'https://docs.gitlab.com/ci/yaml/',
  bad: {
    '.gitlab-ci.yml': 'test:\n  script: [make]\n  neds: []\n  stage: 5\n',
  },
  good: { '.gitlab-ci.yml': 'test:\n  script: [make]\n  needs: []\n' },
  *check({ pipelines }) {
    const validate = gitlabSchema();
    const seen = new Set<string>();
    for (const { file, value, plain } of pipelines.flatMap(
      ({ parts }) => parts,
    )) {
      if (validate(plain)) {
        continue;
      }
      const errors = (validate.errors ?? []).filter(
        ({ instancePath, keyword }) =>
          !vague.includes(keyword) && !known.test(instancePath),
      );
      for (const { instancePath, message, params } of errors.slice(0, 20)) {
        const path = instancePath
          .split('/')
          .slice(1)
          .map(part => part.replace(/~1/g, '/').replace(/~0/g, '~'));
        const extra = (params as { additionalProperty?: string })
          .additionalProperty;
        const where = [...path, ...(extra ? [extra] : [])];
        const key = where.join(' › ');
        if (!seen.has(key)) {
          seen.add(key);
          const isIndex = (part: string) => /^\d+$/.test(part);
          yield {
            file,
            line:
              placeAt(
                value,
                where.map(part => (isIndex(part) ? Number(part) : part)),
              )?.line ?? 1,
            message: `${key || 'The pipeline'}: ${
              extra ? 'is unknown to GitLab' : message
            }.`,
          };
        }
      }
    }
  },
};
