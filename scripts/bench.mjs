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

// npm run -s bench -- <name>: measures, and prints one figure a line.
import fs from 'node:fs';
import path from 'node:path';
import { main, Missing, root } from './command.mjs';
import { runTypeScript } from './run-ts.mjs';
import { prepare } from './setup.mjs';

main(async () => {
  const [name, ...args] = process.argv.slice(2);
  const names = fs
    .readdirSync(path.join(root, 'bench'), { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(entry => entry.name);
  if (!names.includes(name)) {
    throw new Missing(
      `There is no benchmark ${name ?? ''}. Choose one of: ${names.join(', ')}`,
    );
  }
  await prepare();
  const { code } = await runTypeScript(`bench/${name}/bench.ts`, args);
  process.exit(code);
});
