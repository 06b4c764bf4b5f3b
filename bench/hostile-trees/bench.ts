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

// npm run -s bench -- hostile-trees: whether the portal answers while ten hostile trees are checked; docs/performance.md.
import { startTestBackend } from '@backstage/backend-test-utils';
import { Box } from '@slipway/box';
import { lintFilesInBox } from '@slipway/gitops-lint';
import { ChildProcess, fork } from 'node:child_process';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { percentile } from '../percentile';
import { hostileTrees } from './trees';

/** No answer may take longer. */
const aimMs = 200;
const resolutionMs = 10;

function print(name: string, value: number): void {
  process.stdout.write(`${name} ${value.toFixed(0)} ms\n`);
}

function printAll(name: string, of: (share: number) => number): number {
  print(`${name}-p50`, of(0.5));
  print(`${name}-p99`, of(0.99));
  print(`${name}-max`, of(1));
  return of(1);
}

/** What the client has measured; the loader of TypeScript sends messages of its own. */
function answerOf(client: ChildProcess): Promise<number[]> {
  return new Promise(resolve => {
    client.on('message', (message: { took?: number[] }) => {
      if (message.took) {
        resolve(message.took);
      }
    });
    client.send('stop');
  });
}

async function main() {
  const { server } = await startTestBackend({ features: [] });
  const url = `http://localhost:${server.port()}/.backstage/health/v1/liveness`;
  const client = fork(path.join(__dirname, 'client.ts'), [url]);
  // It loads TypeScript, and the portal settles.
  await wait(3_000);

  const delays = monitorEventLoopDelay({ resolution: resolutionMs });
  delays.enable();
  const begun = performance.now();
  const box = new Box();
  await Promise.all(
    Object.entries(hostileTrees).map(async ([name, files], index) => {
      const { findings } = await lintFilesInBox(files, {
        box,
        person: `user:default/person-${index}`,
      });
      const [first] = findings;
      process.stdout.write(
        `  ${name}: ${findings.length} findings${
          first ? `, ${first.message.slice(0, 80)}` : ''
        }\n`,
      );
    }),
  );
  print('ten-trees', performance.now() - begun);
  delays.disable();

  const took = await answerOf(client);
  const slowest = Math.max(
    printAll('event-loop-delay', share => delays.percentile(share * 100) / 1e6),
    printAll('liveness', share => percentile(took, share)),
  );
  process.stdout.write(
    `aim ${aimMs} ms: ${slowest <= aimMs ? 'met' : 'missed'}, ${
      took.length
    } answers\n`,
  );
  if (slowest > aimMs) {
    process.exitCode = 1;
  }
}

main().then(
  () => process.exit(),
  error => {
    process.stderr.write(`${error.stack}\n`);
    process.exit(1);
  },
);
