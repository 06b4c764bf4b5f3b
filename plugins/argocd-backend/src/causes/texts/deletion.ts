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

/** Why an application cannot be deleted: its cluster is not known, does not answer, or refuses. */
export const deletion: TextTable = [
  {
    readAs: 'destination',
    text: /^(?<rest>[^]*(?:there are no clusters|cluster "[^"]+" not found)[^]*)$/,
  },
  {
    readAs: 'cluster',
    text: /^(?<rest>(?:(?:error getting|error deleting|failed to (?:get|delete|sync|load)) [^"]*: )?(?:Get|Post|Put|Patch|Delete) "https?:[^]*|[^]*failed to (?:sync cluster|get server version)[^]*)$/,
  },
  { readAs: 'apiServer', text: /^(?<rest>[^]*)$/ },
];
