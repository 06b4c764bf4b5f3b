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

import { runInNewContext } from 'node:vm';

/** Milliseconds that one pattern may take: people's patterns may explode. */
const patternMs = 100;
/** Jobs ask the same again and again. */
const maxKnown = 1_000;
/** After so many that explode no other is tried. */
const maxExplosions = 10;

/** Tests texts with the patterns of one pipeline. */
export class PatternTests {
  readonly #known = new Map<string, boolean>();
  #explosions = 0;

  /** A pattern that no engine understands, or that takes too long, matches nothing. */
  matches(source: string, flags: string, text: string): boolean {
    const key = `${flags} ${source}\n${text}`;
    const known = this.#known.get(key);
    if (known !== undefined) {
      return known;
    }
    const result =
      this.#explosions < maxExplosions && this.#test(source, flags, text);
    if (this.#known.size < maxKnown) {
      this.#known.set(key, result);
    }
    return result;
  }

  #test(source: string, flags: string, text: string): boolean {
    try {
      // The code is ours; the pattern and the text are data. Only so can a pattern that explodes be stopped.
      return runInNewContext(
        'new RegExp(source, flags).test(text)',
        { source, flags, text },
        { timeout: patternMs },
      );
    } catch (error) {
      if (
        (error as NodeJS.ErrnoException).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT'
      ) {
        this.#explosions += 1;
      }
      return false;
    }
  }
}
