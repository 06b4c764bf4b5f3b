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

/** How a language writes what stands in parameters. @public */
export interface TextFormats {
  /** @param iso - a time in ISO 8601 */
  time(iso: string): string;
  duration(seconds: number): string;
  /** @param name - an entity reference of a user, or an account of Argo CD */
  person(name: string): string;
}

/** {@link TextFormats} for English where nobody knows the reader's zone. */
export const englishFormats: TextFormats = {
  time: iso => `${iso.slice(0, 16).replace('T', ' ')} UTC`,
  duration: seconds =>
    seconds < 90 ? `${seconds} s` : `${Math.round(seconds / 60)} min`,
  person: name => name.replace(/^user:default\//, ''),
};
