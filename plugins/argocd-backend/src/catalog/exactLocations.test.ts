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

import { ScmIntegrations } from '@backstage/integration';
import { ConfigReader } from '@backstage/config';
import { ExactLocations, hasWildcard } from './exactLocations';

const own = 'https://gitlab.example.com/mallory/own/-/blob/main';

describe('locations with wildcards', () => {
  it('would let files say that they come from another repository', () => {
    // What Backstage makes of the name of a file that a wildcard has found; should it change, this module may go.
    const { gitlab } = ScmIntegrations.fromConfig(
      new ConfigReader({
        integrations: {
          gitlab: [
            {
              host: 'gitlab.example.com',
              apiBaseUrl: 'https://gitlab.example.com/api/v4',
            },
          ],
        },
      }),
    );
    expect(
      gitlab.byHost('gitlab.example.com')!.resolveUrl({
        url: `/${'%2e%2e/'.repeat(5)}blue/shop/-/blob/main/catalog-info.yaml`,
        base: `${own}/**/*.yaml`,
      }),
    ).toBe(
      'https://gitlab.example.com/blue/shop/-/blob/main/catalog-info.yaml',
    );
  });

  it.each([
    `${own}/**/catalog-info.yaml`,
    `${own}/*.yaml`,
    `${own}/%2A.yaml`,
    `${own}/%252a.yaml`,
    `${own}/%3f.yaml`,
    `${own}/${'%25'.repeat(3)}2a.yaml`,
    `${own}/%25252525252a.yaml`,
  ])('are refused: %s', async target => {
    const emit = jest.fn();
    const location = { type: 'url', target };
    const read = new ExactLocations().readLocation!(
      location,
      true,
      emit,
      jest.fn(),
      { get: jest.fn(), set: jest.fn() },
    );
    expect(await read).toBe(true);
    expect(emit).toHaveBeenCalledWith(
      expect.objectContaining({
        type: 'error',
        location,
        error: expect.objectContaining({
          message: expect.stringContaining('List the files one by one'),
        }),
      }),
    );
  });

  it.each([
    `${own}/catalog-info.yaml`,
    `${own}/catalog-info.yaml?ref_type=heads`,
    `${own}/with%20space/100%25.yaml`,
    'not an address',
  ])('are not meant by %s', async target => {
    expect(hasWildcard(target)).toBe(false);
  });

  it('are left to other readers where they are no addresses', async () => {
    const emit = jest.fn();
    const read = new ExactLocations().readLocation!(
      { type: 'file', target: './*.yaml' },
      false,
      emit,
      jest.fn(),
      { get: jest.fn(), set: jest.fn() },
    );
    expect(await read).toBe(false);
    expect(emit).not.toHaveBeenCalled();
  });
});
