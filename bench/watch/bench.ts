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

// npm run -s bench -- watch: what the watch costs an Argo CD, and how soon all is known. docs/performance.md explains it.
import { coldStart } from './coldStart';
import { idle } from './idle';
import { reload, restart } from './reload';

/** @param names - what to measure; everything where none is named */
async function main(names: string[]) {
  const isMeant = (name: string) => names.length === 0 || names.includes(name);
  if (isMeant('reload')) {
    await Promise.all([
      reload('reload-refused-ms', false),
      reload('reload-refused-ms-behind-proxy', true),
    ]);
  }
  if (isMeant('restart')) {
    await Promise.all([
      restart('live-again-ms', 'refuse'),
      restart('live-again-ms-behind-proxy', 'unavailable'),
    ]);
  }
  if (isMeant('cold-start')) {
    await coldStart(1);
    await coldStart(5);
  }
  // Last: it takes all clocks of the process.
  if (isMeant('idle')) {
    await idle();
  }
}

main(process.argv.slice(2)).then(
  () => process.exit(0),
  error => {
    process.stderr.write(`${error.stack}\n`);
    process.exit(1);
  },
);
