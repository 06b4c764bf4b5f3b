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
  state: 'asking' | 'signedOut' | 'signingIn' | 'signedIn';
  /** Why the last sign-in did not work. */
  error?: Error;
  /** To be called by a click: it opens GitLab's window. */
  signIn: () => Promise<void>;
  /**
   * A token that is good now, and kept nowhere but in memory; `undefined` where the access has ended. It never opens a
   * window.
   */
  getToken: () => Promise<string | undefined>;
}

/** The person's own access to a GitLab. Nobody is asked before a click. */
export function useGitlabToken(url: string): GitlabToken {
  const scmAuth = useApi(scmAuthApiRef);
  const [known, setKnown] = useState<
    Pick<GitlabToken, 'state' | 'error'> & { url: string }
  >({ url, state: 'asking' });

  const getToken = useCallback(async () => {
    const { token } = await scmAuth.getCredentials({
      url,
      additionalScope,
      optional: true,
    });
    setKnown(before =>
      before.url === url && before.state === 'signingIn'
        ? before
        : { url, state: token ? 'signedIn' : 'signedOut' },
    );
    return token || undefined;
  }, [scmAuth, url]);

  useEffect(() => {
    getToken().catch(error => setKnown({ url, state: 'signedOut', error }));
  }, [getToken, url]);

  const signIn = useCallback(async () => {
    setKnown({ url, state: 'signingIn' });
    try {
      await scmAuth.getCredentials({
        url,
        additionalScope,
        instantPopup: true,
      });
      setKnown({ url, state: 'signedIn' });
    } catch (error) {
      setKnown({ url, state: 'signedOut', error: error as Error });
    }
  }, [scmAuth, url]);

  const { state, error } =
    known.url === url ? known : { state: 'asking' as const, error: undefined };
  return useMemo(
    () => ({ state, error, signIn, getToken }),
    [state, error, signIn, getToken],
  );
}
