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

/** Fills in the path of an operation and adds its query: lists repeat their parameter, what is undefined is left out. */
export function addressOf(
  template: string,
  parameters: { path?: unknown; query?: unknown },
): string {
  const values = new Map(Object.entries(parameters.path ?? {}));
  const path = template.replace(/\{(\w+)\}/g, (_, name) =>
    encodeURIComponent(String(values.get(name))),
  );
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters.query ?? {})) {
    for (const item of [value].flat()) {
      if (item !== undefined) {
        query.append(name, String(item));
      }
    }
  }
  return query.size > 0 ? `${path}?${query}` : path;
}
