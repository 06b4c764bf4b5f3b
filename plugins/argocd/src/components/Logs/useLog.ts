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

import { useApi } from '@backstage/frontend-plugin-api';
import { ApplicationRef, LogQuery } from '@slipway/plugin-argocd-common';
import { useEffect, useRef, useState } from 'react';
import { argocdApiRef } from '../../api';
import { isLost } from '../../connection/isLost';
import { LogEntry, toEntry } from './LogEntry';

/** Lines that are kept; the oldest go first, so many at once that a reader is seldom moved. */
const maxLines = 50_000;
const dropAtOnce = 5_000;
/** New lines are shown so often at most, however fast they come. */
const showMs = 100;
const firstRetryMs = 1_000;
const maxRetryMs = 30_000;

export type LogState =
  | { code: 'reading' }
  /** The log of a run that has ended, or whose container did. */
  | { code: 'ended' }
  /** The connection broke; it is tried again. */
  | { code: 'lost'; error: Error }
  | { code: 'failed'; error: Error };

export interface Log {
  entries: LogEntry[];
  /** Lines read, those that are not kept any more included. */
  total: number;
  state: LogState;
  /** Begins anew. */
  reload(): void;
}

const wait = (ms: number, signal: AbortSignal) =>
  new Promise<void>(resolve => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });

/**
 * The lines of a log as they come. A connection that breaks is opened again and goes on where it was.
 *
 * @param query - which log; nothing is read while it is absent. Another one begins anew.
 */
export function useLog(
  application: ApplicationRef,
  query: LogQuery | undefined,
): Log {
  const api = useApi(argocdApiRef);
  const [entries, setEntries] = useState<LogEntry[]>([]);
  const [state, setState] = useState<LogState>({ code: 'reading' });
  const [round, setRound] = useState(0);
  const total = useRef(0);
  const { instance, namespace, name } = application;
  const key = JSON.stringify(query);

  useEffect(() => {
    if (key === undefined) {
      return undefined;
    }
    const asked: LogQuery = JSON.parse(key);
    const reading = new AbortController();
    const { signal } = reading;
    let waiting: LogEntry[] = [];
    total.current = 0;
    setEntries([]);
    setState({ code: 'reading' });
    const show = () => {
      if (waiting.length > 0) {
        const more = waiting;
        waiting = [];
        setEntries(before => {
          const all = [...before, ...more];
          return all.length > maxLines
            ? all.slice(all.length - maxLines + dropAtOnce)
            : all;
        });
      }
    };
    const timer = setInterval(show, showMs);
    const seen = new Map<string, string>();
    let isBack = true;
    // An answer after a break begins some lines before it.
    const readOnce = async () => {
      const before = new Map(seen);
      const log = api.streamLogs({ instance, namespace, name }, asked, {
        signal,
      });
      for await (const line of log) {
        if (!isBack) {
          isBack = true;
          setState({ code: 'reading' });
        }
        const pod = line.pod ?? '';
        const known = before.get(pod);
        if (!line.at || !known || line.at > known) {
          if (line.at) {
            seen.set(pod, line.at);
          }
          total.current += 1;
          waiting.push(toEntry(line, total.current));
        }
      }
    };
    const read = async () => {
      for (let pause = firstRetryMs; !signal.aborted; ) {
        const before = total.current;
        try {
          await readOnce();
          show();
          setState({ code: 'ended' });
          return;
        } catch (error) {
          if (signal.aborted) {
            return;
          }
          show();
          // What was answered – no right, no such pod, too many open logs – is answered again the same.
          if (!isLost(error)) {
            setState({ code: 'failed', error: error as Error });
            return;
          }
          setState({ code: 'lost', error: error as Error });
          isBack = false;
          pause =
            total.current > before
              ? firstRetryMs
              : Math.min(2 * pause, maxRetryMs);
          await wait(pause, signal);
        }
      }
    };
    read();
    return () => {
      clearInterval(timer);
      reading.abort();
    };
  }, [api, instance, namespace, name, key, round]);

  return {
    entries,
    total: total.current,
    state,
    reload: () => setRound(before => before + 1),
  };
}
