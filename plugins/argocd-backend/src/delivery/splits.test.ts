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

import { CommitTimes } from './changes/ChangeTable';
import { DeploymentTimes, imageCommits, toSplits } from './splits';

const change = 'a'.repeat(40);
const update = 'b'.repeat(40);
const at = (clock: string) => `2026-11-28T${clock}Z`;

const deployment: DeploymentTimes = {
  instance: 'global',
  namespace: 'argocd',
  application: 'shop-dev',
  argocd_id: 0,
  outcome: 'succeeded',
  revision: update,
  started_at: at('10:02:30'),
  finished_at: at('10:02:40'),
  healthy_at: at('10:03:10'),
  images: JSON.stringify([`registry.example.com/shop/api:${change}`]),
};
const commits: CommitTimes[] = [
  {
    sha: change,
    committedAt: at('09:00:00'),
    pipeline: {
      id: 1,
      status: 'success',
      url: 'https://gitlab.example.com/shop/-/pipelines/1',
      createdAt: at('10:00:00'),
    },
    images: [
      { repository: 'shop/api', tag: change, createdAt: at('10:01:00') },
      { repository: 'shop/web', tag: change, createdAt: at('10:01:30') },
    ],
  },
  { sha: update, committedAt: at('10:01:40'), images: [] },
];
const ref = { instance: 'global', namespace: 'argocd', name: 'shop-dev' };

describe('the way of a change in its parts', () => {
  it('adds up', () => {
    expect(toSplits([deployment], commits)).toEqual([
      {
        ...ref,
        sha: change,
        startedAt: at('10:00:00'),
        build: 90,
        imageUpdate: 10,
        noticed: 50,
        sync: 10,
        health: 30,
        total: 190,
      },
    ]);
  });

  it('is told of the first sync that ran its images, in every application', () => {
    const later = { ...deployment, started_at: at('12:00:00'), argocd_id: 1 };
    const elsewhere = {
      ...later,
      application: 'shop-staging',
      argocd_id: 0,
    };
    expect(
      toSplits([elsewhere, later, deployment], commits).map(
        ({ name, noticed }) => [name, noticed],
      ),
    ).toEqual([
      ['shop-dev', 50],
      ['shop-staging', 7100],
    ]);
  });

  it('is not told where nobody knows what ran before', () => {
    const second = { ...deployment, argocd_id: 7 };
    const unknown = { ...deployment, argocd_id: 6, images: '[]' };
    const other = { ...unknown, images: '["shop/api:1234567890"]' };
    const failed = { ...unknown, argocd_id: null, outcome: 'failed' };
    expect(toSplits([second], commits)).toEqual([]);
    expect(toSplits([second, unknown], commits)).toEqual([]);
    expect(toSplits([second, failed, other], commits)).toHaveLength(1);
  });

  it('is found by a short tag, unless that means several', () => {
    const short = {
      ...deployment,
      images: JSON.stringify([`shop/api:${change.slice(0, 8)}`]),
    };
    expect(toSplits([short], commits)).toHaveLength(1);
    const twin = { ...commits[0], sha: `${'a'.repeat(39)}c` };
    expect(toSplits([short], [...commits, twin])).toEqual([]);
  });

  it.each<[string, Partial<DeploymentTimes>, CommitTimes[], object]>([
    [
      'that is not over',
      { healthy_at: null },
      commits,
      { health: undefined, total: 160 },
    ],
    [
      'whose clocks disagree',
      { started_at: at('10:01:35') },
      commits,
      { noticed: undefined, total: 195 },
    ],
    [
      // The image came half a second into the second in which the sync began.
      'whose moments fall into one second',
      { started_at: at('10:01:40') },
      [
        {
          ...commits[0],
          images: [
            {
              repository: 'shop/api',
              tag: change,
              createdAt: '2026-11-28T10:01:40.500Z',
            },
          ],
        },
        commits[1],
      ],
      { build: 100.5, imageUpdate: 0, noticed: 0, total: 190 },
    ],
    [
      'whose image update was not seen',
      { revision: 'c'.repeat(40) },
      commits,
      { imageUpdate: undefined, noticed: undefined, total: 130 },
    ],
    [
      'of whose images one has no time',
      {},
      [
        {
          ...commits[0],
          images: [...commits[0].images, { repository: 'x', tag: change }],
        },
        commits[1],
      ],
      { build: undefined, imageUpdate: undefined, total: 90 },
    ],
  ])('lacks a part %s', (_name, other, known, expected) => {
    expect(toSplits([{ ...deployment, ...other }], known)[0]).toMatchObject(
      expected,
    );
  });

  it('is not told of what nobody built', () => {
    expect(toSplits([deployment], [])).toEqual([]);
    expect(toSplits([deployment], [commits[1]])).toEqual([]);
    expect(
      toSplits([{ ...deployment, images: '["nginx:1.29"]' }], commits),
    ).toEqual([]);
  });
});

describe('the commits of images', () => {
  it('are their tags, once each', () => {
    expect(
      imageCommits({
        images: JSON.stringify([
          `localhost:5001/shop/api:${change}`,
          `shop/web:${change}@sha256:${'0'.repeat(64)}`,
          'shop/tool:1234567',
          'nginx',
        ]),
      }),
    ).toEqual([change]);
  });
});
