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

/** German for {@link argocdDeploymentsTranslationRef}. */
const messages = {
  title: 'Deployments',
  empty: 'Noch wurde nichts bereitgestellt.',
  hint: 'Wählen Sie zwei, um zu sehen, was dazwischen liegt.',
  all: 'Alle',
  when: 'Wann',
  where: 'Umgebung',
  change: 'Änderung',
  configuration: 'Konfiguration',
  setBy: 'gesetzt von {{author}} in',
  setIn: 'gesetzt in',
  pipeline: 'Pipeline',
  'pipelines.success': 'Bestanden',
  'pipelines.failed': 'Fehlgeschlagen',
  'pipelines.running': 'Läuft',
  'pipelines.other': 'Beendet',
  images_one: '{{count}} Image',
  images_other: '{{count}} Images',
  moreImages_one: 'und {{count}} weiteres',
  moreImages_other: 'und {{count}} weitere',
  sameImages: 'dieselben',
  outcome: 'Ergebnis',
  'outcomes.inProgress': 'Läuft',
  'outcomes.succeeded': 'Synchronisiert',
  'outcomes.failed': 'Fehlgeschlagen',
  'outcomes.terminated': 'Abgebrochen',
  'outcomes.unknown': 'Ende nicht gesehen',
  rollback: 'Zurückgehen',
  goBack: 'Hierauf zurück …',
  rollbackTo: 'In {{environment}} auf {{revision}} zurückgehen …',
  noRollback: '{{environments}}: {{reason}}',
  runsNow: 'läuft jetzt',
  more: 'Mehr anzeigen',
  compare: 'Vergleichen',
  compareRow: '{{revision}} in {{environment}} vergleichen',
  manifests: 'Manifeste',
  renderedNow:
    'Von Argo CD aus beiden Commits gerendert, mit den Einstellungen, die die Anwendung jetzt hat.',
  sameManifests: 'Beide Commits ergeben dasselbe.',
  moreManifests_one: '{{count}} weiteres Objekt weicht ab.',
  moreManifests_other: '{{count}} weitere Objekte weichen ab.',
  otherApplication:
    'Manifeste werden innerhalb einer Umgebung verglichen: Die einer anderen weichen durch deren eigene Einstellungen ab.',
  noRevision: 'Ausgerollt wurde kein Commit, den Argo CD rendern könnte.',
  'noManifests.severalSources':
    'Argo CD kennt die Revisionen aller Quellen dieser Deployments nicht mehr.',
  'noManifests.hydrated':
    'Argo CD rollt aus, was es vorher in Git gerendert hat; die Commits dort zeigen den Unterschied.',
  comparison: 'Vergleich zweier Deployments',
  compareInGitlab: 'In GitLab vergleichen',
  close: 'Schließen',
};

export default messages;
