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

import { germanSentences } from '@slipway/plugin-argocd-common';

/** German. The compiler says what is missing; a test, what has other parameters than the English text. */
const messages = {
  ...germanSentences,

  retry: 'Erneut versuchen',
  targetsFailed: 'Das Portal konnte nicht sagen, wohin Projekte kommen können.',

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
  'preview.events.mergeRequest': 'Merge Request',
  'preview.events.pushBranch': 'Push auf einen Branch',
  'preview.events.tag': 'Tag',

  'task.loading': 'Der Auftrag wird geladen',
  'task.notFound.title': 'Einen solchen Auftrag von dir gibt es nicht.',
  'task.notFound.text':
    'Es gibt ihn nicht, oder eine andere Person hat ihn gestartet: Ein Auftrag gehört der Person, die ihn gestartet hat.',
  'task.notLoaded.title':
    'Das Portal kann nicht sagen, wie es um den Auftrag steht.',
  'task.notLoaded.text': '{{message}} Alle paar Sekunden wird wieder gefragt.',
  'task.notHeard': 'Was hier steht, kann veraltet sein: {{message}}',
  'task.notHeardSince':
    'Was hier steht, galt um {{time}}; wie es jetzt ist, kann das Portal nicht sagen: {{message}}',
  'task.yours': 'Deine Aufträge',
  'task.log': 'Protokoll des Auftrags',
  'task.startedBy':
    'Gestartet von {{person}} {{time}} für {{owner}} in {{repository}}',
  'task.createdBy':
    'Angelegt von {{person}} {{time}} für {{owner}} in {{repository}}',
  'task.somebody': 'jemandem',
  'task.openInCatalog': 'Im Katalog öffnen',
  'task.openTab': 'Argo-CD-Tab öffnen',
  'task.cancel': 'Abbrechen',
  'task.cancelAsked': 'Wird abgebrochen…',
  'task.cancelFailed': 'Er konnte nicht abgebrochen werden: {{message}}',
  'task.state.todo': 'kommt noch',
  'task.state.running': 'läuft',
  'task.state.passed': 'erledigt',
  'task.state.failed': 'fehlgeschlagen',
  'task.state.warning': 'braucht jemanden',
  'task.state.stopped': 'abgebrochen',
  'task.state.reverted': 'rückgängig gemacht',
  'task.state.unknown': 'unbekannt',
  'task.headline.waiting': '{{name}} wartet, bis es an der Reihe ist.',
  'task.headline.waitingLine':
    'Das Portal arbeitet erst andere Aufträge ab. Du kannst diese Seite verlassen.',
  'task.headline.running': '{{name}} wird angelegt.',
  'task.headline.runningLine': 'Du kannst diese Seite verlassen.',
  'task.headline.cancelling': 'Der Auftrag wird abgebrochen.',
  'task.headline.cancellingLine': 'Was begonnen hat, endet erst noch.',
  'task.headline.unheard': 'Seit {{time}} war von dem Auftrag nichts zu hören.',
  'task.headline.unheardLine':
    'Vielleicht wurde das Portal inzwischen neu gestartet. Brich den Auftrag ab, oder frag die Betreuer des Portals.',
  'task.headline.unheardCancelledLine':
    'Er wurde abgebrochen, aber nichts führt ihn aus, das aufhören könnte. Wenn das Portal ihn geschlossen hat, nach einem Tag, wenn nichts anderes eingestellt ist, kann hier entfernt werden, was er hinterlassen hat.',
  'task.headline.failed': '{{name}} wurde nicht angelegt.',
  'task.headline.cancelled':
    'Der Auftrag wurde abgebrochen, bevor {{name}} fertig war.',
  'task.headline.cancelledLine.before':
    'Was er angelegt hat, bleibt, bis es entfernt wird.',
  'task.headline.cancelledLine.there': 'Was er angelegt hat, ist noch da.',
  'task.headline.cancelledLine.unsure': 'Was noch da ist, steht unten.',
  'task.headline.cancelledLine.removed': 'Was er angelegt hatte, ist entfernt.',
  'task.headline.cancelledLine.notFound': 'Nichts davon ist übrig.',
  'task.headline.asking':
    'Angelegt. Das Portal fragt, wie es bereitgestellt ist.',
  'task.headline.created': 'Angelegt. {{rest}}',
  'task.headline.notCompared': 'Angelegt. Argo CD hat noch nicht verglichen.',
  'task.headline.notComparedLine':
    '{{environment}} wird bereitgestellt, sobald es das tut.',
  'task.headline.building':
    'Angelegt. Die erste Version wird für {{environment}} gebaut.',
  'task.headline.pushed_one':
    '{{pushed}} von {{count}} Image ist hochgeladen. {{leave}}',
  'task.headline.pushed_other':
    '{{pushed}} von {{count}} Images sind hochgeladen. {{leave}}',
  'task.headline.leave': 'Du kannst diese Seite verlassen.',
  'task.headline.notAsked':
    'Angelegt. Das Portal kann nicht sagen, wie es bereitgestellt ist.',
  'task.headline.afterCreate': '{{duration}} nach dem Anlegen.',
  'task.headline.empty_one':
    '{{environments}} ist leer, bis du etwas dorthin bringst.',
  'task.headline.empty_other':
    '{{environments}} sind leer, bis du etwas dorthin bringst.',
  'task.headline.newer': 'Seither sind neuere Änderungen gekommen.',
  'task.wait.short.catalog.title': 'Angelegt. Der Katalog liest das Projekt.',
  'task.wait.short.catalog.line': 'Es wurde ihm um {{time}} gesagt. {{leave}}',
  'task.wait.short.application.title':
    'Angelegt. Argo CD hat noch keine Anwendung für {{environment}}.',
  'task.wait.short.application.line':
    'Der Katalog hat das Projekt gelesen. Argo CD wurde es um {{time}} gesagt. {{leave}}',
  'task.wait.short.merge.title':
    'Angelegt. Argo CD stellt es bereit, wenn das Plattform-Team gemergt hat.',
  'task.wait.short.merge.line':
    'Seit {{time}} wartet es auf einen Menschen. {{leave}}',
  'task.wait.short.discovery.title':
    'Angelegt. Argo CD findet es in wenigen Minuten an seinem Topic.',
  'task.wait.short.discovery.line':
    'Der Katalog hat das Projekt gelesen. Sein Topic hat es seit {{time}}. {{leave}}',
  'task.wait.long.catalog.title':
    'Angelegt. Der Katalog hat das Projekt nicht.',
  'task.wait.long.catalog.line':
    'Es wurde ihm um {{time}} gesagt. Er kann catalog-info.yaml nicht lesen, das Projekt wurde seither abgemeldet, oder du darfst es nicht sehen. Jede Minute wird wieder nachgesehen.',
  'task.wait.long.instance.title':
    'Angelegt. Das Portal bekommt von {{instance}} keine Antwort.',
  'task.wait.long.instance.line':
    'Seit {{time}} kann niemand sehen, ob dort das Projekt ist.',
  'task.wait.long.application.title':
    'Angelegt. Argo CD hat keine Anwendung für {{environment}}.',
  'task.wait.long.application.line':
    'Der Katalog hat das Projekt gelesen. Argo CD wurde es um {{time}} gesagt und müsste sie inzwischen haben.',
  'task.wait.long.merge.title':
    'Angelegt. Argo CD stellt es bereit, wenn das Plattform-Team gemergt hat.',
  'task.wait.long.merge.line': 'Seit {{time}} wartet es auf einen Menschen.',
  'task.wait.long.discovery.title':
    'Angelegt. Argo CD hat es nicht an seinem Topic gefunden.',
  'task.wait.long.discovery.line':
    'Der Katalog hat das Projekt gelesen. Sein Topic hat es seit {{time}}; es müsste inzwischen gefunden sein.',
  'task.wait.long.hand.title': 'Angelegt. Argo CD weiß noch nichts davon.',
  'task.wait.long.hand.line':
    'Was noch zu tun ist, steht unten. Darauf wartet es seit {{time}}.',
  'task.wait.advice': 'Was du tun kannst',
  'task.wait.openMergeRequest': 'Sieh dir den Merge Request an',
  'task.wait.openCatalogInfo': 'Sieh dir catalog-info.yaml im Repository an',
  'task.wait.openRepository': 'Sieh dir die Topics des Repositorys an',
  'task.wait.openEntity':
    'Sieh dir an, wie der Argo-CD-Tab nach Anwendungen sucht',
  'task.wait.openArgocd': 'Sieh dir an, was {{instance}} von diesem Namen hat',
  'task.wait.ask.catalog':
    'Frag das Plattform-Team, warum der Katalog {{name}} nicht hat.',
  'task.wait.ask.instance':
    'Frag das Plattform-Team, warum das Portal von {{instance}} keine Antwort bekommt.',
  'task.wait.ask.application':
    'Frag das Plattform-Team, warum {{instance}} keine Anwendung von {{name}} hat.',
  'task.wait.ask.merge':
    'Bitte das Plattform-Team zu mergen; wenn schon gemergt ist, frag, warum {{instance}} keine Anwendung von {{name}} hat.',
  'task.wait.ask.discovery':
    'Frag das Plattform-Team, warum {{instance}} das Projekt {{name}} nicht findet.',
  'task.doing.find': 'sieht nach, was ein früherer Auftrag hinterlassen hat',
  'task.doing.plan': 'prüft Namen und Rechte',
  'task.doing.write': 'schreibt die Dateien',
  'task.doing.check': 'prüft, was geschrieben wurde',
  'task.doing.remove': 'entfernt, was ein früherer Auftrag hinterlassen hat',
  'task.doing.publish': 'legt es in GitLab ab',
  'task.doing.register': 'sagt es dem Katalog',
  'task.doing.apply': 'sagt es Argo CD',
  'task.doing.propose': 'öffnet einen Merge Request für das Plattform-Team',
  'task.doing.pipeline': 'startet die erste Pipeline',
  'task.doing.complete': 'schließt das Projekt ab',
  'task.when.find': 'als er nachsah, was ein früherer Auftrag hinterlassen hat',
  'task.when.plan': 'als er Namen und Rechte prüfte',
  'task.when.write': 'als er die Dateien schrieb',
  'task.when.check': 'als er prüfte, was geschrieben wurde',
  'task.when.remove':
    'als er entfernte, was ein früherer Auftrag hinterlassen hat',
  'task.when.publish': 'als er es in GitLab ablegte',
  'task.when.register': 'als er es dem Katalog sagte',
  'task.when.apply': 'als er es Argo CD sagte',
  'task.when.propose':
    'als er einen Merge Request für das Plattform-Team öffnete',
  'task.when.pipeline': 'als er die erste Pipeline startete',
  'task.when.complete': 'als er das Projekt abschloss',
  'task.ended.failed': 'fehlgeschlagen, {{when}}',
  'task.ended.failedAt': 'fehlgeschlagen bei: {{step}}',
  'task.ended.stopped': 'abgebrochen, {{when}}',
  'task.ended.stoppedAt': 'abgebrochen bei: {{step}}',
  'task.ended.notBegun': 'nicht begonnen',
  'task.fate.takenBack': 'zurückgenommen',
  'task.fate.removed': 'entfernt',
  'task.fate.notFound':
    'nichts von diesem Auftrag ist übrig: es wurde entfernt, oder ein anderer Auftrag hat es übernommen',
  'task.fate.unsure': 'was noch da ist, steht unten',
  'task.checks.title': 'Prüfungen',
  'task.repository.title': 'Repository',
  'task.repository.todo':
    'ein Repository in GitLab mit den Dateien des Projekts',
  'task.repository.files_one': '{{count}} Datei',
  'task.repository.files_other': '{{count}} Dateien',
  'task.repository.commit': 'erster Commit {{commit}}',
  'task.catalog.title': 'Katalog',
  'task.catalog.components_one': '1 System, {{count}} Komponente',
  'task.catalog.components_other': '1 System, {{count}} Komponenten',
  'task.catalog.owner': 'Eigentümer {{owner}}',
  'task.argocd.title': 'Argo CD',
  'task.argocd.applications_one': '{{count}} Anwendung: {{environments}}',
  'task.argocd.applications_other': '{{count}} Anwendungen: {{environments}}',
  'task.argocd.on_one':
    '{{count}} Anwendung auf {{instance}}: {{environments}}',
  'task.argocd.on_other':
    '{{count}} Anwendungen auf {{instance}}: {{environments}}',
  'task.argocd.merge': 'wartet, bis {{mergeRequest}} gemergt ist',
  'task.argocd.mergeRequest': 'der Merge Request',
  'task.argocd.discovery': 'findet das Repository an seinem Topic',
  'task.argocd.manual': 'jemand sagt es ihm von Hand',
  'task.argocd.notDiscovered':
    'hat das Repository nicht an seinem Topic gefunden',
  'task.argocd.told':
    'weiß davon; hat noch keine Anwendung für {{environments}}',
  'task.argocd.without':
    'weiß davon und hat keine Anwendung für {{environments}}',
  'task.argocd.partly': '{{applications}}; noch nicht zu sehen: {{missing}}',
  'task.argocd.unheard': 'antwortet nicht; was dort ist, ist unbekannt',
  'task.pipeline.title': 'Pipeline',
  'task.pipeline.todo': 'beginnt, wenn das Projekt fertig ist',
  'task.pipeline.started': '{{pipeline}} wurde gestartet',
  'task.pipeline.notFollowed':
    '{{pipeline}} wurde gestartet; hier ist sie zu verfolgen, sobald Argo CD die Anwendung hat',
  'task.pipeline.first': 'die erste Pipeline',
  'task.pipeline.running': '{{pipeline}} läuft',
  'task.pipeline.waiting': '{{pipeline}} wartet auf einen Runner',
  'task.pipeline.passed': '{{pipeline}} ist durchgelaufen',
  'task.pipeline.images_one': '{{count}} Image hochgeladen',
  'task.pipeline.images_other': '{{count}} Images hochgeladen',
  'task.pipeline.failed': '{{pipeline}} ist fehlgeschlagen',
  'task.pipeline.failedJob': '{{pipeline}} ist fehlgeschlagen: Job {{job}}',
  'task.pipeline.cancelled': '{{pipeline}} wurde abgebrochen',
  'task.pipeline.ended': '{{pipeline}} ist zu Ende: {{status}}',
  'task.pipeline.unavailable':
    '{{pipeline}} wurde gestartet; wie es um sie steht, ist nicht zu erfragen: {{reason}}',
  'task.pipeline.lastKnown':
    'Zuletzt bekannt ({{time}}): {{outcome}}. Wie es jetzt ist, ist nicht zu erfragen: {{reason}}',
  'task.pipeline.earlier': 'vorher',
  'task.pipeline.jobs': 'Images',
  'task.imageUpdate.title': 'Image-Update in Git',
  'task.imageUpdate.todo_one':
    'die Pipeline setzt {{count}} Image für {{environment}}',
  'task.imageUpdate.todo_other':
    'die Pipeline setzt die {{count}} Images für {{environment}}',
  'task.imageUpdate.set_one':
    'die Pipeline hat {{count}} Image für {{environment}} gesetzt',
  'task.imageUpdate.set_other':
    'die Pipeline hat die {{count}} Images für {{environment}} gesetzt',
  'task.imageUpdate.updaterDone':
    'Argo CD Image Updater hat die Images für {{environment}} gesetzt',
  'task.imageUpdate.updater':
    'Argo CD Image Updater setzt die Images für {{environment}}',
  'task.imageUpdate.done_one':
    '{{commit}} setzt {{count}} Image für {{environment}}',
  'task.imageUpdate.done_other':
    '{{commit}} setzt {{count}} Images für {{environment}}',
  'task.imageUpdate.unnoticed':
    '{{commit}} setzt die Images; Argo CD hat noch nicht damit verglichen',
  'task.imageUpdate.failedJob':
    'Job {{job}} ist fehlgeschlagen, und {{environment}} wurde nicht aktualisiert',
  'task.live.title': 'Live in {{environment}}',
  'task.live.private':
    'kein Dienst ist öffentlich, also hat die App keine Adresse',
  'task.live.answers': 'die App antwortet unter {{address}}',
  'task.live.setUp':
    'die App ist dafür eingerichtet, unter {{host}} zu antworten',
  'task.live.pods': '{{ready}} von {{total}} Pods bereit',
  'task.app.open': 'App öffnen',
  'task.app.notListed':
    'So ist das Chart eingerichtet. Argo CD nennt keine Adresse, und das Portal hat nicht geprüft, ob sie antwortet.',
  'task.app.also': 'Außerdem: {{addresses}}.',
  'task.app.newTab': 'öffnet einen neuen Tab',
  'task.next.meanwhile': 'In der Zwischenzeit',
  'task.next.title': 'Wie weiter',
  'task.next.clone': 'Klone das Repository',
  'task.next.run': 'Lass es mit Skaffold auf deinem Rechner laufen',
  'task.next.promote': 'Nach {{environment}} bringen',
  'task.next.promoteLater':
    'Nach {{environment}} bringen, sobald {{first}} live ist',
  'task.next.command': 'den Befehl',
  'task.byHand': 'Was noch zu tun ist',
  'task.takenBack': 'Was der Auftrag zurückgenommen hat',
  'task.again': 'Noch einmal anlegen',
  'task.left.title': 'Was übrig ist',
  'task.left.looking': 'Es wird nachgesehen, was der Auftrag hinterlassen hat',
  'task.left.signIn':
    'Melde dich bei GitLab an, um zu sehen, was der Auftrag hinterlassen hat.',
  'task.left.signInAction': 'Bei GitLab anmelden',
  'task.left.noTarget':
    'Die Plattform bietet {{target}} nicht mehr an, wo der Auftrag gearbeitet hat; darum kann das Portal nicht nachsehen, was er hinterlassen hat.',
  'task.left.noTargetNamed':
    'Die Antworten des Auftrags sagen nicht, wo er gearbeitet hat; darum kann das Portal nicht nachsehen, was er hinterlassen hat.',
  'task.left.targetsHint':
    'Ohne das kann es nicht nachsehen, was der Auftrag hinterlassen hat.',
  'task.left.notFound':
    'Das Portal konnte nicht nachsehen, was der Auftrag hinterlassen hat.',
  'task.left.nothing': 'Nichts ist übrig.',
  'task.left.removed': 'Was getan wurde:',
  'task.left.continue': 'Weitermachen',
  'task.left.continueHint':
    'Ein neuer Auftrag übernimmt, was da ist, und macht den Rest, mit denselben Antworten.',
  'task.left.goneHint':
    'Sein Repository ist weg, also gibt es nichts, womit es weiterginge. Entferne, was übrig ist; dann öffnet „Noch einmal anlegen“ das Formular mit denselben Antworten.',
  'task.left.againHint':
    '„Noch einmal anlegen“ öffnet das Formular mit denselben Antworten.',
  'task.left.remove': 'Entfernen, was übrig ist',
  'task.left.removeTitle':
    'Entfernen, was der Auftrag von {{name}} hinterlassen hat?',
  'task.left.removeText':
    'Das Repository mit allem darin, was Argo CD gesagt wurde, und der Eintrag im Katalog werden gelöscht. Nichts bringt sie zurück.',
  'task.left.removeConfirm': '{{name}} entfernen',
  'task.left.removeSignIn':
    'Dein Zugang zu GitLab ist abgelaufen, und nichts wurde entfernt. Melde dich wieder an, dann geht das Entfernen weiter.',
  'task.left.signInAndRemove': 'Anmelden und {{name}} entfernen',
  'task.left.keep': 'Behalten',
  'task.left.startFailed': 'Kein Auftrag konnte gestartet werden: {{message}}',
  'task.left.removeFailed': 'Nicht alles wurde entfernt: {{message}}',

  'create.title': 'Neues Projekt anlegen',
  'create.aside': 'Prüfungen und Dateien',
  'create.loading': 'Das Formular wird geladen',
  'create.noTargets': 'Noch kann kein Projekt angelegt werden',
  'create.noTargetsAdvice':
    'Das Plattform-Team legt das in gitops.targets der Konfiguration des Portals fest.',
  'create.personFailed': 'Das Portal konnte nicht feststellen, wer du bist.',
  'create.templatesFailed':
    'Das Portal konnte die Vorlage dieses Formulars nicht lesen.',
  'create.kept':
    'Was du eingegeben hast, bleibt und ist wieder da, wenn es geht.',
  'create.lost.title': 'Nicht alle dieser Antworten lassen sich noch wählen.',
  'create.lost.target':
    'Die Plattform bietet {{target}} nicht mehr an; gewählt ist {{instead}}.',
  'create.lost.group': '{{target}} hat keine GitLab-Gruppe {{group}} mehr.',
  'create.lost.settings':
    '{{target}} lässt das nicht mehr wählen: {{settings}}.',
  'create.noTemplate':
    'Keine Vorlage dieses Portals wird hier ausgefüllt. Das Plattform-Team kennzeichnet eine mit der Annotation slipway.dev/form: new-project.',
  'create.noSuchTemplate':
    'Es gibt keine Vorlage {{template}}, die hier ausgefüllt wird.',
  'create.chooseTemplate': 'Wähle eine Vorlage:',
  'create.name': 'Name',
  'create.nameHint':
    'Auch der Name des Repositorys, der Anwendungen und der Namespaces. Kleinbuchstaben, Ziffern, Bindestriche; höchstens {{max}} Zeichen.',
  'create.owner': 'Eigentümer',
  'create.ownerHint': 'Darf weiterbringen, zurücknehmen und synchronisieren',
  'create.ownerForeign':
    'Du bist nicht Mitglied von {{team}}: Nur Mitglieder dürfen weiterbringen, zurücknehmen und synchronisieren.',
  'create.ownerMissing': 'Wähle das Team, das sich um das Projekt kümmert.',
  'create.chooseOwner': 'Team wählen',
  'create.ownTeams': 'Deine Teams',
  'create.otherTeams': 'Andere Teams',
  'create.group': 'GitLab-Gruppe',
  'create.groupMissing': 'Wähle die Gruppe, die das Repository bekommt.',
  'create.chooseGroup': 'Gruppe wählen',
  'create.services': 'Dienste',
  'create.servicesHint':
    'Jeder beginnt mit einem lauffähigen Beispiel samt Health Check',
  'create.servicesFull': 'Ein Projekt hat höchstens {{max}} Dienste',
  'create.addService': 'Dienst hinzufügen',
  'create.type': 'Art',
  'create.nameOf': 'Name von Dienst {{row}}',
  'create.typeOf': 'Art von {{name}}',
  'create.languageOf': 'Sprache von {{name}}',
  'create.portOf': 'Port von {{name}}',
  'create.publicOf': '{{name}} ist öffentlich',
  'create.detailsOf': 'Weitere Einstellungen von {{name}}',
  'create.removeOnly':
    '{{name}} entfernen: Ein Projekt hat mindestens einen Dienst',
  'create.noPort': 'kein Port',
  'create.internal': 'nur intern',
  'create.imageHint':
    'Zum Beispiel docker.io/library/redis mit dem Tag 7.4.1. Eine öffentliche Adresse hat es nicht: Andere Dienste erreichen es im Cluster.',
  'create.languages.python': 'Python',
  'create.languages.node': 'Node',
  'create.languages.go': 'Go',
  'create.languages.static': 'Statische Seite',
  'create.languages.image': 'Fertiges Image',
  'create.sizes.small': 'Klein: {{cpu}} CPU, {{memory}}',
  'create.sizes.medium': 'Mittel: {{cpu}} CPU, {{memory}}',
  'create.sizes.large': 'Groß: {{cpu}} CPU, {{memory}}',
  'create.description': 'Beschreibung',
  'create.descriptionLong': 'Nimm höchstens {{max}} Zeichen.',
  'create.optional': 'freiwillig',
  'create.advanced': 'Erweitert',
  'create.change': 'Ändern',
  'create.close': 'Schließen',
  'create.sentence.deploys':
    'Wird in {{environments}} auf {{argocd}} ausgerollt',
  'create.sentence.noEnvironment': 'Wird noch in keine Umgebung ausgerollt',
  'create.sentence.images': 'Images kommen nach {{registry}}',
  'create.sentence.pipeline': 'die Pipeline aktualisiert {{environment}}',
  'create.sentence.imageUpdater':
    'Argo CD Image Updater aktualisiert {{environment}}',
  'create.sentence.promotions': 'weiter geht es durch Merge Requests',
  'create.sentence.manual_one': '{{environments}} wird von Hand synchronisiert',
  'create.sentence.manual_other':
    '{{environments}} werden von Hand synchronisiert',
  'create.sentence.registration.platform-repository':
    'registriert wird durch Merge Request ans Plattform-Team',
  'create.sentence.registration.discovery': 'Argo CD findet es an seinem Topic',
  'create.sentence.registration.manual':
    'bei Argo CD registriert wird von Hand',
  'create.sentence.visibility.private': 'privates Repository',
  'create.sentence.visibility.internal':
    'Repository für alle, die bei GitLab angemeldet sind',
  'create.sentence.visibility.public': 'öffentliches Repository',
  'create.target': 'Wo es läuft',
  'create.targetHint': 'Argo CD, Registry und Einstellungen der Plattform.',
  'create.environments': 'Umgebungen',
  'create.environmentsHint':
    'Die Pipeline bringt neue Images in die erste; die anderen folgen durch Merge Request.',
  'create.environmentsMissing': 'Wähle mindestens eine Umgebung.',
  'create.manual': 'Von Hand synchronisiert',
  'create.manualHint': 'Die anderen synchronisieren sich selbst.',
  'create.domain': 'Domain',
  'create.domainHint':
    'Öffentliche Dienste antworten unter Projekt-Umgebung.Domain.',
  'create.domainForm':
    'Nimm Kleinbuchstaben, Ziffern, Bindestriche und Punkte, zum Beispiel apps.example.org.',
  'create.settings.visibility.label': 'Sichtbarkeit',
  'create.settings.visibility.hint': 'Wer das Repository in GitLab sehen darf.',
  'create.settings.visibility.private': 'Privat',
  'create.settings.visibility.internal': 'Intern',
  'create.settings.visibility.public': 'Öffentlich',
  'create.settings.buildEngine.label': 'Build-Werkzeug',
  'create.settings.buildEngine.hint': 'Was der Runner kann, entscheidet.',
  'create.settings.buildEngine.docker': 'Docker-in-Docker',
  'create.settings.buildEngine.buildah': 'Buildah',
  'create.settings.buildEngine.buildkit': 'BuildKit',
  'create.settings.imageUpdate.label': 'Image-Update',
  'create.settings.imageUpdate.hint':
    'Wer das Tag eines neuen Images nach Git schreibt.',
  'create.settings.imageUpdate.job-token': 'Die Pipeline, mit ihrem Job-Token',
  'create.settings.imageUpdate.deploy-key':
    'Die Pipeline, mit einem Deploy-Key',
  'create.settings.imageUpdate.image-updater': 'Argo CD Image Updater',
  'create.settings.registration.label': 'Registrierung bei Argo CD',
  'create.settings.registration.hint': 'Wie Argo CD von dem Projekt erfährt.',
  'create.settings.registration.api': 'Durch das Portal, sofort',
  'create.settings.registration.platform-repository': 'Durch Merge Request',
  'create.settings.registration.discovery': 'Gefunden am Topic',
  'create.settings.registration.manual': 'Von Hand',
  'create.create': '{{name}} anlegen',
  'create.createProject': 'Projekt anlegen',
  'create.cancel': 'Abbrechen',
  'create.notStarted': 'Das Projekt wurde nicht angelegt: {{message}}',
  'create.off.fields': 'Zuerst zu ergänzen: {{fields}}.',
  'create.off.service': '{{fields}} von Dienst {{row}}',
  'create.off.signIn':
    'Melde dich zuerst bei GitLab an: Das Projekt wird in deinem Namen angelegt.',
  'create.off.refused': '{{title}}: {{detail}}',
  'create.off.running': 'Deine Eingaben werden geprüft.',
  'create.off.unknown':
    'Nicht zu prüfen: {{checks}}. Der Auftrag fragt noch einmal, bevor er etwas anlegt.',
  'create.signIn.why':
    'Ob es geht, wird mit deinem eigenen Zugang zu GitLab geprüft, und mit ihm wird das Projekt angelegt.',
  'create.signIn.action': 'Zum Prüfen bei GitLab anmelden',
  'create.signIn.failed': 'Die Anmeldung hat nicht geklappt: {{message}}',
  'create.checks.title': 'Vor dem Anlegen geprüft',
  'create.checks.running': 'Ein Probelauf mit deinen Eingaben',
  'create.checks.waiting':
    'Mehr wird geprüft, wenn das Formular vollständig ist',
  'create.checks.secondsAgo':
    'Ein Probelauf mit deinen Eingaben, vor {{seconds}} s',
  'create.checks.minutesAgo':
    'Ein Probelauf mit deinen Eingaben, vor {{minutes}} min',
  'create.checks.seconds': '{{seconds}} s',
  'create.checks.again': 'Noch einmal prüfen',
  'create.checks.done':
    'Es wurde nichts gefunden, was dem Anlegen im Weg steht.',
  'create.checks.nothingAsked':
    'Nichts ließ sich prüfen; der Auftrag fragt noch einmal, bevor er etwas anlegt.',
  'create.checks.someNotAsked_one':
    '{{count}} Prüfung ließ sich nicht machen; der Auftrag fragt noch einmal.',
  'create.checks.someNotAsked_other':
    '{{count}} Prüfungen ließen sich nicht machen; der Auftrag fragt noch einmal.',
  'create.checks.refused_one': '{{count}} Prüfung lehnt ab.',
  'create.checks.refused_other': '{{count}} Prüfungen lehnen ab.',
  'create.checks.unknown':
    'Es konnte nicht gefragt werden; der Auftrag fragt noch einmal.',
  'create.checks.notChecked': 'Von hier aus ist es nicht zu sehen.',
  'create.checks.refuses': 'Es wird abgelehnt.',
  'create.checks.status.passed': 'Bestanden:',
  'create.checks.status.refused': 'Abgelehnt:',
  'create.checks.status.unknown': 'Unbekannt:',
  'create.checks.status.notChecked': 'Nicht geprüft:',
  'create.checks.status.running': 'Wird geprüft:',
  'create.checks.status.waiting': 'Noch nicht geprüft:',
  'create.checks.lines.name.about': 'Name',
  'create.checks.lines.name.passed': 'Der Name ist frei',
  'create.checks.lines.name.detail': 'in GitLab, im Katalog und in Argo CD',
  'create.checks.lines.name.adopted':
    'Das Repository, das dein früherer Auftrag hinterließ, wird übernommen',
  'create.checks.lines.name.removed':
    'Was dein früherer Auftrag hinterließ, wird zuerst entfernt',
  'create.checks.lines.name.leftoverDetail':
    'ob etwas anderes dieses Namens im Weg ist, findet der Auftrag heraus',
  'create.checks.lines.group.about': 'Rechte in der GitLab-Gruppe',
  'create.checks.lines.group.passed': 'Du darfst in {{group}} Projekte anlegen',
  'create.checks.lines.group.detail': 'als {{person}}, {{role}}',
  'create.checks.lines.namespaces.about': 'Namespaces und Anwendungen',
  'create.checks.lines.namespaces.passed': 'Die Namespaces sind frei',
  'create.checks.lines.namespaces.detail': '{{namespaces}}',
  'create.checks.lines.registration.about': 'Registrierung bei Argo CD',
  'create.checks.lines.registration.passed': 'Argo CD nimmt das Projekt an',
  'create.checks.lines.registration.detail': '{{instance}}',
  'create.checks.lines.repositoryAccess.about':
    'Zugang von Argo CD zum Repository',
  'create.checks.lines.repositoryAccess.passed':
    'Argo CD kann das Repository lesen',
  'create.checks.lines.repositoryAccess.detail': 'Zugangsdaten für {{url}}',
  'create.checks.lines.repositoryAccess.public':
    'es ist öffentlich und braucht keine Zugangsdaten',
  'create.checks.lines.pullSecret.about': 'Pull-Secret für diese Registry',
  'create.checks.lines.pullSecret.passed':
    'Die Registry braucht kein Pull-Secret',
  'create.checks.lines.pullSecret.detail': 'der Cluster holt von {{registry}}',
  'create.checks.lines.pullSecret.named':
    'Ein Pull-Secret für diese Registry ist genannt',
  'create.checks.lines.pullSecret.namedDetail':
    '{{secret}}; ob der Cluster es hat, ist von hier aus nicht zu sehen',
  'create.checks.lines.visibility.about':
    'Mehr Menschen als die Gruppe sehen es: {{visibility}}',
  'create.checks.lines.visibility.notChecked':
    'ob {{host}} das zulässt, sehen nur dessen Administratoren',
  'create.checks.lines.imageUpdate.about': 'Ein Deploy-Key schreibt auf main',
  'create.checks.lines.imageUpdate.notChecked':
    'ob {{host}} einen auf einen geschützten Branch schreiben lässt, zeigt sich, wenn der Auftrag ihn anlegt',
  'create.checks.lines.chart.about': 'Chart',
  'create.checks.lines.chart.passed': 'Das Chart lässt sich rendern',
  'create.checks.lines.chart.detail_one':
    '{{count}} Umgebung, {{objects}} Objekte, Kubernetes {{kubernetes}}',
  'create.checks.lines.chart.detail_other':
    '{{count}} Umgebungen, {{objects}} Objekte, Kubernetes {{kubernetes}}',
  'create.checks.lines.pipeline.about':
    'Jobs der Pipeline für einen Push auf main',
  'create.checks.lines.pipeline.passed':
    'Die Pipeline hat Jobs für einen Push auf main',
  'create.checks.lines.pipeline.detail_one': '{{count}} Job',
  'create.checks.lines.pipeline.detail_other': '{{count}} Jobs',
  'create.leftover.repository': 'Das Repository',
  'create.leftover.task': 'Der frühere Auftrag',
  'create.leftover.adopt': 'Übernehmen',
  'create.leftover.adoptMeans':
    'Behält das Repository und ersetzt seinen Inhalt durch dieses Projekt.',
  'create.leftover.adoptChosen':
    'Was der frühere Auftrag hinterließ, wird übernommen.',
  'create.leftover.remove': 'Entfernen',
  'create.leftover.removeMeans':
    'Löscht das Repository und was dafür registriert war, und beginnt dann neu.',
  'create.leftover.removeChosen':
    'Was der frühere Auftrag hinterließ, wird zuerst entfernt.',
  'create.leftover.undo': 'Diese Wahl zurücknehmen',
  'create.files.title': 'Dateien',
  'create.files.dialog': 'Dateien und Pipeline',
  'create.files.count_one': '{{count}} Datei',
  'create.files.count_other': '{{count}} Dateien',
  'create.files.all': 'Alle ansehen',
  'create.files.waiting': 'Sie stehen hier, wenn das Formular vollständig ist.',
  'create.files.none': 'Mit diesen Eingaben gibt es keine.',
  'create.files.systems_one': '{{count}} System',
  'create.files.systems_other': '{{count}} Systeme',
  'create.files.components_one': '{{count}} Komponente',
  'create.files.components_other': '{{count}} Komponenten',
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
    'Durch Merge Request ans Plattform-Team',
  'form.registration.platform-repository.description':
    'Öffnet einen Merge Request in {{platformRepository}}; was dort gemergt ist, wird ausgerollt.',
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
  'form.nameReserved':
    'Von Kubernetes oder diesem Portal reserviert: {{names}}. Wähle einen anderen Namen.',
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
