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

const unitMs: Record<string, number> = {
  ms: 1,
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
};

/** Milliseconds of a duration as Go writes it, e.g. `1h30m`; `undefined` where it is none. */
export function goDuration(text: string | undefined): number | undefined {
  if (!text || !/^(?:\d+(?:\.\d+)?(?:ms|s|m|h))+$/.test(text)) {
    return undefined;
  }
  let total = 0;
  for (const [, value, unit] of text.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h)/g)) {
    total += Number(value) * unitMs[unit];
  }
  return total;
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

function timed(window: RawSyncWindow, now: number): Timed | undefined {
  const duration = goDuration(window.duration);
  if (!window.schedule || duration === undefined) {
    return undefined;
  }
  try {
    const next = (from: number) =>
      CronExpressionParser.parse(window.schedule!, {
        currentDate: new Date(from),
        tz: window.timeZone || 'UTC',
      })
        .next()
        .getTime();
    const lastStart = next(now - duration);
    const active = lastStart <= now;
    const following = next(now);
    // A window that begins again before it ends never closes.
    const endsAt =
      following <= lastStart + duration ? undefined : lastStart + duration;
    const changesAt = active ? endsAt : lastStart;
    return {
      allow: window.kind === 'allow',
      manual: window.manualSync === true,
      active,
      changesAt,
      staysUntil: changesAt ?? following + duration,
    };
  } catch {
    return undefined;
  }
}

/**
 * Whether an application may sync now, by the windows of its AppProject and by Argo CD's rules: an open window that
 * denies wins; where windows allow, one of them must be open. `undefined` where no window concerns it.
 */
export function syncWindowsNow(
  windows: RawSyncWindow[],
  subject: WindowSubject,
  now: number,
): WindowsNow {
  const mine = windows
    .filter(window => concerns(window, subject))
    .map(window => timed(window, now))
    .filter((window): window is Timed => window !== undefined);
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
