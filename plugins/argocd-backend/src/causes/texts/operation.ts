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

/** What Argo CD says of an operation as a whole. */
export const operation: TextTable = [
  { code: 'terminated', text: /^Operation terminated/ },
  { code: 'syncWindow', text: /blocked by sync window/ },
  {
    code: 'kindNotPermitted',
    text: /resource (?:(?<group>[^\s:]*):)?(?<kind>\S+) is not permitted in project (?<project>[^\s,]+)/,
  },
  {
    code: 'destinationNotPermitted',
    text: /namespace (?<namespace>\S+) is not permitted in project '(?<project>[^']+)'/,
  },
  {
    code: 'kindUnknown',
    text: /failed to discover server resources for group version (?<groupVersion>[^\s:]+): the server could not find/,
  },
  {
    readAs: 'cluster',
    text: /failed to discover server resources for group version \S+: (?<rest>[^]*)$/,
  },
  { readAs: 'cluster', text: /^failed to load openAPISchema: (?<rest>[^]*)$/ },
  {
    readAs: 'condition',
    text: /^Shared resource found: (?<rest>[^]*)$/,
  },
  // Conditions stand so in the message of the operation that they stop.
  {
    readAs: 'condition',
    text: /^(?:application spec for \S+ is invalid: )?\w+(?:Error|Warning): (?<rest>[^]*)$/,
  },
  {
    readAs: 'destination',
    text: /^(?:Failed to get destination cluster|error getting cluster REST config): (?<rest>[^]*)$/,
  },
  {
    readAs: 'apiServer',
    text: /^one or more (?:objects|synchronization tasks|tasks)[^]*?(?:, reason: |are not valid: )(?:error when \w+(?: "[^"]*")?: )?(?<rest>[^]*)$/,
  },
  {
    readAs: 'apiServer',
    text: /^(?:the namespace failed to apply, reason|namespace auto creation failed): (?<rest>[^]*)$/,
  },
  { readAs: 'apiServer', text: /^error when \w+(?: "[^"]*")?: (?<rest>[^]*)$/ },
  // A message may be the bare answer to the one change that failed.
  { readAs: 'apiServer', text: /^(?<rest>[^]*)$/ },
];
