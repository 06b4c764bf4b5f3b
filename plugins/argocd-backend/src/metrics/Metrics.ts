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

import { MetricsService } from '@backstage/backend-plugin-api/alpha';
import {
  CredentialExpiry,
  InstanceStatus,
} from '@slipway/plugin-argocd-common';
import { CallOutcome } from '../argocd/Connection';

const states: InstanceStatus['status'][] = [
  'starting',
  'live',
  'delayed',
  'stale',
  'unreachable',
  'unauthorized',
];

const troubles: NonNullable<InstanceStatus['troubles']>[number]['code'][] = [
  'notComparing',
  'repositoryServerAway',
  'cacheAway',
  'clusterAway',
  'repositoryHostAway',
  'webhooksSilent',
];

/** Prometheus itself calls what it reads from `instance`. */
const instanceLabel = 'argocd_instance';

/** Seconds: from the answer out of memory to the deadline. */
const callBuckets = [0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30];

/** Segments of Argo CD's paths that stand before a name. */
const beforeNames = new Set([
  'account',
  'applications',
  'pods',
  'projects',
  'revisions',
]);

/** A path with its names taken out, so that there are as many routes as Argo CD has and not as applications. */
export function routeOf(path: string): string {
  if (path.startsWith('/api/v1/account/can-i/')) {
    return '/api/v1/account/can-i';
  }
  const route: string[] = [];
  for (const segment of path.split('/')) {
    // A name may be a word that stands before names itself.
    route.push(
      beforeNames.has(route[route.length - 1] ?? '') ? '{name}' : segment,
    );
  }
  return route.join('/');
}

/** What the plugin measures of itself, by the OpenTelemetry API: without an exporter nothing is kept. */
export class Metrics {
  static create(metrics: MetricsService): Metrics {
    return new Metrics(metrics);
  }

  readonly #calls;
  readonly #events;

  private constructor(private readonly metrics: MetricsService) {
    this.#calls = metrics.createHistogram('argocd_call_duration_seconds', {
      description: 'Calls to Argo CD by instance, route and result',
      unit: 's',
      advice: { explicitBucketBoundaries: [...callBuckets] },
    });
    this.#events = metrics.createCounter('argocd_events', {
      description: 'Events of applications that Argo CD has sent',
    });
  }

  called(instance: string, { path, result, seconds }: CallOutcome): void {
    this.#calls.record(seconds, {
      [instanceLabel]: instance,
      route: routeOf(path),
      result,
    });
  }

  received(instance: string): void {
    this.#events.add(1, { [instanceLabel]: instance });
  }

  /** What is read when somebody asks. */
  observe(read: {
    statuses(): InstanceStatus[];
    /** Applications that wait to be read, by instance. */
    readingsQueued(): Map<string, number>;
    /** When tokens end, by instance. */
    expiries(): Map<string, CredentialExpiry[]>;
    now?(): number;
  }): void {
    this.metrics
      .createObservableGauge('argocd_instance_state', {
        description: 'One for the state that an instance is in',
      })
      .addCallback(result => {
        for (const { name, status } of read.statuses()) {
          for (const state of states) {
            result.observe(Number(state === status), {
              [instanceLabel]: name,
              state,
            });
          }
        }
      });
    this.metrics
      .createObservableGauge('argocd_instance_trouble', {
        description: 'One for what keeps an instance from looking',
      })
      .addCallback(result => {
        for (const status of read.statuses()) {
          const has = new Set(status.troubles?.map(({ code }) => code));
          for (const code of troubles) {
            result.observe(Number(has.has(code)), {
              [instanceLabel]: status.name,
              code,
            });
          }
        }
      });
    this.metrics
      .createObservableGauge('argocd_token_end_timestamp_seconds', {
        description: 'When a token ends that does, since 1970',
        unit: 's',
      })
      .addCallback(result => {
        for (const [instance, expiries] of read.expiries()) {
          for (const { expiresAt, purpose } of expiries) {
            result.observe(Date.parse(expiresAt) / 1000, {
              [instanceLabel]: instance,
              purpose,
            });
          }
        }
      });
    this.metrics
      .createObservableGauge('argocd_data_age_seconds', {
        description: 'How long ago the data was last known to be true',
        unit: 's',
      })
      .addCallback(result => {
        const now = read.now?.() ?? Date.now();
        for (const { dataAsOf, name } of read.statuses()) {
          if (dataAsOf) {
            result.observe((now - Date.parse(dataAsOf)) / 1000, {
              [instanceLabel]: name,
            });
          }
        }
      });
    this.metrics
      .createObservableGauge('argocd_readings_queued', {
        description: 'Applications of which pods or causes wait to be read',
      })
      .addCallback(result => {
        for (const [instance, count] of read.readingsQueued()) {
          result.observe(count, { [instanceLabel]: instance });
        }
      });
  }
}
