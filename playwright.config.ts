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

import { defineConfig } from '@playwright/test';

const server = {
  reuseExistingServer: !process.env.CI,
  timeout: 300_000,
  gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 },
  stdout: 'ignore',
} as const;

const scenes = /scenes\.test\.ts/;

/** One journey after the other: they share the sandbox. What needs none of it is looked at meanwhile. */
export default defineConfig({
  testDir: 'packages/app/e2e-tests',
  timeout: 240_000,
  expect: { timeout: 45_000 },
  workers: 2,
  projects: [
    { name: 'journeys', testIgnore: scenes, workers: 1 },
    { name: 'scenes', testMatch: scenes, workers: 1 },
  ],
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list'], ['json']],
  use: {
    baseURL: 'http://localhost:3000',
    actionTimeout: 30_000,
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
    viewport: { width: 1440, height: 900 },
    // Times of 24 hours, as most who use it write them.
    locale: 'en-GB',
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
  },
  outputDir: 'test-results',
  webServer: [
    {
      command: 'node scripts/start.mjs',
      url: 'http://localhost:3000/.backstage/health/v1/readiness',
      ...server,
    },
    {
      command: 'node scripts/run-ts.mjs scripts/scenes.ts',
      url: 'http://localhost:3300',
      ...server,
    },
  ],
});
