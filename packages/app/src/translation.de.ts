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

const messages = {
  menu: 'Portal',
  skip: 'Zum Inhalt',
  breadcrumb: 'Pfad',
  catalog: 'Katalog',
  applications: 'Anwendungen',
  create: 'Anlegen',
  settings: 'Einstellungen',
  'signIn.to': 'Bei {{portal}} anmelden',
  'signIn.toPortal': 'Beim Portal anmelden',
  'signIn.gitlab.title': 'GitLab',
  'signIn.gitlab.message': 'Melde dich mit deinem GitLab-Konto an',
  'signIn.oidc.title': 'Single Sign-on',
  'signIn.oidc.message': 'Melde dich mit deinem Firmenkonto an',
  'search.open': 'Suche',
  'search.label': 'Katalog durchsuchen',
  'search.nothing': 'Zu {{term}} ist nichts zu finden.',
  'search.failed': 'Der Katalog antwortet nicht. Versuche es noch einmal.',
  'home.title': 'Start',
  'home.create': 'Neues Projekt anlegen',
  'home.starred': 'Gemerkt',
  'entity.owner': 'Besitzer',
  'entity.repository': 'Repository',
  'entity.star': 'Merken',
  'entity.unstar': 'Nicht mehr merken',
  'entity.overview': 'Überblick',
  'entity.groups.overview': 'Überblick',
  'entity.groups.documentation': 'Dokumentation',
  'entity.groups.development': 'Entwicklung',
  'entity.groups.deployment': 'Bereitstellung',
  'entity.groups.operation': 'Betrieb',
  'entity.groups.observability': 'Beobachtung',
  'entity.more': 'Mehr zu {{name}}',
  'entity.readAgain': 'catalog-info.yaml neu lesen',
  'entity.willBeRead':
    'catalog-info.yaml wird in einigen Sekunden neu gelesen.',
  'entity.about': 'Über',
  'entity.lifecycle': 'Lebensphase',
  'entity.domain': 'Domäne',
  'entity.system': 'Projekt',
  'entity.links': 'Links',
  'entity.services': 'Dienste',
  'entity.name': 'Name',
  'entity.what': 'Was er tut',
  'entity.type': 'Art',
  'entity.lastChange': 'Letzte Änderung',
};

export default messages;
