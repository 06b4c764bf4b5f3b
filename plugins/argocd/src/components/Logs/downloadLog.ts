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

import { LogEntry } from './LogEntry';
import { plainText } from './AnsiText';

/** Saves lines as a file: times and pods as they came, without the codes of a terminal. */
export function downloadLog(fileName: string, entries: LogEntry[]): void {
  const text = entries
    .map(({ at, pod, content }) =>
      [at, pod, plainText(content)].filter(Boolean).join(' '),
    )
    .join('\n');
  const url = URL.createObjectURL(
    new Blob([`${text}\n`], { type: 'text/plain' }),
  );
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(url);
}
