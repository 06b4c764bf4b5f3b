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

import { ConfigReader } from '@backstage/config';
import { AllowedLocations } from './AllowedLocations';

const gitlab = [
  {
    host: 'gitlab.example.com',
    apiBaseUrl: 'https://gitlab.example.com/api/v4',
    token: 'x',
  },
  {
    host: 'git.example.com:8443',
    baseUrl: 'https://git.example.com:8443/gitlab',
    apiBaseUrl: 'https://git.example.com:8443/gitlab/api/v4',
  },
];

const read = (allowed: object[]) =>
  AllowedLocations.fromConfig(
    new ConfigReader({
      integrations: { gitlab },
      portal: { registration: { allowed } },
    } as never),
  );

/** What becomes of a location: whether it is let through, and why not. */
const outcome = (locations: AllowedLocations, target: string) =>
  locations.require(target).then(
    () => 'allowed',
    (error: Error) => error.name,
  );

const blue = read([{ host: 'gitlab.example.com', groups: ['Blue/shops'] }]);
const page = 'https://gitlab.example.com/blue/shops/api/-/blob';

describe('locations that may be registered', () => {
  it.each([
    `${page}/main/catalog-info.yaml`,
    `${page}/release%2F1.0/deep/catalog-info.yaml`,
    `${page}/main/catalog-info.yaml?ref_type=heads`,
    `${page}/main/my%20service/catalog-info.yaml`,
    'https://gitlab.example.com/blue/shops/sub/api/-/blob/main/x.yaml',
    'https://gitlab.example.com/BLUE/Shops/api/blob/main/x.yaml',
  ])('%s is in the group', async target => {
    expect(await outcome(blue, target)).toBe('allowed');
  });

  it.each([
    ['another group', 'https://gitlab.example.com/red/api/-/blob/main/x.yaml'],
    [
      'a group whose name only begins alike',
      'https://gitlab.example.com/blue/shops-secret/api/-/blob/main/x.yaml',
    ],
    ['another host', 'https://git.example.org/blue/shops/api/-/blob/main/x'],
    [
      'a host that is connected and not named',
      'https://git.example.com:8443/gitlab/blue/shops/api/-/blob/main/x.yaml',
    ],
    [
      'an id in the place of a path',
      'https://gitlab.example.com/42/-/blob/main/x.yaml',
    ],
    [
      'credentials',
      'https://a:b@gitlab.example.com/blue/shops/api/-/blob/main/x.yaml',
    ],
  ])('%s is not allowed', async (_name, target) => {
    expect(await outcome(blue, target)).toBe('NotAllowedError');
  });

  it.each([
    [
      'a way out of the group',
      `${page}/main/../../../../../red/api/-/blob/main/x.yaml`,
    ],
    [
      'a way out that parsers see only when tabs are dropped',
      `${page}/main/.\t./.\t./.\t./.\t./.\t./red/api/-/blob/main/x.yaml`,
    ],
    [
      'a way out that is encoded',
      `${page}/main/%2e%2e/%2e%2e/red/api/-/blob/main/x.yaml`,
    ],
    ['white space at its end', `${page}/main/x.yaml `],
    ['a backslash', `${page}\\..\\..\\red/main/x.yaml`],
    ['a pattern', `${page}/main/*/x.yaml`],
    ['an encoded pattern', `${page}/main/%2A/x.yaml`],
    ['a fragment', `${page}/main/x.yaml#y`],
    ['a query that names another revision', `${page}/main/x.yaml?ref=secret`],
    ['a folder', 'https://gitlab.example.com/blue/shops/api/-/tree/main/x'],
    [
      'an artifact',
      'https://gitlab.example.com/blue/shops/api/-/jobs/artifacts/main/raw/x',
    ],
    ['the API itself', 'https://gitlab.example.com/api/v4/projects/42'],
    ['another scheme', 'file:///etc/passwd'],
    ['no address', 'catalog-info.yaml'],
  ])('%s is no address of a file', async (_name, target) => {
    expect(await outcome(blue, target)).toBe('InputError');
  });

  it('are all of a host that is named without groups, below its own path', async () => {
    const all = read([{ host: 'git.example.com:8443' }]);
    const root = 'https://git.example.com:8443';
    expect(
      await outcome(all, `${root}/gitlab/any/group/-/blob/main/x.yaml`),
    ).toBe('allowed');
    expect(await outcome(all, `${root}/any/group/-/blob/main/x.yaml`)).toBe(
      'NotAllowedError',
    );
  });

  it('are none where nothing is named', async () => {
    const unconfigured = AllowedLocations.fromConfig(
      new ConfigReader({ integrations: { gitlab } }),
    );
    for (const nothing of [read([]), unconfigured]) {
      expect(await outcome(nothing, `${page}/main/x.yaml`)).toBe(
        'NotAllowedError',
      );
    }
  });

  it.each([
    [{ host: 'gitlab.example.org' }, 'integrations.gitlab has no gitlab.exam'],
    [
      { host: 'gitlab.example.com', groups: ['blue/*'] },
      'blue/* is no full path of a group',
    ],
    [{ groups: ['blue'] }, "Missing required config value at 'portal"],
  ])('cannot be meant: %j', (entry, message) => {
    expect(() => read([{ host: 'gitlab.example.com' }, entry])).toThrow(
      `portal.registration.allowed[1]: ${message}`,
    );
  });
});
