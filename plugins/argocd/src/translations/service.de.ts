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

/** German for {@link argocdServiceTranslationRef}. */
const messages = {
  podsIn: 'Pods in {{environment}}',
  pod: 'Pod',
  image: 'Image',
  restarts: 'Neustarts',
  started: 'Gestartet',
  noPods: 'Kein Pod läuft.',
  logs: 'Logs',
  logsOf: 'Logs von {{pod}}',
  addresses: 'Adressen und Einstellungen in {{environment}}',
  public: 'Öffentliche Adresse',
  noPublic: 'keine; kein Ingress und keine HTTPRoute führt hin',
  inCluster: 'Im Cluster',
  noService: 'keine; kein Service führt zu den Pods',
  settings: 'Einstellungen',
  noSettings: 'Git verlangt keinen Workload davon.',
  withheld: 'Die Manifeste darfst du nicht sehen.',
  lines: '{{file}}, Zeilen {{from}} bis {{to}}',
  replicas_one: '{{count}} Replik',
  replicas_other: '{{count}} Repliken',
  scaled: 'Repliken nach Last',
  cpu: '{{cpu}} CPU',
  memory: '{{memory}} Speicher',
  cpuLimit: 'höchstens {{cpu}} CPU',
  memoryLimit: 'höchstens {{memory}} Speicher',
  noResources: 'weder CPU noch Speicher angefordert',
  automatic: 'synchronisiert von selbst',
  byHand: 'wird von Hand synchronisiert',
};

export default messages;
