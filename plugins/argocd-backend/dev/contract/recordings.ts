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

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** One request to a real Argo CD and what it answered, as the files of a recording have it. */
export interface Recording {
  /** Path of the file, from the folder that was given. */
  file: string;
  note?: string;
  request: {
    method: string;
    path: string;
    account?: string;
    headers?: Record<string, string>;
    body?: unknown;
  };
  response: {
    /** `null` where no answer ever began. */
    status: number | null;
    headers?: Record<string, string>;
    json?: unknown;
    text?: string;
    chunks?: { ms: number; data: string }[];
  };
}

/** A file that is no recording, with the reason. */
export interface Unreadable {
  file: string;
  reason: string;
}

function isRecording(value: any): value is Omit<Recording, 'file'> {
  const status = value?.response?.status;
  return (
    typeof value?.request?.method === 'string' &&
    typeof value?.request?.path === 'string' &&
    value.request.path.startsWith('/') &&
    (status === null || Number.isInteger(status))
  );
}

/** An object with what should be said of it: proof of another kind, kept beside the recordings. */
function isExpectation(value: object): boolean {
  return 'application' in value && 'expect' in value;
}

/** Every JSON file below a folder. */
export function readRecordings(folder: string): {
  recordings: Recording[];
  unreadable: Unreadable[];
} {
  const recordings: Recording[] = [];
  const unreadable: Unreadable[] = [];
  const files = (readdirSync(folder, { recursive: true }) as string[])
    .filter(file => file.endsWith('.json'))
    .sort();
  for (const file of files) {
    try {
      const value = JSON.parse(readFileSync(path.join(folder, file), 'utf8'));
      // The copies of this repository hold several recordings in one file.
      const items = Array.isArray(value) ? value : [value];
      items.forEach((item, index) => {
        if (isRecording(item)) {
          recordings.push({
            ...item,
            file: items.length > 1 ? `${file}#${index}` : file,
          });
        } else if (!Array.isArray(value) && !isExpectation(value)) {
          unreadable.push({ file, reason: 'it is no recording' });
        }
      });
    } catch (error) {
      unreadable.push({ file, reason: (error as Error).message });
    }
  }
  return { recordings, unreadable };
}
