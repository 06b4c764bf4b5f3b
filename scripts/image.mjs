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
// npm run -s image: runs every step of the Dockerfile without Docker, from what Docker would get, and starts the result on
// PostgreSQL as the official chart does: complete, and with one variable missing at a time.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { main } from './command.mjs';
import { startPostgres } from './postgres.mjs';
import { runTypeScript } from './run-ts.mjs';
import { prepare } from './setup.mjs';

main(async () => {
  await prepare({ tests: true });
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'slipway-image-'));
  const postgres = await startPostgres(scratch);
  try {
    const { code } = await runTypeScript('packages/backend/dev/image.ts', [
      postgres.connection,
      postgres.caFile,
    ]);
    process.exitCode = code;
  } finally {
    postgres.stop();
    fs.rmSync(scratch, { recursive: true, force: true });
  }
});
