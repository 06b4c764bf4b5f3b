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
  Arrival,
  DeployedCommit,
} from '@slipway/plugin-argocd-common';
import { isImageUpdate } from './imageUpdate';
import { DeploymentTimes, imageCommits } from './splits';
import { CommitFacts, RepositoryFacts } from './types';
import { HavingLatest } from './wentLive';

/** Commits of configuration that are told of; the list of deployments has all. */
const maxConfiguration = 5;

const keyOf = ({ instance, namespace, application }: DeploymentTimes) =>
  applicationKey({ instance, namespace, name: application });

type Belongs = (deployment: DeploymentTimes) => boolean;

function bringsTheSameAs(newest: DeploymentTimes): Belongs {
  const imagesOf = (deployment: DeploymentTimes) =>
    [...imageCommits(deployment)].sort().join();
  const images = imagesOf(newest);
  return deployment => images !== '' && imagesOf(deployment) === images;
}

const bringsImageOf =
  (sha: string): Belongs =>
  deployment =>
    imageCommits(deployment).some(id => sha.startsWith(id));

/** The newest deployments in a row that belong together, newest first; none where what came before is not known. */
function inARow(
  deployments: DeploymentTimes[],
  belongs: Belongs,
): DeploymentTimes[] {
  const other = deployments.findIndex(item => !belongs(item));
  const row = deployments.slice(0, other < 0 ? undefined : other);
  const isKnown =
    other < 0
      ? row[row.length - 1].argocd_id === 0
      : deployments[other].images !== '[]';
  return isKnown ? row : [];
}

/** What was deployed after the images, and changed none of them. */
function configurationOf(
  later: DeploymentTimes[],
  first: DeploymentTimes,
  commits: CommitFacts[],
): DeployedCommit[] {
  const ids = new Set(later.map(({ revision }) => revision));
  return commits
    .filter(({ sha }) => ids.has(sha) && sha !== first.revision)
    .slice(0, maxConfiguration)
    .map(({ sha, url, title, author, mergeRequest }) => ({
      sha,
      url,
      title,
      author,
      ...(mergeRequest && { mergeRequest }),
    }));
}

/** The deployments of each application that succeeded, newest first. */
function succeeded(deployments: DeploymentTimes[]): DeploymentTimes[][] {
  const byApplication = new Map<string, DeploymentTimes[]>();
  for (const deployment of deployments) {
    if (deployment.outcome === 'succeeded') {
      const key = keyOf(deployment);
      byApplication.set(key, [...(byApplication.get(key) ?? []), deployment]);
    }
  }
  return [...byApplication.values()];
}

function toArrival(
  row: DeploymentTimes[],
  { commits, repository }: RepositoryFacts,
): Arrival | undefined {
  const first = row[row.length - 1];
  const commit = commits.find(({ sha }) => sha === first?.revision);
  if (!first || !commit) {
    return undefined;
  }
  const { sha, url, title, author, mergeRequest } = commit;
  const configuration = configurationOf(row.slice(0, -1), first, commits);
  return {
    instance: first.instance,
    namespace: first.namespace,
    name: first.application,
    at: first.finished_at ?? first.started_at,
    sha,
    url,
    title,
    author,
    ...(mergeRequest && { mergeRequest }),
    ...(isImageUpdate(commit, repository) && { imageUpdate: true }),
    ...(configuration.length > 0 && { configuration }),
  };
}

/**
 * By which commit the images came that each application runs.
 *
 * @param deployments - of one repository, newest first
 */
export function toArrivals(
  deployments: DeploymentTimes[],
  facts: RepositoryFacts,
): Arrival[] {
  return succeeded(deployments).flatMap(
    items => toArrival(inARow(items, bringsTheSameAs(items[0])), facts) ?? [],
  );
}

/** By which commit a change came to an application. */
export interface ChangeArrival extends Arrival {
  /** When it was first seen to run healthily, ISO 8601; a sync ends before its pods are ready. */
  liveAt?: string;
}

/**
 * By which commit a change came to the applications that run it, whatever came with it or after it.
 *
 * @param deployments - of one repository, newest first
 * @param having - applications, each with the id of the change
 */
export function toChangeArrivals(
  deployments: DeploymentTimes[],
  facts: RepositoryFacts,
  having: HavingLatest[],
): ChangeArrival[] {
  return succeeded(deployments).flatMap(items => {
    const key = keyOf(items[0]);
    const change = having.find(ref => applicationKey(ref) === key);
    const row = change ? inARow(items, bringsImageOf(change.sha)) : [];
    const arrival = toArrival(row, facts);
    const healthy = row.findLast(({ healthy_at: at }) => at !== null);
    return arrival
      ? [{ ...arrival, liveAt: healthy?.healthy_at ?? undefined }]
      : [];
  });
}
