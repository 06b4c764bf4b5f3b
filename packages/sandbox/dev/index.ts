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

import path from 'node:path';
import { Sandbox, sandboxPlatform } from '../src';

/* eslint-disable no-console */
const comparisonMs = 5_000;
const progressDeadlineMs = 20_000;

async function main() {
  const hasArgocd = !process.argv.includes('--without-argocd');
  const sandbox = await Sandbox.start({
    ports: { gitlab: 8090, registry: 5001, global: 8080, team: 8081 },
    hasArgocd,
    helm: process.env.SLIPWAY_HELM,
    platform: hasArgocd
      ? sandboxPlatform(path.resolve(__dirname, '../../../platform/projects'))
      : undefined,
    comparisonMs,
    progressDeadlineMs,
  });
  const { gitlab, registry, global, team } = sandbox.urls;
  console.log(
    hasArgocd
      ? `Sandbox is up: GitLab ${gitlab}, registry ${registry}, Argo CD ${global} and ${team}.
Argo CD compares every ${comparisonMs / 1000} s and gives a rollout up after ${
          progressDeadlineMs / 1000
        } s.`
      : `Sandbox is up without Argo CD: GitLab ${gitlab}, registry ${registry}.`,
  );
  const stop = () => sandbox.stop().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

main().catch(error => {
  console.error(`The sandbox cannot start: ${error.message}`);
  process.exit(1);
});
