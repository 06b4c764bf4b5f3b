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

import { complete, everything, usePlatform } from './__testUtils__/usePlatform';

jest.setTimeout(300_000);

describe('platform/bootstrap, run again', () => {
  const platform = usePlatform();

  it('goes on where it failed, makes nothing twice, and leaves nothing half made', async () => {
    await platform.prepare(everything);
    const faults = [
      'k3d cluster create',
      'helm .*upgrade .* argo-cd',
      'curl .*POST .*/groups$',
      'curl .*POST .*/deploy_tokens$',
      // The token is made, but Argo CD does not have it.
      'kubectl .*apply',
      'curl .*POST .*/projects$',
      'curl .*POST .*/repository/commits$',
      'curl .*POST .*/access_tokens$',
      'helm .*upgrade .* platform-projects',
      'curl .*POST .*/topics$',
      'curl .*POST .*/hooks$',
      'kubectl .*port-forward',
      'curl .*POST .*/account/backstage-ops/token$',
      'helm .*upgrade .* admin=false',
    ];
    for (const fault of faults) {
      await platform.commands.failAt(fault);
      const failed = await platform.commands.bootstrap();
      expect([fault, failed.code, failed.leaked]).toEqual([fault, 1, []]);
      expect(failed.output).toContain('FAILED: ');
    }
    const last = await platform.commands.bootstrap();
    expect([last.code, last.output]).toEqual([
      0,
      expect.stringContaining('Everything is set up.'),
    ]);
    expect(platform.gitlab()).toEqual(complete);
  });

  describe('in a cluster that was there before', () => {
    const existing = { CLUSTER: 'existing', KUBE_CONTEXT: 'theirs' };

    it('undoes nothing while applications need Argo CD', async () => {
      await platform.prepare(existing);
      await platform.commands.setCluster({ contexts: ['theirs'] });
      expect((await platform.commands.bootstrap()).code).toBe(0);
      await platform.commands.setCluster({ applications: ['shop-dev'] });
      const before = [platform.gitlab(), await platform.commands.cluster()];
      for (const flags of [['--undo'], ['--undo', '--yes']]) {
        const refused = await platform.commands.bootstrap(...flags);
        expect([refused.code, refused.output]).toEqual([
          1,
          expect.stringContaining('still has 1 applications'),
        ]);
      }
      expect([platform.gitlab(), await platform.commands.cluster()]).toEqual(
        before,
      );
      await platform.commands.setCluster({ applications: [] });
      expect((await platform.commands.bootstrap('--undo', '--yes')).code).toBe(
        0,
      );
      expect((await platform.commands.cluster()).releases).toEqual({});
    });

    it('leaves an Argo CD alone that somebody else has installed', async () => {
      await platform.prepare(existing);
      const theirs = {
        contexts: ['theirs'],
        releases: {
          argocd: {
            revision: 3,
            status: 'deployed',
            description: 'Upgrade complete',
          },
        },
      };
      await platform.commands.setCluster(theirs);
      const { code, output } = await platform.commands.bootstrap();
      expect([code, output]).toEqual([
        1,
        expect.stringContaining('that this command did not make'),
      ]);
      expect(await platform.commands.cluster()).toMatchObject(theirs);
      expect((await platform.commands.bootstrap('--undo', '--yes')).code).toBe(
        0,
      );
      expect(await platform.commands.cluster()).toMatchObject(theirs);
    });

    it('goes on where Helm was killed', async () => {
      await platform.prepare(existing);
      await platform.commands.setCluster({ contexts: ['theirs'] });
      expect((await platform.commands.bootstrap()).code).toBe(0);
      const { releases } = await platform.commands.cluster();
      releases.argocd.status = 'pending-upgrade';
      await platform.commands.setCluster({ releases });
      await platform.commands.calls();
      expect((await platform.commands.bootstrap()).code).toBe(0);
      expect(
        (await platform.commands.calls()).map(({ args }) => args),
      ).toContainEqual(expect.arrayContaining(['rollback', 'argocd']));
    });

    it('is not taken for another one', async () => {
      await platform.prepare(existing);
      await platform.commands.setCluster({ contexts: ['theirs', 'others'] });
      expect((await platform.commands.bootstrap()).code).toBe(0);
      await platform.commands.set({ KUBE_CONTEXT: 'others' });
      const { code, output } = await platform.commands.bootstrap(
        '--undo',
        '--yes',
      );
      expect([code, output]).toEqual([
        1,
        expect.stringContaining('is of another platform'),
      ]);
      expect((await platform.commands.cluster()).releases).toHaveProperty(
        'argocd',
      );
    });
  });
});
