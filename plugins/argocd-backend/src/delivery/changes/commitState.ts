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

import { awaitedImages, bringsImages, nothingLearned } from './imageJobs';
import { CommitRecord, ImageJobs, JobFacts } from './types';

/** A pipeline is made within this many milliseconds after a push, or never. */
export const pipelineDelayMs = 60_000;

const over = ['success', 'failed', 'canceled', 'skipped', 'manual'];
const unsuccessful = ['failed', 'canceled', 'skipped'];

/** Whether a pipeline does nothing more by itself. */
export function isOver(status: string): boolean {
  return over.includes(status);
}

type Outcome = Pick<
  CommitRecord,
  'state' | 'failedJob' | 'expectedImages' | 'awaited'
>;

function failedJob(jobs: JobFacts[]): string | undefined {
  return (
    jobs.find(({ status }) => status === 'failed') ??
    jobs.find(({ status }) => status === 'canceled')
  )?.name;
}

/**
 * Whether a job may bring an image although that is not known of it yet. A job that waits for somebody does nothing by
 * itself, and often never.
 */
function mayBring(jobs: JobFacts[], known: ImageJobs): boolean {
  return (
    jobs.length === 0 ||
    jobs.some(
      ({ name, status }) =>
        status !== 'manual' && bringsImages(name, known) === undefined,
    )
  );
}

function whileRunning(
  images: number,
  jobs: JobFacts[],
  imageJobs: JobFacts[],
  known: ImageJobs,
): Outcome['state'] {
  if (imageJobs.length > 0) {
    const areDone = imageJobs.every(({ status }) => status === 'success');
    const open = jobs.filter(({ status }) => !isOver(status));
    const mayComeMore = open.length > 0 && mayBring(open, known);
    return areDone && images > 0 && !mayComeMore ? 'built' : 'building';
  }
  if (mayBring(jobs, known)) {
    return nothingLearned(known) ? 'building' : 'unknown';
  }
  return images > 0 ? 'built' : 'none';
}

function afterwards(
  status: string,
  images: number,
  jobs: JobFacts[] | undefined,
  imageJobs: JobFacts[],
  known: ImageJobs,
): Outcome['state'] {
  const lacks = imageJobs.some(job => unsuccessful.includes(job.status));
  if (lacks && images < imageJobs.length) {
    return 'failed';
  }
  if (images > 0) {
    return 'built';
  }
  if (status !== 'failed' && status !== 'canceled') {
    return 'none';
  }
  if (!jobs) {
    return 'unknown';
  }
  // Nobody knows of a job that did not succeed what it was to bring: a service's first build is one.
  const ended = jobs.filter(job => unsuccessful.includes(job.status));
  return jobs.length === 0 ||
    ended.some(({ name }) => bringsImages(name, known) === undefined)
    ? 'failed'
    : 'none';
}

/**
 * What became of a commit, from its pipeline, its jobs and the images that carry it.
 *
 * @param jobs - of its pipeline, where they were asked for
 */
export function commitState(
  {
    images,
    pipeline,
    seenAt,
  }: Pick<CommitRecord, 'images' | 'pipeline' | 'seenAt'>,
  jobs: JobFacts[] | undefined,
  known: ImageJobs,
  now: number,
): Outcome {
  if (!pipeline) {
    if (images.length > 0) {
      return { state: 'built' };
    }
    const isLate = now - Date.parse(seenAt) >= pipelineDelayMs;
    return { state: isLate ? 'none' : 'unknown' };
  }
  const imageJobs = (jobs ?? []).filter(({ name }) =>
    bringsImages(name, known),
  );
  const isEnded = isOver(pipeline.status);
  const state = isEnded
    ? afterwards(pipeline.status, images.length, jobs, imageJobs, known)
    : whileRunning(images.length, jobs ?? [], imageJobs, known);
  const remaining = isEnded
    ? jobs?.filter(job => unsuccessful.includes(job.status))
    : jobs;
  const { paths, isWhole } = awaitedImages(imageJobs, known);
  return {
    state,
    awaited:
      paths.length > 0
        ? { paths, isWhole: isWhole && !mayBring(remaining ?? [], known) }
        : undefined,
    // How many come nobody can tell while one may come that nobody knows of.
    expectedImages:
      imageJobs.length > 0 && (isEnded || !mayBring(jobs ?? [], known))
        ? Math.max(imageJobs.length, images.length)
        : undefined,
    failedJob:
      state === 'failed' || (state === 'built' && pipeline.status === 'failed')
        ? failedJob(jobs ?? [])
        : undefined,
  };
}
