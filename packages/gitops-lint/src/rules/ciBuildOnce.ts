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

import { runsJob, runsJobIn } from '../ci/events';
import { Job, Pipeline } from '../ci/Pipeline';
import { Rule } from '../rule';
import { asRecord } from '../values';
import { inOrder } from './inOrder';

const pushes = [
  /\b(docker|buildah|podman)\s+(buildx\s+)?push\b/,
  inOrder(/\bbuildx?\b/, /--push\b/),
  inOrder(/--output\s+type=image/, /push=true/),
];

/** Branches beside the default one on which the job builds what it builds there again. */
function otherBranches(pipeline: Pipeline, job: Job): string[] {
  if (job.keys.rules === undefined) {
    return [job.keys.only ?? []]
      .flat()
      .map(String)
      .filter(
        ref => !['main', 'master', 'tags', 'merge_requests'].includes(ref),
      );
  }
  if (
    runsJob(pipeline, job, 'push to a branch') ||
    runsJob(pipeline, job, 'merge request')
  ) {
    return ['every branch'];
  }
  const branches = branchesIn(job.keys.rules).filter(
    branch =>
      runsJobIn(pipeline, job, {
        event: 'push to a branch',
        branch,
        isBare: true,
        patterns: pipeline.patterns,
      }) !== false,
  );
  const isOnMain = runsJob(pipeline, job, 'push to main');
  // What is built on one branch alone is built once.
  return branches.length + Number(isOnMain) > 1 ? branches : [];
}

/** Branches beside the default one that conditions name. */
function branchesIn(rules: unknown): string[] {
  const named = [rules]
    .flat(10)
    .flatMap(rule =>
      [
        ...String(asRecord(rule).if ?? '').matchAll(
          /CI_COMMIT_(?:BRANCH|REF_NAME)\s{0,9}==\s{0,9}["']([^"']{1,200})["']/g,
        ),
      ].map(([, branch]) => branch),
    );
  return [...new Set(named)].filter(
    branch => !['main', 'master'].includes(branch),
  );
}

/** Pitfall 8. */
export const ciBuildOnce: Rule = {
  id: 'ci-build-once',
  pitfall: 8,
  profile: 'house',
  what: 'An image that is built again for the next branch is another one: what was tested is not what runs.',
  fix: 'Build and push on the default branch only, and carry the tag from environment to environment.',
  see: 'https://argo-cd.readthedocs.io/en/stable/user-guide/best_practices/',
  bad: {
    '.gitlab-ci.yml':
      'build:\n  script: [docker push a]\n  only: [main, develop]\n',
  },
  good: {
    '.gitlab-ci.yml':
      'build:\n  script: [docker push a]\n  rules:\n    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH\n',
  },
  others: [
    {
      '.gitlab-ci.yml':
        'build:\n  script: [docker push a]\n  rules: [{if: $CI_COMMIT_TAG}]\n',
    },
    {
      '.gitlab-ci.yml':
        'build:\n  script: [docker push a]\n  rules:\n    - if: $CI_COMMIT_BRANCH == "master"\n      changes: [src/**]\n',
    },
  ],
  *check({ pipelines }) {
    for (const pipeline of pipelines) {
      for (const job of pipeline.jobs) {
        const pushed = job.script.some(({ text }) =>
          pushes.some(push => push.test(text)),
        );
        const branches = pushed ? otherBranches(pipeline, job) : [];
        if (branches.length > 0) {
          yield {
            ...job.placeOf('only' in job.keys ? 'only' : 'rules'),
            message: `Job ${
              job.name
            } builds and pushes again on ${branches.join(
              ', ',
            )}: what was tested is not what runs.`,
          };
        }
      }
    }
  },
};
