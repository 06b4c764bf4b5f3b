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

import { DeliverySplit } from '@slipway/plugin-argocd-common';
import { CommitTimes } from './changes/ChangeTable';
import { commitTag } from './imageName';

/** A deployment, as far as its times are concerned. */
export interface DeploymentTimes {
  instance: string;
  namespace: string;
  application: string;
  /** Argo CD's number of it; 0 for the first of an application. */
  argocd_id: number | null;
  outcome: string;
  revision: string | null;
  started_at: string;
  finished_at: string | null;
  healthy_at: string | null;
  /** JSON. */
  images: string;
}

/** The commits that the images of a deployment carry as their tags. */
export function imageCommits({
  images,
}: Pick<DeploymentTimes, 'images'>): string[] {
  const names: string[] = JSON.parse(images);
  return [...new Set(names.flatMap(name => commitTag(name) ?? []))];
}

/** Git and Argo CD tell whole seconds: what seems to be earlier by less may be as late. */
const granularityMs = 1_000;

/** Seconds of the parts between moments in order. Where clocks disagree nobody can tell how long a part took. */
function partsBetween(moments: (string | null | undefined)[]) {
  const [first, ...rest] = moments.map(time =>
    time ? Date.parse(time) : undefined,
  );
  let before = first;
  return rest.map(moment => {
    if (moment === undefined || before === undefined) {
      before = moment;
      return undefined;
    }
    const isSame = moment < before && before - moment < granularityMs;
    const took = isSame ? 0 : (moment - before) / 1000;
    before = isSame ? before : moment;
    return took >= 0 ? took : undefined;
  });
}

function lastOf(times: (string | undefined)[]): string | undefined {
  const known = times.filter(time => time !== undefined);
  return known.length === times.length ? known.sort().pop() : undefined;
}

/** Newest first. */
export function inOrder(a: DeliverySplit, b: DeliverySplit): number {
  return b.startedAt.localeCompare(a.startedAt) || a.name.localeCompare(b.name);
}

function toSplit(
  deployment: DeploymentTimes,
  change: CommitTimes,
  update: CommitTimes | undefined,
): DeliverySplit | undefined {
  if (!change.pipeline) {
    return undefined;
  }
  const [build, imageUpdate, noticed, sync, health] = partsBetween([
    change.pipeline.createdAt,
    lastOf(change.images.map(({ createdAt }) => createdAt)),
    update?.committedAt,
    deployment.started_at,
    deployment.finished_at,
    deployment.healthy_at,
  ]);
  const parts = [build, imageUpdate, noticed, sync, health].filter(
    part => part !== undefined,
  );
  return {
    instance: deployment.instance,
    namespace: deployment.namespace,
    name: deployment.application,
    sha: change.sha,
    startedAt: change.pipeline.createdAt,
    build,
    imageUpdate,
    noticed,
    sync,
    health,
    total:
      parts.length > 0
        ? Math.round(parts.reduce((sum, part) => sum + part, 0) * 1000) / 1000
        : undefined,
  };
}

/**
 * Where the time went of every change that was seen all the way: once per application, at the first sync that ran its
 * images.
 *
 * @param deployments - newest first
 * @param commits - those that images carry, and those that were deployed
 */
export function toSplits(
  deployments: DeploymentTimes[],
  commits: CommitTimes[],
): DeliverySplit[] {
  const find = (id: string) => {
    const found = commits.filter(({ sha }) => sha.startsWith(id));
    return found.length === 1 ? found[0] : undefined;
  };
  const first = new Map<
    string,
    { deployment: DeploymentTimes; change: CommitTimes }
  >();
  const previous = new Map<string, string[] | undefined>();
  for (const deployment of deployments
    .filter(({ outcome }) => outcome === 'succeeded')
    .reverse()) {
    const { instance, namespace, application } = deployment;
    const key = [instance, namespace, application].join(' ');
    const ids = imageCommits(deployment);
    // Unless it is known what ran before, nobody can tell whether these ran first here.
    const before = deployment.argocd_id === 0 ? [] : previous.get(key);
    previous.set(key, deployment.images === '[]' ? undefined : ids);
    for (const id of before ? ids.filter(item => !before.includes(item)) : []) {
      const change = find(id);
      if (change && !first.has(`${key} ${change.sha}`)) {
        first.set(`${key} ${change.sha}`, { deployment, change });
      }
    }
  }
  return [...first.values()]
    .flatMap(
      ({ deployment, change }) =>
        toSplit(
          deployment,
          change,
          deployment.revision ? find(deployment.revision) : undefined,
        ) ?? [],
    )
    .sort(inOrder);
}
