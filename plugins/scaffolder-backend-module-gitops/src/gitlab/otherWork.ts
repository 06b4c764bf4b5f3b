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

import { GitlabClient } from './client';
import { unlessMissing } from './failures';

/** Line of a commit's message that says which task made it. */
export const taskTrailer = (taskId: string): string =>
  `Scaffolder-Task: ${taskId}`;

/** Whom pipelines of the template and Argo CD's image updater commit as. */
const robots = /^((image-update|promotion)@noreply\.|noreply@argoproj\.io$)/;

/** GitLab is asked for so many of each; where there are more, that many are said. */
const most = 100;

interface CommitLike {
  id?: unknown;
  message?: unknown;
  author_email?: unknown;
  parent_ids?: unknown;
}

/** What of a repository neither a task nor a pipeline has made. */
export interface OtherWork {
  /** On the branch that tasks write to. */
  commits: number;
  /** Beside it. */
  branches: number;
  /** Open ones. */
  mergeRequests: number;
}

/** Tasks have not always signed; what they began a history with starts no pipeline. */
function isOfPeople({ author_email, message, parent_ids }: CommitLike) {
  const isFirst = Array.isArray(parent_ids) && parent_ids.length === 0;
  return !(
    /^Scaffolder-Task: \S+$/m.test(String(message)) ||
    (isFirst && /^\[skip ci\]$/m.test(String(message))) ||
    robots.test(String(author_email))
  );
}

/** Looks what others have put into a project that a task made; it throws what GitLab throws. */
export async function findOtherWork(
  client: GitlabClient,
  projectId: number,
  branch: string,
): Promise<OtherWork> {
  const bounds = { perPage: most, maxPages: 1 } as const;
  const none = (error: unknown) => unlessMissing(error) ?? [];
  const [commits, branches, mergeRequests] = await Promise.all([
    client.Commits.all(projectId, { ...bounds, refName: branch }).catch(none),
    client.Branches.all(projectId, bounds).catch(none),
    client.MergeRequests.all({ ...bounds, projectId, state: 'opened' }).catch(
      none,
    ),
  ]);
  const ofPeople = branches.filter(
    ({ commit, name }) =>
      name !== branch &&
      isOfPeople(commit) &&
      !commits.some(({ id }) => id === commit.id),
  );
  const isOfRobot = (source: unknown) =>
    branches.some(({ name }) => name === source) &&
    !ofPeople.some(({ name }) => name === source);
  return {
    commits: commits.filter(isOfPeople).length,
    branches: ofPeople.length,
    mergeRequests: mergeRequests.filter(
      ({ source_branch: source, source_project_id: from }) =>
        Number(from) !== projectId || !isOfRobot(source),
    ).length,
  };
}

function counted(count: number, one: string, several: string): string[] {
  const number = count < most ? String(count) : `at least ${count}`;
  return count > 0 ? [`${number} ${count === 1 ? one : several}`] : [];
}

/** The same for a sentence; empty where there is nothing. */
export function describeOtherWork(
  { branches, commits, mergeRequests }: OtherWork,
  branch: string,
): string {
  const parts = [
    ...counted(commits, `commit on ${branch}`, `commits on ${branch}`),
    ...counted(branches, 'other branch', 'other branches'),
    ...counted(mergeRequests, 'open merge request', 'open merge requests'),
  ];
  return [parts.slice(0, -1).join(', '), ...parts.slice(-1)]
    .filter(Boolean)
    .join(' and ');
}
