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

import { TextTable } from './TextTable';

/**
 * Whole lines that the system writes in place of a program that it cannot start, or that every program is told. No
 * parameters: who may not read logs may see a cause.
 */
export const log: TextTable = [
  { code: 'imageOtherPlatform', text: /^exec \S+: exec format error$/ },
  {
    code: 'readOnlyFileSystem',
    text: /(?:^|[\s(:[])(?:EROFS\b|\[Errno 30\]|read-only file system)/i,
  },
];
