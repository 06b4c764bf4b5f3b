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
import { distinctBy } from '../values';
import { matching } from './commands';
import { jobImageName } from './images';

/** Pitfall 5. */
export const ciDocker: Rule = {
  id: 'ci-docker',
  pitfall: 5,
  profile: 'house',
  what: '`docker` needs an image that has it, a service that runs the daemon, and a login to push.',
  fix: 'Give the job `image: docker:<version>`, `services: [docker:<version>-dind]`, `DOCKER_TLS_CERTDIR: /certs`, and `docker login --password-stdin` before the push.',
  see: 'https://docs.gitlab.com/ci/docker/docker_in_docker/',
  bad: {
    '.gitlab-ci.yml':
      'build:\n  script:\n    - docker build -t $CI_REGISTRY_IMAGE .\n    - docker push $CI_REGISTRY_IMAGE\n',
  },
  good: {
    '.gitlab-ci.yml':
      'build:\n  image: docker:28.5-cli\n  services: [docker:28.5-dind]\n  script:\n    - echo "$CI_REGISTRY_PASSWORD" | docker login --username "$CI_REGISTRY_USER" --password-stdin "$CI_REGISTRY"\n    - docker build -t $CI_REGISTRY_IMAGE .\n    - docker push $CI_REGISTRY_IMAGE\n',
  },
  others: [
    {
      '.gitlab-ci.yml':
        'build:\n  image: quay.io/buildah/stable:v1.41\n  script: [buildah build ., buildah push a]\n',
    },
    {
      '.gitlab-ci.yml':
        '.login:\n  script: ["echo $P | docker login --password-stdin"]\nbuild:\n  image: docker:28.5\n  services: [docker:28.5-dind]\n  script:\n    - !reference [.login, script]\n    - docker push a\n',
    },
  ],
  *check(project) {
    const firstOfJobs = distinctBy(
      matching(project, /(^|[;&|\s])docker\s+(build|push|buildx)\b/),
      ({ job }) => job?.name,
    );
    for (const { job, file, line } of firstOfJobs) {
      if (!job) {
        continue;
      }
      const { image, services } = job.keys;
      const name = jobImageName(image);
      const lacks = [
        !name && 'an image that has docker',
        !services && 'a service that runs the daemon',
        job.script.some(({ text }) => /docker\s+push/.test(text)) &&
          !job.script.some(({ text }) => /docker\s+login/.test(text)) &&
          'a login',
      ].filter(Boolean);
      if (lacks.length > 0) {
        yield {
          file,
          line,
          message: `Job ${job.name} builds with docker but has no ${lacks
            .map(lack => String(lack).replace(/^an? /, ''))
            .join(', no ')}.`,
        };
      }
    }
  },
};
