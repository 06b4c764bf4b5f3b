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

import { ArgocdAnswerError, ArgocdUnreachableError } from '../argocd/errors';
import { errorWithStatus, toPortalError } from './toPortalError';

describe('toPortalError', () => {
  it.each<[number, string, string, string]>([
    [
      401,
      'no session information',
      'ServiceUnavailableError',
      "Argo CD instance main does not accept the portal's credential.",
    ],
    [
      403,
      'permission denied: applications, sync, default/shop',
      'NotAllowedError',
      'Argo CD instance main refuses: permission denied: applications, sync, default/shop',
    ],
    [
      404,
      'not found',
      'NotFoundError',
      'Argo CD instance main refuses: not found',
    ],
    [
      409,
      'conflict',
      'ConflictError',
      'Argo CD instance main refuses: conflict',
    ],
    [
      400,
      'another operation is already in progress',
      'ConflictError',
      'Argo CD instance main refuses: another operation is already in progress',
    ],
    [
      400,
      'cannot reach http://10.0.0.1/team/shop.git',
      'InputError',
      'Argo CD instance main refuses: cannot reach team/shop',
    ],
    [
      500,
      'panic in http://repo-server.internal',
      'ServiceUnavailableError',
      'Argo CD instance main failed: it answered 500.',
    ],
  ])('turns a %s (%s) into a %s', (status, text, name, message) => {
    expect(
      toPortalError(new ArgocdAnswerError(status, text), 'main'),
    ).toMatchObject({ name, message });
  });

  it.each([408, 504])('turns a %s into a timeout', status => {
    expect(
      toPortalError(new ArgocdAnswerError(status, 'late'), 'main'),
    ).toMatchObject({
      statusCode: 504,
      message: 'Argo CD instance main: It does not answer in time.',
    });
  });

  it('tells an instance that is late from one that is away', () => {
    expect(
      toPortalError(new ArgocdUnreachableError('timeout', 'Late.'), 'main'),
    ).toMatchObject({
      statusCode: 504,
      message: 'Argo CD instance main: Late.',
    });
    expect(
      toPortalError(new ArgocdUnreachableError('refused', 'Away.'), 'main'),
    ).toMatchObject({
      name: 'ServiceUnavailableError',
      message: 'Argo CD instance main: Away.',
    });
  });

  it('leaves every other error as it is', () => {
    const error = errorWithStatus(429, 'Not now.');
    expect(toPortalError(error, 'main')).toBe(error);
    expect(error).toMatchObject({ statusCode: 429, message: 'Not now.' });
  });
});
