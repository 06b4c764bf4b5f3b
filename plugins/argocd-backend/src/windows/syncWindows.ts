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

import { SyncWindowState } from '@slipway/plugin-argocd-common';
import { matchesGlob } from '@slipway/glob';
import { CronExpressionParser } from 'cron-parser';
import { RawSyncWindow } from '../argocd/types';
import { goDuration, readSchedule, readTimeZone } from './readWindow';

/** What of an application decides which windows concern it. */
export interface WindowSubject {
  name: string;
  destination: { server?: string; name?: string; namespace?: string };
}

interface Timed {
  allow: boolean;
  manual: boolean;
  /** Whether it is open now. */
  active: boolean;
  /** When that changes, in milliseconds; absent where nobody can tell. */
  changesAt?: number;
  /** Until when it surely stays so. */
  staysUntil: number;
}

/** Whether an application may sync, and until when that surely stays so, in milliseconds. */
export interface WindowsNow {
  state: SyncWindowState | undefined;
  until: number;
}

/** Names are never longer, so neither are the patterns that mean one. */
const maxPatternLength = 253;

/** Argo CD matches names with globs. */
function matchesName(pattern: string, text: string): boolean {
  return pattern.length <= maxPatternLength && matchesGlob(pattern, text);
}

function concerns(window: RawSyncWindow, subject: WindowSubject): boolean {
  const { name, destination } = subject;
  const lists = [
    { patterns: window.applications, values: [name] },
    { patterns: window.namespaces, values: [destination.namespace] },
    {
      patterns: window.clusters,
      values: [destination.server, destination.name],
    },
  ].filter(({ patterns }) => patterns?.length);
  const isMet = ({ patterns, values }: (typeof lists)[number]) =>
    patterns!.some(pattern =>
      values.some(value => matchesName(pattern, value ?? '')),
    );
  if (lists.length === 0) {
    return false;
  }
  return window.andOperator ? lists.every(isMet) : lists.some(isMet);
}

/** What of a window Argo CD cannot read, as it is written; `undefined` where it reads it. */
export function unreadablePart({
  schedule = '',
  duration = '',
}: RawSyncWindow): string | undefined {
  if (readSchedule(schedule) === undefined) {
    return `schedule "${schedule}"`;
  }
  return goDuration(duration) === undefined
    ? `duration "${duration}"`
    : undefined;
}

/** A window that Argo CD can read. */
function timed(window: RawSyncWindow, now: number): Timed {
  const duration = goDuration(window.duration)!;
  const known = {
    allow: window.kind === 'allow',
    manual: window.manualSync === true,
  };
  const next = (from: number) =>
    CronExpressionParser.parse(readSchedule(window.schedule!)!, {
      currentDate: new Date(from),
      tz: readTimeZone(window.timeZone).zone,
    })
      .next()
      .getTime();
  try {
    const lastStart = next(now - duration);
    const active = lastStart <= now;
    const following = next(now);
    // A window that begins again before it ends never closes.
    const endsAt =
      following <= lastStart + duration ? undefined : lastStart + duration;
    const changesAt = active ? endsAt : lastStart;
    return {
      ...known,
      active,
      changesAt,
      staysUntil: changesAt ?? following + duration,
    };
  } catch {
    // A day that never comes, e.g. 31 February: Argo CD takes the window as open since ever.
    return { ...known, active: true, staysUntil: Infinity };
  }
}

/**
 * Whether an application may sync now, by the windows of its AppProject and by Argo CD's rules (3.5.1, `SyncWindows.CanSync`):
 * one window that cannot be read closes everything; an open window that denies wins; where windows allow, one of them
 * must be open. `undefined` where no window concerns it.
 */
export function syncWindowsNow(
  windows: RawSyncWindow[],
  subject: WindowSubject,
  now: number,
): WindowsNow {
  const concerning = windows.filter(window => concerns(window, subject));
  const unreadable = concerning
    .map(unreadablePart)
    .find(part => part !== undefined);
  if (unreadable !== undefined) {
    return {
      state: { automatic: false, manual: false, unreadable },
      until: Infinity,
    };
  }
  const mine = concerning
    .filter(({ kind }) => kind === 'allow' || kind === 'deny')
    .map(window => timed(window, now));
  return {
    state: stateOf(mine),
    until: Math.min(...mine.map(({ staysUntil }) => staysUntil)),
  };
}

function stateOf(mine: Timed[]): SyncWindowState | undefined {
  if (mine.length === 0) {
    return undefined;
  }
  const closing = mine.filter(({ allow, active }) => !allow && active);
  const allowing = mine.filter(({ allow }) => allow);
  const isClosed = closing.length > 0;
  if (!isClosed && (allowing.length === 0 || allowing.some(w => w.active))) {
    return { automatic: true, manual: true };
  }
  const keepers = isClosed ? closing : allowing;
  const times = keepers.map(({ changesAt }) => changesAt);
  const known = times.filter((time): time is number => time !== undefined);
  // All that deny must have closed; one that allows is enough.
  let until: number | undefined;
  if (isClosed && known.length === times.length) {
    until = Math.max(...known);
  } else if (!isClosed && known.length > 0) {
    until = Math.min(...known);
  }
  return {
    automatic: false,
    manual: keepers.every(({ manual }) => manual),
    ...(until !== undefined && { until: new Date(until).toISOString() }),
  };
}
