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

import {
  ServiceLanguage,
  serviceLanguages,
} from '@slipway/plugin-gitops-common';
import { ServiceDraft } from '../draft';

/** What the column of languages offers: a ready image is none, but stands where one would. */
export type LanguageKey = ServiceLanguage | 'image';

/** Whether it answers requests. */
export const typeOf = ({ kind }: ServiceDraft): 'web' | 'worker' =>
  kind === 'worker' ? 'worker' : 'web';

export const languageKey = ({ kind, language }: ServiceDraft): LanguageKey =>
  kind === 'image' ? 'image' : language;

/** A static site only answers, and a ready image has to. */
export function languagesOf(service: ServiceDraft): LanguageKey[] {
  return service.kind === 'worker'
    ? serviceLanguages.filter(
        language => language !== 'static' || service.language === language,
      )
    : [...serviceLanguages, 'image'];
}

export function withType(
  { language }: ServiceDraft,
  isWorker: boolean,
): Partial<ServiceDraft> {
  return isWorker
    ? {
        kind: 'worker',
        language: language === 'static' ? serviceLanguages[0] : language,
      }
    : { kind: 'web' };
}

export function withLanguage(
  { kind }: ServiceDraft,
  key: string,
): Partial<ServiceDraft> {
  const language = serviceLanguages.find(known => known === key);
  return language
    ? { language, kind: kind === 'image' ? 'web' : kind }
    : { kind: 'image' };
}
