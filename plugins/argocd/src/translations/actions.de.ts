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

/** German for {@link argocdActionsTranslationRef}. */
const messages = {
  'dialog.cancel': 'Abbrechen',
  'dialog.failed': 'Das hat nicht geklappt: {{message}}',
  'dialog.then': 'Danach',
  'terminate.title': 'Synchronisierung von {{environment}} abbrechen',
  'terminate.text':
    'Argo CD hört auf, wo es ist: Was es schon geändert hat, bleibt geändert.',
  'terminate.startedBy': 'Gestartet von',
  'terminate.since': 'Seit',
  'terminate.again':
    'Auto-Sync bleibt an: Argo CD beginnt vielleicht von selbst wieder.',
  'terminate.stays':
    'Nichts geschieht, bis die nächste Synchronisierung angefordert wird.',
  'restart.chooseFirst': 'Wählen Sie einen Workload.',
  'restart.then':
    'Kubernetes ersetzt die Pods nacheinander, wie es der Workload sagt; Git bleibt gleich.',
  'sync.title': '{{environment}} synchronisieren',
  'sync.text':
    'Argo CD bringt {{application}} auf den Stand, auf den {{target}} zeigt.',
  'sync.nothing': 'Nichts würde sich ändern: Der Cluster ist wie Git.',
  'sync.noPreview':
    'Was sich ändern würde, lässt sich nicht zeigen: {{message}}',
  'sync.creates_one': '{{count}} Objekt wird angelegt',
  'sync.creates_other': '{{count}} Objekte werden angelegt',
  'sync.updates_one': '{{count}} Objekt ändert sich',
  'sync.updates_other': '{{count}} Objekte ändern sich',
  'sync.removes_one': '{{count}} Objekt ist nicht mehr in Git',
  'sync.removes_other': '{{count}} Objekte sind nicht mehr in Git',
  'sync.pruned': 'werden gelöscht, weil Prune gewählt ist',
  'sync.kept': 'bleiben, solange Prune nicht gewählt ist',
  'sync.change.create': '{{kind}} {{name}} anlegen',
  'sync.change.update': '{{kind}} {{name}} ändern',
  'sync.change.prune': '{{kind}} {{name}} löschen',
  'sync.change.none': '{{kind}} {{name}} behalten',
  'sync.prune': 'Prune',
  'sync.options': 'Optionen',
  'sync.preset': 'vorbelegt mit denen der Anwendung',
  'sync.dryRun': 'Dry Run',
  'sync.applyOnly': 'Apply Only',
  'sync.option.ApplyOutOfSyncOnly': 'Apply Out of Sync Only',
  'sync.option.CreateNamespace': 'Auto-Create Namespace',
  'sync.option.PruneLast': 'Prune Last',
  'sync.option.RespectIgnoreDifferences': 'Respect Ignore Differences',
  'sync.option.ServerSideApply': 'Server-Side Apply',
  'sync.option.Validate': 'Skip Schema Validation',
  'sync.partial': 'Nur ein Teil',
  'sync.partialText':
    '{{chosen}} von {{all}} Objekten. Hooks laufen nicht, und Argo CD merkt sich kein Deployment, zu dem man zurück könnte.',
  'sync.then':
    'Argo CD wendet es sofort an; in der Zeile lässt es sich verfolgen.',
  'sync.thenDryRun':
    'Argo CD fragt den Cluster, was geschehen würde, und ändert nichts.',
  'sync.confirmDryRun': 'In {{environment}} versuchen',
  'sync.chooseFirst': 'Wählen Sie mindestens ein Objekt.',
  'rollback.title': '{{environment}} zurückrollen',
  'rollback.text': '{{application}} geht auf ein früheres Deployment zurück.',
  'rollback.choose': 'Zurück zu',
  'rollback.choice': '{{revision}} {{title}}',
  'rollback.was': 'war {{health}}',
  'rollback.none': 'Jetzt nicht: Argo CD kennt kein früheres Deployment.',
  'rollback.prune': 'Prune: löschen, was jenes Deployment nicht hatte',
  'rollback.inGit':
    'Nichts ändert sich. Die Umgebung weicht bis zur nächsten Synchronisierung von Git ab; um endgültig zurückzugehen, den Commit rückgängig machen.',
  'rollback.then': 'Argo CD wendet sofort die Manifeste jenes Deployments an.',
  'rollback.chooseFirst': 'Wählen Sie ein Deployment.',
  'dialog.inGit': 'In Git',
  'restart.title': 'In {{environment}} neu starten',
  'restart.text': 'Die Pods werden durch neue desselben Images ersetzt.',
  'restart.choose': 'Workload',
  'restart.none':
    'Diese Anwendung hat keinen Workload, der neu gestartet werden kann.',
};

export default messages;
