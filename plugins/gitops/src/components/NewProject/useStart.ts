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
import { scaffolderApiRef } from '@backstage/plugin-scaffolder-react';
import { useRef, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { GitlabToken } from '../../hooks/useGitlabToken';
import { useNewProjectPath } from '../../hooks/useNewProjectPath';
import { DraftKey, removeDraft, valuesOf } from './draft';

/** Starts the task, once, and leads to it. */
export function useStart(key: DraftKey, gitlab: GitlabToken) {
  const { templateRef } = key;
  const scaffolder = useApi(scaffolderApiRef);
  const path = useNewProjectPath();
  const navigate = useNavigate();
  const isStarting = useRef(false);
  const [isPending, setIsPending] = useState(false);
  const [error, setError] = useState<Error>();

  const start = async (values: ReturnType<typeof valuesOf>) => {
    // A second click comes before React has drawn the first.
    if (isStarting.current) {
      return;
    }
    isStarting.current = true;
    setIsPending(true);
    setError(undefined);
    try {
      const token = await gitlab.getToken();
      if (!token) {
        // The page asks for the sign-in again.
        isStarting.current = false;
        setIsPending(false);
        return;
      }
      const { taskId } = await scaffolder.scaffold({
        templateRef,
        values: Object.fromEntries(Object.entries(values)),
        secrets: { USER_OAUTH_TOKEN: token },
      });
      removeDraft(key);
      navigate(`${path}/tasks/${taskId}`);
    } catch (failure) {
      isStarting.current = false;
      setIsPending(false);
      setError(failure as Error);
    }
  };
  return { start, isPending, error };
}
