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

import { ErrorObject } from 'ajv';
import { gitlabSchema } from '../ci/gitlabSchema';
import { placeAt } from '../ci/traced';
import { Rule } from '../rule';
import { distinctBy, Values } from '../values';

/** An error of an alternative says less than what the alternatives stand in. */
const vague = ['oneOf', 'anyOf', 'allOf', 'if', 'not'];

/** A plain copy for the validator, which asks objects for what only plain ones have. */
function plainOf(value: unknown, known = new Map<object, unknown>()): unknown {
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  const before = known.get(value);
  if (before !== undefined) {
    return before;
  }
  if (Array.isArray(value)) {
    const list: unknown[] = [];
    known.set(value, list);
    list.push(...value.map(item => plainOf(item, known)));
    return list;
  }
  const map: Values = {};
  known.set(value, map);
  for (const [key, inner] of Object.entries(value)) {
    map[key] = plainOf(inner, known);
  }
  return map;
}

/**
 * The errors that say what is wrong. Of alternatives, those of another type than the value has say nothing where one of the
 * same type goes on; where all are, they are one error.
 */
function telling(errors: ErrorObject[]): ErrorObject[] {
  const found = errors.filter(({ keyword }) => !vague.includes(keyword));
  const isType = ({ keyword }: ErrorObject) => keyword === 'type';
  const around = pathsAround(found.map(({ instancePath }) => instancePath));
  const otherwiseWrong = new Set(
    found.filter(error => !isType(error)).map(error => error.instancePath),
  );
  const last = found.filter(
    error =>
      !isType(error) ||
      (!around.has(error.instancePath) &&
        !otherwiseWrong.has(error.instancePath)),
  );
  return [
    ...distinctBy(
      last,
      error =>
        `${error.instancePath} ${
          isType(error) ? 'type' : JSON.stringify(error.params)
        }`,
    ),
  ];
}

/** What the ends of paths stand in. */
function pathsAround(paths: string[]): Set<string> {
  const found = new Set<string>();
  for (const path of paths) {
    let end = path.lastIndexOf('/');
    while (end >= 0 && !found.has(path.slice(0, end))) {
      found.add(path.slice(0, end));
      end = path.lastIndexOf('/', end - 1);
    }
  }
  return found;
}

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
  others: [
    {
      '.gitlab-ci.yml':
        'include: ci/*.yml\nmirror:\n  needs: {pipeline: team/other}\n',
    },
    {
      '.gitlab-ci.yml':
        '.main:\n  rules: [{if: $CI_COMMIT_BRANCH}]\nworkflow:\n  rules: !reference [.main, rules]\ntest:\n  variables: {EMPTY: }\n  script: [make]\n  rules:\n    - !reference [.main, rules]\n    - when: manual\n',
    },
  ],
  *check({ pipelines }) {
    const validate = gitlabSchema();
    const seen = new Set<string>();
    for (const { file, value } of pipelines.flatMap(
      ({ resolvedParts }) => resolvedParts,
    )) {
      if (validate(plainOf(value))) {
        continue;
      }
      const errors = telling(validate.errors ?? []).filter(
        ({ instancePath }) => !known.test(instancePath),
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
          const place = placeAt(
            value,
            where.map(part => (isIndex(part) ? Number(part) : part)),
          );
          yield {
            file: place?.file ?? file,
            line: place?.line ?? 1,
            message: `${key || 'The pipeline'}: ${
              extra ? 'is unknown to GitLab' : message
            }.`,
          };
        }
      }
    }
  },
};
