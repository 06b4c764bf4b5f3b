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

import { createTranslationRef } from '@backstage/frontend-plugin-api';

/** What the logs say. @public */
export const argocdLogsTranslationRef = createTranslationRef({
  id: 'plugin.argocd.logs',
  messages: {
    title: 'Logs of {{name}} in {{environment}}',
    of: '{{application}}, {{kind}} {{name}}',
    label: 'Log of {{name}}',
    gone: '{{kind}} {{name}} is not there any more. Close the log and choose another.',
    pods: 'Pod',
    pod: 'Pod {{name}}, {{state}}',
    allPods_one: 'All pods ({{count}})',
    allPods_other: 'All pods ({{count}})',
    container: 'Container',
    run: 'Which run',
    runs: {
      now: 'Now',
      crash: 'Last crash',
      previous: 'Previous version',
    },
    noPrevious: 'No pod of a previous version is there.',
    noCrash: 'This container has not ended before.',
    search: 'Search in the log',
    found: '{{position}} of {{all}}',
    nextMatch: 'Next match',
    previousMatch: 'Previous match',
    times: 'Times',
    wrap: 'Wrap',
    raw: 'As written',
    follow: 'Follow',
    over: 'Off: this run has ended',
    waiting: 'Waits for lines.',
    reading: 'Reads the log…',
    empty: 'The log is empty.',
    whole_one: '{{number}} line, the whole run.',
    whole_other: '{{number}} lines, the whole run.',
    lines_one: '{{number}} line.',
    lines_other: '{{number}} lines.',
    more_one: '{{count}} new line',
    more_other: '{{count}} new lines',
    lost: 'The connection broke and is tried again: {{message}}',
    again: 'Read again',
    runEnded: 'Container ended with exit code {{exitCode}}{{reason}}.',
    because: ' ({{reason}})',
    restarted: 'Restarted at {{time}}.',
    download: 'Download',
    kinds: {
      container: '{{name}}',
      sidecar: '{{name}} (sidecar)',
      init: '{{name}} (init)',
    },
  },
  translations: { de: () => import('./logs.de') },
});
