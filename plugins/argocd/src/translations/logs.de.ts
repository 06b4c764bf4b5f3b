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

/** German for {@link argocdLogsTranslationRef}. */
const messages = {
  title: 'Logs von {{name}} in {{environment}}',
  of: '{{application}}, {{kind}} {{name}}',
  label: 'Log von {{name}}',
  gone: '{{kind}} {{name}} gibt es nicht mehr. Schließen Sie das Log und wählen Sie ein anderes.',
  pods: 'Pod',
  pod: 'Pod {{name}}, {{state}}',
  allPods_one: 'Alle Pods ({{count}})',
  allPods_other: 'Alle Pods ({{count}})',
  container: 'Container',
  run: 'Welcher Lauf',
  'runs.now': 'Jetzt',
  'runs.crash': 'Letzter Absturz',
  'runs.previous': 'Vorige Version',
  noPrevious: 'Es gibt keinen Pod einer vorigen Version.',
  noCrash: 'Dieser Container ist noch nicht beendet worden.',
  search: 'Im Log suchen',
  found: '{{position}} von {{all}}',
  nextMatch: 'Nächste Fundstelle',
  previousMatch: 'Vorige Fundstelle',
  times: 'Zeiten',
  wrap: 'Umbrechen',
  raw: 'Wie geschrieben',
  follow: 'Folgen',
  over: 'Aus: Dieser Lauf ist beendet',
  waiting: 'Wartet auf Zeilen.',
  reading: 'Liest das Log …',
  empty: 'Das Log ist leer.',
  whole_one: '{{number}} Zeile, der ganze Lauf.',
  whole_other: '{{number}} Zeilen, der ganze Lauf.',
  lines_one: '{{number}} Zeile.',
  lines_other: '{{number}} Zeilen.',
  more_one: '{{count}} neue Zeile',
  more_other: '{{count}} neue Zeilen',
  lost: 'Die Verbindung ist abgebrochen und wird erneut versucht: {{message}}',
  again: 'Erneut lesen',
  runEnded:
    'Der Container ist mit Exit-Code {{exitCode}} beendet worden{{reason}}.',
  because: ' ({{reason}})',
  restarted: 'Neu gestartet um {{time}}.',
  download: 'Herunterladen',
  'kinds.container': '{{name}}',
  'kinds.sidecar': '{{name}} (Sidecar)',
  'kinds.init': '{{name}} (Init)',
};

export default messages;
