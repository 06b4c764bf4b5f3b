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

import { CauseCode, InstanceTrouble } from '@slipway/plugin-argocd-common';
import { isToldOfInstance } from './isToldOfInstance';

const trouble = (
  code: InstanceTrouble['code'],
  what: Pick<InstanceTrouble, 'cluster' | 'repositoryHost'> = {},
): InstanceTrouble => ({
  code,
  ...what,
  since: '2026-11-23T05:00:00Z',
  sentence: 'It is away.',
});
const eu = trouble('clusterAway', { cluster: 'eu' });
const gitlab = trouble('repositoryHostAway', {
  repositoryHost: 'gitlab.example.com',
});

describe('isToldOfInstance', () => {
  it.each<[CauseCode, InstanceTrouble[], string | undefined, boolean]>([
    ['repositoryServerAway', [trouble('repositoryServerAway')], 'eu', true],
    ['repositoryServerAway', [eu], 'eu', false],
    ['repositoryServerAway', [], 'eu', false],
    ['clusterUnreachable', [eu], 'eu', true],
    ['clusterDenied', [eu], 'eu', true],
    ['clusterUnreachable', [eu], 'us', false],
    ['clusterUnreachable', [trouble('clusterAway')], undefined, false],
    ['pathMissing', [trouble('repositoryServerAway')], 'eu', false],
    ['other', [trouble('webhooksSilent')], 'eu', false],
    ['repositoryHostAway', [eu], 'eu', false],
  ])('%s beside %j in %s: %s', (code, troubles, cluster, told) => {
    expect(
      isToldOfInstance(
        { code },
        { troubles },
        { cluster, repositoryHosts: ['gitlab.example.com'] },
      ),
    ).toBe(told);
  });

  it.each([
    [['gitlab.example.com', 'charts.example.com'], true],
    [['charts.example.com'], false],
    [[], false],
  ])(
    'a missing host of repositories beside one of %j: %s',
    (repositoryHosts, told) => {
      expect(
        isToldOfInstance(
          { code: 'repositoryHostAway' },
          { troubles: [gitlab] },
          { repositoryHosts },
        ),
      ).toBe(told);
    },
  );

  it('is nothing where no trouble of the instance is known', () => {
    expect(
      isToldOfInstance(
        { code: 'clusterUnreachable' },
        {},
        { cluster: 'eu', repositoryHosts: [] },
      ),
    ).toBe(false);
  });
});
