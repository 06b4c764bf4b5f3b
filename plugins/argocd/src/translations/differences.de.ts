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

/** German for {@link argocdDifferencesTranslationRef}. */
const messages = {
  'objects.difference': 'Unterschied bei {{kind}} {{name}}',
  'objects.hidden': 'Werte verborgen',
  'objects.hook': 'Hook der Synchronisierung',
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
  'objects.label': 'Unterschied zwischen Cluster und Git',
  'objects.same': 'Der Cluster hat, was Git verlangt.',
  'objects.notInGit': 'Dieses Objekt steht nicht selbst in Git.',
  'objects.notComparable':
    'Argo CD kann die Anwendung nicht vergleichen: {{message}}',
};

export default messages;
