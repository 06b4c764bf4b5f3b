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
import { jobImageName } from './images';

/** Pitfall 6. */
export const ciKaniko: Rule = {
  id: 'ci-kaniko',
  pitfall: 6,
  profile: 'house',
  what: 'kaniko has been archived since June 2025: nobody fixes it any more.',
  fix: 'Build with BuildKit or buildah, or with Docker-in-Docker on a privileged runner.',
  see: 'https://docs.gitlab.com/ci/docker/using_buildkit',
  bad: {
    '.gitlab-ci.yml':
      'build:\n  image: gcr.io/kaniko-project/executor:v1.23.2-debug\n  script: [/kaniko/executor]\n',
  },
  good: {
    '.gitlab-ci.yml':
      'build:\n  image: quay.io/buildah/stable:v1.41\n  script: [buildah build .]\n',
  },
  others: [
    {
      '.gitlab-ci.yml':
        'build:\n  image: moby/buildkit:v0.17.3-rootless\n  script: [buildctl build]\n',
    },
    {
      '.gitlab-ci.yml':
        'test:\n  image: registry.example.net/tools/node:22\n  script: [make]\n',
    },
  ],
  *check({ jobs }) {
    for (const job of jobs) {
      const { image } = job.keys;
      const name = jobImageName(image) ?? '';
      if (/kaniko/i.test(name)) {
        yield job.placeOf('image', 'name');
      }
    }
  },
};
