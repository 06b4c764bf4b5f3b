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

/** Times and durations as people write them in a language. Times are ISO 8601. */
function timesIn(locale: string | undefined) {
  // Each takes longer to make than to use a hundred times.
  const date = (options: Intl.DateTimeFormatOptions) => {
    let format: Intl.DateTimeFormat | undefined;
    return (iso: string): string => {
      format ??= new Intl.DateTimeFormat(locale, options);
      return format.format(Date.parse(iso));
    };
  };
  const timeOfDay = date(clock);
  const dayAndTime = date({ ...day, ...clock });
  const spans = new Map<string, Intl.NumberFormat>();
  const span = (value: number, unit: string) => {
    const format =
      spans.get(unit) ??
      new Intl.NumberFormat(locale, {
        style: 'unit',
        unit,
        unitDisplay: 'short',
      });
    spans.set(unit, format);
    return format.format(value);
  };
  const past = new Intl.RelativeTimeFormat(locale, {
    style: 'short',
    numeric: 'auto',
  });

  return {
    /** Relative under a day, then the date. @param now - milliseconds */
    relative(iso: string, now: number): string {
      const ago = Math.max(0, now - Date.parse(iso));
      if (ago >= dayMs) {
        return dayAndTime(iso);
      }
      const [unit, size] = steps.find(step => ago >= step[1]) ?? steps[2];
      return past.format(-Math.floor(ago / size), unit);
    },

    /** A span that reaches back to a time, rounded up. @param now - milliseconds */
    within(iso: string, now: number): string {
      const ago = Math.max(1_000, now - Date.parse(iso));
      const [unit, size] =
        units.find(item => ago >= 2 * item[1]) ?? units[units.length - 1];
      return span(Math.ceil(ago / size), unit);
    },

    /** How long something has lasted, in whole units. @param now - milliseconds */
    lasting(iso: string, now: number): string {
      const ago = Math.max(0, now - Date.parse(iso));
      const [unit, size] =
        units.find(item => ago >= item[1]) ?? units[units.length - 1];
      return span(Math.floor(ago / size), unit);
    },

    exact: date({ dateStyle: 'medium', timeStyle: 'medium' }),

    /** The time of day to the second. */
    clock: date({ ...clock, second: '2-digit', hour12: false }),

    /** A time of today as a time, another one with its day. */
    until(iso: string): string {
      const isToday =
        new Date(iso).toDateString() === new Date().toDateString();
      return (isToday ? timeOfDay : dayAndTime)(iso);
    },

    /** So many seconds in the largest fitting unit. */
    duration: (seconds: number): string =>
      seconds < 90
        ? span(Math.round(seconds), 'second')
        : span(Math.round(seconds / 60), 'minute'),
  };
}

export type Times = ReturnType<typeof timesIn>;

const languages = new Map<string | undefined, Times>();

/** Times and durations in the language of the portal; the same for all who write them. */
export function useTimes(): Times {
  const locale = useLocale();
  const times = languages.get(locale) ?? timesIn(locale);
  languages.set(locale, times);
  return times;
}
