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
  ApplicationOrder,
  ListedState,
  MatrixOrder,
} from '@slipway/plugin-argocd-common';
import { useCallback, useMemo } from 'react';
import { listedStates } from './states';

export type ApplicationsView = 'matrix' | 'list';

/** What the page shows. It is kept in the address, so that a link shows another person the same. */
export interface ApplicationsAddress {
  view: ApplicationsView;
  search: string;
  mine: boolean;
  state?: ListedState;
  owner?: string;
  environment?: string;
  instance?: string;
  order?: ApplicationOrder | MatrixOrder;
}

const matrixOrders: readonly MatrixOrder[] = ['attention', 'name', 'lastEvent'];
const listOrders: readonly ApplicationOrder[] = ['verdict', 'name', 'since'];
/** The back end takes no longer ones. */
const maxSearch = 200;

function oneOf<T extends string>(
  values: readonly T[],
  value: string | null,
): T | undefined {
  return values.find(item => item === value);
}

export function useApplicationsAddress(): [
  ApplicationsAddress,
  (change: Partial<ApplicationsAddress>) => void,
] {
  const [parameters, setParameters] = useAppSearchParams();
  const address = useMemo((): ApplicationsAddress => {
    const view = oneOf(['list'], parameters.get('view')) ?? 'matrix';
    return {
      view,
      search: (parameters.get('search') ?? '').slice(0, maxSearch),
      mine: parameters.get('show') === 'mine',
      state: oneOf(listedStates, parameters.get('state')),
      owner: parameters.get('owner') || undefined,
      environment: parameters.get('environment') || undefined,
      instance: parameters.get('instance') || undefined,
      order: oneOf<ApplicationOrder | MatrixOrder>(
        view === 'list' ? listOrders : matrixOrders,
        parameters.get('order'),
      ),
    };
  }, [parameters]);
  const change = useCallback(
    (part: Partial<ApplicationsAddress>) => {
      const { view, search, mine, ...others } = { ...address, ...part };
      // A step of its own each, so that going back undoes one filter after the other.
      setParameters(
        new URLSearchParams([
          ...(view === 'list' ? [['view', view]] : []),
          ...(search ? [['search', search]] : []),
          ...(mine ? [['show', 'mine']] : []),
          ...Object.entries(others).filter(([, value]) => value),
        ] as string[][]),
      );
    },
    [address, setParameters],
  );
  return [address, change];
}

/** What is asked of the back end for what the address filters by. */
export function filterOf({
  search,
  mine,
  state,
  owner,
  environment,
  instance,
}: Pick<
  ApplicationsAddress,
  'search' | 'mine' | 'state' | 'owner' | 'environment' | 'instance'
>) {
  return {
    search: search || undefined,
    mine: mine || undefined,
    state: state && [state],
    owner: owner ? [owner] : undefined,
    environment: environment ? [environment] : undefined,
    instance: instance ? [instance] : undefined,
  };
}
