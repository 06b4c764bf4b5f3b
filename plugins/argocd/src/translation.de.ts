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
    'Was du siehst, ist so alt. Die App läuft ohne Argo CD, aber neue Änderungen werden erst ausgerollt, wenn es wieder vergleicht.',
  'sentences.headline.line.laterCommits.one':
    '1 späterer Commit ändert nichts, was ausgerollt wird.',
  'sentences.headline.line.laterCommits.other':
    '{{count}} spätere Commits ändern nichts, was ausgerollt wird.',
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

  'sentences.advice.imageNotFound':
    'Prüfe, ob dieses Tag in der Registry ist (bei einem eigenen Dienst: ob seine Pipeline es hochgeladen hat), und berichtige dann das Tag in Git oder nimm den Commit zurück, der es gesetzt hat.',
  'sentences.advice.imagePullDenied':
    'Gib dem Namespace ein Pull-Secret für diese Registry, oder lass die Knoten sich dort anmelden.',
  'sentences.advice.imagePullFailed':
    'In den Ereignissen des Pods steht, was die Registry geantwortet hat.',
  'sentences.advice.crashLoop':
    'Lies das Log des Containers, der abgebrochen ist.',
  'sentences.advice.outOfMemory':
    'Erhöhe das Speicherlimit in der Values-Datei, oder brauche weniger.',
  'sentences.advice.unschedulable':
    'Senke die Anforderungen, oder bitte das Plattform-Team um Platz.',
  'sentences.advice.podSecurity':
    'Setze den Security Context, den die Stufe verlangt.',
  'sentences.advice.containerConfig': 'Lege in diesem Namespace an, was fehlt.',
  'sentences.advice.progressDeadline': 'Sieh dir den neuesten Pod an.',
  'sentences.advice.hookFailed':
    'Lies das Log des Jobs, behebe den Fehler und synchronisiere erneut.',
  'sentences.advice.jobFailed': 'Lies das Log des Jobs.',
  'sentences.advice.terminated': 'Synchronisiere erneut, wenn du so weit bist.',
  'sentences.advice.pathMissing':
    'Stelle den Ordner wieder her, oder setze den Pfad der Anwendung.',
  'sentences.advice.revisionMissing':
    'Lege ihn oder es an, oder setze die Ziel-Revision der Anwendung.',
  'sentences.advice.chartDoesNotRender':
    'Führe helm template mit denselben Values-Dateien aus und berichtige das Chart.',
  'sentences.advice.repositoryUnreachable':
    'Prüfe, ob die Adresse vom Cluster aus stimmt und ob Argo CD Zugangsdaten dafür hat.',
  'sentences.advice.repositoryNotPermitted':
    'Bitte das Plattform-Team, es in das Projekt aufzunehmen.',
  'sentences.advice.destinationNotPermitted':
    'Bitte das Plattform-Team, das Ziel in das Projekt aufzunehmen.',
  'sentences.advice.projectMissing': 'Bitte das Plattform-Team, es anzulegen.',
  'sentences.advice.kindNotPermitted':
    'Lass das Objekt aus dem Chart weg, oder frage das Plattform-Team.',
  'sentences.advice.kindUnknown':
    'Installiere, was diese Art mitbringt, oder lass das Objekt weg.',
  'sentences.advice.sharedResource':
    'Überlass es einer der beiden Anwendungen.',
  'sentences.advice.syncWindow':
    'Warte auf das Fenster, oder frage, wer das Projekt betreut.',
  'sentences.advice.imageOtherPlatform':
    'Baue das Image auch für die Plattform der Knoten, z. B. linux/amd64 und linux/arm64, oder wähle Knoten seiner Plattform.',
  'sentences.advice.imageNameInvalid':
    'Berichtige Repository und Tag des Images in der Values-Datei.',
  'sentences.advice.imageNeverPulled':
    'Setze die Pull-Policy auf IfNotPresent, oder bringe das Image auf die Knoten.',
  'sentences.advice.registryAway':
    'Prüfe, ob die Registry läuft und ob die Knoten sie unter dieser Adresse erreichen.',
  'sentences.advice.registryLimit':
    'Warte, melde dich an der Registry an, oder lade über einen Zwischenspeicher.',
  'sentences.advice.registryUntrusted':
    'Bitte das Plattform-Team, die Zertifizierungsstelle der Registry auf den Knoten einzutragen.',
  'sentences.advice.containerFailed':
    'Lies das Log des Containers, der geendet hat.',
  'sentences.advice.evicted':
    'Setze Anforderungen und Limits, die zum Verbrauch passen, oder bitte das Plattform-Team um Platz.',
  'sentences.advice.commandNotFound':
    'Berichtige den Befehl im Chart oder im Dockerfile.',
  'sentences.advice.readOnlyFileSystem':
    'Hänge dort, wo geschrieben wird, z. B. unter /tmp, ein emptyDir-Volume ein.',
  'sentences.advice.runsAsRoot':
    'Setze USER im Dockerfile auf eine Nummer über 0, oder runAsUser im Security Context.',
  'sentences.advice.configKeyMissing':
    'Ergänze den Schlüssel, oder berichtige seinen Namen im Chart.',
  'sentences.advice.serviceAccountMissing':
    'Lege es in diesem Namespace an, oder berichtige serviceAccountName im Chart.',
  'sentences.advice.containerNotCreated':
    'Lies den ursprünglichen Text, und zeige ihn dem Plattform-Team, wenn er vom Knoten handelt.',
  'sentences.advice.notScheduled':
    'Im ursprünglichen Text steht, was es von den Knoten fernhält.',
  'sentences.advice.podLimit':
    'Bitte das Plattform-Team um einen weiteren Knoten.',
  'sentences.advice.nodeTaints':
    'Ergänze eine Toleration im Chart, oder frage das Plattform-Team, welche Knoten gedacht sind.',
  'sentences.advice.nodesCordoned':
    'Frage das Plattform-Team, ob die Knoten gerade gewartet werden.',
  'sentences.advice.nodeAffinity':
    'Berichtige nodeSelector oder nodeAffinity im Chart, oder bitte um Knoten mit diesen Labels.',
  'sentences.advice.podAffinity':
    'Lockere Pod-Affinität oder Topology Spread, lass weniger Replikate laufen, oder bitte um einen weiteren Knoten.',
  'sentences.advice.hostPortTaken':
    'Verzichte auf den Host-Port (ein Service braucht keinen), oder wähle einen anderen.',
  'sentences.advice.volumeNotBound':
    'Sieh dir den PersistentVolumeClaim an: Storage-Class, Größe und Ereignisse.',
  'sentences.advice.volumeElsewhere':
    'Stelle einen Knoten in der Zone des Volumes bereit, oder stelle die Daten dort wieder her, wo die Knoten sind.',
  'sentences.advice.volumeNotMounted':
    'Im ursprünglichen Text steht, was der Speicher geantwortet hat.',
  'sentences.advice.volumeInUse':
    'Warte, bis der vorige Pod weg ist; setze bei einem Replikat die Update-Strategie auf Recreate.',
  'sentences.advice.volumeNotProvisioned':
    'Lies im ursprünglichen Text, was der Speicher geantwortet hat, und zeige es dem Plattform-Team.',
  'sentences.advice.storageClassMissing':
    'Nenne im Chart eine Storage-Class des Clusters.',
  'sentences.advice.probeFails':
    'Vergleiche Pfad, Port und Zeiten der Probe mit dem, was das Programm tut, und lies sein Log.',
  'sentences.advice.jobTooLong':
    'Lies das Log des Jobs, und erhöhe activeDeadlineSeconds, wenn er die Zeit braucht.',
  'sentences.advice.noMetrics':
    'Frage das Plattform-Team, ob der Metrics-Server läuft, oder lass den Autoscaler weg.',
  'sentences.advice.requestMissing':
    'Setze resources.requests jedes Containers im Chart.',
  'sentences.advice.loadBalancerFailed':
    'Lies im ursprünglichen Text, was die Cloud geantwortet hat, und zeige es dem Plattform-Team.',
  'sentences.advice.admissionDenied':
    'Ändere das Objekt so, dass es die Regel einhält, oder frage das Team, das sie gesetzt hat.',
  'sentences.advice.webhookAway':
    'Deine Änderung ist nicht schuld: Bitte das Plattform-Team, nach diesem Webhook zu sehen, und synchronisiere dann erneut.',
  'sentences.advice.quotaExceeded':
    'Verlange weniger (weniger Replikate, kleinere Anforderungen), oder bitte das Plattform-Team, das Kontingent zu erhöhen.',
  'sentences.advice.quotaNeeds':
    'Setze resources.requests und resources.limits jedes Containers im Chart.',
  'sentences.advice.limitRange':
    'Setze Anforderungen und Limits innerhalb der Grenzen.',
  'sentences.advice.immutableField':
    'Nimm die Änderung dieses Feldes zurück, oder lösche das Objekt und lass Argo CD es neu anlegen.',
  'sentences.advice.objectInvalid': 'Berichtige das Feld im Chart.',
  'sentences.advice.fieldUnknown':
    'Berichtige seinen Namen oder seinen Ort im Chart.',
  'sentences.advice.annotationTooLong':
    'Setze die Sync-Option ServerSideApply=true.',
  'sentences.advice.namespaceMissing':
    'Setze die Sync-Option CreateNamespace=true, oder bitte das Plattform-Team, ihn anzulegen.',
  'sentences.advice.namespaceTerminating':
    'Warte, bis er weg ist, und synchronisiere dann erneut.',
  'sentences.advice.forbidden':
    'Bitte das Plattform-Team, die Rolle von Argo CDs Konto in diesem Cluster zu erweitern, oder lass das Objekt weg.',
  'sentences.advice.grantForbidden':
    'Gewähre weniger, oder frage das Plattform-Team.',
  'sentences.advice.applyConflict':
    'Lass das Feld aus dem Chart weg, oder lass Argo CD es ignorieren (ignoreDifferences mit RespectIgnoreDifferences=true).',
  'sentences.advice.resourceRepeated': 'Lass alle bis auf eines weg.',
  'sentences.advice.yamlInvalid':
    'Berichtige dort Einrückung, Anführungszeichen und Doppelpunkte.',
  'sentences.advice.valuesFileMissing':
    'Stelle sie wieder her, oder berichtige ihren Pfad in der Anwendung.',
  'sentences.advice.helmDependency':
    'Prüfe dependencies in Chart.yaml: Name, Version und Repository, und ob Argo CD das Repository kennt.',
  'sentences.advice.chartVersionMissing':
    'Prüfe, welche Versionen veröffentlicht sind, und setze die Ziel-Revision der Anwendung.',
  'sentences.advice.kustomizeBuild':
    'Führe kustomize build im selben Ordner aus und behebe, was es meldet.',
  'sentences.advice.kustomizeVersionUnknown':
    'Lass die Version in der Anwendung weg, oder bitte das Plattform-Team, sie einzutragen.',
  'sentences.advice.pluginFailed':
    'Lies den ursprünglichen Text, und frage das Team, das das Plugin betreut.',
  'sentences.advice.manifestTimeout':
    'Aktualisiere noch einmal; bitte bei Wiederholung das Plattform-Team, nach dem Repo-Server zu sehen.',
  'sentences.advice.repositoryDenied':
    'Bitte das Plattform-Team, Argo CD Zugangsdaten dafür zu geben oder abgelaufene zu erneuern.',
  'sentences.advice.repositoryMissing':
    'Berichtige die Adresse in der Anwendung, oder gib Argo CD Zugriff.',
  'sentences.advice.repositoryHostAway':
    'Prüfe, ob der Host läuft und ob der Cluster ihn unter dieser Adresse erreicht.',
  'sentences.advice.repositoryUntrusted':
    'Bitte das Plattform-Team, die Zertifizierungsstelle oder den bekannten Host in Argo CD einzutragen.',
  'sentences.advice.submoduleFailed':
    'Gib Argo CD Zugriff auf das Submodul, oder verzichte darauf.',
  'sentences.advice.lfsFailed':
    'Prüfe, ob die Dateien in Git LFS hochgeladen sind und ob Argo CD sie lesen darf.',
  'sentences.advice.signatureMissing':
    'Signiere den Commit mit einem Schlüssel, den das Projekt kennt.',
  'sentences.advice.pushDenied':
    'Gib Argo CD Zugangsdaten, die hochladen dürfen, und erlaube ihm diesen Branch.',
  'sentences.advice.repositoryServerAway':
    'Mit dem Repository ist nichts: Bitte das Plattform-Team, nach dem Repo-Server zu sehen.',
  'sentences.advice.cacheAway':
    'Mit der Anwendung ist nichts: Bitte das Plattform-Team, nach Redis von Argo CD zu sehen.',
  'sentences.advice.projectNotPermitted':
    'Bitte das Plattform-Team, ihn in sourceNamespaces des Projekts aufzunehmen.',
  'sentences.advice.namespaceNotSet': 'Setze den Ziel-Namespace der Anwendung.',
  'sentences.advice.namespaceNotManaged':
    'Bitte das Plattform-Team, ihn beim Cluster in Argo CD einzutragen, oder lass das Objekt weg.',
  'sentences.advice.specInvalid': 'Berichtige das Application-Objekt.',
  'sentences.advice.statusTooLarge':
    'Teile die Anwendung auf, oder bewahre weniger Verlauf auf (revisionHistoryLimit).',
  'sentences.advice.clusterUnknown':
    'Berichtige das Ziel der Anwendung, oder bitte das Plattform-Team, den Cluster einzutragen.',
  'sentences.advice.apiAway':
    'Bitte das Plattform-Team, nach dem Anbieter dieser API zu sehen oder ihren APIService zu entfernen.',
  'sentences.advice.clusterUnreachable':
    'Mit dem Repository ist nichts: Frage das Plattform-Team, ob der Cluster läuft.',
  'sentences.advice.clusterDenied':
    'Bitte das Plattform-Team, die Zugangsdaten dieses Clusters in Argo CD zu erneuern.',
  'sentences.advice.clusterUntrusted':
    'Bitte das Plattform-Team, die Zertifizierungsstelle dieses Clusters in Argo CD zu berichtigen.',
  'sentences.advice.other': 'Lies den ursprünglichen Text.',

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

  'sentences.diagnosis.names': 'Die Entität nennt {{value}} (argocd/app-name).',
  'sentences.diagnosis.selector':
    'Die Entität wählt {{value}} aus (argocd/app-selector).',
  'sentences.diagnosis.selectorError':
    'Der Selektor der Entität ist nicht lesbar: {{value}} (argocd/app-selector).',
  'sentences.diagnosis.namespaces':
    'Nur der Namespace {{value}} wird betrachtet (argocd/app-namespace).',
  'sentences.diagnosis.projects':
    'Nur das Projekt {{value}} wird betrachtet (argocd/project-name).',
  'sentences.diagnosis.projectsAlone':
    'Die Entität beansprucht jede Anwendung des Projekts {{value}} (argocd/project-name).',
  'sentences.diagnosis.none':
    'Die Entität hat keine Annotation für Argo CD, darum werden nur Anwendungen gefunden, die sie nennen oder aus ihrem Repository kommen.',
  'sentences.diagnosis.repository':
    'Der Katalog hat die Entität aus {{value}} bei {{revision}} gelesen; Anwendungen, die ihren Ordner oder einen darunter aus diesem Repository und dieser Revision ausliefern, sind bestätigt.',
  'sentences.diagnosis.noRepository':
    'Der Katalog hat die Entität von keiner Adresse gelesen, die zweifelsfrei eine Datei in einem GitLab des Portals ist, darum kann nur eine Anwendung bestätigt werden, die sie nennt.',
  'sentences.diagnosis.asked':
    'Die Instanz {{instance}} wurde gefragt: {{status}}.',
  'sentences.diagnosis.notAsked':
    'Die Instanz {{instance}} wurde nicht gefragt: argocd/instance-name nennt sie nicht.',
  'sentences.diagnosis.unknownInstance':
    'argocd/instance-name nennt {{instance}}, aber das Portal kennt keine solche Instanz.',
  'sentences.diagnosis.away':
    'Die Instanz {{instance}} ist {{status}}; was dort ist, kann fehlen oder veraltet sein.',
  'sentences.diagnosis.matched': '{{count}} gefunden durch {{by}}, {{link}}.',
  'sentences.diagnosis.nothing':
    'Keine Anwendung wurde gefunden, die du sehen darfst.',
  'sentences.diagnosis.byInstance':
    '{{application}} würde passen, ist aber in der Instanz {{instance}}, die argocd/instance-name nicht nennt.',
  'sentences.diagnosis.bySelector':
    '{{application}} kommt in die Nähe, aber die Labels passen nicht.',
  'sentences.diagnosis.byNamespace':
    '{{application}} würde passen, ist aber im Namespace {{namespace}}.',
  'sentences.diagnosis.byProject':
    '{{application}} würde passen, ist aber im Projekt {{project}}.',
  'sentences.diagnosis.byName':
    '{{application}} kommt aus dem Repository der Entität, aber argocd/app-name nennt sie nicht.',
  'sentences.diagnosis.byNothing':
    '{{application}} kommt aus dem Repository der Entität, aber von einer anderen Revision.',
  'sentences.diagnosis.more': '{{count}} weitere kommen in die Nähe.',
  'sentences.diagnosis.unproven':
    '{{applications}}: nur behauptet, weil nur die Entität es sagt; weder nennt die Anwendung sie, noch kommt sie von dort, wo der Katalog die Entität gelesen hat.',
  'sentences.diagnosis.notChecked':
    '{{applications}}: vorerst nur behauptet, weil der Katalog nicht gelesen wurde, seit die Anwendung bekannt ist; das geschieht binnen einer Minute.',
  'sentences.diagnosis.appearedLater':
    '{{applications}}: nur behauptet, weil die Entität im Katalog sein muss, bevor eine Anwendung sie nennt: Diese nannte sie vorher, und niemand weiß, ob diese Entität gemeint war.',
  'sentences.diagnosis.otherLocation':
    '{{applications}}: nur behauptet, weil die Entität von anderswo kam, als die Verbindung bestätigt wurde, oder das Portal die Anwendung für eine andere angelegt hat.',
  'sentences.diagnosis.otherSource':
    '{{applications}}: nur behauptet, weil die Anwendung auch aus anderen Repositorys, Revisionen oder Ordnern kommt.',
  'sentences.diagnosis.folderAbove':
    '{{applications}}: nur behauptet, weil die Anwendung aus einem Ordner über dem der Entität kommt.',
  'sentences.diagnosis.defaultBranch':
    '{{applications}}: nur behauptet, weil die Anwendung den Standard-Branch ausrollt und GitLab nicht gesagt hat, welcher das ist.',
  'sentences.diagnosis.confirmByPermission':
    'Wer die Berechtigung argocd.link.confirm hat, ab Werk die Plattformgruppe, kann bestätigen, was nur behauptet ist.',
  'sentences.diagnosis.confirm':
    'Um die Verbindung zu bestätigen, gib der Anwendung die Annotation backstage.io/entity-ref mit dieser Entität.',
  'sentences.diagnosis.annotate':
    'Um Anwendungen zu verbinden, gib der Entität argocd/app-name oder argocd/app-selector, oder der Anwendung backstage.io/entity-ref.',
  'sentences.diagnosis.correct':
    'Berichtige die oben genannte Annotation oder Anwendung.',
  'sentences.diagnosis.fixSelector':
    'Schreibe den Selektor in der Grammatik von Kubernetes, z. B. app=shop,tier in (web,api).',
  'sentences.diagnosis.by.entityRef':
    'die Annotation backstage.io/entity-ref der Anwendung',
  'sentences.diagnosis.by.name': 'argocd/app-name',
  'sentences.diagnosis.by.selector': 'argocd/app-selector',
  'sentences.diagnosis.by.project': 'argocd/project-name',
  'sentences.diagnosis.by.repository': 'das Repository',
  'sentences.diagnosis.link.claimed': 'behauptet',
  'sentences.diagnosis.link.confirmed': 'bestätigt',
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
  'sentences.diagnosis.status.starting': 'im Aufbau',
  'sentences.diagnosis.status.live': 'verbunden',
  'sentences.diagnosis.status.delayed': 'verzögert',
  'sentences.diagnosis.status.stale': 'verstummt',
  'sentences.diagnosis.status.unreachable': 'nicht erreichbar',
  'sentences.diagnosis.status.unauthorized': 'ohne gültige Zugangsdaten',

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
  'version.distanceUnknown': 'Abstand unbekannt',
  'version.why.notRead': 'Die Pods sind noch nicht gelesen.',
  'version.why.noneReady': 'Kein Pod ist bereit.',
  'version.why.noCommit': 'Die Tags der Images nennen keinen Commit.',
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
  'services.pods_one': '{{ready}}/{{total}} Pod',
  'services.pods_other': '{{ready}}/{{total}} Pods',

  'service.podsIn': 'Pods in {{environment}}',
  'service.pod': 'Pod',
  'service.image': 'Image',
  'service.started': 'Gestartet',
  'service.noPods': 'Kein Pod läuft.',
  'service.logs': 'Logs',
  'service.logsOf': 'Logs von {{pod}}',
  'service.addresses': 'Adressen und Einstellungen in {{environment}}',
  'service.public': 'Öffentliche Adresse',
  'service.noPublic': 'keine; kein Ingress und keine HTTPRoute führt hin',
  'service.inCluster': 'Im Cluster',
  'service.noService': 'keine; kein Service führt zu den Pods',
  'service.settings': 'Einstellungen',
  'service.noSettings': 'Git verlangt keinen Workload davon.',
  'service.withheld': 'Die Manifeste darfst du nicht sehen.',
  'service.lines': '{{file}}, Zeilen {{from}} bis {{to}}',
  'service.replicas_one': '{{count}} Replik',
  'service.replicas_other': '{{count}} Repliken',
  'service.scaled': 'Repliken nach Last',
  'service.cpu': '{{cpu}} CPU',
  'service.memory': '{{memory}} Speicher',
  'service.cpuLimit': 'höchstens {{cpu}} CPU',
  'service.memoryLimit': 'höchstens {{memory}} Speicher',
  'service.noResources': 'weder CPU noch Speicher angefordert',
  'service.automatic': 'synchronisiert von selbst',
  'service.byHand': 'wird von Hand synchronisiert',
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

  'why.titleAt': 'Warum, beim letzten Vergleich um {{time}}:',
  'why.titleThen': 'Warum, zuletzt bekannt:',
  'why.title': 'Warum:',
  'why.inFile': 'in {{file}}, Zeile {{line}}',
  'why.notFound': 'Noch keine Ursache gefunden',
  'why.lastLines': 'Letzte Zeilen des Logs',
  'why.original': 'Original anzeigen',
  'why.whatToDo': 'Was zu tun ist',
  'why.noStep': 'Es ist nichts bekannt, was helfen würde.',
  'why.restarts': 'Neustarts',
  'why.restartsIn_one': '{{count}} in {{duration}}',
  'why.restartsIn_other': '{{count}} in {{duration}}',
  'why.nextTry': 'nächster Versuch in {{duration}}',
  'why.nextTryDue': 'der nächste Versuch steht an',
  'why.lastEvent': 'Letztes Ereignis',
  'why.times_one': '{{count}}-mal',
  'why.times_other': '{{count}}-mal',
  'why.comparedWith': 'Verglichen mit {{environment}}',
  'why.missing.variable':
    '{{name}} ist in {{before}} gesetzt und fehlt in {{environment}}',
  'why.missing.configMapKey':
    '{{name}} der ConfigMap {{of}} ist in {{before}} gesetzt und fehlt in {{environment}}',
  'why.missing.secretKey':
    '{{name}} des Secrets {{of}} ist in {{before}} gesetzt und fehlt in {{environment}}',
  'why.missing.object':
    '{{of}} {{name}} gibt es in {{before}}, in {{environment}} nicht',
  'why.moreMissing_one': 'und {{count}} weitere',
  'why.moreMissing_other': 'und {{count}} weitere',
  'why.visitors': 'Besucher',
  'why.servesPrevious': 'bekommen noch die vorherige Version',
  'why.servesNothing': 'bekommen nichts: Kein Pod ist bereit',
  'why.servedBy_one': '{{count}} Pod liefert sie aus',
  'why.servedBy_other': '{{count}} Pods liefern sie aus',
  'why.withheld': 'Nicht gezeigt',
  'why.withheldLogs':
    'das Log des Absturzes: Deine Rolle erlaubt nicht, es zu lesen',
  'why.step.fixInGit': 'Behebe es in Git.',
  'why.step.fixApplication': 'Berichtige die Application.',
  'why.step.fixCluster': 'Vervollständige den Namespace.',
  'why.step.fixPipeline': 'Bring das Image in Ordnung.',
  'why.step.askPlatform': 'Für das Plattform-Team.',
  'why.step.wait': 'Es endet vielleicht von selbst.',
  'why.step.tryAgain': 'Versuch es noch einmal.',
  'why.step.undo': 'Oder nimm es jetzt zurück.',
  'why.step.undoFirst': 'Nimm es zurück.',
  'why.step.lookCloser': 'Sieh genauer hin.',
  'why.add': 'Setze {{setting}} für {{environment}}.',
  'why.fixFollows':
    'Nach dem Merge bringt Argo CD die Korrektur von selbst aus.',
  'why.backTo': 'Zurück zu {{commit}} über Git.',
  'why.revertInGit':
    'Nimm den Commit zurück, der es gebracht hat; Auto-Sync bleibt an.',
  'why.openCommit': 'Commit öffnen',
  'why.look.crashLog': 'Logs des Absturzes',
  'why.look.log': 'Logs',
  'why.look.previousVersionLog': 'Logs der vorherigen Version',
  'why.look.events': 'Ereignisse',

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
    'Für Sie nur lesbar. {{owner}} kann befördern, zurücknehmen und synchronisieren.',
  'readOnly.plain': 'Für Sie nur lesbar.',
  'dialog.cancel': 'Abbrechen',
  'dialog.failed': 'Das hat nicht geklappt: {{message}}',
  'dialog.then': 'Danach',
  'terminateDialog.title': 'Synchronisierung von {{environment}} abbrechen',
  'terminateDialog.text':
    'Argo CD hört auf, wo es ist: Was es schon geändert hat, bleibt geändert.',
  'terminateDialog.startedBy': 'Gestartet von',
  'terminateDialog.since': 'Seit',
  'terminateDialog.again':
    'Auto-Sync bleibt an: Argo CD beginnt vielleicht von selbst wieder.',
  'terminateDialog.stays':
    'Nichts geschieht, bis die nächste Synchronisierung angefordert wird.',
  'restartDialog.chooseFirst': 'Wählen Sie einen Workload.',
  'restartDialog.then':
    'Kubernetes ersetzt die Pods nacheinander, wie es der Workload sagt; Git bleibt gleich.',

  'syncDialog.title': '{{environment}} synchronisieren',
  'syncDialog.text':
    'Argo CD bringt {{application}} auf den Stand, auf den {{target}} zeigt.',
  'syncDialog.nothing': 'Nichts würde sich ändern: Der Cluster ist wie Git.',
  'syncDialog.noPreview':
    'Was sich ändern würde, lässt sich nicht zeigen: {{message}}',
  'syncDialog.creates_one': '{{count}} Objekt wird angelegt',
  'syncDialog.creates_other': '{{count}} Objekte werden angelegt',
  'syncDialog.updates_one': '{{count}} Objekt ändert sich',
  'syncDialog.updates_other': '{{count}} Objekte ändern sich',
  'syncDialog.removes_one': '{{count}} Objekt ist nicht mehr in Git',
  'syncDialog.removes_other': '{{count}} Objekte sind nicht mehr in Git',
  'syncDialog.pruned': 'werden gelöscht, weil Prune gewählt ist',
  'syncDialog.kept': 'bleiben, solange Prune nicht gewählt ist',
  'syncDialog.change.create': '{{kind}} {{name}} anlegen',
  'syncDialog.change.update': '{{kind}} {{name}} ändern',
  'syncDialog.change.prune': '{{kind}} {{name}} löschen',
  'syncDialog.change.none': '{{kind}} {{name}} behalten',
  'syncDialog.difference': 'Unterschied bei {{kind}} {{name}}',
  'syncDialog.hidden': 'Werte verborgen',
  'syncDialog.prune': 'Prune',
  'syncDialog.options': 'Optionen',
  'syncDialog.preset': 'vorbelegt mit denen der Anwendung',
  'syncDialog.dryRun': 'Dry Run',
  'syncDialog.applyOnly': 'Apply Only',
  'syncDialog.option.ApplyOutOfSyncOnly': 'Apply Out of Sync Only',
  'syncDialog.option.CreateNamespace': 'Auto-Create Namespace',
  'syncDialog.option.PruneLast': 'Prune Last',
  'syncDialog.option.RespectIgnoreDifferences': 'Respect Ignore Differences',
  'syncDialog.option.ServerSideApply': 'Server-Side Apply',
  'syncDialog.option.Validate': 'Skip Schema Validation',
  'syncDialog.partial': 'Nur ein Teil',
  'syncDialog.partialText':
    '{{chosen}} von {{all}} Objekten. Hooks laufen nicht, und Argo CD merkt sich kein Deployment, zu dem man zurück könnte.',
  'syncDialog.then':
    'Argo CD wendet es sofort an; in der Zeile lässt es sich verfolgen.',
  'syncDialog.thenDryRun':
    'Argo CD fragt den Cluster, was geschehen würde, und ändert nichts.',
  'syncDialog.confirmDryRun': 'In {{environment}} versuchen',
  'syncDialog.chooseFirst': 'Wählen Sie mindestens ein Objekt.',
  'rollbackDialog.title': '{{environment}} zurückrollen',
  'rollbackDialog.text':
    '{{application}} geht auf ein früheres Deployment zurück.',
  'rollbackDialog.choose': 'Zurück zu',
  'rollbackDialog.choice': '{{revision}} {{title}}',
  'rollbackDialog.was': 'war {{health}}',
  'rollbackDialog.none': 'Jetzt nicht: Argo CD kennt kein früheres Deployment.',
  'rollbackDialog.prune': 'Prune: löschen, was jenes Deployment nicht hatte',
  'rollbackDialog.inGit':
    'Nichts ändert sich. Die Umgebung weicht bis zur nächsten Synchronisierung von Git ab; um endgültig zurückzugehen, den Commit rückgängig machen.',
  'rollbackDialog.then':
    'Argo CD wendet sofort die Manifeste jenes Deployments an.',
  'rollbackDialog.chooseFirst': 'Wählen Sie ein Deployment.',
  'changes.commits': 'Commits',
  'changes.images': 'Images',
  'changes.forth.commits_one': '{{count}} Commit',
  'changes.forth.commits_other': '{{count}} Commits',
  'changes.forth.images_one': '{{count}} neues Image',
  'changes.forth.images_other': '{{count}} neue Images',
  'changes.back.commits_one': '{{count}} Commit wird zurückgenommen',
  'changes.back.commits_other': '{{count}} Commits werden zurückgenommen',
  'changes.back.images_one': '{{count}} Image geht zurück',
  'changes.back.images_other': '{{count}} Images gehen zurück',
  'changes.same_one': '{{names}} bleibt',
  'changes.same_other': '{{names}} bleiben',
  'changes.none': 'keines',
  'changes.becomes': 'wird zu',
  'changes.more_one': '{{count}} weiterer Commit',
  'changes.more_other': '{{count}} weitere Commits',
  'changes.noCommits': 'Dazwischen liegt kein Commit.',
  'changes.noRevision':
    'Nicht bekannt: Eines davon ist kein Commit, oder keines ist gewählt.',
  'changes.noImages': 'Die Images bleiben dieselben.',
  'changes.unknownImages':
    'Nicht bekannt: Die Images eines davon wurden nicht gelesen.',
  'changes.noTitle': 'Titel nicht bekannt',
  'dialog.inGit': 'In Git',
  'outcome.progress': 'Synchronisiert … {{done}} von {{total}} Objekten',
  'history.title': 'Deployments',
  'history.empty': 'Noch wurde nichts bereitgestellt.',
  'history.hint': 'Wählen Sie zwei, um zu sehen, was dazwischen liegt.',
  'history.all': 'Alle',
  'history.when': 'Wann',
  'history.where': 'Umgebung',
  'history.change': 'Änderung',
  'history.configuration': 'Konfiguration',
  'history.setBy': 'gesetzt von {{author}} in',
  'history.setIn': 'gesetzt in',
  'history.pipeline': 'Pipeline',
  'history.pipelines.success': 'Bestanden',
  'history.pipelines.failed': 'Fehlgeschlagen',
  'history.pipelines.running': 'Läuft',
  'history.pipelines.other': 'Beendet',
  'history.images_one': '{{count}} Image',
  'history.images_other': '{{count}} Images',
  'history.moreImages_one': 'und {{count}} weiteres',
  'history.moreImages_other': 'und {{count}} weitere',
  'history.sameImages': 'dieselben',
  'history.outcome': 'Ergebnis',
  'history.outcomes.inProgress': 'Läuft',
  'history.outcomes.succeeded': 'Synchronisiert',
  'history.outcomes.failed': 'Fehlgeschlagen',
  'history.outcomes.terminated': 'Abgebrochen',
  'history.outcomes.unknown': 'Ende nicht gesehen',
  'history.rollback': 'Zurückgehen',
  'history.goBack': 'Hierauf zurück …',
  'history.rollbackTo': 'In {{environment}} auf {{revision}} zurückgehen …',
  'history.noRollback': '{{environments}}: {{reason}}',
  'history.runsNow': 'läuft jetzt',
  'history.more': 'Mehr anzeigen',
  'history.compare': 'Vergleichen',
  'history.compareRow': '{{revision}} in {{environment}} vergleichen',
  'history.manifests': 'Manifeste',
  'history.renderedNow':
    'Von Argo CD aus beiden Commits gerendert, mit den Einstellungen, die die Anwendung jetzt hat.',
  'history.sameManifests': 'Beide Commits ergeben dasselbe.',
  'history.moreManifests_one': '{{count}} weiteres Objekt weicht ab.',
  'history.moreManifests_other': '{{count}} weitere Objekte weichen ab.',
  'history.otherApplication':
    'Manifeste werden innerhalb einer Umgebung verglichen: Die einer anderen weichen durch deren eigene Einstellungen ab.',
  'history.noRevision':
    'Ausgerollt wurde kein Commit, den Argo CD rendern könnte.',
  'history.noManifests.severalSources':
    'Argo CD kennt die Revisionen aller Quellen dieser Deployments nicht mehr.',
  'history.noManifests.hydrated':
    'Argo CD rollt aus, was es vorher in Git gerendert hat; die Commits dort zeigen den Unterschied.',
  'history.comparison': 'Vergleich zweier Deployments',
  'history.compareInGitlab': 'In GitLab vergleichen',
  'restartDialog.title': 'In {{environment}} neu starten',
  'restartDialog.text': 'Die Pods werden durch neue desselben Images ersetzt.',
  'restartDialog.choose': 'Workload',
  'restartDialog.none':
    'Diese Anwendung hat keinen Workload, der neu gestartet werden kann.',

  'diff.label': 'Unterschied zwischen Cluster und Git',
  'diff.same': 'Der Cluster hat, was Git verlangt.',
  'diff.notInGit': 'Dieses Objekt steht nicht selbst in Git.',
  'diff.notComparable':
    'Argo CD kann die Anwendung nicht vergleichen: {{message}}',

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

  'resources.noneFailing': 'nichts gestört',
  'resources.failing_one': '{{count}} gestört',
  'resources.failing_other': '{{count}} gestört',
  'resources.allAsInGit': 'alles wie in Git',
  'resources.differingCount_one': '{{count}} weicht von Git ab',
  'resources.differingCount_other': '{{count}} weichen von Git ab',
  'resources.counts': '{{failing}}; {{differing}}',
  'resources.view': 'Ansicht',
  'resources.asGraph': 'Graph',
  'resources.asTable': 'Tabelle',
  'resources.graph': 'Ressourcen von {{environment}} als Graph',
  'resources.list': 'Ressourcen von {{environment}}',
  'resources.search': 'Ressource suchen',
  'resources.onlyFailing': 'Nur gestörte',
  'resources.differing': 'Weicht von Git ab',
  'resources.kinds': 'Arten',
  'resources.allKinds': 'Alle Arten',
  'resources.application': 'Anwendung',
  'resources.line': '{{kind}}, {{state}}',
  'resources.states.crashes': 'stürzt immer wieder ab',
  'resources.states.imageMissing': 'bekommt sein Image nicht',
  'resources.states.cannotStart': 'kann nicht starten',
  'resources.states.waits': 'wartet auf einen Knoten',
  'resources.states.starts': 'startet',
  'resources.states.runs': 'nicht bereit',
  'resources.states.ready': 'bereit',
  'resources.states.done': 'fertig',
  'resources.states.failed': 'fehlgeschlagen',
  'resources.states.ends': 'wird entfernt',
  'resources.states.unknown': 'Zustand unbekannt',
  'resources.states.stillServes': 'bedient noch',
  'resources.states.missing': 'nicht im Cluster',
  'resources.states.noLongerInGit': 'nicht mehr in Git',
  'resources.states.broken': 'gestört',
  'resources.states.inProgress': 'im Gange',
  'resources.states.paused': 'angehalten',
  'resources.states.podsReady': '{{ready}} von {{total}} Pods bereit',
  'resources.states.previousVersion': 'vorige Version',
  'resources.states.differsFromGit': 'weicht von Git ab',
  'resources.states.healthy': 'gesund',
  'resources.states.asInGit': 'wie in Git',
  'resources.groups.workload': 'Workloads',
  'resources.groups.network': 'Netz',
  'resources.groups.configuration': 'Konfiguration',
  'resources.groups.storage': 'Speicher',
  'resources.groups.access': 'Zugriff',
  'resources.groups.other': 'Weitere',
  'resources.legend.failing': 'gestört',
  'resources.legend.previous': 'vorige Version',
  'resources.expand': 'Zeigen, was unter {{name}} ist',
  'resources.collapse': 'Verbergen, was unter {{name}} ist',
  'resources.zoomIn': 'Vergrößern',
  'resources.zoomOut': 'Verkleinern',
  'resources.fit': 'Einpassen',
  'resources.name': 'Name',
  'resources.kind': 'Art',
  'resources.age': 'Alter',
  'resources.says': 'Was gemeldet wird',
  'resources.nothing': 'Nichts passt.',
  'resources.close': 'Schließen',
  'resources.summary': 'Übersicht',
  'resources.diff': 'Unterschied',
  'resources.events': 'Ereignisse',
  'resources.openLogs': 'Logs öffnen',
  'resources.restart': 'Neu starten …',
  'resources.ownedBy': '{{kind}}, gehört zu',
  'resources.owns': 'Besitzt',
  'resources.ownsMore_one': 'und {{count}} weitere',
  'resources.ownsMore_other': 'und {{count}} weitere',
  'resources.hook': 'Hook der Synchronisierung',
  'resources.noEvents': 'Es gibt keine Ereignisse.',
  'resources.lastEvent': 'Letztes Ereignis',
  'resources.created': 'Angelegt',
  'resources.node': 'Knoten',
  'resources.image': 'Image',
  'resources.pods': 'Pods',
  'resources.podsOf': '{{ready}} von {{total}} bereit',
  'resources.restarts_one': '{{count}} Neustart',
  'resources.restarts_other': '{{count}} Neustarts',
  'resources.exitCode': 'Exit-Code {{code}}',
  'resources.ranFor': 'lief {{duration}}',
  'resources.ended': 'beendet',
  'resources.outOfMemory': 'zu wenig Arbeitsspeicher',
  'resources.sameAsGit': 'Wie in Git. Das Manifest:',
  'logs.title': 'Logs von {{name}} in {{environment}}',
  'logs.of': '{{application}}, {{kind}} {{name}}',
  'logs.label': 'Log von {{name}}',
  'logs.gone':
    '{{kind}} {{name}} gibt es nicht mehr. Schließen Sie das Log und wählen Sie ein anderes.',
  'logs.pods': 'Pod',
  'logs.pod': 'Pod {{name}}, {{state}}',
  'logs.allPods_one': 'Alle Pods ({{count}})',
  'logs.allPods_other': 'Alle Pods ({{count}})',
  'logs.container': 'Container',
  'logs.run': 'Welcher Lauf',
  'logs.runs.now': 'Jetzt',
  'logs.runs.crash': 'Letzter Absturz',
  'logs.runs.previous': 'Vorige Version',
  'logs.noPrevious': 'Es gibt keinen Pod einer vorigen Version.',
  'logs.noCrash': 'Dieser Container ist noch nicht beendet worden.',
  'logs.search': 'Im Log suchen',
  'logs.found': '{{position}} von {{all}}',
  'logs.nextMatch': 'Nächste Fundstelle',
  'logs.previousMatch': 'Vorige Fundstelle',
  'logs.times': 'Zeiten',
  'logs.wrap': 'Umbrechen',
  'logs.raw': 'Wie geschrieben',
  'logs.follow': 'Folgen',
  'logs.over': 'Aus: Dieser Lauf ist beendet',
  'logs.waiting': 'Wartet auf Zeilen.',
  'logs.reading': 'Liest das Log …',
  'logs.empty': 'Das Log ist leer.',
  'logs.whole_one': '{{number}} Zeile, der ganze Lauf.',
  'logs.whole_other': '{{number}} Zeilen, der ganze Lauf.',
  'logs.lines_one': '{{number}} Zeile.',
  'logs.lines_other': '{{number}} Zeilen.',
  'logs.more_one': '{{count}} neue Zeile',
  'logs.more_other': '{{count}} neue Zeilen',
  'logs.lost':
    'Die Verbindung ist abgebrochen und wird erneut versucht: {{message}}',
  'logs.again': 'Erneut lesen',
  'logs.runEnded':
    'Der Container ist mit Exit-Code {{exitCode}} beendet worden{{reason}}.',
  'logs.because': ' ({{reason}})',
  'logs.restarted': 'Neu gestartet um {{time}}.',
  'logs.download': 'Herunterladen',
  'logs.kinds.container': '{{name}}',
  'logs.kinds.sidecar': '{{name}} (Sidecar)',
  'logs.kinds.init': '{{name}} (Init)',

  'applications.title': 'Anwendungen',
  'applications.projects_one': '{{count}} Projekt',
  'applications.projects_other': '{{count}} Projekte',
  'applications.applications_one': '{{count}} Anwendung',
  'applications.applications_other': '{{count}} Anwendungen',
  'applications.onInstances_one': 'in {{count}} Argo CD',
  'applications.onInstances_other': 'in {{count}} Argo CDs',
  'applications.mine': 'Meine Projekte',
  'applications.all': 'Alle',
  'applications.which': 'Welche Anwendungen',
  'applications.view': 'Ansicht',
  'applications.matrix': 'Matrix',
  'applications.list': 'Liste',
  'applications.link.copy': 'Link kopieren',
  'applications.link.copied': 'Link kopiert',
  'applications.link.failed': 'Nicht kopiert',
  'applications.byState': 'Nach Zustand filtern',
  'applications.everything': 'Alle',
  'applications.states.broken': 'Defekt',
  'applications.states.syncFailed': 'Sync gescheitert',
  'applications.states.outOfSync': 'Weicht ab',
  'applications.states.held': 'Gehalten',
  'applications.states.rollingOut': 'Wird ausgerollt',
  'applications.states.behind': 'Zurück',
  'applications.states.notCompared': 'Nicht verglichen',
  'applications.states.notDeployed': 'Nicht ausgerollt',
  'applications.states.healthy': 'Gesund',
  'applications.search': 'Projekt, Dienst, Commit, Person',
  'applications.environment': 'Umgebung',
  'applications.instance': 'Instanz',
  'applications.owner': 'Eigentümer',
  'applications.any': 'alle',
  'applications.project': 'Projekt',
  'applications.projectsByEnvironment': 'Projekte und Umgebungen',
  'applications.sections.attention_one': 'Braucht Aufmerksamkeit, {{count}}',
  'applications.sections.attention_other': 'Brauchen Aufmerksamkeit, {{count}}',
  'applications.sections.notCompared_one': 'Nicht verglichen, {{count}}',
  'applications.sections.notCompared_other': 'Nicht verglichen, {{count}}',
  'applications.sections.calm_one': 'Keine Probleme, {{count}}',
  'applications.sections.calm_other': 'Keine Probleme, {{count}}',
  'applications.others': 'Andere',
  'applications.lastEvent': 'Zuletzt',
  'applications.promotions': 'Promotions',
  'applications.promotionsOpen_one': '{{count}} offen',
  'applications.promotionsOpen_other': '{{count}} offen',
  'applications.behind_one': '{{count}} zurück',
  'applications.behind_other': '{{count}} zurück',
  'applications.moreInCell_one': '+{{count}}',
  'applications.moreInCell_other': '+{{count}}',
  'applications.hasNone': 'hat kein {{environment}}',
  'applications.gone': '{{name}} ist nicht mehr da.',
  'applications.outOfOrder':
    'Zustände haben sich geändert; die Zeilen stehen noch, wo sie standen.',
  'applications.sortAgain': 'Neu sortieren',
  'applications.state': 'Zustand',
  'applications.details': 'Einzelheiten',
  'applications.since': 'Seit',
  'applications.shown_one':
    '{{count}} von {{total}}; die Zeilen bleiben stehen, wenn sich Zustände ändern.',
  'applications.shown_other':
    '{{count}} von {{total}}; die Zeilen bleiben stehen, wenn sich Zustände ändern.',
  'applications.projectsShown_one':
    '{{count}} von {{total}} Projekten; die Zeilen bleiben stehen, wenn sich Zustände ändern.',
  'applications.projectsShown_other':
    '{{count}} von {{total}} Projekten; die Zeilen bleiben stehen, wenn sich Zustände ändern.',
  'applications.more': 'Mehr zeigen',
  'applications.nothing': 'Keine Anwendung passt.',
  'applications.nothingMine':
    'Keine Anwendung gehört dir oder einer deiner Gruppen. Sieh dir alle an.',
  'applications.nothingYet': 'Es gibt keine Anwendung, die du sehen darfst.',
  'applications.clear': 'Filter löschen',

  'card.promotes': '{{mergeRequest}} bringt eine Version nach {{environment}}.',
  'card.openMergeRequest': 'Merge Request öffnen',

  'home.needs': 'Braucht dich',
  'home.changes': 'Deine Änderungen',
  'home.projects': 'Deine Projekte',
  'home.noNeeds': 'Nichts wartet auf dich.',
  'home.noNeedsOld':
    'Soweit bekannt, wartet nichts auf dich, aber nicht alle deine Umgebungen werden gerade verglichen.',
  'home.noNeedsShown': 'In den Projekten unten wartet nichts auf dich.',
  'home.noChanges':
    'Hier ist noch keine Änderung von dir bekannt. Deine sind die mit der E-Mail-Adresse deines Profils oder deines GitLab-Benutzers.',
  'home.noProjects':
    'Noch gehört kein Projekt dir oder einer deiner Gruppen. Ein neues hat binnen Minuten ein Repository, eine Pipeline und ein erstes Deployment.',
  'home.create': 'Neues Projekt anlegen',
  'home.allApplications': 'Alle Anwendungen',
  'home.omitted_one': '{{count}} weiteres Projekt steht bei den Anwendungen.',
  'home.omitted_other':
    '{{count}} weitere Projekte stehen bei den Anwendungen.',
  'home.review': 'In GitLab prüfen',
  'home.open': 'Öffnen',
  'home.compared': 'verglich {{time}}',
  'home.comparedUntil': 'verglich bis {{time}}',
  'home.neverCompared': 'hat noch nicht verglichen',
  'home.need.yours': '{{project}}: deine Änderung scheitert in {{environment}}',
  'home.need.broken': '{{project}}: {{environment}} ist defekt',
  'home.need.syncFailed':
    '{{project}}: Synchronisierung von {{environment}} gescheitert',
  'home.need.refused':
    '{{project}}: Argo CD synchronisiert {{environment}} nicht',
  'home.need.cannotCompare':
    '{{project}}: Argo CD kann {{environment}} nicht lesen',
  'home.need.rolledBack': '{{project}}: {{environment}} wurde zurückgesetzt',
  'home.need.waitsForSync':
    '{{project}}: {{environment}} wartet auf eine Synchronisierung',
  'home.need.promotion':
    '{{project}}: {{mergeRequest}} bringt eine Version nach {{environment}}',
  'home.need.credentialEnds': '{{instance}}: die Tokens des Portals laufen ab',
  'home.place.building': 'Wird gebaut',
  'home.place.notBuilt': 'Nicht gebaut',
  'home.place.notBuiltJob': 'Nicht gebaut: Job {{job}} ist gescheitert',
  'home.place.built': 'Gebaut, noch nicht deployt',
  'home.place.rollingOut': 'Wird ausgerollt in {{environments}}',
  'home.place.live': 'Live in {{environments}}',
  'home.place.fails': 'Scheitert in {{environments}}',
  'home.place.inBroken': 'In {{environments}}, aus anderem Grund defekt',
  'home.place.runs': 'In {{environments}}',
  'home.place.was': 'War beim letzten Vergleich in {{environments}}',
  'home.place.unknown': 'Nicht bekannt, wo',
  'home.place.andLive': '{{text}}; live in {{live}}',

  'copy.action': '{{what}} kopieren',
  'copy.done': 'Kopiert',
  'copy.failed': 'Nicht kopiert: Der Browser erlaubt es nicht',
  'copy.nameFailed':
    'Der Browser erlaubt kein Kopieren. Der Name ist {{name}}.',

  'empty.title': 'Mit dieser Entität ist keine Anwendung verbunden.',
  'empty.hint': 'Füge catalog-info.yaml eine Zeile hinzu:',
  'empty.alternative':
    'Oder lass die Anwendung diese Entität nennen, mit der Annotation {{annotation}}.',
  'empty.notFoundTitle':
    'Keine Anwendung passt zu dem, was diese Entität nennt.',
  'empty.notFoundHint':
    'Die Annotationen nennen Anwendungen, aber keine Argo-CD-Instanz hat eine passende. Suche einen Tippfehler, oder warte, bis sie angelegt ist.',

  'diagnosis.open': 'Warum steht hier nichts?',
  'diagnosis.openClaimed': 'Warum ist eine Verbindung nur behauptet?',
  'diagnosis.comesFrom':
    'Der Katalog hat diese Entität aus {{location}} gelesen. Wem sie gehört, der kann auf das wirken, was du bestätigst.',
  'diagnosis.comesFromNowhere':
    'Der Katalog sagt nicht, woher er diese Entität hat. Wem sie gehört, der kann auf das wirken, was du bestätigst.',
  'diagnosis.confirm': '{{application}} bestätigen',
  'diagnosis.title': 'Wie nach Anwendungen gesucht wurde',
  'diagnosis.good': 'In Ordnung',
  'diagnosis.info': 'Hinweis',
  'diagnosis.bad': 'Verhindert, dass sie gezeigt wird',

  'noPermission.title': 'Du darfst die Anwendungen dieser Entität nicht sehen.',
  'noPermission.hint':
    'Bitte ihren Eigentümer oder die Betreuer des Portals um Lesezugriff.',

  'error.title': 'Das Portal kann nicht sagen, wie es um die Stände steht.',
  'error.retry': 'Erneut versuchen',

  gone_one:
    '{{names}} ist nicht mehr da: gelöscht, oder du darfst es nicht mehr sehen.',
  gone_other:
    '{{names}} sind nicht mehr da: gelöscht, oder du darfst sie nicht mehr sehen.',
};

export default messages;
