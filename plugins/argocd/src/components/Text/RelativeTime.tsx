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

import { useNow } from '../../hooks/useNow';

const steps: [Intl.RelativeTimeFormatUnit, number][] = [
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
];
const dayMs = 86_400_000;

/** Relative under a day, then the date; in the language of the browser. */
export function relativeTime(iso: string, now: number): string {
  const time = Date.parse(iso);
  const ago = Math.max(0, now - time);
  if (ago >= dayMs) {
    return new Intl.DateTimeFormat(undefined, {
      day: 'numeric',
      month: 'short',
      hour: '2-digit',
      minute: '2-digit',
    }).format(time);
  }
  const [unit, size] = steps.find(step => ago >= step[1]) ?? steps[2];
  return new Intl.RelativeTimeFormat(undefined, {
    style: 'short',
    numeric: 'auto',
  }).format(-Math.floor(ago / size), unit);
}

export function RelativeTime(props: { iso: string }) {
  const now = useNow();
  const exact = new Intl.DateTimeFormat(undefined, {
    dateStyle: 'medium',
    timeStyle: 'medium',
  }).format(Date.parse(props.iso));
  return (
    <time dateTime={props.iso} title={exact}>
      {relativeTime(props.iso, now)}
    </time>
  );
}
