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

import { broken } from '../__testUtils__/broken';

const ci = '.gitlab-ci.yml';

/** A pipeline, and where GitLab refuses it; nowhere where it takes it. */
const cases: [string, Record<string, string>, string[]][] = [
  [
    'a chain of extends, of which the last is missing',
    {
      [ci]: '.a:\n  extends: .none\n.b: {extends: .a}\ntest:\n  extends: .b\n  script: [make]\n',
    },
    [`${ci}:2 ci-needs`],
  ],
  [
    'two that extend each other',
    {
      [ci]: '.a: {extends: .b}\n.b: {extends: .a}\ntest:\n  extends: .a\n  script: [make]\n',
    },
    [`${ci}:2 ci-needs`],
  ],
  [
    'a reference within a reference, and one to nothing within it',
    {
      [ci]: '.one:\n  script: [make]\n.two:\n  script:\n    - !reference [.one, script]\n    - !reference [.one, after_script]\ntest:\n  script:\n    - !reference [.two, script]\n',
    },
    [`${ci}:6 ci-needs`],
  ],
  [
    'rules by reference that leave a need out',
    {
      [ci]: '.main:\n  rules: [{if: $CI_COMMIT_BRANCH == "main"}]\nbuild:\n  stage: build\n  rules:\n    - !reference [.main, rules]\n  script: [make]\ntest:\n  needs:\n    - build\n  script: [make]\n  rules: [{if: $CI_COMMIT_BRANCH}]\n',
    },
    [`${ci}:10 ci-needs`],
  ],
  [
    'needs that a job inherits',
    { [ci]: '.a:\n  needs: [biuld]\ntest:\n  extends: .a\n  script: [make]\n' },
    [`${ci}:2 ci-needs`],
  ],
  [
    'includes by a pattern, from folders within folders',
    {
      [ci]: 'include: ci/**/*.yml\ntest:\n  needs: [build]\n  script: [make]\n',
      'ci/a/b/build.yml': 'build:\n  stage: build\n  script: [make]\n',
    },
    [],
  ],
  [
    'an include whose rules let it in for tags alone',
    {
      [ci]: 'include:\n  - local: ci/build.yml\n    rules: [{if: $CI_COMMIT_TAG}]\ntest:\n  needs:\n    - build\n  script: [make]\n',
      'ci/build.yml': 'build:\n  stage: build\n  script: [make]\n',
    },
    [`${ci}:6 ci-needs`],
  ],
  [
    'an include that only counts where its file exists',
    {
      [ci]: 'include:\n  - local: ci/a.yml\n    rules: [{exists: [ci/a.yml]}]\ntest: {script: [make]}\n',
    },
    [],
  ],
  [
    'a job of the file itself that wins over what is included',
    {
      [ci]: 'include: [ci/a.yml]\ntest:\n  stage: test\n',
      'ci/a.yml': 'test:\n  stage: nowhere\n  script: [make]\n',
    },
    [],
  ],
  [
    'inputs that are of another type, unknown or missing',
    {
      [ci]: 'include:\n  - local: a.yml\n    inputs:\n      count: many\n      size: 3\n',
      'a.yml':
        'spec:\n  inputs:\n    count: {type: number}\n    name: {}\n---\ntest:\n  script: echo $[[ inputs.name ]]\n',
    },
    [`${ci}:2 ci-includes`, `${ci}:4 ci-includes`, `${ci}:5 ci-includes`],
  ],
  [
    'an input that is none of its options',
    {
      [ci]: 'include:\n  - local: a.yml\n    inputs:\n      level: loud\n',
      'a.yml':
        'spec:\n  inputs:\n    level: {options: [info, debug]}\n---\ntest:\n  script: echo $[[ inputs.level ]]\n',
    },
    [`${ci}:4 ci-includes`],
  ],
  [
    'an own component, and one that is not there',
    {
      [ci]: 'include:\n  - component: $CI_SERVER_FQDN/$CI_PROJECT_PATH/lint@$CI_COMMIT_SHA\ntest:\n  needs: [lint]\n  script: [make]\n',
      'templates/lint/template.yml':
        'lint:\n  stage: build\n  script: [make]\n',
    },
    [],
  ],
  [
    'a need of a later stage next to an include from elsewhere',
    {
      [ci]: 'include: [{project: a/b, file: c.yml, ref: v1}]\nstages: [one, two]\na:\n  stage: one\n  needs:\n    - b\n  script: [make]\nb:\n  stage: two\n  script: [make]\nc:\n  stage: three\n  needs: [from-there]\n  script: [make]\n',
    },
    [`${ci}:6 ci-needs`],
  ],
  [
    'members of a matrix, and one that it does not have',
    {
      [ci]: 'build:\n  stage: build\n  parallel:\n    matrix:\n      - OS: [linux, mac]\n        ARCH: [arm]\n  script: [make]\ntest:\n  needs:\n    - "build: [linux, arm]"\n    - job: build\n      parallel: {matrix: [{OS: windows, ARCH: arm}]}\n  script: [make]\n',
    },
    [`${ci}:11 ci-needs`],
  ],
  [
    'stages before and after all others',
    {
      [ci]: 'stages: [a]\nfirst: {stage: .pre, script: [x]}\nlast: {stage: .post, needs: [first], script: [x]}\nearly:\n  stage: .pre\n  needs:\n    - last\n  script: [x]\n',
    },
    [`${ci}:7 ci-needs`],
  ],
  [
    'a child that is not there, and one of its own jobs',
    {
      [ci]: 'child:\n  trigger:\n    include:\n      - local: ci/child.yml\nother:\n  trigger:\n    include: ci/none.yml\n',
      'ci/child.yml': 'build:\n  needs:\n    - nobody\n  script: [make]\n',
    },
    [`${ci}:7 ci-includes`, 'ci/child.yml:3 ci-needs'],
  ],
  [
    'an environment that no job takes down',
    {
      [ci]: 'up:\n  script: [x]\n  environment:\n    name: a\n    on_stop: down\ndown:\n  script: [x]\n  environment: {name: b, action: stop}\n',
    },
    [`${ci}:5 ci-needs`],
  ],
  [
    'a number as a command, and a key that stands there twice',
    { [ci]: 'test:\n  script:\n    - 42\n  stage: test\n  stage: test\n' },
    [`${ci}:3 ci-script-mapping`, `${ci}:5 yaml-readable`],
  ],
  [
    'defaults of which a job inherits some',
    {
      [ci]: 'default:\n  image: a:1\n  before_script: [docker login -p x]\ntest:\n  inherit: {default: [image]}\n  script: [make]\n',
    },
    [],
  ],
  [
    'a value of when that is misspelt, in a rule',
    {
      [ci]: 'test:\n  script: [make]\n  rules:\n    - if: $A\n      when: manuell\n',
    },
    [`${ci}:5 ci-schema`],
  ],
];

describe('a pipeline', () => {
  it.each(cases)('with %s', async (_name, files, expected) => {
    expect(await broken(files)).toEqual(expected);
  });
});
