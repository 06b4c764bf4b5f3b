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

/** The names of what the Secret of the portal holds. */
export async function secretNames(): Promise<string[]> {
  const text = await readFile(
    path.resolve(__dirname, '../../../../platform/portal/secret.env.example'),
    'utf8',
  );
  return [...text.matchAll(/^([A-Z_]+)=$/gm)].map(([, name]) => name);
}
