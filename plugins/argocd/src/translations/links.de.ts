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

import { germanDiagnosis } from '@slipway/plugin-argocd-common';

/** German for {@link argocdLinksTranslationRef}. */
const messages = {
  ...germanDiagnosis,

  'empty.title': 'Mit dieser Entität ist keine Anwendung verbunden.',
  'empty.hint': 'Füge catalog-info.yaml eine Zeile hinzu:',
  'empty.alternative':
    'Oder lass die Anwendung diese Entität nennen, mit der Annotation {{annotation}}.',
  'empty.notFoundTitle':
    'Keine Anwendung passt zu dem, was diese Entität nennt.',
  'empty.notFoundHint':
    'Die Annotationen nennen Anwendungen, aber keine Argo-CD-Instanz hat eine passende. Suche einen Tippfehler, oder warte, bis sie angelegt ist.',
  'diagnosis.open': 'Warum steht hier nichts?',
  'diagnosis.comesFrom':
    'Der Katalog hat diese Entität aus {{location}} gelesen. Wem sie gehört, der kann auf das wirken, was du bestätigst.',
  'diagnosis.comesFromNowhere':
    'Der Katalog sagt nicht, woher er diese Entität hat. Wem sie gehört, der kann auf das wirken, was du bestätigst.',
  'diagnosis.confirm': '{{application}} bestätigen',
  'diagnosis.title': 'Wie nach Anwendungen gesucht wurde',
  'diagnosis.good': 'In Ordnung',
  'diagnosis.info': 'Hinweis',
  'diagnosis.bad': 'Verhindert, dass sie gezeigt wird',
};

export default messages;
