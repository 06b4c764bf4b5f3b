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
import { useCallback, useEffect, useMemo, useState } from 'react';

/** What checks and task do in the person's name. */
const additionalScope = {
  repoWrite: true,
  customScopes: { gitlab: ['api', 'write_repository'] },
};

export interface GitlabToken {
  state: 'asking' | 'signedOut' | 'signedIn';
  /** Why the last sign-in did not work. */
  error?: Error;
  /** To be called by a click: it opens GitLab's window. */
  signIn: () => Promise<void>;
  /** A token that is good now; it is kept nowhere but in memory. */
  getToken: () => Promise<string>;
}

/** The person's own access to a GitLab. Nobody is asked before a click. */
export function useGitlabToken(url: string): GitlabToken {
  const scmAuth = useApi(scmAuthApiRef);
  const [known, setKnown] = useState<{
    url: string;
    state: GitlabToken['state'];
    error?: Error;
  }>({ url, state: 'asking' });

  const getToken = useCallback(
    async (how: { optional?: boolean; instantPopup?: boolean } = {}) => {
      const { token } = await scmAuth.getCredentials({
        url,
        additionalScope,
        ...how,
      });
      return token;
    },
    [scmAuth, url],
  );

  useEffect(() => {
    let isCurrent = true;
    getToken({ optional: true }).then(
      token =>
        isCurrent && setKnown({ url, state: token ? 'signedIn' : 'signedOut' }),
      () => isCurrent && setKnown({ url, state: 'signedOut' }),
    );
    return () => {
      isCurrent = false;
    };
  }, [getToken, url]);

  const signIn = useCallback(async () => {
    try {
      await getToken({ instantPopup: true });
      setKnown({ url, state: 'signedIn' });
    } catch (error) {
      setKnown({ url, state: 'signedOut', error: error as Error });
    }
  }, [getToken, url]);

  const { state, error } =
    known.url === url ? known : { state: 'asking' as const, error: undefined };
  return useMemo(
    () => ({ state, error, signIn, getToken }),
    [state, error, signIn, getToken],
  );
}
