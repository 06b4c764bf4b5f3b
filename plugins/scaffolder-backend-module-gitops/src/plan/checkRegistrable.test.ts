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

import { mockCredentials } from '@backstage/backend-test-utils';
import { ResponseError } from '@backstage/errors';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { placed } from '../__testUtils__/placed';
import { checkRegistrable } from './checkRegistrable';

describe('whether the catalog would take a project', () => {
  const { address } = placed();
  const catalog = catalogServiceMock.mock();
  const check = () =>
    checkRegistrable(catalog, address, mockCredentials.user());
  const answer = (status: number, name: string, message: string) =>
    ResponseError.fromResponse(
      new Response(
        JSON.stringify({
          error: { name, message },
          response: { statusCode: status },
        }),
        { status, headers: { 'Content-Type': 'application/json' } },
      ),
    );

  it('is asked without registering anything', async () => {
    await check();
    expect(catalog.addLocation).toHaveBeenCalledWith(
      {
        type: 'url',
        target: 'https://gitlab.com/blue/shop/-/blob/main/catalog-info.yaml',
        dryRun: true,
      },
      expect.anything(),
    );
  });

  it('is no matter of a file that is not there yet', async () => {
    catalog.addLocation.mockRejectedValueOnce(
      await answer(400, 'InputError', 'Unable to read url'),
    );
    await expect(check()).resolves.toBeUndefined();
  });

  it('is refused where the person may not register it', async () => {
    catalog.addLocation.mockRejectedValueOnce(
      await answer(403, 'NotAllowedError', 'It may not be registered.'),
    );
    await expect(check()).rejects.toMatchObject({
      name: 'NotAllowedError',
      message: 'It may not be registered.',
    });
  });

  it('is not told where the catalog is away', async () => {
    catalog.addLocation.mockRejectedValueOnce(new TypeError('fetch failed'));
    await expect(check()).rejects.toThrow('fetch failed');
  });
});
