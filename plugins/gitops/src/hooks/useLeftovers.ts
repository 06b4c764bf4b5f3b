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

import { useApi } from '@backstage/frontend-plugin-api';
import { LeftoversView } from '@slipway/plugin-gitops-common';
import { useCallback, useEffect, useRef, useState } from 'react';
import { gitopsApiRef } from '../api';
import { GitlabToken } from './useGitlabToken';

export interface Leftovers {
  view?: LeftoversView;
  error?: Error;
  /** Looks again. */
  retry(): void;
  /** @returns whether there was a token to do it with. @throws ResponseError */
  remove(): Promise<boolean>;
}

/** What a task has left, as the person's own token shows it: nothing is known before there is one. */
export function useLeftovers(taskId: string, gitlab: GitlabToken): Leftovers {
  const api = useApi(gitopsApiRef);
  const [known, setKnown] = useState<{ view?: LeftoversView; error?: Error }>(
    {},
  );
  const [round, setRound] = useState(0);
  const { getToken, state } = gitlab;
  // What is found meanwhile says less than the removal itself.
  const hasRemoved = useRef(false);

  useEffect(() => {
    if (state !== 'signedIn' || hasRemoved.current) {
      return undefined;
    }
    let isMounted = true;
    const isCurrent = () => isMounted && !hasRemoved.current;
    setKnown({});
    const find = async () => {
      const token = await getToken();
      // Without one the page asks for the sign-in again.
      return token ? api.findLeftovers(taskId, token) : undefined;
    };
    find().then(
      view => isCurrent() && setKnown({ view }),
      error => isCurrent() && setKnown({ error }),
    );
    return () => {
      isMounted = false;
    };
  }, [api, getToken, round, state, taskId]);

  const retry = useCallback(() => {
    hasRemoved.current = false;
    setRound(count => count + 1);
  }, []);
  const remove = useCallback(async () => {
    const token = await getToken();
    if (!token) {
      return false;
    }
    hasRemoved.current = true;
    try {
      setKnown({ view: await api.removeLeftovers(taskId, token) });
      return true;
    } catch (error) {
      retry();
      throw error;
    }
  }, [api, getToken, retry, taskId]);
  return { ...known, retry, remove };
}
