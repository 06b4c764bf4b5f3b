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

import { useAppSearchParams } from '@backstage/frontend-plugin-api';
import {
  ListedVerdictCode,
  VERDICT_CODES,
} from '@slipway/plugin-argocd-common';
import { useMemo } from 'react';

/** What the page shows. It is kept in the address, so that a link shows another person the same. */
interface ApplicationsFilter {
  search: string;
  mine: boolean;
  verdict: ListedVerdictCode[];
  instance?: string;
  owner?: string;
}

/** What applications count as, the ones that need eyes first. */
export const listedCodes: ListedVerdictCode[] = [
  'notCompared',
  ...VERDICT_CODES,
];

const isVerdict = (code: string): code is ListedVerdictCode =>
  (listedCodes as string[]).includes(code);

export function useApplicationsFilter(): [
  ApplicationsFilter,
  (change: Partial<ApplicationsFilter>) => void,
] {
  const [parameters, setParameters] = useAppSearchParams();
  const filter = useMemo(
    (): ApplicationsFilter => ({
      search: parameters.get('search') ?? '',
      mine: parameters.get('show') !== 'all',
      verdict: parameters.getAll('verdict').filter(isVerdict),
      instance: parameters.get('instance') ?? undefined,
      owner: parameters.get('owner') ?? undefined,
    }),
    [parameters],
  );
  const change = (part: Partial<ApplicationsFilter>) => {
    const { search, mine, verdict, instance, owner } = { ...filter, ...part };
    setParameters(
      new URLSearchParams([
        ...(search ? [['search', search]] : []),
        ...(mine ? [] : [['show', 'all']]),
        ...verdict.map(code => ['verdict', code]),
        ...(instance ? [['instance', instance]] : []),
        ...(owner ? [['owner', owner]] : []),
      ]),
      // Going back leaves the page instead of undoing letter after letter.
      { replace: true },
    );
  };
  return [filter, change];
}
