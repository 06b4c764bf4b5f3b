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

import { useApi, useApiHolder } from '@backstage/frontend-plugin-api';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { ResponseError } from '@backstage/errors';
import {
  ARGOCD_SIGNAL_CHANNEL,
  ChangeSignal,
  EntityApplications,
  EntityDelivery,
} from '@slipway/plugin-argocd-common';
import { useEffect, useRef, useState } from 'react';
import { argocdFormApiRef } from '../api';
import { patience } from '../task';

/** Milliseconds until the catalog is asked again for what it has just been told of. */
const missingMs = 2_000;
/** Milliseconds between two looks after that. */
const overduePauseMs = 60_000;
/** Milliseconds between two looks while the first version is on its way; what a signal tells is looked at before. */
const underWayMs = 10_000;
/** Milliseconds between two looks when it has arrived: only what a lost signal would have told. */
const settledMs = 300_000;
/** Many browsers receive the same signal, and a change often brings several. */
const spreadMs = 300;

export interface ProjectAnswers {
  applications?: EntityApplications;
  delivery?: EntityDelivery;
  /** The catalog does not have it, or not yet. */
  isMissing: boolean;
  /** When it was last heard, in milliseconds. */
  heardAt?: number;
  /** Why nothing newer is known. */
  error?: Error;
}

const nothing: ProjectAnswers = { isMissing: false };

function concerns(
  { all, applications, instances }: ChangeSignal,
  known: EntityApplications | undefined,
): boolean {
  const own = known?.applications ?? [];
  return (
    Boolean(all) ||
    instances ||
    own.length === 0 ||
    own.some(({ signal }) => applications.includes(signal))
  );
}

const isNotFound = (error: unknown) =>
  ResponseError.is(error) && error.statusCode === 404;

/**
 * What the Argo CD back end says of a project, kept up to date while the page is visible. What is known stays while a
 * later request fails.
 *
 * @param name - of its system in the catalog; nothing is asked without one
 * @param since - milliseconds; when the catalog was told of it
 * @param isSettled - whether the first version has arrived, so that little changes any more
 */
export function useProjectAnswers(
  name: string | undefined,
  since: number,
  isSettled: (answers: ProjectAnswers) => boolean,
): ProjectAnswers {
  const api = useApi(argocdFormApiRef);
  // Without the signals plugin there is none.
  const signals = useApiHolder().get(signalApiRef);
  const [answers, setAnswers] = useState(nothing);
  const latest = useRef({ answers, isSettled, since });
  latest.current = { answers, isSettled, since };

  useEffect(() => {
    setAnswers(nothing);
    if (!name) {
      return undefined;
    }
    const entity = { kind: 'system', namespace: 'default', name };
    let isCurrent = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isAsking = false;
    let isStale = false;
    const wait = (ms: number) => {
      clearTimeout(timer);
      timer = setTimeout(look, ms);
    };
    const pause = (known: ProjectAnswers) => {
      if (known.isMissing) {
        // What is not there by then may never come.
        return Date.now() - latest.current.since >= patience.catalog
          ? overduePauseMs
          : missingMs;
      }
      return latest.current.isSettled(known) ? settledMs : underWayMs;
    };
    const ask = async (): Promise<ProjectAnswers> => {
      try {
        const [applications, delivery] = await Promise.all([
          api.getEntityApplications(entity),
          api.getEntityDelivery(entity),
        ]);
        return {
          applications,
          delivery,
          isMissing: false,
          heardAt: Date.now(),
        };
      } catch (error) {
        if (!isNotFound(error)) {
          return { ...latest.current.answers, error: error as Error };
        }
        return { isMissing: true, heardAt: Date.now() };
      }
    };
    async function look() {
      if (document.hidden) {
        return;
      }
      if (isAsking) {
        isStale = true;
        return;
      }
      isAsking = true;
      const next = await ask();
      isAsking = false;
      if (!isCurrent) {
        return;
      }
      setAnswers(next);
      wait(isStale ? spreadMs : pause(next));
      isStale = false;
    }
    const subscription = signals?.subscribe<ChangeSignal>(
      ARGOCD_SIGNAL_CHANNEL,
      signal => {
        if (!concerns(signal, latest.current.answers.applications)) {
          return;
        }
        if (isAsking) {
          isStale = true;
        } else {
          wait(Math.random() * spreadMs);
        }
      },
    );
    document.addEventListener('visibilitychange', look);
    look();
    return () => {
      isCurrent = false;
      clearTimeout(timer);
      subscription?.unsubscribe();
      document.removeEventListener('visibilitychange', look);
    };
  }, [api, name, signals]);

  return answers;
}
