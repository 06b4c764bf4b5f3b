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
  cluster?: string,
): InstanceTrouble => ({
  code,
  cluster,
  since: '2026-11-23T05:00:00Z',
  sentence: 'It is away.',
});

describe('isToldOfInstance', () => {
  it.each<[CauseCode, InstanceTrouble[], string | undefined, boolean]>([
    ['repositoryServerAway', [trouble('repositoryServerAway')], 'eu', true],
    ['repositoryServerAway', [trouble('clusterAway', 'eu')], 'eu', false],
    ['repositoryServerAway', [], 'eu', false],
    ['clusterUnreachable', [trouble('clusterAway', 'eu')], 'eu', true],
    ['clusterDenied', [trouble('clusterAway', 'eu')], 'eu', true],
    ['clusterUnreachable', [trouble('clusterAway', 'eu')], 'us', false],
    ['clusterUnreachable', [trouble('clusterAway')], undefined, false],
    ['pathMissing', [trouble('repositoryServerAway')], 'eu', false],
    ['other', [trouble('webhooksSilent')], 'eu', false],
  ])('%s beside %j in %s: %s', (code, troubles, cluster, told) => {
    expect(isToldOfInstance({ code }, { troubles }, cluster)).toBe(told);
  });

  it('is nothing where no trouble of the instance is known', () => {
    expect(isToldOfInstance({ code: 'clusterUnreachable' }, {}, 'eu')).toBe(
      false,
    );
  });
});
