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

import {
  DependencyList,
  useCallback,
  useEffect,
  useRef,
  useState,
} from 'react';

export interface Loaded<T> {
  value?: T;
  error?: Error;
  isLoading: boolean;
  reload(): void;
}

/**
 * Loads something when it is needed and again when what it depends on changes. The last value stays while it is loaded
 * again; a response that comes too late is dropped. Nothing is polled while the page is hidden.
 *
 * @param everyMs - loads again after so many milliseconds
 * @param of - what it is of: the last value of something else does not stay
 */
export function useLoaded<T>(
  load: () => Promise<T>,
  deps: DependencyList,
  everyMs?: number,
  of?: string,
): Loaded<T> {
  const [last, setLast] = useState<{ of?: string; value?: T; error?: Error }>(
    {},
  );
  const { value, error }: typeof last = last.of === of ? last : {};
  const [round, setRound] = useState(0);
  const loader = useRef(load);
  loader.current = load;

  useEffect(() => {
    let isCurrent = true;
    loader.current().then(
      loaded => isCurrent && setLast({ of, value: loaded }),
      failure =>
        isCurrent &&
        setLast(before => ({
          of,
          value: before.of === of ? before.value : undefined,
          error: failure,
        })),
    );
    return () => {
      isCurrent = false;
    };
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [...deps, of, round]);

  useEffect(() => {
    if (!everyMs) {
      return undefined;
    }
    const timer = setInterval(() => {
      if (!document.hidden) {
        setRound(before => before + 1);
      }
    }, everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);

  const reload = useCallback(() => setRound(before => before + 1), []);
  return { value, error, isLoading: !value && !error, reload };
}
