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

import { toUnhealthy } from './toUnhealthy';

const object = (status: string, change = {}) => ({
  kind: 'Deployment',
  name: 'web',
  health: { status },
  ...change,
});

describe('toUnhealthy', () => {
  it('names what is not healthy, the worst first', () => {
    expect(
      toUnhealthy([
        object('Healthy'),
        object('Progressing', { kind: 'Ingress' }),
        object('Degraded', {
          health: { status: 'Degraded', message: 'exceeded its deadline' },
        }),
        object('Missing', { name: 'gone' }),
      ]),
    ).toEqual([
      {
        kind: 'Deployment',
        name: 'web',
        health: 'Degraded',
        message: 'exceeded its deadline',
      },
      { kind: 'Ingress', name: 'web', health: 'Progressing' },
    ]);
  });

  it('leaves out hooks and what is to be pruned', () => {
    expect(
      toUnhealthy([
        object('Degraded', { hook: true, requiresPruning: true }),
        object('Progressing', { requiresPruning: true }),
      ]),
    ).toBeUndefined();
  });

  it('keeps few and short ones', () => {
    const many = Array.from({ length: 100 }, (_, index) =>
      object('Degraded', {
        name: `web-${index}`,
        health: { status: 'Degraded', message: 'x'.repeat(10_000) },
      }),
    );
    expect(JSON.stringify(toUnhealthy(many)).length).toBeLessThan(2_000);
  });

  it('knows none where Argo CD says nothing of the objects', () => {
    expect(toUnhealthy(undefined)).toBeUndefined();
  });
});
