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

// Runs a TypeScript program of this repository: node scripts/run-ts.mjs <file> [arguments].
import path from 'node:path';
import { main, root, run } from './command.mjs';
import { prepare } from './setup.mjs';

/** Makes Node read TypeScript. */
export const loader = path.join(
  root,
  'node_modules/@backstage/cli-node/config/nodeTransform.cjs',
);

/** Runs it to its end with our Node. Paths in its arguments count from where the user stands. */
export function runTypeScript(file, args, options = {}) {
  return run(
    'node',
    ['--expose-gc', '--require', loader, path.join(root, file), ...args],
    { cwd: process.env.INIT_CWD ?? process.cwd(), mayFail: true, ...options },
  );
}

if (process.argv[1] === import.meta.filename) {
  main(async () => {
    const [file, ...args] = process.argv.slice(2);
    await prepare();
    const { code } = await runTypeScript(file, args);
    process.exit(code);
  });
}
