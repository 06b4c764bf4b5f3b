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
import {
  ApplicationRef,
  ListedVersion,
  Verdict,
} from '@slipway/plugin-argocd-common';
import { useMemo, useRef } from 'react';
import { useEntityTab } from '../../hooks/useEntityTab';
import { useSentences } from '../../hooks/useSentences';
import { Times, useTimes } from '../../hooks/useTimes';
import { argocdTranslationRef } from '../../translation';
import { argocdApplicationsTranslationRef } from '../../translations/applications';
import { verdictWord } from '../Verdict';
import { distanceText } from '../Version';
import { useAppLinks } from './useAppLinks';

/** Plural forms take longer to choose than a cell to draw, and the same few numbers come again and again. */
function once<What>(say: (what: What) => string): (what: What) => string {
  const said = new Map<string, string>();
  return what => {
    const key = JSON.stringify(what);
    const text = said.get(key) ?? say(what);
    said.set(key, text);
    return text;
  };
}

/** What all cells need, found once for all of them: a cell has no hooks, so that hundreds are drawn within a frame. */
export interface CellTools {
  words: {
    healthy: string;
    notLive: string;
    newTab: string;
    distanceUnknown: string;
    distanceReason: string;
    /** Without the version it was rolled back to, which stands beside it. */
    verdict(verdict: Verdict): string;
    distance(version: ListedVersion): string;
    behind(count: number): string;
    more(count: number): string;
  };
  times: Times;
  sentences: ReturnType<typeof useSentences>;
  /** Address of the tab of an entity; absent where the app has no entity pages. */
  entityTab?(entityRef: string, application?: ApplicationRef): string;
}

export function useCellTools(): CellTools {
  const { t } = useTranslationRef(argocdTranslationRef);
  const { t: tApplications } = useTranslationRef(
    argocdApplicationsTranslationRef,
  );
  const sentences = useSentences();
  const times = useTimes();
  const { root } = useAppLinks();
  const current = useEntityTab();
  const entityTab = useRef(current);
  entityTab.current = current;
  const hasTab = current !== undefined;
  return useMemo(() => {
    const distance = once((version: Pick<ListedVersion, 'has' | 'behind'>) =>
      distanceText(version, t),
    );
    return {
      words: {
        healthy: t('verdict.live'),
        notLive: t('version.notLive'),
        newTab: t('newTab'),
        distanceUnknown: t('version.distanceUnknown'),
        distanceReason: t('version.why.row'),
        verdict: verdict =>
          verdictWord(
            verdict.code === 'rolledBack'
              ? { ...verdict, parameters: {} }
              : verdict,
            t,
            times,
            true,
          ),
        distance: ({ has, behind }) => distance({ has, behind }),
        behind: once(count => tApplications('behind', { count })),
        more: once(count => tApplications('moreInCell', { count })),
      },
      times,
      sentences,
      entityTab: hasTab
        ? (ref, application) => `${root}${entityTab.current!(ref, application)}`
        : undefined,
    };
  }, [t, tApplications, times, sentences, root, hasTab]);
}
