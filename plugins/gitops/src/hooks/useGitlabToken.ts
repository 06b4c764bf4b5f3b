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
import { scmAuthApiRef } from '@backstage/integration-react';
import { useCallback } from 'react';

/**
 * The person's own token of a GitLab, for the routes that act in their name; it is kept nowhere.
 *
 * @returns asks for it; without `isAsked` nothing opens, and there may be none
 */
export function useGitlabToken(): (
  url: string,
  options: { isAsked: boolean },
) => Promise<string | undefined> {
  const scmAuth = useApi(scmAuthApiRef);
  return useCallback(
    async (url, { isAsked }) => {
      const { token } = await scmAuth.getCredentials({
        url,
        additionalScope: {
          repoWrite: true,
          customScopes: { gitlab: ['api', 'write_repository'] },
        },
        ...(isAsked ? { instantPopup: true } : { optional: true }),
      });
      return token || undefined;
    },
    [scmAuth],
  );
}
