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
  scmAuthApiRef,
  ScmAuthTokenOptions,
  ScmAuthTokenResponse,
} from '@backstage/integration-react';
import { TestApiProvider } from '@backstage/frontend-test-utils';
import { act, renderHook, waitFor } from '@testing-library/react';
import { PropsWithChildren } from 'react';
import { useGitlabToken } from './useGitlabToken';

describe('useGitlabToken', () => {
  it('does not take a late answer of one GitLab for that of another', async () => {
    const [first, second] = ['https://a.example.org', 'https://b.example.org'];
    let finishFirst = (_credentials: ScmAuthTokenResponse) => {};
    const getCredentials = ({ url, optional }: ScmAuthTokenOptions) =>
      url === first && !optional
        ? new Promise<ScmAuthTokenResponse>(resolve => {
            finishFirst = resolve;
          })
        : Promise.resolve({ token: '', headers: {} });
    const { result, rerender } = renderHook(
      ({ url }: { url: string }) => useGitlabToken(url),
      {
        initialProps: { url: first },
        wrapper: ({ children }: PropsWithChildren<{}>) => (
          <TestApiProvider apis={[[scmAuthApiRef, { getCredentials }]]}>
            {children}
          </TestApiProvider>
        ),
      },
    );
    await waitFor(() => expect(result.current.state).toBe('signedOut'));
    act(() => {
      result.current.signIn();
    });
    rerender({ url: second });
    await waitFor(() => expect(result.current.state).toBe('signedOut'));
    await act(async () => finishFirst({ token: 'a', headers: {} }));
    expect(result.current.state).toBe('signedOut');
  });
});
