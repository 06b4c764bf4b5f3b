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

/** A name that none of the others has. */
export function freeName(others: { name: string }[], stem: string): string {
  const names = others.map(({ name }) => name);
  let number = 2;
  while (names.includes(`${stem}-${number}`)) {
    number += 1;
  }
  return names.includes(stem) ? `${stem}-${number}` : stem;
}
