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
import { ApplicationStanding } from '../delivery/Standings';
import { toListedVersion } from './standingViews';

const standing: ApplicationStanding = {
  has: 'unknown',
  services: [],
  changes: [],
  wants: 'unknown',
  images: [],
  workloads: [],
};
const version = (changes: Partial<ApplicationStanding>) =>
  toListedVersion({ ...standing, ...changes }, true, () => undefined);

describe('the version of a row', () => {
  it('is none where pods were read and none is ready, whether changes are known or not', () => {
    const readAt = '2026-11-28T12:00:00.000Z';
    expect(version({ readAt })).toEqual({ has: 'unknown', runsNothing: true });
    expect(version({ readAt, has: 'no', behind: 2 })).toEqual({
      has: 'no',
      behind: 2,
      runsNothing: true,
    });
  });

  it('is unknown until pods were read', () => {
    expect(version({ has: 'no' })).toEqual({ has: 'no' });
  });

  it('is an image where its change is not known', () => {
    const image = 'registry.example.com/shop/api:1';
    expect(
      version({
        readAt: '2026-11-28T12:00:00.000Z',
        images: [image],
        services: [
          {
            service: 'api',
            version: { image },
            has: 'unknown',
            pods: { ready: 1, total: 1 },
          },
        ],
      }),
    ).toEqual({ has: 'unknown', image });
  });
});
