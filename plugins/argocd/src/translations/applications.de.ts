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

/** German for {@link argocdApplicationsTranslationRef}. */
const messages = {
  title: 'Anwendungen',
  projects_one: '{{count}} Projekt',
  projects_other: '{{count}} Projekte',
  applications_one: '{{count}} Anwendung',
  applications_other: '{{count}} Anwendungen',
  onInstances_one: 'in {{count}} Argo CD',
  onInstances_other: 'in {{count}} Argo CDs',
  mine: 'Meine Projekte',
  all: 'Alle',
  which: 'Welche Anwendungen',
  view: 'Ansicht',
  matrix: 'Matrix',
  list: 'Liste',
  'link.copy': 'Link kopieren',
  'link.copied': 'Link kopiert',
  'link.failed': 'Nicht kopiert',
  byState: 'Nach Zustand filtern',
  everything: 'Alle',
  'states.broken': 'Defekt',
  'states.syncFailed': 'Sync gescheitert',
  'states.outOfSync': 'Weicht ab',
  'states.held': 'Gehalten',
  'states.rollingOut': 'Wird ausgerollt',
  'states.behind': 'Zurück',
  'states.notCompared': 'Nicht verglichen',
  'states.notDeployed': 'Nicht ausgerollt',
  'states.healthy': 'Gesund',
  search: 'Projekt, Dienst, Commit, Person',
  environment: 'Umgebung',
  instance: 'Instanz',
  owner: 'Eigentümer',
  any: 'alle',
  project: 'Projekt',
  projectsByEnvironment: 'Projekte und Umgebungen',
  'sections.attention_one': 'Braucht Aufmerksamkeit, {{count}}',
  'sections.attention_other': 'Brauchen Aufmerksamkeit, {{count}}',
  'sections.notCompared_one': 'Nicht verglichen, {{count}}',
  'sections.notCompared_other': 'Nicht verglichen, {{count}}',
  'sections.calm_one': 'Keine Probleme, {{count}}',
  'sections.calm_other': 'Keine Probleme, {{count}}',
  others: 'Andere',
  lastEvent: 'Zuletzt',
  promotions: 'Promotions',
  promotionsOpen_one: '{{count}} offen',
  promotionsOpen_other: '{{count}} offen',
  behind_one: '{{count}} zurück',
  behind_other: '{{count}} zurück',
  moreInCell_one: '+{{count}}',
  moreInCell_other: '+{{count}}',
  hasNone: 'hat kein {{environment}}',
  gone: '{{name}} ist nicht mehr da.',
  outOfOrder:
    'Zustände haben sich geändert; die Zeilen stehen noch, wo sie standen.',
  sortAgain: 'Neu sortieren',
  state: 'Zustand',
  details: 'Einzelheiten',
  since: 'Seit',
  shown_one:
    '{{count}} von {{total}}; die Zeilen bleiben stehen, wenn sich Zustände ändern.',
  shown_other:
    '{{count}} von {{total}}; die Zeilen bleiben stehen, wenn sich Zustände ändern.',
  more: 'Mehr zeigen',
  nothing: 'Keine Anwendung passt.',
  nothingMine:
    'Keine Anwendung gehört dir oder einer deiner Gruppen. Sieh dir alle an.',
  nothingYet: 'Es gibt keine Anwendung, die du sehen darfst.',
  clear: 'Filter löschen',
};

export default messages;
