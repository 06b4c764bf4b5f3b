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

  title: 'Argo CD',
  loading: 'Der Stand wird geladen',
  openInArgocd: 'In Argo CD öffnen',
  deepLinks: 'Deep-Links',
  newTab: 'öffnet einen neuen Tab',
  openTab: 'Argo-CD-Tab öffnen',
  seeWhy: 'Warum?',

  'verdict.deleting': 'Wird gelöscht',
  'verdict.cannotCompare': 'Nicht vergleichbar',
  'verdict.rollingOut': 'Wird ausgerollt',
  'verdict.syncFailed': 'Sync gescheitert',
  'verdict.refused': 'Argo CD weigert sich',
  'verdict.broken': 'Defekt',
  'verdict.rolledBack': 'Zurückgesetzt',
  'verdict.rolledBackTo': 'Auf {{revision}} zurückgesetzt',
  'verdict.retrying': 'Neuer Versuch um {{time}}',
  'verdict.notDeployed': 'Nicht ausgerollt',
  'verdict.outOfDate': 'Weicht ab',
  'verdict.paused': 'Angehalten',
  'verdict.live': 'Gesund',
  'verdict.unknown': 'Unbekannt',
  'verdict.notCompared': 'Nicht verglichen',
  'verdict.was': 'War: {{word}}',
  'verdict.wasAt': 'War: {{word}}, um {{time}}',
  'verdict.wasSaid': 'Beim letzten Vergleich, {{time}}: {{sentence}}',
  'verdict.asOf': 'Stand {{time}}',
  'verdict.asLastKnown': 'Zuletzt bekannt',
  'verdict.wasLive': 'War gesund',
  'verdict.wasLiveAt': 'War gesund, um {{time}}',

  'version.label': 'Version',
  'version.latest': 'Neueste Änderung',
  'version.notLive': 'nicht live',
  'version.by': 'von {{author}}',
  'version.images_one': '{{image}} und {{count}} weiteres Image',
  'version.images_other': '{{image}} und {{count}} weitere Images',
  'version.behind_one': '{{count}} Änderung zurück',
  'version.behind_other': '{{count}} Änderungen zurück',
  'version.notLatest': 'Nicht die neueste Änderung',
  'version.unknown': 'Version unbekannt',
  'version.noChange': 'Keine vollständige Änderung',
  'version.distanceUnknown': 'Abstand unbekannt',
  'version.why.notRead': 'Die Pods sind noch nicht gelesen.',
  'version.why.noneReady': 'Kein Pod ist bereit.',
  'version.why.noCommit': 'Die Tags der Images nennen keinen Commit.',
  'version.why.noChange': 'Keine Änderung ist mit allen ihren Diensten da.',
  'version.why.notTold':
    'GitLab hat noch nicht gesagt, wie die Commits aufeinander folgen.',
  'version.why.row':
    'Die Pods sind noch nicht gelesen, oder GitLab hat noch nicht gesagt, wie die Commits aufeinander folgen.',
  'version.wanted': 'Git verlangt',

  'environments.label': 'Umgebungen',
  'environments.environment': 'Umgebung',
  'environments.deployed': 'Ausgerollt',
  'environments.state': 'Zustand',
  'environments.changes': 'Änderungen',
  'environments.actions': 'Aktionen',
  'environments.openApp': 'App öffnen',
  'environments.imageUpdate': 'Image-Update',
  'environments.pods_one': '{{ready}} von {{total}} Pod bereit',
  'environments.pods_other': '{{ready}} von {{total}} Pods bereit',
  'environments.podsOld': '{{ready}}/{{total}} Pods',
  'environments.slow': 'seit {{elapsed}}, sonst {{usual}}',
  'environments.at': 'um {{time}}',
  'environments.all_one': 'Zeigen',
  'environments.all_other': 'Alle {{count}} zeigen',

  'headline.wentLive': 'Die neueste Änderung ist in {{environment}} live:',
  'headline.afterPush': '{{duration}} nach dem Push',
  'headline.service.one_one': 'Der einzige Service',
  'headline.service.one_other': 'Einer von {{count}} Services',
  'headline.service.of': 'von',
  'headline.service.counted':
    'Hier zählen Änderungen, die ein neues Image von {{service}} gebaut haben.',
  'headline.service.promotion': 'Weiter geht immer das ganze Projekt.',

  'promotion.promote': 'Nach {{environment}} bringen…',
  'promotion.blocked.notComparing':
    'Jetzt nicht: Was du weiterbringst, würde nicht ausgerollt, solange Argo CD nicht vergleicht. In GitLab kannst du trotzdem mergen; es wird danach ausgerollt.',
  'promotion.blocked.notAnswering':
    'Jetzt nicht: Was du weiterbringst, ist nicht zu sehen, solange Argo CD nicht antwortet. In GitLab kannst du trotzdem mergen; es wird danach ausgerollt.',
  'promotion.step': '{{mergeRequest}} bringt {{commit}} nach {{environment}}.',
  'promotion.stepCounted_one':
    '{{mergeRequest}} bringt {{commit}} nach {{environment}} ({{count}} Änderung).',
  'promotion.stepCounted_other':
    '{{mergeRequest}} bringt {{commit}} nach {{environment}} ({{count}} Änderungen).',
  'promotion.open': 'Merge Request öffnen',
  'promotion.wholeProject':
    'Es wird immer das ganze Projekt in die nächste Umgebung gebracht, nicht nur dieser Dienst.',
  'promotion.waitsFor.pipeline': 'Wartet auf seine Pipeline.',
  'promotion.waitsFor.approval': 'Wartet auf eine Genehmigung.',
  'promotion.waitsFor.conflict': 'Steht im Konflikt mit dem Branch.',
  'promotion.waitsFor.discussion': 'Wartet auf offene Diskussionen.',
  'promotion.waitsFor.draft': 'Ist noch ein Entwurf.',
  'promotion.waitsFor.merge': 'Wartet darauf, gemergt zu werden.',
  'promotion.waitsFor.unknown': 'Noch nicht gemergt.',

  'details.label': 'Einzelheiten',
  'details.services': 'Dienste',
  'details.pods': 'Pods',
  'details.resources': 'Ressourcen',
  'details.deployments': 'Deployments',

  'services.title': 'Dienste nach Umgebung',
  'services.service': 'Dienst',
  'services.none': 'Noch ist kein Dienst bekannt.',
  'services.newer': 'neuer',
  'services.newerHint': 'Neuer als in der nächsten Umgebung',
  'services.nothingRuns': 'Nichts läuft',
  'services.noneReady': 'Kein Pod bereit',
  'services.note':
    'Ein Dienst behält sein Image, bis eine Änderung ihn betrifft.',
  'services.lastChange': 'Letzte Änderung',
  'services.pods_one': '{{ready}}/{{total}} Pod',
  'services.pods_other': '{{ready}}/{{total}} Pods',

  'connection.pushed': 'Änderungen erscheinen sofort',
  'connection.compared': 'Argo CD hat vor {{age}} verglichen',
  'connection.polling': 'Schaut alle {{seconds}} s nach',
  'connection.lost':
    'Das Portal antwortet seit {{time}} nicht; zu sehen ist, was da bekannt war.',
  'connection.notRead':
    'Wie es jetzt ist, ließ sich nicht lesen; gezeigt wird, was vorher war. {{message}}',
  'connection.off': 'Jetzt nicht: Das Portal antwortet nicht.',

  'credentials.ends': '{{name}}: Die Tokens des Portals enden – {{ends}}.',
  'credentials.renew':
    '{{name}}: Die Tokens des Portals enden – {{ends}}. Erneuere sie mit platform/renew.',
  'credentials.ended': '{{what}} ist abgelaufen',
  'credentials.today': '{{what}} in weniger als einem Tag',
  'credentials.left_one': '{{what}} in {{count}} Tag',
  'credentials.left_other': '{{what}} in {{count}} Tagen',
  'credentials.purpose.read': 'Lesen',
  'credentials.purpose.operate': 'Bedienen',
  'credentials.purpose.provision': 'Anlegen',

  'instance.delayed':
    '{{name}} meldet Änderungen nicht von selbst; sie erscheinen bis zu 30 s später.',
  'instance.trouble': '{{name}}: {{trouble}}',
  'instance.starting': '{{name}} wird zum ersten Mal gelesen.',
  'instance.stale':
    '{{name}} hat gerade nicht geantwortet; du siehst, was um {{time}} bekannt war.',
  'instance.unreachable':
    '{{name}} antwortet nicht; du siehst, was um {{time}} bekannt war.',
  'instance.unreachableNever':
    '{{name}} antwortet nicht, und noch ist nichts davon bekannt.',
  'instance.unauthorized':
    '{{name}} lehnt die Zugangsdaten des Portals ab. Bitte das Plattform-Team, sie zu erneuern.',
  'instance.advice.notComparing':
    'Neue Änderungen werden erst ausgerollt, wenn wieder verglichen wird. Bitte das Plattform-Team, sich den Application Controller anzusehen.',
  'instance.advice.repositoryServerAway':
    'Mit den Repositorys ist alles in Ordnung. Bitte das Plattform-Team, sich den Repo-Server anzusehen.',
  'instance.advice.cacheAway':
    'Mit den Repositorys ist alles in Ordnung. Bitte das Plattform-Team, sich Redis anzusehen.',
  'instance.advice.repositoryHostAway':
    'Neue Änderungen von dort werden erst ausgerollt, wenn der Host wieder antwortet. Frag das Plattform-Team, ob Argo CD ihn erreicht.',
  'instance.advice.clusterAway':
    'Mit den Repositorys ist alles in Ordnung. Frag das Plattform-Team, ob der Cluster läuft.',

  'instanceStatus.title': 'Zustand der Instanz',
  'instanceStatus.of': 'Zustand der Instanz {{name}}',
  'instanceStatus.heard': 'Verbindung',
  'instanceStatus.since': '{{status}} seit {{time}}',
  'instanceStatus.code.starting': 'wird gelesen',
  'instanceStatus.code.live': 'antwortet',
  'instanceStatus.code.delayed': 'antwortet verspätet',
  'instanceStatus.code.stale': 'hat kurz nicht geantwortet',
  'instanceStatus.code.unreachable': 'antwortet nicht',
  'instanceStatus.code.unauthorized': 'lehnt die Zugangsdaten ab',
  'instanceStatus.dataAsOf': 'Daten von',
  'instanceStatus.comparedAt': 'Letzter Vergleich',
  'instanceStatus.never': 'noch keiner',
  'instanceStatus.version': 'Version',

  'facts.revision': 'Synchronisierte Revision',
  'facts.sync': 'Sync',
  'facts.health': 'Gesundheit',
  'facts.operation': 'Letzte Synchronisierung',
  'facts.by': 'von {{name}}',
  'facts.automatic': 'automatisch',
  'facts.conditions': 'Bedingungen',
  'facts.application': 'Anwendung',
  'facts.applicationSet': 'ApplicationSet',
  'facts.selected': 'nur {{objects}}',
  'facts.selectedOf': 'nur {{synced}} von {{total}} Objekten: {{objects}}',
  'facts.configuration': 'Konfiguration seither',
  'facts.cluster': 'Cluster',
  'facts.project': 'Projekt',
  'facts.namespace': 'Namespace',
  'facts.instance': 'Instanz',
  'facts.autoSync': 'Synchronisiert',
  'facts.autoSyncOn': 'automatisch',
  'facts.autoSyncOff': 'wenn es jemand verlangt',
  'facts.unknown': 'unbekannt',

  'delivery.title':
    'Weg der neuesten Änderung auf {{branch}}, vom Commit zur Umgebung',
  'delivery.pipeline.passed': 'Pipeline bestanden',
  'delivery.pipeline.failed': 'Pipeline gescheitert',
  'delivery.pipeline.running': 'Pipeline läuft',
  'delivery.pipeline.ended': 'Pipeline beendet',
  'delivery.image': 'Images',
  'delivery.commit': 'Commit in Git',
  'delivery.imageUpdate': 'Image-Update in Git',
  'delivery.for': 'für {{environment}}',
  'delivery.deployedTo': 'Ausgerollt in {{environment}}',
  'delivery.waiting': 'Wartet auf eine Umgebung',
  'delivery.merged': 'In Git gemergt',
  'delivery.waitsForArgocd': 'Wartet auf Argo CD',
  'delivery.since': 'seit {{time}}, {{age}}',
  'delivery.noneHasIt': 'noch hat sie keine',
  'delivery.jobs': '{{done}} von {{all}} Jobs',
  'delivery.pushed_one': 'Image hochgeladen',
  'delivery.pushed_other': '{{count}} Images hochgeladen',
  'delivery.notPushed': 'dafür keines hochgeladen',
  'delivery.notPushedYet': 'noch keines hochgeladen',
  'delivery.total': 'vom Push bis live in {{environment}}',
  'delivery.unavailable': 'GitLab: {{reason}}',
  'delivery.withheld':
    'Titel, Autor, Merge Request und Pipeline dieses Commits darfst du nicht sehen, weil das Projekt in GitLab privat ist; sehen dürfen sie seine Eigentümer und die Plattformgruppe.',
  'delivery.withheldTitle':
    'Titel nur für Eigentümer und die Plattformgruppe: Das Projekt ist in GitLab privat.',

  'actions.title': 'Aktionen in {{environment}}',
  'actions.more': 'Mehr für {{environment}}',
  'actions.sync': 'Synchronisieren …',
  'actions.refresh': 'Aktualisieren',
  'actions.refreshHint': 'Argo CD liest Git jetzt neu.',
  'actions.hardRefresh': 'Vollständig aktualisieren',
  'actions.hardRefreshHint':
    'Rendert alles neu, ohne das, was Argo CD sich gemerkt hat.',
  'actions.rollback': 'Zurückrollen …',
  'actions.undo': 'Dieses Release zurücknehmen …',
  'actions.undoHint':
    'Öffnet den Commit oder Merge Request, der es gebracht hat, um ihn in GitLab rückgängig zu machen: Argo CD synchronisiert von selbst.',
  'actions.undoUnknown':
    'Jetzt nicht: Der Commit, der dieses Release gebracht hat, ist nicht bekannt.',
  'actions.restart': 'Neu starten …',
  'actions.terminate': 'Abbrechen …',
  'actions.copyName': 'Namen kopieren',
  'actions.in.sync': '{{environment}} synchronisieren',
  'actions.in.rollback': '{{environment}} zurückrollen',
  'actions.in.restart': 'In {{environment}} neu starten',
  'actions.in.terminate': 'In {{environment}} abbrechen',
  'outcome.requesting.sync': 'Fordert eine Synchronisierung an …',
  'outcome.requesting.refresh': 'Argo CD liest Git …',
  'outcome.requesting.hardRefresh': 'Argo CD rendert alles neu …',
  'outcome.requesting.rollback': 'Fordert das Zurückrollen an …',
  'outcome.requesting.restart': 'Fordert einen Neustart an …',
  'outcome.requesting.terminate': 'Die Synchronisierung wird abgebrochen …',
  'outcome.failed': 'Fehlgeschlagen: {{message}}',
  'outcome.healthySince': 'Gesund seit {{time}}',
  'outcome.restarted': '{{what}} startet seit {{time}} neu',
  'outcome.dryRun': 'Probelauf um {{time}} beendet, nichts wurde geändert',
  'outcome.synced': 'Synchronisiert um {{time}}',
  'outcome.syncedBut': 'Synchronisiert um {{time}}. {{sentence}}',
  'outcome.compared': 'Argo CD hat um {{time}} verglichen',
  'outcome.terminated': 'Abgebrochen um {{time}}',
  'readOnly.owner':
    'Für Sie nur lesbar. {{owner}} kann weiterbringen, zurücknehmen und synchronisieren.',
  'readOnly.plain': 'Für Sie nur lesbar.',

  'outcome.progress': 'Synchronisiert … {{done}} von {{total}} Objekten',

  'phase.Pending': 'Angefordert',
  'phase.Running': 'Läuft',
  'phase.Terminating': 'Wird abgebrochen',
  'phase.Succeeded': 'Gelungen',
  'phase.Failed': 'Gescheitert',
  'phase.Error': 'Gescheitert',

  'health.Healthy': 'Gesund',
  'health.Progressing': 'Im Gange',
  'health.Degraded': 'Gestört',
  'health.Suspended': 'Angehalten',
  'health.Missing': 'Fehlt',
  'health.Unknown': 'Unbekannt',

  'card.latest': 'Neueste Änderung: {{title}}',
  'card.promotes': '{{mergeRequest}} bringt eine Version nach {{environment}}.',
  'card.openMergeRequest': 'Merge Request öffnen',

  'copy.action': '{{what}} kopieren',
  'copy.done': 'Kopiert',
  'copy.failed': 'Nicht kopiert: Der Browser erlaubt es nicht',
  'copy.nameFailed':
    'Der Browser erlaubt kein Kopieren. Der Name ist {{name}}.',

  whyClaimed: 'Warum ist eine Verbindung nur behauptet?',

  'noPermission.title': 'Du kannst die Deployments von {{name}} nicht sehen.',
  'noPermission.titleOfAll': 'Du kannst keine Deployments sehen.',
  'noPermission.askOwner': 'Bitte {{owner}} um Lesezugriff.',
  'noPermission.ask': 'Bitte die Betreuer des Portals um Lesezugriff.',

  'error.title': 'Das Portal kann nicht sagen, wie es um die Stände steht.',
  'error.lost': 'Das Portal antwortet nicht.',
  'error.retry': 'Erneut versuchen',

  gone_one:
    '{{names}} ist nicht mehr da: gelöscht, oder du darfst es nicht mehr sehen.',
  gone_other:
    '{{names}} sind nicht mehr da: gelöscht, oder du darfst sie nicht mehr sehen.',
};

export default messages;
