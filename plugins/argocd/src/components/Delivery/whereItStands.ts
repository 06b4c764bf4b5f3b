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
  ApplicationDelivery,
  applicationKey,
  ApplicationView,
  EntityDelivery,
  RepositoryDelivery,
} from '@slipway/plugin-argocd-common';

/** The place on its way where the newest change stands now, and since when. */
export interface Standing {
  code:
    | 'building'
    | 'buildFailed'
    | 'waiting'
    | 'moving'
    | 'arrived'
    | 'stuck'
    | 'behind'
    | 'unknown';
  /** The environment that it has not reached; absent before the first. */
  environment?: string;
  /** Key of the application there: two instances may have one environment of the same name. */
  application?: string;
  /** The job that runs or failed. */
  job?: string;
  /** ISO 8601. */
  since?: string;
}

const running = [
  'created',
  'waiting_for_resource',
  'preparing',
  'pending',
  'running',
];

export function deliveryOf(
  application: ApplicationView,
  delivery: EntityDelivery | undefined,
): ApplicationDelivery | undefined {
  const key = applicationKey(application);
  return delivery?.applications.find(item => applicationKey(item) === key);
}

/** Commits that brought no image, such as those that promote one, are nothing that an environment lacks. */
function broughtImages(delivery: EntityDelivery | undefined): boolean {
  return (delivery?.repositories ?? []).some(({ images }) => images.length > 0);
}

/** Commits that an environment lacks, compared with the one before it in the same instance. */
export function behindPrevious(
  applications: ApplicationView[],
  index: number,
  delivery: EntityDelivery | undefined,
): { count: number; environment?: string } | undefined {
  const own = deliveryOf(applications[index], delivery)?.behind;
  if (own === undefined) {
    return undefined;
  }
  const { instance } = applications[index];
  const before = applications
    .slice(0, index)
    .reverse()
    .find(application => application.instance === instance);
  const theirs = before && deliveryOf(before, delivery)?.behind;
  if (theirs === undefined) {
    return own === 0 || broughtImages(delivery) ? { count: own } : undefined;
  }
  return { count: Math.max(0, own - theirs), environment: before?.environment };
}

function inPipeline({ pipeline }: RepositoryDelivery): Standing | undefined {
  if (!pipeline) {
    return undefined;
  }
  const { status, jobs } = pipeline;
  if (running.includes(status)) {
    const job = jobs.find(item => item.status === 'running');
    return {
      code: 'building',
      job: job?.name,
      since: job?.startedAt ?? pipeline.createdAt,
    };
  }
  if (status === 'failed') {
    const job = jobs.find(item => item.status === 'failed');
    return {
      code: 'buildFailed',
      job: job?.name,
      since: pipeline.finishedAt ?? job?.finishedAt,
    };
  }
  return undefined;
}

/** Where the newest change of an entity is: in the pipeline, on its way to an environment, or there. Pure. */
export function whereItStands(
  applications: ApplicationView[],
  delivery: EntityDelivery | undefined,
): Standing {
  const [repository] = delivery?.repositories ?? [];
  const building = repository && inPipeline(repository);
  if (building) {
    return building;
  }
  for (const [index, application] of applications.entries()) {
    const { environment, verdict } = application;
    const { since } = verdict;
    const place = { environment, application: applicationKey(application) };
    if (verdict.code === 'rollingOut') {
      return { code: 'moving', ...place, since };
    }
    if (['broken', 'syncFailed', 'cannotCompare'].includes(verdict.code)) {
      return { code: 'stuck', ...place, since };
    }
    const lacks =
      (behindPrevious(applications, index, delivery)?.count ?? 0) > 0;
    if (lacks || ['outOfDate', 'notDeployed'].includes(verdict.code)) {
      // What syncs itself only has to notice; everything else waits for people.
      const isFirst =
        applications.findIndex(
          ({ instance }) => instance === application.instance,
        ) === index;
      return isFirst && application.autoSync
        ? {
            code: 'waiting',
            ...place,
            since: repository?.pipeline?.finishedAt ?? since,
          }
        : { code: 'behind', ...place, since };
    }
  }
  // Where the pipeline is withheld, a commit without images may still be under way.
  const isKnown =
    repository?.commit && (!repository.withheld || broughtImages(delivery));
  return { code: isKnown ? 'arrived' : 'unknown' };
}
