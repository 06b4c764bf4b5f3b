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
import { taskApiRef } from '../api';
import { useGitlabToken } from './useGitlabToken';

export type LeftoversState =
  | { is: 'looking' }
  /** GitLab has not said yet who the person is. */
  | { is: 'signedOut' }
  | { is: 'failed'; error: Error }
  | { is: 'known'; view: LeftoversView };

export interface Leftovers {
  state: LeftoversState;
  /** Looks again; a window of GitLab may open. */
  look(): Promise<void>;
  /** @throws ResponseError */
  remove(): Promise<void>;
}

/** What a task has left, as the person's own token shows it. */
export function useLeftovers(taskId: string, gitlabUrl: string): Leftovers {
  const api = useApi(taskApiRef);
  const getToken = useGitlabToken();
  const [state, setState] = useState<LeftoversState>({ is: 'looking' });
  const current = useRef(taskId);
  current.current = taskId;

  const find = useCallback(
    async (isAsked: boolean) => {
      setState({ is: 'looking' });
      let next: LeftoversState;
      try {
        const token = await getToken(gitlabUrl, { isAsked });
        next = token
          ? { is: 'known', view: await api.findLeftovers(taskId, token) }
          : { is: 'signedOut' };
      } catch (error) {
        next = { is: 'failed', error: error as Error };
      }
      if (current.current === taskId) {
        setState(next);
      }
    },
    [api, getToken, gitlabUrl, taskId],
  );

  useEffect(() => {
    find(false);
  }, [find]);

  const look = useCallback(() => find(true), [find]);

  const remove = useCallback(async () => {
    const token = await getToken(gitlabUrl, { isAsked: true });
    const view = await api.removeLeftovers(taskId, token ?? '');
    setState({ is: 'known', view });
  }, [api, getToken, gitlabUrl, taskId]);

  return { state, look, remove };
}
