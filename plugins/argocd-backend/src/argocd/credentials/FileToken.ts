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

import { readFile, stat } from 'node:fs/promises';
import { ArgocdUnreachableError } from '../errors';
import type { Credential } from './Credential';

/** A token in a file, read again when the file changes: a mounted secret that is rotated needs no restart. */
export class FileToken implements Credential {
  #value?: string;
  #modified?: number;

  constructor(private readonly path: string) {}

  async token(): Promise<string> {
    try {
      const { mtimeMs } = await stat(this.path);
      if (this.#value === undefined || mtimeMs !== this.#modified) {
        this.#value = (await readFile(this.path, 'utf8')).trim();
        this.#modified = mtimeMs;
      }
    } catch {
      // While a secret is exchanged the file may be away for a moment.
    }
    if (!this.#value) {
      throw new ArgocdUnreachableError(
        'noToken',
        'The file with its token cannot be read, or is empty.',
      );
    }
    return this.#value;
  }

  async refused(token: string): Promise<boolean> {
    this.#modified = undefined;
    return (await this.token()) !== token;
  }

  current(): string | undefined {
    return this.#value;
  }
}
