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

import { useRef } from 'react';

/** Keeps the order in which things were first shown, so that nothing moves while somebody reads: what is new comes last. */
export function useStableOrder<T>(items: T[], keyOf: (item: T) => string): T[] {
  const places = useRef(new Map<string, number>());
  items.forEach(item => {
    const key = keyOf(item);
    if (!places.current.has(key)) {
      places.current.set(key, places.current.size);
    }
  });
  return [...items].sort(
    (a, b) => places.current.get(keyOf(a))! - places.current.get(keyOf(b))!,
  );
}
