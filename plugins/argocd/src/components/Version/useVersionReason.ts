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
import { Standing } from '@slipway/plugin-argocd-common';
import { useMemo } from 'react';
import { argocdTranslationRef } from '../../translation';
import { isWithoutChange } from './isWithoutChange';

/** Why nobody can tell a version or a distance, in words. */
export function useVersionReason() {
  const { t } = useTranslationRef(argocdTranslationRef);
  return useMemo(() => {
    const ofService = ({ readAt }: Standing) =>
      readAt ? t('version.why.noneReady') : t('version.why.notRead');
    return {
      ofService,
      /** Of an environment as a whole. */
      ofVersion(standing: Standing): string {
        const versions = standing.services.flatMap(({ version }) =>
          version ? [version] : [],
        );
        if (!standing.readAt || versions.length === 0) {
          return ofService(standing);
        }
        if (isWithoutChange(standing)) {
          return t('version.why.noChange');
        }
        return versions.some(({ commit }) => commit === undefined)
          ? t('version.why.noCommit')
          : t('version.why.notTold');
      },
      ofDistance: (standing: Standing): string =>
        standing.readAt ? t('version.why.notTold') : t('version.why.notRead'),
    };
  }, [t]);
}
