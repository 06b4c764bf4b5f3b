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

/** {@link causeAdvice} in German, with the keys of a translation that takes these as its `advice`. @public */
export const germanAdvice = {
  'advice.imageNotFound':
    'Prüfe, ob dieses Tag in der Registry ist (bei einem eigenen Dienst: ob seine Pipeline es hochgeladen hat), und berichtige dann das Tag in Git oder nimm den Commit zurück, der es gesetzt hat.',
  'advice.imagePullDenied':
    'Gib dem Namespace ein Pull-Secret für diese Registry, oder lass die Knoten sich dort anmelden.',
  'advice.imagePullFailed':
    'In den Ereignissen des Pods steht, was die Registry geantwortet hat.',
  'advice.crashLoop': 'Lies das Log des Containers, der abgebrochen ist.',
  'advice.outOfMemory':
    'Erhöhe das Speicherlimit in der Values-Datei, oder brauche weniger.',
  'advice.unschedulable':
    'Senke die Anforderungen, oder bitte das Plattform-Team um Platz.',
  'advice.podSecurity': 'Setze den Security Context, den die Stufe verlangt.',
  'advice.containerConfig': 'Lege in diesem Namespace an, was fehlt.',
  'advice.progressDeadline': 'Sieh dir den neuesten Pod an.',
  'advice.hookFailed':
    'Lies das Log des Jobs, behebe den Fehler und synchronisiere erneut.',
  'advice.jobFailed': 'Lies das Log des Jobs.',
  'advice.terminated': 'Synchronisiere erneut, wenn du so weit bist.',
  'advice.pathMissing':
    'Stelle den Ordner wieder her, oder setze den Pfad der Anwendung.',
  'advice.revisionMissing':
    'Lege ihn oder es an, oder setze die Ziel-Revision der Anwendung.',
  'advice.chartDoesNotRender':
    'Führe helm template mit denselben Values-Dateien aus und berichtige das Chart.',
  'advice.repositoryUnreachable':
    'Prüfe, ob die Adresse vom Cluster aus stimmt und ob Argo CD Zugangsdaten dafür hat.',
  'advice.repositoryNotPermitted':
    'Bitte das Plattform-Team, es in das Projekt aufzunehmen.',
  'advice.destinationNotPermitted':
    'Bitte das Plattform-Team, das Ziel in das Projekt aufzunehmen.',
  'advice.projectMissing': 'Bitte das Plattform-Team, es anzulegen.',
  'advice.kindNotPermitted':
    'Lass das Objekt aus dem Chart weg, oder frage das Plattform-Team.',
  'advice.kindUnknown':
    'Installiere, was diese Art mitbringt, oder lass das Objekt weg.',
  'advice.sharedResource': 'Überlass es einer der beiden Anwendungen.',
  'advice.syncWindow':
    'Warte auf das Fenster, oder frage, wer das Projekt betreut.',
  'advice.imageOtherPlatform':
    'Baue das Image auch für die Plattform der Knoten, z. B. linux/amd64 und linux/arm64, oder wähle Knoten seiner Plattform.',
  'advice.imageNameInvalid':
    'Berichtige Repository und Tag des Images in der Values-Datei.',
  'advice.imageNeverPulled':
    'Setze die Pull-Policy auf IfNotPresent, oder bringe das Image auf die Knoten.',
  'advice.registryAway':
    'Prüfe, ob die Registry läuft und ob die Knoten sie unter dieser Adresse erreichen.',
  'advice.registryLimit':
    'Warte, melde dich an der Registry an, oder lade über einen Zwischenspeicher.',
  'advice.registryUntrusted':
    'Bitte das Plattform-Team, die Zertifizierungsstelle der Registry auf den Knoten einzutragen.',
  'advice.containerFailed': 'Lies das Log des Containers, der geendet hat.',
  'advice.evicted':
    'Setze Anforderungen und Limits, die zum Verbrauch passen, oder bitte das Plattform-Team um Platz.',
  'advice.commandNotFound':
    'Berichtige den Befehl im Chart oder im Dockerfile.',
  'advice.readOnlyFileSystem':
    'Hänge dort, wo geschrieben wird, z. B. unter /tmp, ein emptyDir-Volume ein.',
  'advice.runsAsRoot':
    'Setze USER im Dockerfile auf eine Nummer über 0, oder runAsUser im Security Context.',
  'advice.configKeyMissing':
    'Ergänze den Schlüssel, oder berichtige seinen Namen im Chart.',
  'advice.serviceAccountMissing':
    'Lege es in diesem Namespace an, oder berichtige serviceAccountName im Chart.',
  'advice.containerNotCreated':
    'Lies den ursprünglichen Text, und zeige ihn dem Plattform-Team, wenn er vom Knoten handelt.',
  'advice.notScheduled':
    'Im ursprünglichen Text steht, was es von den Knoten fernhält.',
  'advice.podLimit': 'Bitte das Plattform-Team um einen weiteren Knoten.',
  'advice.nodeTaints':
    'Ergänze eine Toleration im Chart, oder frage das Plattform-Team, welche Knoten gedacht sind.',
  'advice.nodesCordoned':
    'Frage das Plattform-Team, ob die Knoten gerade gewartet werden.',
  'advice.nodeAffinity':
    'Berichtige nodeSelector oder nodeAffinity im Chart, oder bitte um Knoten mit diesen Labels.',
  'advice.podAffinity':
    'Lockere Pod-Affinität oder Topology Spread, lass weniger Replikate laufen, oder bitte um einen weiteren Knoten.',
  'advice.hostPortTaken':
    'Verzichte auf den Host-Port (ein Service braucht keinen), oder wähle einen anderen.',
  'advice.volumeNotBound':
    'Sieh dir den PersistentVolumeClaim an: Storage-Class, Größe und Ereignisse.',
  'advice.volumeElsewhere':
    'Stelle einen Knoten in der Zone des Volumes bereit, oder stelle die Daten dort wieder her, wo die Knoten sind.',
  'advice.volumeNotMounted':
    'Im ursprünglichen Text steht, was der Speicher geantwortet hat.',
  'advice.volumeInUse':
    'Warte, bis der vorige Pod weg ist; setze bei einem Replikat die Update-Strategie auf Recreate.',
  'advice.volumeNotProvisioned':
    'Lies im ursprünglichen Text, was der Speicher geantwortet hat, und zeige es dem Plattform-Team.',
  'advice.storageClassMissing':
    'Nenne im Chart eine Storage-Class des Clusters.',
  'advice.probeFails':
    'Vergleiche Pfad, Port und Zeiten der Probe mit dem, was das Programm tut, und lies sein Log.',
  'advice.jobTooLong':
    'Lies das Log des Jobs, und erhöhe activeDeadlineSeconds, wenn er die Zeit braucht.',
  'advice.noMetrics':
    'Frage das Plattform-Team, ob der Metrics-Server läuft, oder lass den Autoscaler weg.',
  'advice.requestMissing':
    'Setze resources.requests jedes Containers im Chart.',
  'advice.loadBalancerFailed':
    'Lies im ursprünglichen Text, was die Cloud geantwortet hat, und zeige es dem Plattform-Team.',
  'advice.admissionDenied':
    'Ändere das Objekt so, dass es die Regel einhält, oder frage das Team, das sie gesetzt hat.',
  'advice.webhookAway':
    'Deine Änderung ist nicht schuld: Bitte das Plattform-Team, nach diesem Webhook zu sehen, und synchronisiere dann erneut.',
  'advice.quotaExceeded':
    'Verlange weniger (weniger Replikate, kleinere Anforderungen), oder bitte das Plattform-Team, das Kontingent zu erhöhen.',
  'advice.quotaNeeds':
    'Setze resources.requests und resources.limits jedes Containers im Chart.',
  'advice.limitRange': 'Setze Anforderungen und Limits innerhalb der Grenzen.',
  'advice.immutableField':
    'Nimm die Änderung dieses Feldes zurück, oder lösche das Objekt und lass Argo CD es neu anlegen.',
  'advice.objectInvalid': 'Berichtige das Feld im Chart.',
  'advice.fieldUnknown': 'Berichtige seinen Namen oder seinen Ort im Chart.',
  'advice.annotationTooLong': 'Setze die Sync-Option ServerSideApply=true.',
  'advice.namespaceMissing':
    'Setze die Sync-Option CreateNamespace=true, oder bitte das Plattform-Team, ihn anzulegen.',
  'advice.namespaceTerminating':
    'Warte, bis er weg ist, und synchronisiere dann erneut.',
  'advice.forbidden':
    'Bitte das Plattform-Team, die Rolle von Argo CDs Konto in diesem Cluster zu erweitern, oder lass das Objekt weg.',
  'advice.grantForbidden': 'Gewähre weniger, oder frage das Plattform-Team.',
  'advice.applyConflict':
    'Lass das Feld aus dem Chart weg, oder lass Argo CD es ignorieren (ignoreDifferences mit RespectIgnoreDifferences=true).',
  'advice.resourceRepeated': 'Lass alle bis auf eines weg.',
  'advice.yamlInvalid':
    'Berichtige dort Einrückung, Anführungszeichen und Doppelpunkte.',
  'advice.valuesFileMissing':
    'Stelle sie wieder her, oder berichtige ihren Pfad in der Anwendung.',
  'advice.helmDependency':
    'Prüfe dependencies in Chart.yaml: Name, Version und Repository, und ob Argo CD das Repository kennt.',
  'advice.chartVersionMissing':
    'Prüfe, welche Versionen veröffentlicht sind, und setze die Ziel-Revision der Anwendung.',
  'advice.kustomizeBuild':
    'Führe kustomize build im selben Ordner aus und behebe, was es meldet.',
  'advice.kustomizeVersionUnknown':
    'Lass die Version in der Anwendung weg, oder bitte das Plattform-Team, sie einzutragen.',
  'advice.pluginFailed':
    'Lies den ursprünglichen Text, und frage das Team, das das Plugin betreut.',
  'advice.manifestTimeout':
    'Aktualisiere noch einmal; bitte bei Wiederholung das Plattform-Team, nach dem Repo-Server zu sehen.',
  'advice.repositoryDenied':
    'Bitte das Plattform-Team, Argo CD Zugangsdaten dafür zu geben oder abgelaufene zu erneuern.',
  'advice.repositoryMissing':
    'Berichtige die Adresse in der Anwendung, oder gib Argo CD Zugriff.',
  'advice.repositoryHostAway':
    'Prüfe, ob der Host läuft und ob der Cluster ihn unter dieser Adresse erreicht.',
  'advice.repositoryUntrusted':
    'Bitte das Plattform-Team, die Zertifizierungsstelle oder den bekannten Host in Argo CD einzutragen.',
  'advice.submoduleFailed':
    'Gib Argo CD Zugriff auf das Submodul, oder verzichte darauf.',
  'advice.lfsFailed':
    'Prüfe, ob die Dateien in Git LFS hochgeladen sind und ob Argo CD sie lesen darf.',
  'advice.signatureMissing':
    'Signiere den Commit mit einem Schlüssel, den das Projekt kennt.',
  'advice.pushDenied':
    'Gib Argo CD Zugangsdaten, die hochladen dürfen, und erlaube ihm diesen Branch.',
  'advice.repositoryServerAway':
    'Mit dem Repository ist nichts: Bitte das Plattform-Team, nach dem Repo-Server zu sehen.',
  'advice.cacheAway':
    'Mit der Anwendung ist nichts: Bitte das Plattform-Team, nach Redis von Argo CD zu sehen.',
  'advice.projectNotPermitted':
    'Bitte das Plattform-Team, ihn in sourceNamespaces des Projekts aufzunehmen.',
  'advice.namespaceNotSet': 'Setze den Ziel-Namespace der Anwendung.',
  'advice.namespaceNotManaged':
    'Bitte das Plattform-Team, ihn beim Cluster in Argo CD einzutragen, oder lass das Objekt weg.',
  'advice.specInvalid': 'Berichtige das Application-Objekt.',
  'advice.statusTooLarge':
    'Teile die Anwendung auf, oder bewahre weniger Verlauf auf (revisionHistoryLimit).',
  'advice.clusterUnknown':
    'Berichtige das Ziel der Anwendung, oder bitte das Plattform-Team, den Cluster einzutragen.',
  'advice.apiAway':
    'Bitte das Plattform-Team, nach dem Anbieter dieser API zu sehen oder ihren APIService zu entfernen.',
  'advice.clusterUnreachable':
    'Mit dem Repository ist nichts: Frage das Plattform-Team, ob der Cluster läuft.',
  'advice.clusterDenied':
    'Bitte das Plattform-Team, die Zugangsdaten dieses Clusters in Argo CD zu erneuern.',
  'advice.clusterUntrusted':
    'Bitte das Plattform-Team, die Zertifizierungsstelle dieses Clusters in Argo CD zu berichtigen.',
  'advice.other': 'Lies den ursprünglichen Text.',
};
