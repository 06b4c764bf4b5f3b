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

/** German for {@link argocdHomeTranslationRef}. */
const messages = {
  needs: 'Braucht dich',
  changes: 'Deine Änderungen',
  projects: 'Deine Projekte',
  noNeeds: 'Nichts wartet auf dich.',
  noNeedsOld:
    'Soweit bekannt, wartet nichts auf dich, aber nicht alle deine Umgebungen werden gerade verglichen.',
  noNeedsShown: 'In den Projekten unten wartet nichts auf dich.',
  noChanges:
    'Hier ist noch keine Änderung von dir bekannt. Deine sind die mit der E-Mail-Adresse deines Profils oder deines GitLab-Benutzers.',
  noProjects:
    'Noch gehört kein Projekt dir oder einer deiner Gruppen. Ein neues hat binnen Minuten ein Repository, eine Pipeline und ein erstes Deployment.',
  create: 'Neues Projekt anlegen',
  allApplications: 'Alle Anwendungen',
  omitted_one: '{{count}} weiteres Projekt steht bei den Anwendungen.',
  omitted_other: '{{count}} weitere Projekte stehen bei den Anwendungen.',
  review: 'In GitLab prüfen',
  open: 'Öffnen',
  compared: 'verglich {{time}}',
  comparedUntil: 'verglich bis {{time}}',
  neverCompared: 'hat noch nicht verglichen',
  'need.yours': '{{project}}: deine Änderung scheitert in {{environment}}',
  'need.broken': '{{project}}: {{environment}} ist defekt',
  'need.syncFailed':
    '{{project}}: Synchronisierung von {{environment}} gescheitert',
  'need.refused': '{{project}}: Argo CD synchronisiert {{environment}} nicht',
  'need.cannotCompare': '{{project}}: Argo CD kann {{environment}} nicht lesen',
  'need.rolledBack': '{{project}}: {{environment}} wurde zurückgesetzt',
  'need.waitsForSync':
    '{{project}}: {{environment}} wartet auf eine Synchronisierung',
  'need.promotion':
    '{{project}}: {{mergeRequest}} bringt eine Version nach {{environment}}',
  'need.credentialEnds': '{{instance}}: die Tokens des Portals laufen ab',
  'place.building': 'Wird gebaut',
  'place.notBuilt': 'Nicht gebaut',
  'place.notBuiltJob': 'Nicht gebaut: Job {{job}} ist gescheitert',
  'place.built': 'Gebaut, noch nicht deployt',
  'place.rollingOut': 'Wird ausgerollt in {{environments}}',
  'place.live': 'Live in {{environments}}',
  'place.fails': 'Scheitert in {{environments}}',
  'place.waits':
    'Wartet auf {{environments}}, hinter einer Änderung, die dort scheitert',
  'place.inBroken': 'In {{environments}}, aus anderem Grund defekt',
  'place.runs': 'In {{environments}}',
  'place.was': 'War beim letzten Vergleich in {{environments}}',
  'place.unknown': 'Nicht bekannt, wo',
  'place.andLive': '{{text}}; live in {{live}}',
};

export default messages;
