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
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';

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

interface Known extends Pick<GitlabToken, 'state' | 'error'> {
  url: string;
}

/** The person's own access to a GitLab. Nobody is asked before a click. */
export function useGitlabToken(url: string): GitlabToken {
  const scmAuth = useApi(scmAuthApiRef);
  const [known, setKnown] = useState<Known>({ url, state: 'asking' });
  const current = useRef(url);
  current.current = url;
  // What comes late is of a GitLab that is asked about no more.
  const tell = useCallback((next: Known, keep?: (before: Known) => boolean) => {
    if (next.url === current.current) {
      setKnown(before => (keep?.(before) ? before : next));
    }
  }, []);

  const getToken = useCallback(async () => {
    const { token } = await scmAuth.getCredentials({
      url,
      additionalScope,
      optional: true,
    });
    tell(
      { url, state: token ? 'signedIn' : 'signedOut' },
      before => before.url === url && before.state === 'signingIn',
    );
    return token || undefined;
  }, [scmAuth, tell, url]);

  useEffect(() => {
    getToken().catch(error => tell({ url, state: 'signedOut', error }));
  }, [getToken, tell, url]);

  const signIn = useCallback(async () => {
    tell({ url, state: 'signingIn' });
    try {
      await scmAuth.getCredentials({
        url,
        additionalScope,
        instantPopup: true,
      });
      tell({ url, state: 'signedIn' });
    } catch (error) {
      tell({ url, state: 'signedOut', error: error as Error });
    }
  }, [scmAuth, tell, url]);

  const { state, error } =
    known.url === url ? known : { state: 'asking' as const, error: undefined };
  return useMemo(
    () => ({ state, error, signIn, getToken }),
    [state, error, signIn, getToken],
  );
}
