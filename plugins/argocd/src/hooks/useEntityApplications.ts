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
  Entity,
  getCompoundEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import {
  ChangeSignal,
  EntityApplications,
} from '@slipway/plugin-argocd-common';
import { useCallback, useEffect, useRef, useState } from 'react';
import { argocdApiRef } from '../api';
import { usePortalConnection } from '../connection';
import { useLiveReload } from './useLiveReload';

const spreadMs = 300;

/** What is known of an entity's applications. Known data stays while a later request fails. */
interface EntityApplicationsState {
  data?: EntityApplications;
  error?: Error;
  isLoading: boolean;
  reload(): Promise<void>;
}

interface Known {
  entityRef: string;
  data?: EntityApplications;
  error?: Error;
}

function concerns(
  signal: ChangeSignal,
  data: EntityApplications | undefined,
): boolean {
  if (
    !data ||
    signal.all ||
    signal.instances ||
    data.applications.length === 0
  ) {
    return true;
  }
  return data.applications.some(application =>
    signal.applications.includes(application.signal),
  );
}

/** Applications of an entity, kept up to date while the page is visible. */
export function useEntityApplications(entity: Entity): EntityApplicationsState {
  const api = useApi(argocdApiRef);
  const connection = usePortalConnection();
  const entityRef = stringifyEntityRef(entity);
  const [state, setState] = useState<Known>({ entityRef });
  const current = useRef(entity);
  current.current = entity;
  const latest = useRef(state);
  latest.current = state;

  const reload = useCallback(async () => {
    try {
      const data = await connection.track(
        api.getEntityApplications(getCompoundEntityRef(current.current)),
      );
      setState({ entityRef, data });
    } catch (error) {
      setState(before => ({
        entityRef,
        data: before.entityRef === entityRef ? before.data : undefined,
        error: error as Error,
      }));
    }
  }, [api, connection, entityRef]);

  useEffect(() => {
    reload();
  }, [reload]);

  useLiveReload(
    reload,
    signal => concerns(signal, latest.current.data),
    spreadMs,
  );

  // Applications of the previous entity are not those of this one.
  const { data, error }: Known =
    state.entityRef === entityRef ? state : { entityRef };
  return {
    data,
    error,
    isLoading: !data && !error,
    reload,
  };
}
