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

import { LogLine } from '@slipway/plugin-argocd-common';
import { plainText } from './AnsiText';
import { readableJson } from './readableJson';

/** A line as it is shown. */
export interface LogEntry {
  /** Counts from the first line that was read, from 1. */
  number: number;
  /** As it came, with the codes of a terminal. */
  content: string;
  /** What a person reads and what is searched. */
  text: string;
  /** The level of a line in JSON, which `text` tells in words. */
  level?: string;
  isJson: boolean;
  at?: string;
  pod?: string;
  failed: boolean;
}

export function toEntry(line: LogLine, number: number): LogEntry {
  const { content, at, pod, failed = false } = line;
  const json = readableJson(content);
  return {
    number,
    content,
    text: json?.text ?? plainText(content),
    level: json?.level,
    isJson: json !== undefined,
    at,
    pod,
    failed,
  };
}
