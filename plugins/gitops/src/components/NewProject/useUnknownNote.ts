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
import { useListFormat } from '../../hooks/useListFormat';
import { gitopsTranslationRef } from '../../translation';
import { CheckLine, useCheckWords } from './checks';

/** What could not be checked: it keeps nobody from creating, and is said beside the button. */
export function useUnknownNote(): (lines: CheckLine[]) => string | undefined {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const list = useListFormat();
  const words = useCheckWords();
  return lines => {
    const unknown = lines.filter(({ status }) => status === 'unknown');
    return unknown.length > 0
      ? t('create.off.unknown', {
          checks: list(unknown.map(line => words(line).title)),
        })
      : undefined;
  };
}
