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
  awaitedImages,
  bringsImages,
  learnImageJobs,
  nothingLearned,
} from './imageJobs';
import { ImageJobs, JobFacts } from './types';

const at = (second: number) =>
  new Date(Date.UTC(2026, 10, 28, 8, 0, second)).toISOString();
const job = (
  name: string,
  start: number,
  end: number,
  status = 'success',
): JobFacts => ({
  name,
  stage: name,
  status,
  url: `https://gitlab.example.com/${name}`,
  startedAt: at(start),
  finishedAt: at(end),
});
const image = (second: number | undefined, repository = 'shop/api') => ({
  repository,
  tag: 'a'.repeat(40),
  createdAt: second === undefined ? undefined : at(second),
});
const bringing = (known: ImageJobs) =>
  Object.keys(known).filter(name => bringsImages(name, known));

describe('jobs that bring images', () => {
  it('are those in whose run an image came into being', () => {
    const known = learnImageJobs(
      {},
      [job('test', 0, 10), job('build', 10, 20), job('update', 20, 30)],
      [image(19)],
    );
    expect(bringing(known)).toEqual(['build']);
    expect(bringsImages('test', known)).toBe(false);
    expect(bringsImages('scan', known)).toBeUndefined();
  });

  it('are all that ran at once where each may have brought one', () => {
    const images = [image(18), image(19, 'shop/web')];
    const jobs = [job('api', 0, 20), job('web', 0, 20)];
    expect(bringing(learnImageJobs({}, jobs, images))).toEqual(['api', 'web']);
  });

  it('are those that ended next where more ran at once', () => {
    const jobs = [job('scan', 0, 60), job('build', 0, 20), job('lint', 0, 5)];
    expect(bringing(learnImageJobs({}, jobs, [image(19)]))).toEqual(['build']);
  });

  it('bear with clocks that differ a little, where no job fits otherwise', () => {
    expect(
      bringing(learnImageJobs({}, [job('build', 0, 20)], [image(21)])),
    ).toEqual(['build']);
  });

  it('are none of which later pipelines say otherwise', () => {
    const jobs = [job('scan', 0, 20), job('build', 0, 30)];
    let known = learnImageJobs({}, jobs, [image(19)]);
    expect(bringing(known)).toEqual(['scan']);
    known = learnImageJobs(known, [job('scan', 0, 20)], []);
    expect(bringing(known)).toEqual([]);
    known = learnImageJobs(known, jobs, [image(19)]);
    expect(bringing(known)).toEqual(['build']);
  });

  it('are not learned from times that tell of something else', () => {
    const jobs = [job('build', 0, 20)];
    expect(learnImageJobs({}, jobs, [image(-900)])).toEqual({});
    expect(learnImageJobs({}, jobs, [image(undefined)])).toEqual({});
    expect(nothingLearned({})).toBe(true);
  });

  describe('and which images they are', () => {
    const both = [job('api', 0, 20), job('web', 0, 20)];
    const together = learnImageJobs({}, both, [
      image(18),
      image(19, 'shop/web'),
    ]);

    it('show where a job ran alone', () => {
      const known = learnImageJobs({}, [job('api', 0, 20)], [image(19)]);
      expect(awaitedImages([job('api', 0, 5)], known)).toEqual({
        paths: ['shop/api'],
        isWhole: true,
      });
    });

    it('show of all that bring them, where they ran at once', () => {
      expect(awaitedImages(both, together)).toEqual({
        paths: ['shop/api', 'shop/web'],
        isWhole: true,
      });
      expect(awaitedImages([job('web', 0, 5)], together)).toEqual({
        paths: [],
        isWhole: false,
      });
    });

    it('show of the others once one of them ran alone', () => {
      const known = learnImageJobs(together, [job('api', 0, 20)], [image(19)]);
      expect(awaitedImages([job('web', 0, 5)], known)).toEqual({
        paths: ['shop/web'],
        isWhole: true,
      });
      expect(awaitedImages([job('api', 0, 5)], known)).toEqual({
        paths: ['shop/api'],
        isWhole: true,
      });
    });

    it('do not show of what was learned before they were kept', () => {
      expect(awaitedImages([job('api', 0, 5)], { api: [3, 0] })).toEqual({
        paths: [],
        isWhole: false,
      });
    });
  });

  it('are not learned from jobs that did not succeed', () => {
    expect(
      learnImageJobs({}, [job('build', 0, 20, 'failed')], [image(19)]),
    ).toEqual({});
  });
});
