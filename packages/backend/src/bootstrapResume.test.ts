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

/** All of them by `npm run -s resume`. */
const isSample = process.env.RESUME_FAULTS !== 'all';

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
    const chosen = faults.filter(
      (_fault, index) => !isSample || index % 3 === 1,
    );
    for (const fault of chosen) {
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

    it('says what an undo leaves, and removes it on request where nothing is in it', async () => {
      await platform.prepare({ ...everything, ...existing });
      const { commands, sandbox } = platform;
      await commands.setCluster({ contexts: ['theirs'] });
      expect((await commands.bootstrap()).code).toBe(0);
      // Others have come to use what this command has made.
      const { objects } = await commands.cluster();
      objects['argocd/deployment/theirs'] = { data: {} };
      await commands.setCluster({ objects });
      const [repository] = sandbox.gitlab.projects.values();
      repository.topics = ['argocd'];

      const stays = [
        'the namespace argocd, with its Secrets',
        'the topic argocd of GitLab',
        'kubectl --context theirs delete crd applications.argoproj.io',
        'platform/argocd-projects and what is in it',
      ];
      for (const flags of [['--undo'], ['--undo', '--yes']]) {
        const { code, output } = await commands.bootstrap(...flags);
        expect([code, output]).toEqual([
          0,
          expect.stringContaining('--undo --yes --everything removes'),
        ]);
        expect(stays.filter(line => !output.includes(line))).toEqual([]);
      }
      const all = ['--undo', '--yes', '--everything'];
      const kept = await commands.bootstrap(...all);
      expect(kept.output).toContain('because deployment/theirs is in it');
      expect(kept.output).toContain('because 1 projects have it');
      expect((await commands.cluster()).objects).toHaveProperty([
        'undefined/namespace/argocd',
      ]);
      expect(sandbox.gitlab.topics.size).toBe(1);

      await commands.removeObject('argocd/deployment/theirs');
      repository.topics = [];
      const removed = await commands.bootstrap(...all);
      expect([removed.code, removed.output]).toEqual([
        0,
        expect.stringContaining('deleted the namespace argocd'),
      ]);
      expect(
        Object.keys((await commands.cluster()).objects).filter(key =>
          /^argocd\/|namespace\/argocd$/.test(key),
        ),
      ).toEqual([]);
      expect(sandbox.gitlab.topics.size).toBe(0);
    });

    it('removes the Secrets that Argo CD leaves in a namespace of others', async () => {
      await platform.prepare(existing);
      const { commands } = platform;
      await commands.setCluster({
        contexts: ['theirs'],
        objects: {
          'undefined/namespace/argocd': {
            data: {},
            metadata: { name: 'argocd' },
          },
          'argocd/secret/of-others': { data: {} },
        },
      });
      expect((await commands.bootstrap()).code).toBe(0);
      const undone = await commands.bootstrap('--undo', '--yes');
      expect(undone.output).toContain(
        'the Secret argocd-initial-admin-secret of argocd',
      );
      expect(undone.output).not.toContain('the namespace argocd');
      const secrets = async () =>
        Object.keys((await commands.cluster()).objects).filter(
          key =>
            key === 'undefined/namespace/argocd' ||
            /(of-others|initial-admin-secret)$/.test(key),
        );
      expect(await secrets()).toHaveLength(3);
      const all = ['--undo', '--yes', '--everything'];
      expect((await commands.bootstrap(...all)).code).toBe(0);
      expect(await secrets()).toEqual([
        'undefined/namespace/argocd',
        'argocd/secret/of-others',
      ]);
    });

    it('removes nothing but on an undo', async () => {
      await platform.prepare(existing);
      const refused = await platform.commands.bootstrap('--everything');
      expect([refused.code, refused.output]).toEqual([
        2,
        expect.stringContaining('with --undo'),
      ]);
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
