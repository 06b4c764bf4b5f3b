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

const keywords = [
  'image',
  'services',
  'cache',
  'before_script',
  'after_script',
];

/** Pitfall 1, second half. */
export const ciGlobalKeywords: Rule = {
  id: 'ci-global-keywords',
  profile: 'house',
  what: 'Keywords of jobs at the top of the pipeline are deprecated.',
  fix: 'Put them below `default:`.',
  see: 'https://docs.gitlab.com/ci/yaml/deprecated_keywords',
  bad: {
    '.gitlab-ci.yml': 'image: python:3.13-slim\ntest:\n  script: [make]\n',
  },
  good: {
    '.gitlab-ci.yml':
      'default:\n  image: python:3.13-slim\ntest:\n  script: [make]\n',
  },
  others: [
    {
      '.gitlab-ci.yml':
        'default: {image: node:22.12}\nvariables: {A: b}\nstages: [test]\ntest:\n  stage: test\n  script: [make]\n',
    },
    {
      '.gitlab-ci.yml':
        'test:\n  image: node:22.12\n  cache: {paths: [a]}\n  script: [make]\n',
    },
  ],
  *check({ pipeline }) {
    for (const keyword of keywords) {
      const found = pipeline?.keyword(keyword);
      if (found) {
        yield {
          file: found.file,
          line: found.line,
          message: `\`${keyword}\` at the top of the pipeline is deprecated.`,
        };
      }
    }
  },
};
