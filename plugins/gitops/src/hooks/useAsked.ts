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

import { useCallback, useEffect, useRef, useState } from 'react';

/** Milliseconds after the last change until a question is asked. */
const pauseMs = 600;

/** What is known of a question that changes while somebody types. */
export type Asked<Answer> =
  /** There is nothing to ask yet. */
  | { state: 'idle' }
  /** @param since - milliseconds */
  | { state: 'running'; since: number }
  | { state: 'answered'; answer: Answer; at: number }
  | { state: 'failed'; error: Error; at: number };

/**
 * Asks when the question has not changed for a moment, one question at a time: one that is superseded is cancelled.
 *
 * @param question - what is asked, as a text; another text is another question
 */
export function useAsked<Answer>(
  question: string | undefined,
  ask: (signal: AbortSignal) => Promise<Answer>,
): [Asked<Answer>, retry: () => void] {
  const latest = useRef(ask);
  latest.current = ask;
  const [attempt, setAttempt] = useState(0);
  const key = question === undefined ? undefined : `${attempt} ${question}`;
  const [asked, setAsked] = useState<{ key?: string; is: Asked<Answer> }>({
    is: { state: 'idle' },
  });

  useEffect(() => {
    if (key === undefined) {
      return undefined;
    }
    const controller = new AbortController();
    const settle = (is: Asked<Answer>) => {
      if (!controller.signal.aborted) {
        setAsked({ key, is });
      }
    };
    settle({ state: 'running', since: Date.now() });
    const timer = setTimeout(
      () =>
        latest.current(controller.signal).then(
          answer => settle({ state: 'answered', answer, at: Date.now() }),
          error => settle({ state: 'failed', error, at: Date.now() }),
        ),
      pauseMs,
    );
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [key]);

  const retry = useCallback(() => setAttempt(count => count + 1), []);
  if (key === undefined) {
    return [{ state: 'idle' }, retry];
  }
  // Until the effect has run, what is known is about the question before.
  return [
    asked.key === key ? asked.is : { state: 'running', since: Date.now() },
    retry,
  ];
}
