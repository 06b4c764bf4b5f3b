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

// A folder for a portal's configuration, which only the person may read who starts it; gone when the portal ends.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

export function makePrivateFolder(name) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), `slipway-${name}-`));
  return {
    write(file, text) {
      const target = path.join(folder, file);
      // A reader sees the one or the other as a whole.
      fs.writeFileSync(`${target}.new`, text, { mode: 0o600 });
      fs.renameSync(`${target}.new`, target);
      return target;
    },
    remove: () => fs.rmSync(folder, { recursive: true, force: true }),
  };
}
