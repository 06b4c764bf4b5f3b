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
import { ChangeArrival } from './arrivals';
import { wentLive } from './wentLive';

const sha = 'c'.repeat(40);
const of = (environment: string) => ({
  instance: 'global',
  namespace: 'argocd',
  name: `shop-${environment}`,
});
const having = (environment: string) => ({
  ...of(environment),
  environment,
  sha,
});
const arrival = (
  environment: string,
  liveAt: string | undefined,
  more: Partial<ChangeArrival> = {},
): ChangeArrival => ({
  ...of(environment),
  at: '2026-11-28T09:30:00Z',
  liveAt,
  sha: 'a'.repeat(40),
  url: 'https://gitlab.example.com/shop',
  author: 'Ada',
  ...more,
});
const split = (environment: string, total: number): DeliverySplit => ({
  ...of(environment),
  sha,
  startedAt: '2026-11-28T09:00:00Z',
  total,
});

describe('where the latest change became live last', () => {
  it('is the environment that got it last, with who brought it and how long that took', () => {
    expect(
      wentLive(
        [having('dev'), having('staging')],
        [
          arrival('dev', '2026-11-28T10:00:00Z', { imageUpdate: true }),
          arrival('staging', '2026-11-28T12:00:00Z'),
          arrival('production', '2026-11-28T13:00:00Z'),
        ],
        [split('dev', 360), split('staging', 10_800)],
      ),
    ).toEqual({
      sha,
      environment: 'staging',
      at: '2026-11-28T12:00:00Z',
      by: 'Ada',
      seconds: 10_800,
    });
  });

  it('names nobody for an image update, and no duration that was not seen', () => {
    expect(
      wentLive(
        [having('dev')],
        [arrival('dev', '2026-11-28T10:00:00Z', { imageUpdate: true })],
        [{ ...split('dev', 360), sha: 'd'.repeat(40) }],
      ),
    ).toEqual({ sha, environment: 'dev', at: '2026-11-28T10:00:00Z' });
  });

  it('is not known where nobody saw it come', () => {
    expect(wentLive([having('dev')], [], [])).toBeUndefined();
    expect(
      wentLive([having('dev')], [arrival('dev', undefined)], []),
    ).toBeUndefined();
    expect(
      wentLive([], [arrival('dev', '2026-11-28T10:00:00Z')], []),
    ).toBeUndefined();
  });
});
