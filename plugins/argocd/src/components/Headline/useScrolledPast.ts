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

import { RefObject, useEffect, useState } from 'react';

/** Whether an element has left the screen at its top. */
export function useScrolledPast(ref: RefObject<Element>): boolean {
  const [isPast, setIsPast] = useState(false);
  useEffect(() => {
    if (!ref.current || typeof IntersectionObserver === 'undefined') {
      return undefined;
    }
    const observer = new IntersectionObserver(entries => {
      const { boundingClientRect, isIntersecting } =
        entries[entries.length - 1];
      setIsPast(
        !isIntersecting && boundingClientRect.bottom < window.innerHeight / 2,
      );
    });
    observer.observe(ref.current);
    return () => observer.disconnect();
  }, [ref]);
  return isPast;
}
