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
import { readFile } from 'node:fs/promises';
import path from 'node:path';

const root = path.resolve(__dirname, '../../../..');

/** The names of what the two Secrets of the portal hold: of the file to fill in, and of the command that makes the other. */
export async function secretNames(): Promise<string[]> {
  const [example, documentation] = await Promise.all(
    ['platform/portal/secret.env.example', 'docs/production.md'].map(file =>
      readFile(path.join(root, file), 'utf8'),
    ),
  );
  return [
    ...example.matchAll(/^([A-Z_]+)=$/gm),
    ...documentation.matchAll(/--from-file=([A-Z_]+)="\$OUTPUT\/\w+\.token"/g),
  ].map(([, name]) => name);
}
