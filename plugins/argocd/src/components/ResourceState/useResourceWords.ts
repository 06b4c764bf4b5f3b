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
import { ResourceNode } from '@slipway/plugin-argocd-common';
import { useMemo } from 'react';
import { argocdResourcesTranslationRef } from '../../translations/resources';
import { gitState, resourceState } from './stateOf';

const capital = (text: string) => text[0].toLocaleUpperCase() + text.slice(1);

/** How an object is, in words. */
export function useResourceWords() {
  const { t } = useTranslationRef(argocdResourcesTranslationRef);
  return useMemo(() => {
    const state = (node: ResourceNode): string | undefined => {
      const code = resourceState(node);
      if (!code) {
        return undefined;
      }
      if (code === 'unknown') {
        return node.pod?.reason ?? t('states.unknown');
      }
      const { ready = 0, total = 0 } = node.pods ?? {};
      return code === 'podsReady'
        ? t('states.podsReady', {
            ready: String(ready),
            total: String(total),
          })
        : t(`states.${code}`);
    };
    return {
      /** As the end of a line: `crashes`. */
      state,
      /** As a line of its own: `Crashes`. */
      sentence: (node: ResourceNode) => {
        const text = state(node);
        return text && capital(text);
      },
      /** How it compares with Git; a dash where Git does not have it. */
      sync: (node: ResourceNode): string => {
        if (node.hook) {
          return t('hook');
        }
        const git = gitState(node);
        return git ? capital(t(`states.${git}`)) : '–';
      },
      /** What it is and how: `Pod, crashes`; what is as it should be needs no word. */
      line: (node: ResourceNode) => {
        const code = resourceState(node);
        // Of a Deployment its versions tell, which stand beside it.
        const isTold = node.kind === 'Deployment' && code === 'podsReady';
        return !code || code === 'healthy' || code === 'asInGit' || isTold
          ? node.kind
          : t('line', { kind: node.kind, state: state(node)! });
      },
    };
  }, [t]);
}
