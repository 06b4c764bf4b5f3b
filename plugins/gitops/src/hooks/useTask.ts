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
import { ScaffolderTask } from '@backstage/plugin-scaffolder-common';
import { scaffolderApiRef } from '@backstage/plugin-scaffolder-react';
import { useEffect, useMemo, useReducer, useState } from 'react';
import {
  emptyLog,
  TaskEvent,
  TaskLog,
  TaskPhase,
  taskPhase,
  withEvents,
} from '../task';

/** Milliseconds between two looks at the task itself: events alone do not tell that nobody runs it. */
const lookMs = 5_000;
/** Milliseconds until a stream that broke is opened anew. */
const retryMs = 3_000;
/** Looks without a new sign of life, which a task that runs gives every second. */
const unheardLooks = 4;

export interface KnownTask {
  task?: ScaffolderTask;
  log: TaskLog;
  /** Absent until something is known of it. */
  phase?: TaskPhase;
  /** The last sign of life, where it shows none any more; ISO 8601. */
  lastHeardAt?: string;
  /** Why nothing, or nothing new, is known. */
  error?: Error;
}

interface Known {
  task?: ScaffolderTask;
  log: TaskLog;
  /** Looks at the task that have found the same sign of life. */
  sameBeats: number;
  /** The stream of its events broke. */
  isCut: boolean;
  error?: Error;
}

type Told =
  | { type: 'task'; task: ScaffolderTask }
  | { type: 'events'; events: TaskEvent[] }
  | { type: 'failed'; error: Error }
  | { type: 'cut' }
  | { type: 'forget' };

const nothing: Known = { log: emptyLog, sameBeats: 0, isCut: false };

function reduce(before: Known, told: Told): Known {
  switch (told.type) {
    case 'task': {
      const { task } = told;
      const isSame =
        task.status === 'processing' &&
        task.lastHeartbeatAt === before.task?.lastHeartbeatAt;
      return {
        ...before,
        task,
        error: undefined,
        sameBeats: isSame ? before.sameBeats + 1 : 0,
      };
    }
    case 'events':
      return { ...before, log: withEvents(before.log, told.events) };
    case 'failed':
      return { ...before, error: told.error };
    case 'cut':
      return { ...before, isCut: true };
    default:
      return nothing;
  }
}

function useIsVisible(): boolean {
  const [isVisible, setIsVisible] = useState(!document.hidden);
  useEffect(() => {
    const change = () => setIsVisible(!document.hidden);
    document.addEventListener('visibilitychange', change);
    return () => document.removeEventListener('visibilitychange', change);
  }, []);
  return isVisible;
}

/**
 * A task and its events, until it has ended; nothing is asked while the page is hidden. Backstage's own hook calls a
 * task completed when its stream breaks, and stops to listen when somebody cancels, before the task has ended.
 */
export function useTask(taskId: string): KnownTask {
  const api = useApi(scaffolderApiRef);
  const isVisible = useIsVisible();
  const [known, tell] = useReducer(reduce, nothing);
  const { task, log, error, isCut, sameBeats } = known;
  const isOver = log.end !== undefined;

  useEffect(() => tell({ type: 'forget' }), [taskId]);

  useEffect(() => {
    if (!isVisible || isOver) {
      return undefined;
    }
    let isCurrent = true;
    const look = () =>
      api.getTask(taskId).then(
        found => isCurrent && tell({ type: 'task', task: found }),
        failure => isCurrent && tell({ type: 'failed', error: failure }),
      );
    look();
    const timer = setInterval(look, lookMs);
    return () => {
      isCurrent = false;
      clearInterval(timer);
    };
  }, [api, isOver, isVisible, taskId]);

  const isThere = task !== undefined;
  useEffect(() => {
    if (!isThere || !isVisible || isOver) {
      return undefined;
    }
    let lastId: number | undefined;
    let retry: ReturnType<typeof setTimeout> | undefined;
    let subscription: { unsubscribe(): void } | undefined;
    const listen = () => {
      subscription = api.streamLogs({ taskId, after: lastId }).subscribe({
        next: event => {
          lastId = Number(event.id);
          tell({ type: 'events', events: [event] });
        },
        error: () => {
          subscription?.unsubscribe();
          tell({ type: 'cut' });
          retry = setTimeout(listen, retryMs);
        },
      });
    };
    listen();
    return () => {
      subscription?.unsubscribe();
      clearTimeout(retry);
    };
  }, [api, isOver, isThere, isVisible, taskId]);

  return useMemo(() => {
    const isUnheard = sameBeats >= unheardLooks;
    // Before its events have come, nobody can tell what it has done.
    const isTold = log.lastId !== undefined || task?.status === 'open' || isCut;
    const phase =
      task && isTold ? taskPhase(task.status, log, isUnheard) : undefined;
    return {
      task,
      log,
      phase,
      lastHeardAt: phase === 'unheard' ? task?.lastHeartbeatAt : undefined,
      error,
    };
  }, [error, isCut, log, sameBeats, task]);
}
