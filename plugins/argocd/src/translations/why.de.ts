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

import { germanAdvice } from '@slipway/plugin-argocd-common';

/** German for {@link argocdWhyTranslationRef}. */
const messages = {
  ...germanAdvice,

  titleAt: 'Warum, beim letzten Vergleich um {{time}}:',
  titleThen: 'Warum, zuletzt bekannt:',
  title: 'Warum:',
  inFile: 'in {{file}}, Zeile {{line}}',
  notFound: 'Noch keine Ursache gefunden',
  lastLines: 'Letzte Zeilen des Logs',
  original: 'Original anzeigen',
  whatToDo: 'Was zu tun ist',
  noStep: 'Es ist nichts bekannt, was helfen würde.',
  restarts: 'Neustarts',
  restartsIn_one: '{{count}} in {{duration}}',
  restartsIn_other: '{{count}} in {{duration}}',
  nextTry: 'nächster Versuch in {{duration}}',
  nextTryDue: 'der nächste Versuch steht an',
  lastEvent: 'Letztes Ereignis',
  times_one: '{{count}}-mal',
  times_other: '{{count}}-mal',
  comparedWith: 'Verglichen mit {{environment}}',
  'missing.variable':
    '{{name}} ist in {{before}} gesetzt und fehlt in {{environment}}',
  'missing.configMapKey':
    '{{name}} der ConfigMap {{of}} ist in {{before}} gesetzt und fehlt in {{environment}}',
  'missing.secretKey':
    '{{name}} des Secrets {{of}} ist in {{before}} gesetzt und fehlt in {{environment}}',
  'missing.object':
    '{{of}} {{name}} gibt es in {{before}}, in {{environment}} nicht',
  moreMissing_one: 'und {{count}} weitere',
  moreMissing_other: 'und {{count}} weitere',
  visitors: 'Besucher',
  servesPrevious: 'bekommen noch die vorherige Version',
  servesNothing: 'bekommen nichts: Kein Pod ist bereit',
  servedBy_one: '{{count}} Pod liefert sie aus',
  servedBy_other: '{{count}} Pods liefern sie aus',
  withheld: 'Nicht gezeigt',
  withheldLogs: 'das Log des Absturzes: Deine Rolle erlaubt nicht, es zu lesen',
  'step.fixInGit': 'Behebe es in Git.',
  'step.fixApplication': 'Berichtige die Application.',
  'step.fixCluster': 'Vervollständige den Namespace.',
  'step.fixPipeline': 'Bring das Image in Ordnung.',
  'step.askPlatform': 'Für das Plattform-Team.',
  'step.wait': 'Es endet vielleicht von selbst.',
  'step.tryAgain': 'Versuch es noch einmal.',
  'step.undo': 'Oder nimm es jetzt zurück.',
  'step.undoFirst': 'Nimm es zurück.',
  'step.lookCloser': 'Sieh genauer hin.',
  add: 'Setze {{setting}} für {{environment}}.',
  fixFollows: 'Nach dem Merge bringt Argo CD die Korrektur von selbst aus.',
  backTo: 'Zurück zu {{commit}} über Git.',
  revertInGit:
    'Nimm den Commit zurück, der es gebracht hat; Auto-Sync bleibt an.',
  openCommit: 'Commit öffnen',
  'look.crashLog': 'Logs des Absturzes',
  'look.log': 'Logs',
  'look.previousVersionLog': 'Logs der vorherigen Version',
  'look.events': 'Ereignisse',
};

export default messages;
