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
import { access, mkdir, symlink } from 'node:fs/promises';
import path from 'node:path';

/** Of what every Debian has, what scripts of packages and our own steps call. */
const debian = [
  'cat',
  'chmod',
  'cp',
  'env',
  'gzip',
  'ls',
  'mkdir',
  'mv',
  'rm',
  'sed',
  'sh',
  'tar',
  'true',
  'uname',
  'unshare',
];

async function locate(program: string): Promise<string> {
  for (const folder of process.env.PATH!.split(path.delimiter)) {
    const file = path.join(folder, program);
    if (
      await access(file).then(
        () => true,
        () => false,
      )
    ) {
      return file;
    }
  }
  throw new Error(`There is no ${program} on PATH`);
}

/** A folder for PATH with these programs and Debian's own, and none that only this machine has. */
export async function programsOf(
  folder: string,
  programs: string[],
): Promise<string> {
  await mkdir(folder, { recursive: true });
  for (const program of [...debian, ...programs]) {
    await symlink(
      program === 'node' ? process.execPath : await locate(program),
      path.join(folder, program),
    );
  }
  return folder;
}
