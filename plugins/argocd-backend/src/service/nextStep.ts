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

import {
  applicationKey,
  isHeard,
  NextStep,
  Promotion,
} from '@slipway/plugin-argocd-common';
import { JobFacts } from '../delivery/changes/types';
import { RepositoryFacts } from '../delivery/types';
import { AnsweredApplication } from './entityAnswer';

/** Jobs of the pipeline of a commit that wait to be run by hand. */
export type ManualJobs = (
  branch: Pick<RepositoryFacts, 'repository' | 'branch'>,
  sha: string,
) => Promise<JobFacts[]>;

function stepOf(
  code: NextStep['code'],
  { view }: AnsweredApplication,
  more: Pick<NextStep, 'url' | 'blocked'> = {},
): NextStep {
  const { instance, namespace, name } = view;
  return { code, instance, namespace, name, ...more };
}

/** What keeps an Argo CD from seeing that something comes into Git for an environment. */
function blockOf({ instance, view }: AnsweredApplication): NextStep['blocked'] {
  if (!view.verdict.lastKnown) {
    return undefined;
  }
  return isHeard(instance.status) ? 'notComparing' : 'notAnswering';
}

/** Whether a job names an environment: GitLab tells of a job no more than its name. */
function isFor({ name }: JobFacts, environment: string): boolean {
  return ` ${name.replace(/[:/,()]+/g, ' ')} `.includes(` ${environment} `);
}

function waitsForFirstSync({ verdict }: AnsweredApplication['view']): boolean {
  return (
    verdict.code === 'notDeployed' && verdict.parameters.reason === 'firstSync'
  );
}

/** Whether something comes next: the environment before is healthy and further than this one, which may have nothing yet. */
function isAhead(
  before: AnsweredApplication | undefined,
  { standing, view }: AnsweredApplication,
): boolean {
  const other = before?.standing;
  const isReady =
    view.verdict.code === 'live' ||
    // What waits for its first sync needs no promotion.
    (view.verdict.code === 'notDeployed' && standing.wants === 'no');
  return (
    isReady &&
    before?.view.verdict.code === 'live' &&
    standing.behind !== undefined &&
    other?.behind !== undefined &&
    other.repository?.repository === standing.repository?.repository &&
    other.behind < standing.behind
  );
}

/** Of the pipeline of what the environment before runs, else of the latest change, whose jobs may still have to come. */
async function promotionJob(
  before: AnsweredApplication,
  { standing, view }: AnsweredApplication,
  manualJobs: ManualJobs,
): Promise<JobFacts | undefined> {
  const { repository, changes } = standing;
  const pipelines = new Set([before.standing.commit, changes[0]]);
  for (const sha of pipelines) {
    const jobs = repository && sha ? await manualJobs(repository, sha) : [];
    const job = jobs.find(item => isFor(item, view.environment));
    if (job) {
      return job;
    }
  }
  return undefined;
}

/**
 * The one step of a page, which has one primary button.
 *
 * @param applications - in the order of promotion
 */
export async function nextStep(
  applications: AnsweredApplication[],
  promotions: Promotion[],
  manualJobs: ManualJobs,
): Promise<NextStep | undefined> {
  const bySync = applications.find(
    ({ view }) =>
      (view.verdict.code === 'outOfDate' || waitsForFirstSync(view)) &&
      !view.verdict.lastKnown &&
      view.autoSync === undefined &&
      view.actions.sync.allowed,
  );
  if (bySync) {
    return stepOf('sync', bySync);
  }
  const waiting = new Set(promotions.map(applicationKey));
  const blocked: NextStep[] = [];
  for (const [index, application] of applications.entries()) {
    const { isReadable, view } = application;
    const before = applications[index - 1];
    if (
      isReadable &&
      !waiting.has(applicationKey(view)) &&
      isAhead(before, application)
    ) {
      const job = await promotionJob(before, application, manualJobs);
      // What the environment before runs is no more certain than what Argo CD last said of it.
      const block = blockOf(application) ?? blockOf(before);
      if (job && !block) {
        return stepOf('promote', application, { url: job.url });
      }
      if (job) {
        blocked.push(
          stepOf('promote', application, { url: job.url, blocked: block }),
        );
      }
    }
  }
  return blocked[0];
}
