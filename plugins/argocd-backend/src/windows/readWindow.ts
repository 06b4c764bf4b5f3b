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

/** Fields of a schedule with the numbers and the names that they take, as robfig/cron has them for Argo CD. */
const fields: { min: number; max: number; names?: string[] }[] = [
  { min: 0, max: 59 },
  { min: 0, max: 23 },
  { min: 1, max: 31 },
  {
    min: 1,
    max: 12,
    names: 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' '),
  },
  { min: 0, max: 6, names: 'sun mon tue wed thu fri sat'.split(' ') },
];

function numberOf(
  text: string,
  { min, names }: (typeof fields)[number],
): number | undefined {
  const named = names?.indexOf(text.toLowerCase()) ?? -1;
  if (named >= 0) {
    return named + min;
  }
  return /^\d+$/.test(text) ? Number(text) : undefined;
}

/** One item of a field as numbers, e.g. `1-5/2`; `undefined` where Argo CD cannot read it. */
function readItem(
  item: string,
  field: (typeof fields)[number],
): string | undefined {
  const [range, stepText, ...more] = item.split('/');
  const step =
    stepText === undefined ? 1 : numberOf(stepText, { min: 0, max: 0 });
  const ends = range.split('-');
  if (more.length > 0 || ends.length > 2 || !step) {
    return undefined;
  }
  const isAll = range === '*' || range === '?';
  const first = isAll ? field.min : numberOf(ends[0], field);
  let last = isAll ? field.max : first;
  if (ends.length === 2) {
    last = numberOf(ends[1], field);
  } else if (stepText !== undefined) {
    last = field.max;
  }
  if (
    first === undefined ||
    last === undefined ||
    first < field.min ||
    last > field.max ||
    first > last
  ) {
    return undefined;
  }
  if (isAll && step === 1) {
    return '*';
  }
  return `${first}-${last}/${step}`;
}

/**
 * The schedule of a sync window in a form that says the same to any parser of cron; `undefined` where Argo CD cannot
 * read it, which knows neither seconds, nor `@daily`, nor a 7 for Sunday, nor ranges that run backwards.
 */
export function readSchedule(text: string): string | undefined {
  const texts = text.split(/\s+/).filter(Boolean);
  if (texts.length !== fields.length) {
    return undefined;
  }
  const read = texts.map((fieldText, index) => {
    const items = fieldText
      .split(',')
      .filter(Boolean)
      .map(item => readItem(item, fields[index]));
    return items.length > 0 && !items.includes(undefined)
      ? items.join(',')
      : undefined;
  });
  return read.includes(undefined) ? undefined : read.join(' ');
}

const unitMs: Record<string, number> = {
  ns: 1e-6,
  us: 1e-3,
  µs: 1e-3,
  μs: 1e-3,
  ms: 1,
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
};

/** Milliseconds of a duration as Go writes it, e.g. `1h30m`; `undefined` where it is none. */
export function goDuration(text: string | undefined): number | undefined {
  const [, sign, amount] = /^([+-]?)(.+)$/.exec(text ?? '') ?? [];
  if (amount === '0') {
    return 0;
  }
  if (!/^(?:(?:\d+\.?\d*|\.\d+)(?:ns|[uµμ]s|ms|s|m|h))+$/.test(amount ?? '')) {
    return undefined;
  }
  let total = 0;
  for (const [, value, unit] of amount.matchAll(
    /([\d.]+)(ns|[uµμ]s|ms|s|m|h)/g,
  )) {
    total += Number(value) * unitMs[unit];
  }
  return sign === '-' ? -total : total;
}

/** A time zone that Argo CD knows too; it takes UTC where it knows none of that name. */
export function readTimeZone(name: string | undefined): {
  zone: string;
  unknown?: string;
} {
  if (!name || name === 'UTC') {
    return { zone: 'UTC' };
  }
  try {
    // Offsets are no names of zones to Go.
    if (/^[A-Za-z]/.test(name)) {
      Intl.DateTimeFormat('en', { timeZone: name });
      return { zone: name };
    }
  } catch {
    // It is none.
  }
  return { zone: 'UTC', unknown: name };
}
