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

/** German. The compiler says what is missing; a test, what has other parameters than the English text. */
const messages = {
  retry: 'Erneut versuchen',

  'copy.action': '{{what}} kopieren',
  'copy.done': 'Kopiert',

  'instance.starting': 'im Aufbau',
  'instance.live': 'verbunden',
  'instance.delayed': 'verzögert',
  'instance.stale': 'verstummt',
  'instance.unreachable': 'nicht erreichbar',
  'instance.unauthorized': 'ohne gültige Zugangsdaten',

  'preview.loading': 'Das Projekt wird erzeugt',
  'preview.title': 'Was geschrieben wird',
  'preview.files': 'Dateien',
  'preview.size_one': '{{count}} Datei, {{kilobytes}} kB',
  'preview.size_other': '{{count}} Dateien, {{kilobytes}} kB',
  'preview.clean': 'Geprüft: nichts gefunden, was nicht ginge.',
  'preview.findings': 'Was gefunden wurde',
  'preview.house': 'Stil:',
  'preview.notSeen': 'Nicht gesehen',
  'preview.notChecked': 'Nicht geprüft',
  'preview.cut': 'Das ist nur der Anfang.',
  'preview.refused': 'Mit diesen Antworten lässt sich nichts schreiben:',
  'preview.pipeline': 'Die Pipeline',
  'preview.startedBy': 'Gestartet durch',
  'preview.jobs_one': '{{count}} Job',
  'preview.jobs_other': '{{count}} Jobs',
  'preview.events.pushMain': 'Push auf main',
  'preview.events.mergeRequest': 'Merge-Request',
  'preview.events.pushBranch': 'Push auf einen Branch',
  'preview.events.tag': 'Tag',

  'form.search': 'Suchen',
  'form.name': 'Name',
  'form.use': '{{value}} nehmen',
  'form.instance': 'Argo-CD-Instanz',
  'form.instanceFirst': 'Wähle zuerst eine Argo-CD-Instanz.',
  'form.noInstance':
    'Du darfst in keiner Argo-CD-Instanz dieses Portals Projekte anlegen. Frage das Plattform-Team.',
  'form.notProvisionable': 'Hier darfst du keine Projekte anlegen.',
  'form.registration.label': 'Anmeldung bei Argo CD',
  'form.registration.api.title': 'Durch das Portal, sofort',
  'form.registration.api.description':
    'Das Portal legt AppProjects und Anwendungen über die API von Argo CD an.',
  'form.registration.platform-repository.title':
    'Durch Merge-Request ans Plattform-Team',
  'form.registration.platform-repository.description':
    'Öffnet einen Merge-Request in {{platformRepository}}; was dort gemergt ist, wird ausgerollt.',
  'form.registration.discovery.title': 'Gefunden am Topic',
  'form.registration.discovery.description':
    'Argo CD findet Repositories in {{group}}, die das Topic {{topic}} tragen.',
  'form.registration.manual.title': 'Von Hand',
  'form.registration.manual.description':
    'Jemand wendet an, was in argocd/ steht, im Namespace {{namespace}}, die Projekte zuerst.',
  'form.registration.without.api': 'Hier darfst du keine Projekte anlegen.',
  'form.registration.without.platform-repository':
    'Diese Instanz hat kein Plattform-Repository.',
  'form.registration.without.discovery':
    'Diese Instanz sucht nicht nach Repositories.',
  'form.project': 'AppProject',
  'form.projectFirst': 'Wähle zuerst ein AppProject.',
  'form.projectWithoutPlace':
    'Das Projekt {{project}} erlaubt kein Ziel. Frage das Plattform-Team.',
  'form.noDestination': 'erlaubt kein Ziel',
  'form.destination': 'Ziel',
  'form.namespace': 'Namespace',
  'form.namespaceRefused':
    'Das Projekt {{project}} erlaubt hier nur Namespaces wie {{pattern}}.',
  'form.nameMissing': 'Gib ihm einen Namen.',
  'form.nameForm':
    'Nimm Kleinbuchstaben, Ziffern und Bindestriche; am Anfang steht ein Buchstabe, am Ende ein Buchstabe oder eine Ziffer.',
  'form.nameLong': 'Nimm höchstens {{max}} Zeichen.',
  'form.nameYaml':
    'YAML liest das als etwas anderes. Wähle einen anderen Namen.',
  'form.nameTaken': 'Vergeben: {{where}}. Wähle einen anderen Namen.',
  'form.nameChecking': 'Es wird gefragt, ob der Name frei ist …',
  'form.nameFree': 'Der Name ist frei.',
  'form.nameUnknown': 'Niemand kann sagen, ob der Name frei ist: {{message}}',
  'form.nameUnknownNow':
    'Niemand kann gerade sagen, ob der Name frei ist: Ein Argo CD antwortet nicht. Bevor etwas angelegt wird, wird noch einmal nachgesehen.',
  'form.nameTwice':
    'In Zeile {{row}} steht schon ein Dienst {{name}}. Jeder Dienst braucht einen eigenen Namen.',
  'form.services': 'Dienste',
  'form.servicesHint':
    '1 bis {{max}}. Aus jedem wird ein Ordner, ein Eintrag im Chart, ein Job der Pipeline und eine Komponente.',
  'form.service': 'Dienst {{row}}',
  'form.toFix': 'Zu berichtigen: Zeile {{rows}}.',
  'form.kind': 'Art',
  'form.kinds.web': 'Web',
  'form.kinds.worker': 'Worker',
  'form.kinds.image': 'Vorhandenes Image',
  'form.language': 'Sprache',
  'form.image':
    'Nenne ein Image mit seiner Registry und ohne Tag, zum Beispiel docker.io/library/redis.',
  'form.imageLabel': 'Image',
  'form.tag': 'Nenne ein festes Tag; latest wird abgelehnt.',
  'form.tagLabel': 'Tag',
  'form.staticWorker':
    'Eine statische Seite antwortet nur: Wähle eine andere Sprache, oder Web.',
  'form.port': 'Port',
  'form.portOwn':
    'Nimm einen Port von {{min}} bis {{max}}: Der Container läuft ohne Root-Rechte.',
  'form.portImage': 'Nimm einen Port von {{min}} bis {{max}}.',
  'form.public': 'Öffentlich',
  'form.path':
    'Beginne mit einem Schrägstrich; nimm Buchstaben, Ziffern, Bindestriche, Punkte und Unterstriche, und keine leeren Teile oder solche aus Punkten.',
  'form.pathLabel': 'Pfad',
  'form.pathTwice': 'Zeile {{row}} antwortet schon unter {{path}}.',
  'form.size': 'Größe',
  'form.replicas': 'Nimm 1 bis {{max}} Replikate.',
  'form.replicasLabel': 'Replikate',
  'form.up': '{{row}} nach oben',
  'form.down': '{{row}} nach unten',
  'form.remove': '{{row}} entfernen',
  'form.add': 'Dienst hinzufügen',
  'form.copyLast': 'Den letzten kopieren',
};

export default messages;
