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

// Loaded before the back end (node --require): what it measures is served at :9464/metrics.
const { monitorEventLoopDelay } = require('node:perf_hooks');
const { metrics } = require('@opentelemetry/api');
const { PrometheusExporter } = require('@opentelemetry/exporter-prometheus');
const { MeterProvider } = require('@opentelemetry/sdk-metrics');

metrics.setGlobalMeterProvider(
  new MeterProvider({
    readers: [
      new PrometheusExporter({
        port: Number(process.env.METRICS_PORT ?? 9464),
      }),
    ],
  }),
);

const nanoseconds = 1e-9;
const delay = monitorEventLoopDelay();
delay.enable();
metrics
  .getMeter('portal')
  .createObservableGauge('nodejs_eventloop_delay_p99_seconds', {
    description: 'What 99 % of the turns of the event loop waited at most',
    unit: 's',
  })
  .addCallback(result => {
    result.observe(delay.percentile(99) * nanoseconds);
    delay.reset();
  });
