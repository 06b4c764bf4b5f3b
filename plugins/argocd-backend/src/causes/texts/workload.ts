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

/** What Deployments, ReplicaSets, StatefulSets, DaemonSets and Jobs say of their pods. */
export const workload: TextTable = [
  {
    code: 'progressDeadline',
    text: /(?<kind>Deployment|ReplicaSet|StatefulSet) "(?<name>[^"]+)" exceeded its progress deadline/,
  },
  {
    code: 'jobFailed',
    text: /^Job has reached the specified backoff limit|matching FailJob rule|specified maximal number of failed indexes/,
  },
  {
    code: 'jobTooLong',
    text: /^Job was active longer than specified deadline/,
  },
  {
    readAs: 'apiServer',
    text: /^Error creating: (?<rest>[^]*)$/,
  },
  {
    readAs: 'apiServer',
    text: /^create (?:Pod|Claim) [^]*? in StatefulSet \S+ failed error: (?<rest>[^]*)$/,
  },
  // The condition ReplicaFailure of a ReplicaSet holds the answer as it is.
  { readAs: 'apiServer', text: /^(?<rest>(?:pods|Pod) "[^]*)$/ },
  {
    readAs: 'apiServer',
    text: /^(?<rest>(?:Internal error occurred: |admission webhook )[^]*)$/,
  },
];
