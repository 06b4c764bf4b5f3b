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
import {
  fastLookMs,
  useConnectionState,
  usePortalConnection,
} from '../connection';
import { useLiveReload } from './useLiveReload';

const spreadMs = 300;
/** The portal's clock may be behind the browser's by so much. */
const slackMs = 2_000;

/** What is known of an entity's applications. Known data stays while a later request fails. */
interface EntityApplicationsState {
  data?: EntityApplications;
  error?: Error;
  isLoading: boolean;
  reload(): Promise<void>;
}

/** What the person may not see any more, or is there no more, is not kept either. */
const isWithdrawn = ({ cause }: Error) =>
  cause instanceof Object &&
  'name' in cause &&
  ['NotAllowedError', 'NotFoundError'].includes(String(cause.name));

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

  const asked = useRef(0);
  const shown = useRef(0);

  const reload = useCallback(async () => {
    asked.current += 1;
    const mine = asked.current;
    // What was asked earlier may be answered later, and is older.
    const show = (next: (before: Known) => Known) => {
      if (mine > shown.current) {
        shown.current = mine;
        setState(next);
      }
    };
    try {
      const data = await connection.track(
        api.getEntityApplications(getCompoundEntityRef(current.current)),
      );
      show(() => ({ entityRef, data }));
    } catch (failure) {
      const error = failure as Error;
      show(before => ({
        entityRef,
        data:
          before.entityRef === entityRef && !isWithdrawn(error)
            ? before.data
            : undefined,
        error,
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

  // While the portal is away, its connection says when to ask again.
  const { lostSince } = useConnectionState();
  const isFailing =
    state.data !== undefined && state.error !== undefined && !lostSince;
  useEffect(() => {
    if (!isFailing) {
      return undefined;
    }
    const timer = setInterval(() => !document.hidden && reload(), fastLookMs);
    return () => clearInterval(timer);
  }, [isFailing, reload]);

  const freshUntil = state.data?.freshUntil;
  useEffect(() => {
    if (!freshUntil) {
      return undefined;
    }
    const waitMs = Date.parse(freshUntil) - Date.now();
    const timer = setTimeout(() => {
      // What is hidden is read when it is seen again.
      if (!document.hidden) {
        reload();
      }
    }, Math.max(waitMs, 0) + slackMs);
    return () => clearTimeout(timer);
  }, [freshUntil, reload]);

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
