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

import { WildTree } from './WildTree';

/** Pipelines of GitLab CI as other people write them. */
export const pipelinesInTheWild: WildTree[] = [
  {
    what: 'job without rules and workflow',
    files: {
      '.gitlab-ci.yml':
        'workflow:\n  rules:\n    - if: $CI_PIPELINE_SOURCE == "merge_request_event"\n    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH\nunit:\n  stage: test\n  script: [make unit]\n',
    },
    broken: [],
    events: { unit: 'main merge schedule' },
  },
  {
    what: 'no rules in a pipeline for merge requests and tags',
    files: {
      '.gitlab-ci.yml':
        'workflow:\n  rules:\n    - if: $CI_MERGE_REQUEST_IID\n    - if: $CI_COMMIT_TAG\ntest:\n  script: [make]\n',
    },
    broken: [],
    events: { test: 'merge tag' },
  },
  {
    what: 'no rules where workflow refers to its rules',
    files: {
      '.gitlab-ci.yml':
        '.when:\n  rules:\n    - if: $CI_PIPELINE_SOURCE == "merge_request_event"\n    - if: $CI_COMMIT_BRANCH == "main"\nworkflow:\n  rules:\n    - !reference [.when, rules]\ntest: {script: [make]}\nlint: {script: [x], only: [main]}\n',
    },
    broken: [],
    events: { test: 'main merge schedule', lint: 'main schedule' },
  },
  {
    what: 'rules by reference',
    files: {
      '.gitlab-ci.yml':
        'workflow:\n  rules:\n    - if: $CI_PIPELINE_SOURCE == "merge_request_event"\n    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH\n.main:\n  rules:\n    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH\nbake:\n  stage: build\n  image: docker:28.5-cli\n  services: [docker:28.5-dind]\n  script:\n    - echo "$CI_REGISTRY_PASSWORD" | docker login --username "$CI_REGISTRY_USER" --password-stdin "$CI_REGISTRY"\n    - docker build -t "$CI_REGISTRY_IMAGE:$CI_COMMIT_SHA" .\n    - docker push "$CI_REGISTRY_IMAGE:$CI_COMMIT_SHA"\n  rules:\n    - !reference [.main, rules]\n',
    },
    broken: [],
    leaves: ['ci-build-once'],
    events: { bake: 'main schedule' },
  },
  {
    what: 'rules by two references, one within the other',
    files: {
      '.gitlab-ci.yml':
        '.mr: {rules: [{if: $CI_MERGE_REQUEST_IID, when: never}]}\n.main:\n  rules:\n    - !reference [.mr, rules]\n    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH\nbake:\n  script: [make]\n  rules:\n    - !reference [.main, rules]\n',
    },
    broken: [],
    events: { bake: 'main schedule' },
  },
  {
    what: 'rules by reference to an included file',
    files: {
      '.gitlab-ci.yml':
        'include: {local: /ci/rules.yml}\nbake:\n  script: [make]\n  rules: !reference [.tags, rules]\n',
      'ci/rules.yml': '.tags:\n  rules:\n    - if: $CI_COMMIT_TAG =~ /^v/\n',
    },
    broken: [],
    events: { bake: 'tag' },
  },
  {
    what: 'script by reference',
    files: {
      '.gitlab-ci.yml':
        'workflow: {rules: [{if: $CI_COMMIT_BRANCH}]}\n.login:\n  script:\n    - echo "$CI_REGISTRY_PASSWORD" | docker login --username "$CI_REGISTRY_USER" --password-stdin "$CI_REGISTRY"\nbake:\n  stage: build\n  image: docker:28.5-cli\n  services: [docker:28.5-dind]\n  script:\n    - !reference [.login, script]\n    - docker build -t "$CI_REGISTRY_IMAGE:$CI_COMMIT_SHA" .\n    - docker push "$CI_REGISTRY_IMAGE:$CI_COMMIT_SHA"\n  rules: [{if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH}]\n',
    },
    broken: [],
    leaves: ['ci-docker'],
  },
  {
    what: 'a login by reference from before_script',
    files: {
      '.gitlab-ci.yml':
        '.login:\n  before_script:\n    - docker login -u "$CI_REGISTRY_USER" --password-stdin "$CI_REGISTRY" < "$PASSWORD_FILE"\nbake:\n  image: docker:28.5-cli\n  services: [docker:28.5-dind]\n  before_script: !reference [.login, before_script]\n  script:\n    - docker build -t "$CI_REGISTRY_IMAGE:$CI_COMMIT_SHA" .\n    - docker push "$CI_REGISTRY_IMAGE:$CI_COMMIT_SHA"\n  rules: [{if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH}]\n',
    },
    broken: [],
    leaves: ['ci-docker'],
  },
  {
    what: 'a login in the defaults',
    files: {
      '.gitlab-ci.yml':
        'default:\n  before_script:\n    - echo "$CI_REGISTRY_PASSWORD" | docker login -u "$CI_REGISTRY_USER" --password-stdin "$CI_REGISTRY"\nbake:\n  image: docker:28.5-cli\n  services: [docker:28.5-dind]\n  script:\n    - docker buildx build --push -t "$CI_REGISTRY_IMAGE:$CI_COMMIT_SHA" .\n  rules: [{if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH}]\n',
    },
    broken: [],
    leaves: ['ci-docker'],
  },
  {
    what: 'include with conditions',
    files: {
      '.gitlab-ci.yml':
        'include:\n  - local: ci/extra.yml\n    rules:\n      - exists: [ci/extra.yml]\n  - local: /ci/$CI_PROJECT_NAMESPACE.yml\nworkflow: {rules: [{if: $CI_COMMIT_BRANCH}]}\nunit:\n  stage: test\n  script: [make unit]\n  rules: [{if: $CI_COMMIT_BRANCH}]\n',
    },
    broken: [],
  },
  {
    what: 'an include for merge requests only that is there, and one by a pattern that matches none',
    files: {
      '.gitlab-ci.yml':
        'include:\n  - local: ci/mr.yml\n    rules:\n      - if: $CI_MERGE_REQUEST_IID\n  - local: ci/**/*.gitlab-ci.yml\ntest: {script: [make]}\n',
      'ci/mr.yml': 'mr: {script: [x], rules: [{if: $CI_MERGE_REQUEST_IID}]}\n',
    },
    broken: [],
  },
  {
    what: 'an include that is there where another variable says so',
    files: {
      '.gitlab-ci.yml':
        'include:\n  - local: "ci/${ENVIRONMENT}/deploy.yml"\n  - project: $TOOLS\n    file: [a.yml, b.yml]\n    ref: v1\ntest: {script: [make]}\n',
    },
    broken: [],
  },
  {
    what: 'an include that exists only when generated',
    files: {
      '.gitlab-ci.yml':
        'include:\n  - local: ci/optional.yml\n    rules:\n      - exists: [ci/optional.yml]\n        when: always\n      - when: never\ntest: {script: [make]}\n',
    },
    broken: [],
  },
  {
    what: 'pinned includes',
    files: {
      '.gitlab-ci.yml':
        'include:\n  - component: gitlab.acme.test/tools/build/image@3f1c0b6a9d8e7f6a5b4c3d2e1f0a9b8c7d6e5f4a\n  - project: tools/pipelines\n    ref: 3f1c0b6a9d8e7f6a5b4c3d2e1f0a9b8c7d6e5f4a\n    file: /deploy.yml\n  - remote: https://ci.acme.test/all.yml\n    integrity: sha256-L3/GAoKaw0Arw6hDCKeKQlV1QPEgHYxGBHsH4zG1IY8=\nworkflow: {rules: [{if: $CI_COMMIT_BRANCH}]}\n',
    },
    broken: [],
    leaves: ['ci-remote-include'],
  },
  {
    what: 'a component by a full version and a project at a tag that is a commit',
    files: {
      '.gitlab-ci.yml':
        'include:\n  - component: $CI_SERVER_FQDN/tools/lint/go@1111111111111111111111111111111111111111\n  - project: a/b\n    ref: 2f22222222222222222222222222222222222222\n    file: [x.yml]\n',
    },
    broken: [],
    leaves: ['ci-remote-include'],
  },
  {
    what: 'an include of another project without a commit',
    files: {
      '.gitlab-ci.yml':
        'include:\n  - project: a/b\n    ref: main\n    file: [x.yml]\n',
    },
    broken: [],
    advises: ['ci-remote-include'],
  },
  {
    what: 'child pipeline missing',
    files: {
      '.gitlab-ci.yml':
        'workflow: {rules: [{if: $CI_COMMIT_BRANCH}]}\ngo:\n  stage: test\n  trigger: {include: ci/child.yml}\n  rules: [{if: $CI_COMMIT_BRANCH}]\n',
    },
    broken: ['.gitlab-ci.yml:4 ci-includes'],
  },
  {
    what: 'a child of an artifact',
    files: {
      '.gitlab-ci.yml':
        'make:\n  stage: build\n  script: [make]\n  artifacts: {paths: [child.yml]}\ngo:\n  stage: test\n  needs: [make]\n  trigger:\n    include:\n      - artifact: child.yml\n        job: make\n',
    },
    broken: [],
  },
  {
    what: 'a child of an artifact of a job that is not there',
    files: {
      '.gitlab-ci.yml':
        'go:\n  stage: test\n  trigger:\n    include:\n      - artifact: child.yml\n        job: make\n',
    },
    broken: ['.gitlab-ci.yml:5 ci-includes'],
  },
  {
    what: 'two children, one of which is missing',
    files: {
      '.gitlab-ci.yml':
        'go:\n  trigger:\n    include:\n      - local: /ci/a.yml\n      - local: /ci/b.yml\n    strategy: depend\n',
      'ci/a.yml': 'a: {script: [x]}\n',
    },
    broken: ['.gitlab-ci.yml:5 ci-includes'],
  },
  {
    what: 'needs what rules leave out',
    files: {
      '.gitlab-ci.yml':
        'workflow:\n  rules:\n    - if: $CI_PIPELINE_SOURCE == "merge_request_event"\n    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH\nstages: [build, deploy]\nbake:\n  stage: build\n  script: [make image]\n  rules:\n    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH\npreview:\n  stage: deploy\n  needs: [bake]\n  script: [make preview]\n  rules:\n    - if: $CI_PIPELINE_SOURCE == "merge_request_event"\n    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH\n',
    },
    broken: ['.gitlab-ci.yml:13 ci-needs'],
  },
  {
    what: 'a need that only tags have',
    files: {
      '.gitlab-ci.yml':
        'build:\n  stage: build\n  script: [x]\n  rules: [{if: $CI_COMMIT_TAG}]\ntest:\n  needs:\n    - job: build\n  script: [x]\n',
    },
    broken: ['.gitlab-ci.yml:7 ci-needs'],
  },
  {
    what: 'a need that only tags have and that is optional',
    files: {
      '.gitlab-ci.yml':
        'build:\n  stage: build\n  script: [x]\n  rules: [{if: $CI_COMMIT_TAG}]\ntest:\n  needs:\n    - job: build\n      optional: true\n  script: [x]\n',
    },
    broken: [],
  },
  {
    what: 'a need that is left out of schedules by except',
    files: {
      '.gitlab-ci.yml':
        'build:\n  stage: build\n  script: [x]\n  except: [schedules]\ntest:\n  needs: [build]\n  script: [x]\n',
    },
    broken: ['.gitlab-ci.yml:6 ci-needs'],
  },
  {
    what: 'a need that the same variable brings',
    files: {
      '.gitlab-ci.yml':
        'build:\n  stage: build\n  script: [x]\n  rules: [{if: $FULL == "1"}]\ntest:\n  needs: [build]\n  script: [x]\n  rules: [{if: $FULL == "1"}]\n',
    },
    broken: [],
  },
  {
    what: 'needs a later stage',
    files: {
      '.gitlab-ci.yml':
        'workflow: {rules: [{if: $CI_COMMIT_BRANCH}]}\nstages: [build, deploy]\nbuild:\n  stage: build\n  needs: [deploy]\n  script: [make]\n  rules: [{if: $CI_COMMIT_BRANCH}]\ndeploy:\n  stage: deploy\n  script: [make]\n  rules: [{if: $CI_COMMIT_BRANCH}]\n',
    },
    broken: ['.gitlab-ci.yml:5 ci-needs'],
  },
  {
    what: 'a later stage of the default ones',
    files: {
      '.gitlab-ci.yml':
        'build: {stage: build, needs: [go], script: [x]}\ngo: {stage: deploy, script: [x]}\n',
    },
    broken: ['.gitlab-ci.yml:1 ci-needs'],
  },
  {
    what: 'the same stage',
    files: {
      '.gitlab-ci.yml':
        'stages: [a]\none: {stage: a, script: [x]}\ntwo: {stage: a, needs: [one], script: [x]}\n',
    },
    broken: [],
  },
  {
    what: 'a dependency of a later stage',
    files: {
      '.gitlab-ci.yml':
        'stages: [a, b]\none:\n  stage: a\n  dependencies:\n    - two\n  script: [x]\ntwo: {stage: b, script: [x]}\n',
    },
    broken: ['.gitlab-ci.yml:5 ci-needs'],
  },
  {
    what: 'default stage missing',
    files: {
      '.gitlab-ci.yml':
        'workflow: {rules: [{if: $CI_COMMIT_BRANCH}]}\nstages: [build, deploy]\nunit:\n  script: [make unit]\n  rules: [{if: $CI_COMMIT_BRANCH}]\n',
    },
    broken: ['.gitlab-ci.yml:3 ci-needs'],
  },
  {
    what: 'a stage that an included file lists',
    files: {
      '.gitlab-ci.yml':
        'include: ci/stages.yml\njob: {stage: bake, script: [x]}\n',
      'ci/stages.yml': 'stages: [bake]\n',
    },
    broken: [],
  },
  {
    what: 'a hidden job of a stage that is not listed',
    files: {
      '.gitlab-ci.yml':
        'stages: [build]\n.deploy: {stage: deploy, script: [x]}\nbuild: {stage: build, script: [x]}\n',
    },
    broken: [],
  },
  {
    what: 'a stage that is misspelt',
    files: {
      '.gitlab-ci.yml':
        'stages: [build, deploy]\nbuild: {stage: bulid, script: [x]}\n',
    },
    broken: ['.gitlab-ci.yml:2 ci-needs'],
  },
  {
    what: 'needs of a hidden job',
    files: {
      '.gitlab-ci.yml':
        'workflow: {rules: [{if: $CI_COMMIT_BRANCH}]}\n.base:\n  needs: [compile]\n  rules: [{if: $CI_COMMIT_BRANCH}]\nunit:\n  extends: .base\n  stage: test\n  script: [make unit]\n',
    },
    broken: ['.gitlab-ci.yml:3 ci-needs'],
  },
  {
    what: 'needs of a chain of hidden jobs, replaced at the end',
    files: {
      '.gitlab-ci.yml':
        '.a: {needs: [gone]}\n.b: {extends: .a}\ntest:\n  extends: .b\n  needs: []\n  script: [x]\n',
    },
    broken: [],
  },
  {
    what: 'needs by reference',
    files: {
      '.gitlab-ci.yml':
        '.a:\n  needs: [gone]\ntest:\n  needs: !reference [.a, needs]\n  script: [x]\n',
    },
    broken: ['.gitlab-ci.yml:2 ci-needs'],
  },
  {
    what: 'extends nothing',
    files: {
      '.gitlab-ci.yml':
        'workflow: {rules: [{if: $CI_COMMIT_BRANCH}]}\nunit:\n  extends: .nothing\n  stage: test\n  script: [make unit]\n  rules: [{if: $CI_COMMIT_BRANCH}]\n',
    },
    broken: ['.gitlab-ci.yml:3 ci-needs'],
  },
  {
    what: 'one of two that it extends',
    files: {
      '.gitlab-ci.yml':
        '.a: {stage: test}\ntest:\n  extends:\n    - .a\n    - .b\n  script: [x]\n',
    },
    broken: ['.gitlab-ci.yml:5 ci-needs'],
  },
  {
    what: 'what a remote include may have',
    files: {
      '.gitlab-ci.yml':
        'include: [{project: a/b, file: c.yml, ref: v1}]\ntest:\n  extends: .from-there\n  script: [x]\n',
    },
    broken: [],
  },
  {
    what: 'matrix job by its name',
    files: {
      '.gitlab-ci.yml':
        'workflow: {rules: [{if: $CI_COMMIT_BRANCH}]}\nstages: [build, test]\nbuild:\n  stage: build\n  parallel:\n    matrix:\n      - ARCH: [amd64, arm64]\n  script: [make $ARCH]\n  rules: [{if: $CI_COMMIT_BRANCH}]\none:\n  stage: test\n  needs:\n    - job: build\n      parallel:\n        matrix:\n          - ARCH: arm64\n  script: [make]\n  rules: [{if: $CI_COMMIT_BRANCH}]\ntwo:\n  stage: test\n  needs: ["build: [arm64]"]\n  script: [make]\n  rules: [{if: $CI_COMMIT_BRANCH}]\n',
    },
    broken: [],
  },
  {
    what: 'a matrix of two and a count',
    files: {
      '.gitlab-ci.yml':
        'stages: [build, test]\nbuild:\n  stage: build\n  parallel: {matrix: [{OS: [linux, mac], V: ["1", "2"]}]}\n  script: [x]\nunit: {stage: build, parallel: 3, script: [x]}\ntest:\n  stage: test\n  needs: ["build: [mac, 2]", "unit 2/3", unit]\n  script: [x]\n',
    },
    broken: [],
  },
  {
    what: 'a member that a count does not have',
    files: {
      '.gitlab-ci.yml':
        'stages: [build, test]\nunit: {stage: build, parallel: 3, script: [x]}\ntest:\n  stage: test\n  needs:\n    - "unit 4/3"\n  script: [x]\n',
    },
    broken: ['.gitlab-ci.yml:6 ci-needs'],
  },
  {
    what: 'text as pattern',
    files: {
      '.gitlab-ci.yml':
        'workflow: {rules: [{if: \'$CI_PIPELINE_SOURCE =~ "merge_request_event"\'}]}\nunit:\n  stage: test\n  script: [make]\n  rules: [{if: \'$CI_PIPELINE_SOURCE =~ "merge_request_event"\'}]\n',
    },
    broken: [],
    events: { unit: 'merge' },
  },
  {
    what: 'a pattern in a variable, and single quotes',
    files: {
      '.gitlab-ci.yml':
        'variables: {RELEASE: /^v\\d+/}\ntest:\n  script: [x]\n  rules:\n    - if: $CI_COMMIT_TAG =~ $RELEASE\n    - if: "$CI_COMMIT_BRANCH =~ \'/^release/\'"\n',
    },
    broken: [],
  },
  {
    what: 'a pattern with flags and slashes',
    files: {
      '.gitlab-ci.yml':
        'test:\n  script: [x]\n  rules:\n    - if: $CI_COMMIT_REF_NAME =~ /^(feature|bugfix)\\/.*$/i && $CI_PIPELINE_SOURCE == "push"\n',
    },
    broken: [],
    events: { test: '' },
  },
  {
    what: 'path is no token',
    files: {
      '.gitlab-ci.yml':
        'workflow:\n  rules:\n    - if: $CI_PIPELINE_SOURCE == "merge_request_event"\n    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH\nunit:\n  stage: test\n  script:\n    - echo "Testing $CI_PROJECT_PATH on $CI_COMMIT_REF_SLUG"\n    - echo "Reports go to ${REPORT_PATH}"\n  rules: [{if: $CI_COMMIT_BRANCH}]\n',
    },
    broken: [],
  },
  {
    what: 'names that end like tokens',
    files: {
      '.gitlab-ci.yml':
        'test:\n  script:\n    - echo "see $DOCS_TOKEN_URL and $KEY_VAULT_NAME"\n    - echo "${SECRET_PATH} ${PASSWORD_FILE}"\n    - curl --oauth2-bearer "$TOKEN" https://a.example.net\n',
    },
    broken: [],
  },
  {
    what: 'a token in an address',
    files: {
      '.gitlab-ci.yml':
        'test:\n  script:\n    - git clone "https://oauth2:${ACCESS_TOKEN}@git.example.net/a/b.git"\n',
    },
    broken: ['.gitlab-ci.yml:3 ci-token-exposed'],
  },
  {
    what: 'line of an inherited command',
    files: {
      '.gitlab-ci.yml':
        'include: [{local: ci/base.yml}]\nworkflow: {rules: [{if: $CI_COMMIT_BRANCH}]}\n\nbake-a:\n  extends: .bake\n  stage: build\n\nbake-b:\n  extends: .bake\n  stage: build\n',
      'ci/base.yml':
        '.bake:\n  image: docker:28.5-cli\n  services: [docker:28.5-dind]\n  rules: [{if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH}]\n  script:\n    - make context\n    - docker login -u "$CI_REGISTRY_USER" -p "$CI_REGISTRY_PASSWORD" "$CI_REGISTRY"\n    - docker build -t "$CI_REGISTRY_IMAGE:$CI_COMMIT_SHA" .\n    - docker push "$CI_REGISTRY_IMAGE:$CI_COMMIT_SHA"\n',
    },
    broken: ['ci/base.yml:7 ci-token-exposed'],
  },
  {
    what: 'a command of the defaults, once',
    files: {
      '.gitlab-ci.yml':
        'default:\n  before_script:\n    - echo $DEPLOY_TOKEN\na: {script: [x]}\nb: {script: [x]}\nc: {script: [x]}\n',
    },
    broken: ['.gitlab-ci.yml:3 ci-token-exposed'],
  },
  {
    what: 'a command by reference, once',
    files: {
      '.gitlab-ci.yml':
        'include: ci/base.yml\na: {script: [!reference [.login, script], x]}\nb: {script: [!reference [.login, script], y]}\n',
      'ci/base.yml':
        '.login:\n  script:\n    - docker login -p "$CI_JOB_TOKEN" $CI_REGISTRY\n',
    },
    broken: ['ci/base.yml:3 ci-token-exposed'],
  },
  {
    what: 'scripts of no pipeline',
    files: {
      'hack/dev.sh': 'argocd app sync web-dev\n',
      'hack/release.sh':
        '#!/bin/sh\ngit commit -am "release $1"\ngit tag "$1"\ngit push origin "release-$1"\n',
    },
    broken: [],
    leaves: ['ci-write-back-loop', 'ci-argocd-sync'],
  },
  {
    what: 'a Makefile and a script that no job calls',
    files: {
      '.gitlab-ci.yml': 'test: {script: [make test]}\n',
      'scripts/release.sh':
        'git commit -am x\ngit push origin HEAD\nargocd app sync a\n',
    },
    broken: [],
    leaves: ['ci-write-back-loop', 'ci-argocd-sync'],
  },
  {
    what: 'a script that a job calls',
    files: {
      '.gitlab-ci.yml':
        'test:\n  rules: [{if: $CI_COMMIT_BRANCH}]\n  script: [./scripts/sync.sh]\n',
      'scripts/sync.sh': 'argocd app sync a\n',
    },
    broken: [],
    advises: ['ci-argocd-sync'],
  },
];
