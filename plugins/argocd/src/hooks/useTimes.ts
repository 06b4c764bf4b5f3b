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

import { useMemo } from 'react';
import { useLocale } from './useLocale';

const steps: [Intl.RelativeTimeFormatUnit, number][] = [
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
];
const dayMs = 86_400_000;
const units: typeof steps = [['day', dayMs], ...steps];

const clock = { hour: '2-digit', minute: '2-digit' } as const;
const day = { day: 'numeric', month: 'short' } as const;

/** Times and durations as people write them in the language of the portal. Times are ISO 8601. */
export function useTimes() {
  const locale = useLocale();
  return useMemo(
    () => ({
      /** Relative under a day, then the date. @param now - milliseconds */
      relative(iso: string, now: number): string {
        const time = Date.parse(iso);
        const ago = Math.max(0, now - time);
        if (ago >= dayMs) {
          return new Intl.DateTimeFormat(locale, { ...day, ...clock }).format(
            time,
          );
        }
        const [unit, size] = steps.find(step => ago >= step[1]) ?? steps[2];
        return new Intl.RelativeTimeFormat(locale, {
          style: 'short',
          numeric: 'auto',
        }).format(-Math.floor(ago / size), unit);
      },

      /** A span that reaches back to a time, rounded up. @param now - milliseconds */
      within(iso: string, now: number): string {
        const ago = Math.max(1_000, now - Date.parse(iso));
        const [unit, size] =
          units.find(item => ago >= 2 * item[1]) ?? units[units.length - 1];
        return new Intl.NumberFormat(locale, {
          style: 'unit',
          unit,
          unitDisplay: 'short',
        }).format(Math.ceil(ago / size));
      },

      exact(iso: string): string {
        return new Intl.DateTimeFormat(locale, {
          dateStyle: 'medium',
          timeStyle: 'medium',
        }).format(Date.parse(iso));
      },

      /** A time of today as a time, another one with its day. */
      until(iso: string): string {
        const time = Date.parse(iso);
        const isToday =
          new Date(time).toDateString() === new Date().toDateString();
        return new Intl.DateTimeFormat(locale, {
          ...(!isToday && day),
          ...clock,
        }).format(time);
      },

      /** So many seconds in the largest fitting unit. */
      duration(seconds: number): string {
        const [value, unit] =
          seconds < 90
            ? [Math.round(seconds), 'second']
            : [Math.round(seconds / 60), 'minute'];
        return new Intl.NumberFormat(locale, {
          style: 'unit',
          unit,
          unitDisplay: 'short',
        }).format(value);
      },
    }),
    [locale],
  );
}
