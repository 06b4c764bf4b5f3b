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

import { metricsServiceMock } from '@backstage/backend-test-utils/alpha';
import { Metrics, routeOf } from './Metrics';

it.each([
  ['/api/v1/applications', '/api/v1/applications'],
  ['/api/v1/applications/shop-dev', '/api/v1/applications/{name}'],
  ['/api/v1/applications/shop-dev/sync', '/api/v1/applications/{name}/sync'],
  [
    '/api/v1/applications/applications/pods/shop-1/logs',
    '/api/v1/applications/{name}/pods/{name}/logs',
  ],
  [
    '/api/v1/applications/shop-dev/revisions/abc/metadata',
    '/api/v1/applications/{name}/revisions/{name}/metadata',
  ],
  ['/api/v1/projects/shop', '/api/v1/projects/{name}'],
  ['/api/v1/account/can-i/repositories/get/*', '/api/v1/account/can-i'],
  ['/api/version', '/api/version'],
])('takes the names out of %s', (path, route) => {
  expect(routeOf(path)).toBe(route);
});

describe('what is read when somebody asks', () => {
  const at = '2026-11-28T12:00:00.000Z';

  /** What each gauge tells, as Prometheus would show it. */
  function told(): string[] {
    const mock = metricsServiceMock.mock();
    const lines: string[] = [];
    mock.createObservableGauge.mockImplementation(name => ({
      addCallback: callback => {
        callback({
          observe: (value, labels) => {
            lines.push(`${name} ${JSON.stringify(labels)} ${value}`);
          },
        });
      },
      removeCallback: () => {},
    }));
    Metrics.create(mock).observe({
      statuses: () => [
        {
          name: 'global',
          status: 'live',
          since: at,
          dataAsOf: at,
          troubles: [
            { code: 'clusterAway', since: at, cluster: 'a', sentence: '' },
            { code: 'clusterAway', since: at, cluster: 'b', sentence: '' },
          ],
        },
      ],
      readingsQueued: () => new Map([['global', 3]]),
      expiries: () =>
        new Map([
          ['global', [{ purpose: 'read', expiresAt: at, expiresInDays: 0 }]],
        ]),
      now: () => Date.parse(at) + 5_000,
    });
    return lines;
  }

  it('is by instance, in a label that Prometheus leaves alone', () => {
    const labels = { argocd_instance: 'global' };
    const of = (more: object) => JSON.stringify({ ...labels, ...more });
    const lines = told();
    expect(lines).toContain(`argocd_instance_state ${of({ state: 'live' })} 1`);
    expect(lines).toContain(
      `argocd_instance_state ${of({ state: 'unreachable' })} 0`,
    );
    expect(lines).toContain(`argocd_data_age_seconds ${of({})} 5`);
    expect(lines).toContain(`argocd_readings_queued ${of({})} 3`);
    expect(lines.every(line => line.includes('{"argocd_instance":'))).toBe(
      true,
    );
  });

  it('has what keeps an instance from looking, and when a token ends', () => {
    const lines = told();
    expect(
      lines.filter(line => line.startsWith('argocd_instance_trouble')),
    ).toEqual(
      [
        ['notComparing', 0],
        ['repositoryServerAway', 0],
        ['cacheAway', 0],
        ['clusterAway', 1],
        ['repositoryHostAway', 0],
        ['webhooksSilent', 0],
      ].map(
        ([code, value]) =>
          `argocd_instance_trouble {"argocd_instance":"global","code":"${code}"} ${value}`,
      ),
    );
    expect(lines).toContain(
      `argocd_token_end_timestamp_seconds {"argocd_instance":"global","purpose":"read"} ${
        Date.parse(at) / 1000
      }`,
    );
  });
});
