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

import { InputError } from '@backstage/errors';

/** Where a page ends, as an opaque text for whoever asks for the next one. */
export function encodeCursor(position: [string, string | number]): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

/** @throws InputError for what was not given out here */
export function decodeCursor<T extends string | number>(
  cursor: string,
  isSecond: (value: unknown) => value is T,
): [string, T] {
  try {
    const position = JSON.parse(
      Buffer.from(cursor, 'base64url').toString('utf8'),
    );
    if (
      Array.isArray(position) &&
      position.length === 2 &&
      typeof position[0] === 'string' &&
      isSecond(position[1])
    ) {
      return [position[0], position[1]];
    }
  } catch {
    // It is no cursor.
  }
  throw new InputError('cursor is none that was given out here.');
}
