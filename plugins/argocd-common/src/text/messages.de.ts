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

/**
 * {@link argocdMessages} in German, with the keys of a translation that takes these as its `sentences`.
 *
 * @public
 */
export const germanSentences = {
  'sentences.verdict.deleting.plain': 'Sie wird gelöscht.',
  'sentences.verdict.deleting.operation':
    'Sie wird gelöscht; erst muss eine Synchronisierung enden, die noch läuft.',
  'sentences.verdict.deleting.objects':
    'Sie wird gelöscht; zuerst entfernt Argo CD ihre Objekte.',
  'sentences.verdict.deleting.hooks':
    'Sie wird gelöscht; zuerst müssen ihre Hooks dafür laufen.',
  'sentences.verdict.deleting.finalizer':
    'Sie soll seit {{since}} gelöscht werden und wartet auf den Finalizer {{finalizer}}.',
  'sentences.verdict.cannotCompare':
    'Argo CD kann sie nicht mit Git vergleichen.',
  'sentences.verdict.cannotCompareBecause':
    'Argo CD kann sie nicht mit Git vergleichen: {{cause}}',
  'sentences.verdict.rollingOut.pending':
    'Eine Synchronisierung ist angefordert und hat noch nicht begonnen.',
  'sentences.verdict.rollingOut.pendingSince':
    'Eine Synchronisierung ist angefordert und hat noch nicht begonnen; sie wartet mindestens seit {{since}}.',
  'sentences.verdict.rollingOut.terminating':
    'Die Synchronisierung wird abgebrochen.',
  'sentences.verdict.rollingOut.syncing': 'Eine Synchronisierung läuft.',
  'sentences.verdict.rollingOut.syncingSince':
    'Eine Synchronisierung läuft seit {{since}}.',
  'sentences.verdict.rollingOut.syncingBy':
    'Eine Synchronisierung von {{by}} läuft seit {{since}}.',
  'sentences.verdict.rollingOut.retrying':
    'Die Synchronisierung ist gescheitert und wird wiederholt.',
  'sentences.verdict.rollingOut.retryingAt':
    'Die Synchronisierung ist gescheitert und wird um {{time}} wiederholt.',
  'sentences.verdict.rollingOut.retryOverdue':
    'Die Synchronisierung ist gescheitert; der nächste Versuch war um {{time}} fällig.',
  'sentences.verdict.rollingOut.retryOf':
    'Das ist Wiederholung {{attempt}} von {{limit}}.',
  'sentences.verdict.rollingOut.progressing': 'Sie wird ausgerollt.',
  'sentences.verdict.rollingOut.progressingSince':
    'Sie wird seit {{since}} ausgerollt.',
  'sentences.verdict.rollingOut.slow':
    'Sie wird seit {{elapsed}} ausgerollt, sonst dauert es {{usual}}.',
  'sentences.verdict.rollingOut.hydrating':
    'Argo CD rendert {{revision}} in den Branch, den es ausrollt.',
  'sentences.verdict.rollingOut.but': 'Wird ausgerollt, aber: {{cause}}',
  'sentences.verdict.rollingOut.waitsFor.hook':
    'Sie wartet auf den Hook {{kind}} {{name}}.',
  'sentences.verdict.rollingOut.waitsFor.hooks':
    'Sie wartet auf den Hook {{kind}} {{name}} und {{more}} weitere.',
  'sentences.verdict.rollingOut.waitsFor.health':
    'Sie wartet, bis {{kind}} {{name}} gesund ist.',
  'sentences.verdict.rollingOut.waitsFor.healths':
    'Sie wartet, bis {{kind}} {{name}} und {{more}} weitere gesund sind.',
  'sentences.verdict.rollingOut.waitsFor.deletion':
    'Sie wartet, bis {{kind}} {{name}} entfernt ist.',
  'sentences.verdict.rollingOut.waitsFor.deletions':
    'Sie wartet, bis {{kind}} {{name}} und {{more}} weitere entfernt sind.',
  'sentences.verdict.rollingOut.waitsFor.pod':
    '{{kind}} {{name}} wartet auf 1 Pod, der noch nicht bereit ist.',
  'sentences.verdict.rollingOut.waitsFor.pods':
    '{{kind}} {{name}} wartet auf {{pods}} Pods, die noch nicht bereit sind.',
  'sentences.verdict.rollingOut.waitsFor.address':
    '{{kind}} {{name}} hat noch keine Adresse.',
  'sentences.verdict.rollingOut.waitsFor.volume':
    '{{kind}} {{name}} ist noch nicht gebunden.',
  'sentences.verdict.rollingOut.waitsFor.object':
    '{{kind}} {{name}} ist noch nicht bereit.',
  'sentences.verdict.rollingOut.waitsFor.also':
    'Auch noch nicht bereit: {{also}}.',
  'sentences.verdict.syncFailed.plain':
    'Die letzte Synchronisierung ist gescheitert.',
  'sentences.verdict.syncFailed.on':
    'Die letzte Synchronisierung ist an {{revision}} gescheitert.',
  'sentences.verdict.syncFailed.untried':
    'Die letzte Synchronisierung ist an {{revision}} gescheitert; {{wanted}} wurde noch nicht versucht.',
  'sentences.verdict.syncFailed.causeUntried':
    'Das war an {{revision}}; {{wanted}} wurde noch nicht versucht.',
  'sentences.verdict.syncFailed.automatic':
    'Argo CD konnte sie nicht von selbst synchronisieren.',
  'sentences.verdict.syncFailed.comparison':
    'Die letzte Synchronisierung ist gescheitert: Argo CD konnte da nicht mit Git vergleichen. Inzwischen kann es das.',
  'sentences.verdict.syncFailed.hydration':
    'Argo CD konnte {{revision}} nicht in den Branch rendern, den es ausrollt.',
  'sentences.verdict.syncFailed.nothingDeployed': 'Nichts ist ausgerollt.',
  'sentences.verdict.refused.wipe':
    'Argo CD synchronisiert sie nicht: In Git steht nichts mehr, und alles entfernen wird es nicht.',
  'sentences.verdict.refused.step':
    'Argo CD synchronisiert sie noch nicht: Sie wartet auf Schritt {{step}} ihres ApplicationSets {{applicationSet}}.',
  'sentences.verdict.refused.generation':
    'Argo CD kann ihr ApplicationSet {{applicationSet}} nicht erzeugen.',
  'sentences.verdict.broken.plain': 'Was läuft, ist nicht gesund.',
  'sentences.verdict.broken.object': '{{kind}} {{name}} ist nicht gesund.',
  'sentences.verdict.broken.only': 'Nur {{kind}} {{name}} ist nicht gesund.',
  'sentences.verdict.broken.noMetrics':
    '{{kind}} {{name}} ist nicht gesund: Es bekommt keine Metriken, nach denen es skaliert.',
  'sentences.verdict.broken.onlyNoMetrics':
    'Nur {{kind}} {{name}} ist nicht gesund: Es bekommt keine Metriken, nach denen es skaliert.',
  'sentences.verdict.rolledBack.plain':
    'Seit {{since}} auf {{revision}} zurückgesetzt.',
  'sentences.verdict.rolledBack.by':
    'Seit {{since}} auf {{revision}} zurückgesetzt, von {{by}}.',
  'sentences.verdict.rolledBack.waits': '{{wanted}} wartet.',
  'sentences.verdict.rolledBack.wait':
    '{{waits}} neuere Revisionen warten; Git verlangt {{wanted}}.',
  'sentences.verdict.notDeployed.plain': 'Noch ist nichts ausgerollt.',
  'sentences.verdict.notDeployed.notCompared':
    'Argo CD hat sie noch nicht angesehen.',
  'sentences.verdict.notDeployed.firstSync':
    'Noch ist nichts ausgerollt; sie wartet auf ihre erste Synchronisierung.',
  'sentences.verdict.notDeployed.window':
    'Noch ist nichts ausgerollt; ein Sync-Fenster hält sie zurück.',
  'sentences.verdict.notDeployed.windowUntil':
    'Noch ist nichts ausgerollt; ein Sync-Fenster hält sie bis {{until}} zurück.',
  'sentences.verdict.notDeployed.empty':
    'Git verlangt kein Objekt, wie vor dem ersten Image.',
  'sentences.verdict.notDeployed.gone':
    'Keines ihrer Objekte ist im Cluster, obwohl {{revision}} ausgerollt wurde.',
  'sentences.verdict.notDeployed.workloads':
    'Nichts läuft: Keiner ihrer Workloads ist im Cluster.',
  'sentences.verdict.outOfDate.automatic':
    'Der Cluster weicht von Git ab; Argo CD synchronisiert ihn von selbst.',
  'sentences.verdict.outOfDate.manual':
    'Der Cluster weicht von Git ab; sie wartet auf eine Synchronisierung.',
  'sentences.verdict.outOfDate.member':
    'Der Cluster weicht von Git ab; sie wartet auf ihr ApplicationSet {{applicationSet}} oder auf eine Synchronisierung.',
  'sentences.verdict.outOfDate.prunes':
    'Diese muss entfernen, was nicht mehr in Git steht.',
  'sentences.verdict.outOfDate.failed':
    'Die letzte Synchronisierung, mit anderen Revisionen, ist gescheitert.',
  'sentences.verdict.outOfDate.window':
    'Der Cluster weicht von Git ab; ein Sync-Fenster hält sie zurück.',
  'sentences.verdict.outOfDate.windowUntil':
    'Der Cluster weicht von Git ab; ein Sync-Fenster hält sie bis {{until}} zurück.',
  'sentences.verdict.outOfDate.partial':
    'Nur ein Teil wurde synchronisiert ({{at}}); der Rest weicht von Git ab.',
  'sentences.verdict.outOfDate.partialBy':
    'Nur ein Teil wurde synchronisiert ({{by}}, {{at}}); der Rest weicht von Git ab.',
  'sentences.verdict.outOfDate.partialOf':
    'Nur {{count}} von {{total}} Objekten wurden synchronisiert ({{at}}); der Rest weicht von Git ab.',
  'sentences.verdict.outOfDate.partialOfBy':
    'Nur {{count}} von {{total}} Objekten wurden synchronisiert ({{by}}, {{at}}); der Rest weicht von Git ab.',
  'sentences.verdict.outOfDate.prune.off':
    'Etwas steht nicht mehr in Git, und die automatische Synchronisierung darf es nicht aus dem Cluster entfernen.',
  'sentences.verdict.outOfDate.prune.manual':
    'Etwas steht nicht mehr in Git; es bleibt im Cluster, bis eine Synchronisierung es entfernt.',
  'sentences.verdict.outOfDate.prune.kept':
    'Etwas steht nicht mehr in Git und ist noch im Cluster.',
  'sentences.verdict.outOfDate.drift':
    'Der Cluster weicht von Git ab, obwohl {{revision}} ausgerollt wurde; vielleicht wurde er von Hand geändert.',
  'sentences.verdict.outOfDate.healing':
    'Der Cluster weicht von Git ab, obwohl {{revision}} ausgerollt wurde; Argo CD stellt ihn von selbst wieder her.',
  'sentences.verdict.outOfDate.shared':
    'Der Cluster weicht von Git ab: Ein Teil gehört einer anderen Anwendung.',
  'sentences.verdict.outOfDate.alsoShared':
    'Ein Teil gehört einer anderen Anwendung.',
  'sentences.verdict.outOfDate.differs': 'Der Cluster weicht von Git ab.',
  'sentences.verdict.paused': 'Sie ist angehalten.',
  'sentences.verdict.live': 'Gesund.',
  'sentences.verdict.liveSince': 'Gesund seit {{since}}.',
  'sentences.verdict.unknown':
    'Argo CD meldet Sync {{sync}}, Gesundheit {{health}}.',

  'sentences.headline.and': '{{list}} und {{last}}',
  'sentences.headline.notAnswering':
    'Argo CD hat seit {{time}} nicht geantwortet.',
  'sentences.headline.notAnsweringYet': 'Argo CD hat noch nicht geantwortet.',
  'sentences.headline.wasLive':
    'War um {{time}} in {{environments}} live. Seither hat Argo CD nicht geantwortet.',
  'sentences.headline.notComparing': 'Argo CD vergleicht nicht.',
  'sentences.headline.notComparingSince':
    'Argo CD hat seit {{time}} nicht verglichen.',
  'sentences.headline.wasLiveCompared':
    'War um {{time}} in {{environments}} live. Argo CD hat seither nicht verglichen.',
  'sentences.headline.wasLiveUncompared':
    'War in {{environments}} live. Argo CD vergleicht nicht.',
  'sentences.headline.cannotCompare':
    'Argo CD kann {{environment}} nicht lesen.',
  'sentences.headline.cannotCompareBecause':
    'Argo CD kann {{environment}} nicht lesen: {{cause}}',
  'sentences.headline.latestFails':
    'Die neueste Änderung scheitert in {{environment}}.',
  'sentences.headline.latestFailsBecause':
    'Die neueste Änderung scheitert in {{environment}}: {{cause}}',
  'sentences.headline.broken': '{{environment}} ist defekt.',
  'sentences.headline.brokenBecause': '{{environment}} ist defekt: {{cause}}',
  'sentences.headline.syncFailed':
    'Die letzte Synchronisierung von {{environment}} ist gescheitert.',
  'sentences.headline.syncFailedBecause':
    'Die letzte Synchronisierung von {{environment}} ist gescheitert: {{cause}}',
  'sentences.headline.latestIsLive':
    'Die neueste Änderung ist in {{environments}} live.',
  'sentences.headline.rolledBack':
    '{{environment}} wurde auf {{revision}} zurückgesetzt.',
  'sentences.headline.rolledBackBy':
    '{{environment}} wurde von {{by}} auf {{revision}} zurückgesetzt.',
  'sentences.headline.newerWait.one': '1 neuere Änderung wartet.',
  'sentences.headline.newerWait.other': '{{count}} neuere Änderungen warten.',
  'sentences.headline.refused.wipe':
    'Argo CD synchronisiert {{environment}} nicht: In Git steht nichts mehr, und alles entfernen wird es nicht.',
  'sentences.headline.refused.step':
    'Argo CD synchronisiert {{environment}} noch nicht: Es wartet auf Schritt {{step}} seines ApplicationSets {{applicationSet}}.',
  'sentences.headline.refused.generation':
    'Argo CD kann {{applicationSet}}, das ApplicationSet von {{environment}}, nicht erzeugen.',
  'sentences.headline.notBuilt': 'Die neueste Änderung wurde nicht gebaut.',
  'sentences.headline.notBuiltJob':
    'Die neueste Änderung wurde nicht gebaut: Der Job {{job}} ist gescheitert.',
  'sentences.headline.building': 'Die neueste Änderung wird gebaut.',
  'sentences.headline.buildingImages':
    'Wird gebaut, {{pushed}} von {{expected}} Images sind hochgeladen.',
  'sentences.headline.built':
    'Gebaut; als Nächstes wird {{environment}} aktualisiert.',
  'sentences.headline.builtJob':
    'Gebaut, aber der Job {{job}} ist gescheitert, und {{environment}} wurde nicht aktualisiert.',
  'sentences.headline.builtUnnoticed':
    'Gebaut; Argo CD hat {{environment}} noch nicht mit dem Commit von {{time}} verglichen.',
  'sentences.headline.rollingOut': 'Wird in {{environment}} ausgerollt.',
  'sentences.headline.rollingOutPods':
    'Wird in {{environment}} ausgerollt: {{ready}} von {{total}} Pods von {{service}} sind bereit.',
  'sentences.headline.waitsForSync':
    '{{environment}} weicht von Git ab und wartet auf eine Synchronisierung.',
  'sentences.headline.changesWait.one':
    '{{environment}} weicht von Git ab: 1 Änderung wartet auf eine Synchronisierung.',
  'sentences.headline.changesWait.other':
    '{{environment}} weicht von Git ab: {{count}} Änderungen warten auf eine Synchronisierung.',
  'sentences.headline.live': 'In {{environments}} live.',
  'sentences.headline.notLiveYet': 'Die neueste Änderung ist noch nicht live.',
  'sentences.headline.behind.one': '{{environment}} ist 1 Änderung zurück',
  'sentences.headline.behind.other':
    '{{environment}} ist {{count}} Änderungen zurück',
  'sentences.headline.behind.service.one':
    '{{environment}} ist 1 Änderung an {{service}} zurück',
  'sentences.headline.behind.service.other':
    '{{environment}} ist {{count}} Änderungen an {{service}} zurück',
  'sentences.headline.behind.service.alike.one':
    '{{environments}} sind 1 Änderung von {{service}} zurück',
  'sentences.headline.behind.service.alike.other':
    '{{environments}} sind {{count}} Änderungen von {{service}} zurück',
  'sentences.headline.behind.alike.one':
    '{{environments}} sind 1 Änderung zurück',
  'sentences.headline.behind.alike.other':
    '{{environments}} sind {{count}} Änderungen zurück',
  'sentences.headline.behind.next': '{{environment}} {{count}}',
  'sentences.headline.behind.some': '{{environment}} hat sie nicht',
  'sentences.headline.behind.unknown':
    'was {{environment}} hat, ist nicht bekannt',
  'sentences.headline.runs': '{{environment}} führt {{image}} aus.',
  'sentences.headline.runsMore.one':
    '{{environment}} führt {{image}} und 1 weiteres Image aus.',
  'sentences.headline.runsMore.other':
    '{{environment}} führt {{image}} und {{count}} weitere Images aus.',
  'sentences.headline.paused': '{{environment}} ist angehalten.',
  'sentences.headline.notDeployed': 'Noch ist nichts ausgerollt.',
  'sentences.headline.notDeployedBuilding':
    'Noch ist nichts ausgerollt. Die erste Pipeline läuft.',
  'sentences.headline.notDeployedFailed':
    'Noch ist nichts ausgerollt: Der Job {{job}} der Pipeline ist gescheitert.',
  'sentences.headline.unknown': 'Was läuft, ist noch nicht bekannt.',
  'sentences.headline.line.repositoryServerAway':
    'Argo CD kann nicht rendern: Sein Repo-Server antwortet nicht.',
  'sentences.headline.line.cacheAway':
    'Argo CD kann nicht rendern: Sein Cache, Redis, antwortet nicht.',
  'sentences.headline.line.clusterAway':
    'Argo CD erreicht einen seiner Cluster nicht.',
  'sentences.headline.line.clusterAwayNamed':
    'Argo CD erreicht den Cluster {{cluster}} nicht.',
  'sentences.headline.line.webhooksSilent':
    'Änderungen in Git fallen erst auf, wenn Argo CD von selbst nachsieht: Es kommt kein Webhook an.',
  'sentences.headline.line.delayed':
    'Änderungen in Argo CD erscheinen bis zu 30 s später.',
  'sentences.headline.line.previousServes':
    'Wer die App benutzt, bekommt weiter die vorige Version.',
  'sentences.headline.line.elsewhere':
    'Die Änderung ist live in {{environments}}.',
  'sentences.headline.line.notCompared':
    'Was du siehst, ist von vorher. Die App läuft ohne Argo CD, aber neue Änderungen werden erst ausgerollt, wenn es wieder vergleicht.',
  'sentences.headline.line.laterCommits.one':
    '1 späterer Commit ändert nichts, was ausgerollt wird.',
  'sentences.headline.line.laterCommits.other':
    '{{count}} spätere Commits ändern nichts, was ausgerollt wird.',
  'sentences.headline.line.changesOld':
    'Änderungen in GitLab sind bis {{time}} bekannt; eine neuere kann fehlen.',
  'sentences.headline.line.unavailable':
    'Wie weit etwas zurück ist, ist nicht bekannt: {{reason}}',
  'sentences.headline.line.notRead.one':
    'Was {{environments}} ausführt, ist noch nicht gelesen.',
  'sentences.headline.line.notRead.other':
    'Was {{environments}} ausführen, ist noch nicht gelesen.',

  'sentences.cause.aPod': 'Ein Pod',
  'sentences.cause.imageNotFound':
    '{{workload}} kann nicht starten: Das Image {{image}} ist nicht in der Registry.',
  'sentences.cause.imagePullDenied':
    '{{workload}} kann nicht starten: Die Registry gibt das Image {{image}} nicht heraus.',
  'sentences.cause.imagePullFailed':
    '{{workload}} kann nicht starten: Das Image {{image}} lässt sich nicht laden.',
  'sentences.cause.anImagePullFailed':
    '{{workload}} kann nicht starten: Das Image lässt sich nicht laden.',
  'sentences.cause.crashLoop': '{{workload}} stürzt ab.',
  'sentences.cause.crashLoopAtStart': '{{workload}} stürzt beim Start ab.',
  'sentences.cause.crashLoopAfter': '{{workload}} stürzt nach {{duration}} ab.',
  'sentences.cause.crashLoopEnds':
    '{{workload}} endet ohne Fehler, statt weiterzulaufen.',
  'sentences.cause.outOfMemory':
    '{{workload}} wurde beendet: mehr Speicher benutzt als erlaubt.',
  'sentences.cause.unschedulable':
    '{{workload}} kann nicht starten: {{count}} von {{nodes}} Knoten haben zu wenig {{resource}} frei.',
  'sentences.cause.podSecurity':
    '{{workload}} wird von der Pod-Sicherheitsstufe {{level}} des Namespace abgelehnt.',
  'sentences.cause.aPodSecurity':
    '{{workload}} wird von der Pod-Sicherheitsstufe des Namespace abgelehnt.',
  'sentences.cause.containerConfig':
    '{{workload}} kann nicht starten: {{kind}} {{name}} gibt es nicht.',
  'sentences.cause.aContainerConfig':
    '{{workload}} kann nicht starten: Die Konfiguration ist unvollständig.',
  'sentences.cause.progressDeadline':
    '{{name}} wurde nicht rechtzeitig bereit.',
  'sentences.cause.hookFailed':
    'Der Job {{name}} der Synchronisierung ist gescheitert.',
  'sentences.cause.preSyncHookFailed':
    'Der Job {{name}} ist vor der Synchronisierung gescheitert, darum wurde nichts geändert.',
  'sentences.cause.jobFailed': 'Der Job {{name}} ist gescheitert.',
  'sentences.cause.aJobFailed': 'Der Job ist gescheitert.',
  'sentences.cause.terminated':
    'Jemand hat die letzte Synchronisierung abgebrochen.',
  'sentences.cause.pathMissing': 'Der Ordner {{path}} ist nicht im Repository.',
  'sentences.cause.revisionMissing':
    'Den Branch oder das Tag {{revision}} gibt es nicht.',
  'sentences.cause.chartDoesNotRender':
    'Das Chart lässt sich nicht rendern: {{file}}, Zeile {{line}}.',
  'sentences.cause.aChartDoesNotRender': 'Das Chart lässt sich nicht rendern.',
  'sentences.cause.repositoryUnreachable':
    'Argo CD kann das Repository nicht lesen.',
  'sentences.cause.repositoryNotPermitted':
    'Das Projekt {{project}} erlaubt das Repository {{repository}} nicht.',
  'sentences.cause.destinationNotPermitted':
    'Das Projekt {{project}} erlaubt den Namespace {{namespace}} nicht.',
  'sentences.cause.projectMissing':
    'Das Projekt {{project}} gibt es in Argo CD nicht.',
  'sentences.cause.kindNotPermitted':
    'Das Projekt {{project}} erlaubt die Art {{kind}} nicht.',
  'sentences.cause.kindUnknown':
    'Der Cluster kennt die Art {{kind}} von {{groupVersion}} nicht.',
  'sentences.cause.aKindUnknown': 'Der Cluster kennt {{groupVersion}} nicht.',
  'sentences.cause.sharedResource':
    '{{kind}} {{name}} gehört auch zu {{application}}.',
  'sentences.cause.syncWindow':
    'Ein Sync-Fenster hält die Anwendung, wie sie ist.',
  'sentences.cause.imageOtherPlatform':
    '{{workload}} kann nicht starten: Das Image {{image}} ist nicht für den Prozessor des Knotens gebaut.',
  'sentences.cause.anImageOtherPlatform':
    '{{workload}} kann nicht starten: Das Image ist nicht für den Prozessor des Knotens gebaut.',
  'sentences.cause.imageNameInvalid':
    '{{workload}} kann nicht starten: {{image}} ist kein gültiger Image-Name.',
  'sentences.cause.anImageNameInvalid':
    '{{workload}} kann nicht starten: Der Name des Images ist nicht gültig.',
  'sentences.cause.imageNeverPulled':
    '{{workload}} kann nicht starten: Das Image {{image}} ist nicht auf dem Knoten und darf nicht geladen werden.',
  'sentences.cause.anImageNeverPulled':
    '{{workload}} kann nicht starten: Das Image ist nicht auf dem Knoten und darf nicht geladen werden.',
  'sentences.cause.registryAway':
    '{{workload}} kann nicht starten: Die Registry des Images {{image}} antwortet dem Knoten nicht.',
  'sentences.cause.registryLimit':
    '{{workload}} kann nicht starten: Die Registry erlaubt gerade keine weiteren Abrufe von {{image}}.',
  'sentences.cause.registryUntrusted':
    '{{workload}} kann nicht starten: Der Knoten vertraut der Registry des Images {{image}} nicht.',
  'sentences.cause.containerFailed':
    '{{workload}} endete mit Exit-Code {{exitCode}}.',
  'sentences.cause.evicted':
    '{{workload}} wurde verdrängt: Dem Knoten fehlte {{resource}}.',
  'sentences.cause.anEvicted':
    '{{workload}} wurde von seinem Knoten verdrängt.',
  'sentences.cause.commandNotFound':
    '{{workload}} kann nicht starten: Im Image gibt es keinen ausführbaren Befehl {{command}}.',
  'sentences.cause.aCommandNotFound':
    '{{workload}} kann nicht starten: Weder Image noch Chart nennen einen Befehl.',
  'sentences.cause.readOnlyFileSystem':
    '{{workload}} bricht ab: Es schreibt in ein Dateisystem, das nur gelesen werden darf.',
  'sentences.cause.runsAsRoot':
    '{{workload}} kann nicht starten: Es darf nicht als root laufen, das Image täte es aber.',
  'sentences.cause.runsAsNamedUser':
    '{{workload}} kann nicht starten: Es darf nicht als root laufen, und das Image nennt seinen Benutzer {{user}} ohne Nummer.',
  'sentences.cause.configKeyMissing':
    '{{workload}} kann nicht starten: {{kind}} {{name}} hat keinen Schlüssel {{key}}.',
  'sentences.cause.aConfigKeyMissing':
    '{{workload}} kann nicht starten: Im eingehängten Objekt fehlt der Schlüssel {{key}}.',
  'sentences.cause.serviceAccountMissing':
    'Das Dienstkonto {{name}} gibt es nicht, darum entsteht kein Pod.',
  'sentences.cause.containerNotCreated':
    '{{workload}} kann nicht starten: Der Knoten kann den Container nicht anlegen.',
  'sentences.cause.notScheduled':
    '{{workload}} kann nicht starten: Kein Knoten nimmt es auf.',
  'sentences.cause.podLimit':
    '{{workload}} kann nicht starten: {{count}} von {{nodes}} Knoten haben so viele Pods, wie sie dürfen.',
  'sentences.cause.nodeTaints':
    '{{workload}} kann nicht starten: {{count}} von {{nodes}} Knoten haben den Taint {{taint}}, den es nicht toleriert.',
  'sentences.cause.aNodeTaints':
    '{{workload}} kann nicht starten: {{count}} von {{nodes}} Knoten haben einen Taint, den es nicht toleriert.',
  'sentences.cause.nodesCordoned':
    '{{workload}} kann nicht starten: {{count}} von {{nodes}} Knoten nehmen keine neuen Pods auf.',
  'sentences.cause.nodeAffinity':
    '{{workload}} kann nicht starten: {{count}} von {{nodes}} Knoten passen nicht zu seinem Node-Selector oder seiner Affinität.',
  'sentences.cause.podAffinity':
    '{{workload}} kann nicht starten: Seine Regeln zu anderen Pods halten es von {{count}} von {{nodes}} Knoten fern.',
  'sentences.cause.hostPortTaken':
    '{{workload}} kann nicht starten: Der gewünschte Host-Port ist auf {{count}} von {{nodes}} Knoten belegt.',
  'sentences.cause.volumeNotBound':
    '{{workload}} kann nicht starten: Das beanspruchte Volume ist noch nicht gebunden.',
  'sentences.cause.volumeElsewhere':
    '{{workload}} kann nicht starten: Sein Volume gehört an einen anderen Ort als {{count}} von {{nodes}} Knoten.',
  'sentences.cause.volumeNotMounted':
    '{{workload}} kann nicht starten: Sein Volume {{volume}} lässt sich nicht einhängen.',
  'sentences.cause.volumeInUse':
    '{{workload}} kann nicht starten: Sein Volume {{volume}} wird noch auf einem anderen Knoten benutzt.',
  'sentences.cause.volumeNotProvisioned':
    'Der Speicher legt für {{workload}} kein Volume an.',
  'sentences.cause.storageClassMissing':
    'Die Storage-Class {{name}} von {{workload}} gibt es nicht.',
  'sentences.cause.aStorageClassMissing':
    '{{workload}} nennt keine Storage-Class, und es gibt kein Volume dafür.',
  'sentences.cause.probeFails':
    'Die {{probe}}-Probe von {{workload}} schlägt fehl.',
  'sentences.cause.probeRefused':
    'Die {{probe}}-Probe von {{workload}} wird abgewiesen: Auf Port {{port}} hört nichts.',
  'sentences.cause.probeTimedOut':
    'Die {{probe}}-Probe von {{workload}} bekommt nicht rechtzeitig Antwort.',
  'sentences.cause.probeStatus':
    'Die {{probe}}-Probe von {{workload}} wird mit {{status}} beantwortet.',
  'sentences.cause.jobTooLong':
    'Der Job {{name}} hat länger gedauert, als er darf.',
  'sentences.cause.noMetrics':
    '{{workload}} wird nicht skaliert: Der Cluster liefert keine Metriken für {{resource}}.',
  'sentences.cause.aNoMetrics':
    '{{workload}} wird nicht skaliert: Der Cluster liefert keine Metriken.',
  'sentences.cause.requestMissing':
    '{{workload}} wird nicht skaliert: Ein Container hat keine Anforderung für {{resource}}.',
  'sentences.cause.loadBalancerFailed':
    '{{workload}} bekommt keinen Load-Balancer.',
  'sentences.cause.admissionDenied':
    'Der Cluster lehnt {{kind}} {{name}} ab ({{webhook}}): {{reason}}',
  'sentences.cause.anAdmissionDenied':
    'Der Cluster lehnt ein Objekt ab ({{webhook}}): {{reason}}',
  'sentences.cause.admissionDeniedSilently':
    'Der Admission-Webhook {{webhook}} lehnt ein Objekt ohne Grund ab.',
  'sentences.cause.webhookAway':
    'Der Webhook {{webhook}} antwortet dem Cluster nicht, der deshalb Objekte ablehnt.',
  'sentences.cause.quotaExceeded':
    'Das Kontingent {{quota}} des Namespace ist erschöpft: verlangt {{requested}}, belegt {{used}}, Grenze {{limited}}.',
  'sentences.cause.quotaNeeds':
    'Das Kontingent {{quota}} des Namespace verlangt, dass Container {{resources}} angeben.',
  'sentences.cause.limitRange':
    'Der Namespace begrenzt, was ein Container verlangen darf: {{reason}}',
  'sentences.cause.immutableField':
    '{{kind}} {{name}} lässt sich nicht ändern: {{field}} ist unveränderlich.',
  'sentences.cause.objectInvalid':
    '{{kind}} {{name}} ist nicht gültig: {{field}}: {{reason}}',
  'sentences.cause.anObjectInvalid':
    'Ein Objekt der Art {{kind}} ist nicht gültig: {{reason}}',
  'sentences.cause.fieldUnknown': 'Der Cluster kennt das Feld {{field}} nicht.',
  'sentences.cause.annotationTooLong':
    'Ein Objekt ist zu groß, um vom Client angewendet zu werden.',
  'sentences.cause.namespaceMissing':
    'Den Namespace {{namespace}} gibt es nicht.',
  'sentences.cause.namespaceTerminating':
    'Der Namespace {{namespace}} wird gerade gelöscht.',
  'sentences.cause.forbidden':
    'Argo CD darf im Namespace {{namespace}} mit {{resource}} nicht tun, was nötig ist ({{verb}}).',
  'sentences.cause.forbiddenInCluster':
    'Argo CD darf im Cluster mit {{resource}} nicht tun, was nötig ist ({{verb}}).',
  'sentences.cause.grantForbidden':
    'Die Rolle {{name}} gewährt mehr, als Argo CD selbst darf.',
  'sentences.cause.aGrantForbidden':
    'Eine Rolle gewährt mehr, als Argo CD selbst darf.',
  'sentences.cause.applyConflict':
    '{{manager}} verwaltet das Feld {{field}} auch.',
  'sentences.cause.resourceRepeated':
    'Das Chart erzeugt {{resource}} {{times}}-mal.',
  'sentences.cause.yamlInvalid':
    'Das YAML in {{file}} lässt sich nicht lesen, Zeile {{line}}.',
  'sentences.cause.yamlInvalidFile':
    '{{file}} lässt sich nicht als YAML oder JSON lesen.',
  'sentences.cause.aYamlInvalid':
    'Eine YAML-Datei lässt sich nicht lesen, Zeile {{line}}.',
  'sentences.cause.valuesFileMissing':
    'Die Datei {{file}} ist nicht im Repository.',
  'sentences.cause.helmDependency':
    'Die Abhängigkeit {{dependency}} des Charts lässt sich nicht holen.',
  'sentences.cause.aHelmDependency':
    'Eine Abhängigkeit des Charts lässt sich nicht holen.',
  'sentences.cause.chartVersionMissing':
    'Version {{version}} des Charts {{chart}} gibt es nicht.',
  'sentences.cause.aChartMissing':
    'Das Chart {{chart}} gibt es in seinem Repository nicht.',
  'sentences.cause.aChartVersionMissing':
    'Keine Version des Charts passt zu dem, was die Anwendung verlangt.',
  'sentences.cause.kustomizeBuild': 'Kustomize kann es nicht bauen: {{reason}}',
  'sentences.cause.kustomizeVersionUnknown':
    'Argo CD hat kein Kustomize {{version}}.',
  'sentences.cause.pluginFailed':
    'Argo CD hat kein Plugin {{plugin}}, das zu diesem Repository passt.',
  'sentences.cause.aPluginFailed':
    'Das Plugin, das die Manifeste erzeugt, ist gescheitert.',
  'sentences.cause.manifestTimeout':
    'Argo CD hat die Manifeste nicht rechtzeitig erzeugt.',
  'sentences.cause.repositoryDenied':
    'Der Host des Repositorys verlangt Zugangsdaten von Argo CD oder lehnt die vorhandenen ab.',
  'sentences.cause.repositoryMissing':
    'Unter dieser Adresse gibt es kein Repository, das Argo CD sehen darf.',
  'sentences.cause.repositoryHostAway':
    'Der Host des Repositorys antwortet Argo CD nicht.',
  'sentences.cause.repositoryUntrusted':
    'Argo CD vertraut dem Zertifikat oder dem SSH-Schlüssel des Hosts des Repositorys nicht.',
  'sentences.cause.submoduleFailed':
    'Argo CD kann ein Submodul des Repositorys nicht holen.',
  'sentences.cause.lfsFailed':
    'Argo CD kann Dateien des Repositorys nicht aus Git LFS holen.',
  'sentences.cause.signatureMissing':
    'Das Projekt verlangt signierte Commits, und dieser hat keine Signatur, die es annimmt.',
  'sentences.cause.pushDenied':
    'Argo CD darf nicht hochladen, was es gerendert hat.',
  'sentences.cause.repositoryServerAway':
    'Der Repo-Server von Argo CD antwortet nicht.',
  'sentences.cause.cacheAway':
    'Der Zwischenspeicher von Argo CD, Redis, antwortet nicht.',
  'sentences.cause.projectNotPermitted':
    'Das Projekt {{project}} erlaubt keine Anwendungen im Namespace {{namespace}}.',
  'sentences.cause.namespaceNotSet':
    '{{kind}} {{name}} nennt keinen Namespace, und die Anwendung auch nicht.',
  'sentences.cause.namespaceNotManaged':
    'Argo CD verwaltet den Namespace {{namespace}} dieses Clusters nicht.',
  'sentences.cause.aNamespaceNotManaged':
    'Argo CD verwaltet nur Namespaces dieses Clusters, nicht, was zum ganzen Cluster gehört.',
  'sentences.cause.specInvalid': 'Die Anwendung ist nicht gültig: {{reason}}',
  'sentences.cause.statusTooLarge':
    'Argo CD kann den Zustand der Anwendung nicht speichern: Er ist zu groß.',
  'sentences.cause.clusterUnknown':
    'Argo CD kennt den Cluster {{cluster}} nicht.',
  'sentences.cause.apiAway':
    'Die API {{groupVersion}} des Clusters antwortet nicht.',
  'sentences.cause.clusterUnreachable': 'Der Cluster antwortet Argo CD nicht.',
  'sentences.cause.clusterDenied':
    'Der Cluster nimmt die Zugangsdaten von Argo CD nicht an.',
  'sentences.cause.clusterUntrusted':
    'Argo CD vertraut dem Zertifikat des Clusters nicht.',
  'sentences.cause.other':
    'Argo CD meldet ein Problem, das das Portal nicht benennen kann.',

  'sentences.reason.notPermitted':
    'Nicht erlaubt: Deine Rolle erlaubt das nicht.',
  'sentences.reason.notPermittedOwner':
    'Nicht erlaubt: Das ist Sache von {{owner}}.',
  'sentences.reason.linkNotConfirmed':
    'Nicht erlaubt: Nur diese Entität beansprucht die Anwendung; die Anwendung nennt sie nicht und kommt aus einem anderen Repository.',
  'sentences.reason.noCredential':
    'Aus: Das Portal hat keine Zugangsdaten, die auf {{instance}} handeln dürfen.',
  'sentences.reason.instanceNotLive':
    'Jetzt nicht: Die Argo-CD-Instanz {{instance}} antwortet nicht.',
  'sentences.reason.operationRunning':
    'Jetzt nicht: Eine Synchronisierung läuft.',
  'sentences.reason.operationRunningBy':
    'Jetzt nicht: Eine Synchronisierung von {{initiatedBy}} läuft.',
  'sentences.reason.notComparing':
    'Jetzt nicht: Die Argo-CD-Instanz {{instance}} sieht nicht nach und würde nichts tun.',
  'sentences.reason.cannotRender':
    'Jetzt nicht: Die Argo-CD-Instanz {{instance}} kann nicht rendern; eine Synchronisierung würde scheitern.',
  'sentences.reason.nothingRunning':
    'Jetzt nicht: Keine Synchronisierung läuft.',
  'sentences.reason.deleting': 'Jetzt nicht: Die Anwendung wird gelöscht.',
  'sentences.reason.syncWindow':
    'Geschlossen: Ein Sync-Fenster hält die Anwendung, wie sie ist.',
  'sentences.reason.syncWindowUntil':
    'Geschlossen bis {{until}}: Ein Sync-Fenster hält die Anwendung, wie sie ist.',
  'sentences.reason.syncWindowUnreadable':
    'Geschlossen: Argo CD kann ein Fenster des Projekts {{project}} nicht lesen und lehnt deshalb jede Synchronisierung ab: {{text}}.',
  'sentences.reason.invalidSpec':
    'Jetzt nicht: Argo CD kann mit der Spezifikation der Anwendung nichts anfangen. Berichtige sie zuerst.',
  'sentences.reason.syncNotBegun':
    'Jetzt nicht: Die Synchronisierung hat noch nicht begonnen, und Argo CD hält nur an, was läuft.',
  'sentences.reason.accountNotPermitted':
    'Aus: Das Konto des Portals auf {{instance}} hat im Projekt {{project}} nicht das Recht dazu.',
  'sentences.reason.autoSync':
    'Aus: Die Anwendung synchronisiert sich selbst und würde ein Zurücksetzen sofort rückgängig machen. Nimm den Commit in Git zurück.',
  'sentences.reason.autoSyncTarget':
    'Aus: Die Anwendung synchronisiert sich selbst auf {{target}}, deshalb synchronisiert Argo CD keine andere Revision.',
  'sentences.reason.noHistory':
    'Jetzt nicht: Es gibt keinen früheren Stand, zu dem es zurückgehen könnte.',

  'sentences.instance.reason.timeout': 'Sie antwortet nicht rechtzeitig.',
  'sentences.instance.reason.refused':
    'Sie ist nicht erreichbar: Die Verbindung wird abgelehnt oder bricht ab.',
  'sentences.instance.reason.unknownHost':
    'Ihr Hostname ist nicht bekannt (DNS).',
  'sentences.instance.reason.certificateNotTrusted':
    'Was antwortet, hat ein Zertifikat, dem nicht vertraut wird.',
  'sentences.instance.reason.certificateOfOtherHost':
    'Was antwortet, hat ein Zertifikat für einen anderen Hostnamen.',
  'sentences.instance.reason.certificateExpired':
    'Was antwortet, hat ein Zertifikat, das jetzt nicht gilt.',
  'sentences.instance.reason.tlsFailed':
    'Mit ihr kommt keine TLS-Verbindung zustande.',
  'sentences.instance.reason.proxyFailed':
    'Der Forward-Proxy vor ihr lässt keine Verbindung durch.',
  'sentences.instance.reason.notArgocd': 'Was antwortet, ist kein Argo CD.',
  'sentences.instance.reason.redirected':
    'Was antwortet, schickt das Portal woandershin.',
  'sentences.instance.reason.answered':
    'Was antwortet, meldet einen Fehler ({{status}}).',
  'sentences.instance.reason.notUnderstood':
    'Was antwortet, ist nicht zu verstehen.',
  'sentences.instance.reason.noToken': 'Das Portal hat kein Token für sie.',
  'sentences.instance.reason.credentialRefused':
    'Sie lehnt die Zugangsdaten des Portals ab.',
  'sentences.instance.reason.streamRefused':
    'Sie lehnt den Strom der Änderungen ab; das Portal listet stattdessen die Anwendungen auf.',
  'sentences.instance.reason.streamSilent':
    'Ihr Strom der Änderungen hat sich noch nicht gemeldet; das Portal listet stattdessen die Anwendungen auf.',

  'sentences.trouble.notComparing':
    'Es antwortet, hat aber seit {{since}} nichts verglichen.',
  'sentences.trouble.notComparingNamed':
    'Es antwortet, hat aber seit {{since}} nichts verglichen, was in den Cluster {{cluster}} geht.',
  'sentences.trouble.repositoryServerAway':
    'Es kann nicht rendern: Sein Repo-Server antwortet seit {{since}} nicht.',
  'sentences.trouble.cacheAway':
    'Es kann nicht rendern: Sein Cache, Redis, antwortet seit {{since}} nicht.',
  'sentences.trouble.clusterAway':
    'Es erreicht einen seiner Cluster seit {{since}} nicht.',
  'sentences.trouble.clusterAwayNamed':
    'Es erreicht den Cluster {{cluster}} seit {{since}} nicht.',
  'sentences.trouble.repositoryHostAway':
    'Es erreicht die Repositorys auf {{host}} seit {{since}} nicht.',
  'sentences.trouble.webhooksSilent':
    'Änderungen in Git fallen ihm erst auf, wenn es von selbst nachsieht: Seit {{since}} kam kein Webhook an.',
};
