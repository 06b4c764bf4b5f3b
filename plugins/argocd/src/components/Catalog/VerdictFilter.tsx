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

import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  DefaultEntityFilters,
  useEntityList,
} from '@backstage/plugin-catalog-react';
import { Select } from '@backstage/ui';
import { VERDICT_CODES, VerdictCode } from '@slipway/plugin-argocd-common';
import { useEffect, useRef, useState } from 'react';
import { argocdApiRef } from '../../api';
import { argocdTranslationRef } from '../../translation';
import { argocdApplicationsTranslationRef } from '../../translations/applications';
import { messageOf } from '../../utils/messageOf';
import { EntityVerdictFilter } from './EntityVerdictFilter';

interface Filters extends DefaultEntityFilters {
  argocd?: EntityVerdictFilter;
}

const any = 'any';
/** The most that one answer may hold. */
const limit = 500;

/** An entity is healthy where nothing of it is worse, as its column says. */
const worseThanHealthy = VERDICT_CODES.slice(0, VERDICT_CODES.indexOf('live'));

function verdictOf(parameter: string | string[] | undefined) {
  return VERDICT_CODES.find(code => code === [parameter].flat()[0]);
}

/** Narrows the catalog to entities with an application in the chosen state. */
export function VerdictFilter() {
  const { t } = useTranslationRef(argocdTranslationRef);
  const { t: tApplications } = useTranslationRef(
    argocdApplicationsTranslationRef,
  );
  const api = useApi(argocdApiRef);
  const { updateFilters, queryParameters } = useEntityList<Filters>();
  const [chosen, setChosen] = useState<VerdictCode | undefined>(() =>
    verdictOf(queryParameters.argocd),
  );
  const [error, setError] = useState<Error>();

  const wasChosen = useRef(false);
  useEffect(() => {
    let isCurrent = true;
    setError(undefined);
    if (!chosen && !wasChosen.current) {
      // The catalog would ask anew for the same.
      return undefined;
    }
    wasChosen.current = true;
    // The entities of the previous choice are wrong for this one; show none until the new ones are loaded.
    updateFilters({
      argocd: chosen && new EntityVerdictFilter(chosen, []),
    });
    if (!chosen) {
      return undefined;
    }
    const entitiesWith = async (verdict: VerdictCode[]) => {
      const refs: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await api.getApplications({ verdict, limit, cursor });
        for (const { entities } of page.items) {
          refs.push(...entities.map(({ entityRef }) => entityRef));
        }
        cursor = page.nextCursor;
      } while (cursor && isCurrent);
      return refs;
    };
    const load = async () => {
      const [refs, others] = await Promise.all([
        entitiesWith([chosen]),
        chosen === 'live' ? entitiesWith(worseThanHealthy) : [],
      ]);
      const except = new Set(others);
      if (isCurrent) {
        updateFilters({
          argocd: new EntityVerdictFilter(
            chosen,
            refs.filter(ref => !except.has(ref)),
          ),
        });
      }
    };
    load().catch(problem => isCurrent && setError(problem));
    return () => {
      isCurrent = false;
    };
    // The catalog makes this function anew with every filter.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [api, chosen]);

  return (
    <Select
      size="small"
      label={t('title')}
      description={error && messageOf(error)}
      value={chosen ?? any}
      onChange={key => setChosen(verdictOf(String(key)))}
      options={[
        { id: any, label: tApplications('any') },
        ...VERDICT_CODES.map(code => ({
          id: code,
          label: t(`verdict.${code}`),
        })),
      ]}
    />
  );
}
