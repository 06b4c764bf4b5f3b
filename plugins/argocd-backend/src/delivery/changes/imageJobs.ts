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

import { AwaitedImages } from '../types';
import { BroughtImages, ImageFacts, ImageJobs, JobFacts } from './types';

/** Registry and runners need not have quite the same time. */
const toleranceMs = 2_000;

/** Whether a job is known to bring images; `undefined` where nothing is known of it. */
export function bringsImages(
  name: string,
  known: ImageJobs,
): boolean | undefined {
  const [held, missed] = known[name] ?? [0, 0];
  return held + missed === 0 ? undefined : held > missed;
}

/** Whether no job of the repository is known to bring images. */
export function nothingLearned(known: ImageJobs): boolean {
  return Object.keys(known).every(name => !bringsImages(name, known));
}

/** What a job brings, without what is known to be another's. */
function imagesOf(name: string, known: ImageJobs): string[] {
  const { own = [], shared = [] } = known[name]?.[2] ?? {};
  if (own.length > 0) {
    return own;
  }
  const others = new Set(
    Object.values(known).flatMap(([, , brought]) => brought?.own ?? []),
  );
  return shared.filter(path => !others.has(path));
}

/**
 * Which images a pipeline is to push: those that none but its own jobs bring.
 *
 * @param jobs - of the pipeline, that are known to bring images
 */
export function awaitedImages(
  jobs: JobFacts[],
  known: ImageJobs,
): AwaitedImages {
  const names = new Set(jobs.map(({ name }) => name));
  const perJob = [...names].map(name => imagesOf(name, known));
  const possible = [...new Set(perJob.flat())].sort();
  const elsewhere = new Set(
    Object.keys(known)
      .filter(name => !names.has(name) && bringsImages(name, known))
      .flatMap(name => imagesOf(name, known)),
  );
  const paths = possible.filter(path => !elsewhere.has(path));
  return {
    paths,
    isWhole:
      paths.length === possible.length &&
      perJob.every(images => images.length > 0),
  };
}

/** What is known of a job after one more of its runs, in which these images came into being. */
function broughtAfter(
  before: BroughtImages | undefined,
  now: BroughtImages,
): BroughtImages {
  const possible = [...now.own, ...now.shared];
  return {
    own: [...new Set([...(before?.own ?? []), ...now.own])].sort(),
    shared: before
      ? before.shared.filter(path => possible.includes(path))
      : [...new Set(possible)].sort(),
  };
}

function holds(job: JobFacts, time: number, tolerance: number): boolean {
  return (
    job.startedAt !== undefined &&
    job.finishedAt !== undefined &&
    Date.parse(job.startedAt) - tolerance <= time &&
    time <= Date.parse(job.finishedAt) + tolerance
  );
}

function candidatesAt(jobs: JobFacts[], time: number): JobFacts[] {
  const exact = jobs.filter(job => holds(job, time, 0));
  return exact.length > 0
    ? exact
    : jobs.filter(job => holds(job, time, toleranceMs));
}

/**
 * What one pipeline that is over tells of its jobs: an image comes into being while a job runs that brings it. Of jobs that
 * ran at the same time, an image is of the one that ended next: pushing is the last that such a job does.
 */
export function learnImageJobs(
  known: ImageJobs,
  jobs: JobFacts[],
  images: ImageFacts[],
): ImageJobs {
  const succeeded = jobs.filter(({ status }) => status === 'success');
  const births = images
    .map(({ createdAt }) => Date.parse(createdAt ?? ''))
    .filter(time => !Number.isNaN(time));
  if (births.length < images.length) {
    return known;
  }
  const possible = succeeded.filter(
    job => bringsImages(job.name, known) !== false,
  );
  const candidates = births.map(time => {
    const found = candidatesAt(possible, time);
    return found.length > 0 ? found : candidatesAt(succeeded, time);
  });
  if (images.length > 0 && candidates.every(({ length }) => length === 0)) {
    // The registry tells times of something else than the pushes.
    return known;
  }
  const all = new Set(candidates.flat());
  const bringing =
    all.size <= births.length
      ? all
      : new Set(
          candidates.flatMap(
            found =>
              found.sort(
                (a, b) => Date.parse(a.finishedAt!) - Date.parse(b.finishedAt!),
              )[0] ?? [],
          ),
        );
  const learned = { ...known };
  const carriers = candidates.map(found =>
    found.filter(job => bringing.has(job)),
  );
  const pathsWhere = (is: (found: JobFacts[]) => boolean) =>
    images
      .filter((_, index) => is(carriers[index]))
      .map(({ repository }) => repository);
  for (const job of succeeded) {
    const [held, missed, brought] = learned[job.name] ?? [0, 0];
    if (bringing.has(job)) {
      const isAlone = (found: JobFacts[]) => found.length === 1;
      const now = {
        own: pathsWhere(found => found.includes(job) && isAlone(found)),
        shared: pathsWhere(found => found.includes(job) && !isAlone(found)),
      };
      learned[job.name] = [held + 1, missed, broughtAfter(brought, now)];
    } else if (!births.some(time => holds(job, time, 0))) {
      learned[job.name] = brought
        ? [held, missed + 1, brought]
        : [held, missed + 1];
    }
  }
  return learned;
}
