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

import { useDeferredValue, useMemo, useState } from 'react';
import { LogEntry } from './LogEntry';

export interface LogSearch {
  text: string;
  setText(text: string): void;
  /** In lower case, as it is compared. */
  query: string;
  /** How many lines hold it. */
  count: number;
  /** Which of them is looked at, from 1. */
  position: number;
  /** Its place among the lines. */
  current?: number;
  next(): void;
  previous(): void;
}

/** Finds a text in the lines of a log, whatever its case, and goes from one to the next. */
export function useLogSearch(entries: LogEntry[]): LogSearch {
  const [text, setText] = useState('');
  // By its number, because places shift when the oldest lines go.
  const [chosen, setChosen] = useState<number>();
  const query = useDeferredValue(text).trim().toLowerCase();
  const hits = useMemo(
    () =>
      query
        ? entries.flatMap((entry, index) =>
            entry.text.toLowerCase().includes(query) ? [index] : [],
          )
        : [],
    [entries, query],
  );
  const found = hits.findIndex(index => entries[index].number === chosen);
  const at = Math.max(0, found);
  const go = (by: number) => {
    if (hits.length > 0) {
      const index = hits[(at + by + hits.length) % hits.length];
      setChosen(entries[index].number);
    }
  };
  return {
    text,
    setText: value => {
      setText(value);
      setChosen(undefined);
    },
    query,
    count: hits.length,
    position: Math.min(at + 1, hits.length),
    current: hits[at],
    next: () => go(1),
    previous: () => go(-1),
  };
}
