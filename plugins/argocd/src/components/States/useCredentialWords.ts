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

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { CredentialExpiry } from '@slipway/plugin-argocd-common';
import { useLocale } from '../../hooks/useLocale';
import { argocdTranslationRef } from '../../translation';

/** When tokens of the portal end: each with what it is for, in one list. */
export function useCredentialWords(): (
  credentials: CredentialExpiry[],
) => string {
  const { t } = useTranslationRef(argocdTranslationRef);
  const locale = useLocale();
  const end = ({ purpose, expiresInDays: count }: CredentialExpiry) => {
    const what = t(`credentials.purpose.${purpose}`);
    if (count < 0) {
      return t('credentials.ended', { what });
    }
    return count === 0
      ? t('credentials.today', { what })
      : t('credentials.left', { what, count });
  };
  return credentials =>
    new Intl.ListFormat(locale, { type: 'unit' }).format(credentials.map(end));
}
