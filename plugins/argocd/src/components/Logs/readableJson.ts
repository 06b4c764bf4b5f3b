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

const levels = ['level', 'severity', 'lvl', 'log.level'];
const messages = ['message', 'msg', 'event', 'log'];
/** The line has its time in a column of its own. */
const times = ['time', 'timestamp', 'ts', '@timestamp'];

const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : JSON.stringify(value) ?? '';

/** A line that a program wrote as JSON, in the order in which people read: level, message, the rest. */
export function readableJson(
  content: string,
): { text: string; level?: string } | undefined {
  if (!content.startsWith('{') || !content.trimEnd().endsWith('}')) {
    return undefined;
  }
  let fields: Record<string, unknown>;
  try {
    fields = JSON.parse(content);
  } catch {
    return undefined;
  }
  const find = (names: string[]) => names.find(name => name in fields);
  const level = find(levels);
  const message = find(messages);
  if (!message) {
    return undefined;
  }
  const rest = Object.entries(fields)
    .filter(
      ([name]) => name !== level && name !== message && !times.includes(name),
    )
    .map(([name, value]) => `${name}=${textOf(value)}`);
  const word = level && textOf(fields[level]).toUpperCase();
  return {
    text: [word, textOf(fields[message]), ...rest].filter(Boolean).join('  '),
    level: word,
  };
}
