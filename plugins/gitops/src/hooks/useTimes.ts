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

const minute = 60;
const hour = 60 * minute;
const dayMs = 24 * hour * 1_000;

const units: [Intl.RelativeTimeFormatUnit, number][] = [
  ['hour', hour * 1_000],
  ['minute', minute * 1_000],
  ['second', 1_000],
];

/** Times and durations as people write them in the language of the portal. Times are ISO 8601. */
export function useTimes() {
  const locale = useLocale();
  return useMemo(() => {
    const span = (value: number, unit: string) =>
      new Intl.NumberFormat(locale, {
        style: 'unit',
        unit,
        unitDisplay: 'short',
      }).format(value);
    const time = (iso: string, options: Intl.DateTimeFormatOptions) =>
      new Intl.DateTimeFormat(locale, options).format(Date.parse(iso));
    const clock = { hour: '2-digit', minute: '2-digit' } as const;
    return {
      /** In the two largest units, without a second one that is nothing: < 1 s, 3 s, 4 min 12 s. */
      duration(seconds: number): string {
        const whole = Math.round(seconds);
        if (whole < 1) {
          return `< ${span(1, 'second')}`;
        }
        const [size, large, small] =
          whole >= hour
            ? [hour, 'hour', 'minute']
            : [minute, 'minute', 'second'];
        if (whole < minute) {
          return span(whole, 'second');
        }
        const rest = Math.floor(
          (whole % size) / (small === 'minute' ? minute : 1),
        );
        const first = span(Math.floor(whole / size), large);
        return rest > 0 ? `${first} ${span(rest, small)}` : first;
      },

      /** Relative under a day, then the date. @param now - milliseconds */
      relative(iso: string, now: number): string {
        const ago = Math.max(0, now - Date.parse(iso));
        if (ago >= dayMs) {
          return time(iso, { day: 'numeric', month: 'short', ...clock });
        }
        const [unit, size] = units.find(item => ago >= item[1]) ?? units[2];
        return new Intl.RelativeTimeFormat(locale, {
          style: 'short',
          numeric: 'auto',
        }).format(-Math.floor(ago / size), unit);
      },

      /** A time of today as a time, another one with its day. */
      until(iso: string): string {
        const isToday =
          new Date(iso).toDateString() === new Date().toDateString();
        return time(
          iso,
          isToday ? clock : { day: 'numeric', month: 'short', ...clock },
        );
      },

      exact: (iso: string) =>
        time(iso, { dateStyle: 'medium', timeStyle: 'medium' }),
    };
  }, [locale]);
}
