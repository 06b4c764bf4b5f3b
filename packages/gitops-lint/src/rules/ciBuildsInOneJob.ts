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

const build = /\b(docker|buildah|podman)\s+(buildx\s+)?(build|bud)\b/;

/** Pitfall 7. */
export const ciBuildsInOneJob: Rule = {
  id: 'ci-builds-in-one-job',
  pitfall: 7,
  profile: 'house',
  what: 'Several images in one job are built one after the other, always, and one failure fails all.',
  fix: 'Give each image a job of its own, with `rules: changes` on its folder.',
  see: 'https://docs.gitlab.com/ci/yaml/#ruleschanges',
  bad: {
    '.gitlab-ci.yml':
      'build:\n  script:\n    - docker build -t a apps/a\n    - docker build -t b apps/b\n',
  },
  good: {
    '.gitlab-ci.yml':
      'build a:\n  script: [docker build -t a apps/a]\nbuild b:\n  script: [docker build -t b apps/b]\n',
  },
  others: [
    {
      '.gitlab-ci.yml':
        'build:\n  parallel: {matrix: [{APP: [a, b]}]}\n  script: ["docker build -t $APP apps/$APP"]\n',
    },
    {
      '.gitlab-ci.yml':
        'build:\n  script: [docker build -t a ., docker tag a b, docker push b]\n',
    },
  ],
  *check({ jobs }) {
    for (const job of jobs) {
      const builds = job.script.filter(({ text }) => build.test(text));
      if (builds.length > 1) {
        yield {
          file: builds[1].file,
          line: builds[1].line,
          message: `Job ${job.name} builds ${builds.length} images, one after the other; one failure fails all.`,
        };
      }
    }
  },
};
