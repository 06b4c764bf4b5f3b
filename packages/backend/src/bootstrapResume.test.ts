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
      (_fault, index) => !isSample || index % 5 === 4,
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
});

describe('platform/bootstrap in a cluster that was there before', () => {
  const platform = usePlatform({ isShared: true });
  const existing = {
    CLUSTER: 'existing',
    KUBE_CONTEXT: 'theirs',
    GITLAB_GROUPS: 'platform',
    PLATFORM_REPOSITORY: 'platform/argocd-projects',
  };

  it('leaves an Argo CD alone that others have installed', async () => {
    await platform.prepare(existing);
    const { commands } = platform;
    const theirs = {
      contexts: ['theirs', 'others'],
      releases: {
        argocd: {
          revision: 3,
          status: 'deployed',
          description: 'Upgrade complete',
        },
      },
    };
    await commands.setCluster(theirs);
    const { code, output } = await commands.bootstrap();
    expect([code, output]).toEqual([
      1,
      expect.stringContaining('that this command did not make'),
    ]);
    expect(await commands.cluster()).toMatchObject(theirs);
    expect((await commands.bootstrap('--undo', '--yes')).code).toBe(0);
    expect(await commands.cluster()).toMatchObject(theirs);
    const refused = await commands.bootstrap('--everything');
    expect([refused.code, refused.output]).toEqual([
      2,
      expect.stringContaining('with --undo'),
    ]);
  });

  it('goes on where Helm was killed', async () => {
    const { commands } = platform;
    await commands.setCluster({ releases: {}, objects: {} });
    expect((await commands.bootstrap()).code).toBe(0);
    const { releases } = await commands.cluster();
    releases.argocd.status = 'pending-upgrade';
    await commands.setCluster({ releases });
    await commands.calls();
    expect((await commands.bootstrap()).code).toBe(0);
    expect((await commands.calls()).map(({ args }) => args)).toContainEqual(
      expect.arrayContaining(['rollback', 'argocd']),
    );
  });

  it('is not taken for another one', async () => {
    const { commands } = platform;
    await commands.set({ KUBE_CONTEXT: 'others' });
    const { code, output } = await commands.bootstrap('--undo', '--yes');
    expect([code, output]).toEqual([
      1,
      expect.stringContaining('is of another platform'),
    ]);
    expect((await commands.cluster()).releases).toHaveProperty('argocd');
    await commands.set({ KUBE_CONTEXT: 'theirs' });
  });

  it('undoes nothing while applications need Argo CD', async () => {
    const { commands } = platform;
    await commands.setCluster({ applications: ['shop-dev'] });
    const before = [platform.gitlab(), await commands.cluster()];
    for (const flags of [['--undo'], ['--undo', '--yes']]) {
      const refused = await commands.bootstrap(...flags);
      expect([refused.code, refused.output]).toEqual([
        1,
        expect.stringContaining('still has 1 applications'),
      ]);
    }
    expect([platform.gitlab(), await commands.cluster()]).toEqual(before);
    await commands.setCluster({ applications: [] });
    // Nor what it cannot reach, unless that is gone for good.
    await commands.setCluster({ contexts: ['others'] });
    const away = await commands.bootstrap('--undo', '--yes');
    expect([away.code, away.output]).toEqual([
      1,
      expect.stringContaining('does not answer. Nothing was undone.'),
    ]);
    expect(platform.gitlab()).toEqual(before[0]);
    const gone = await commands.bootstrap('--undo', '--without-cluster');
    expect([gone.code, gone.output]).toEqual([
      0,
      expect.stringContaining('forgets what was in the cluster of the context'),
    ]);
    await commands.setCluster({ contexts: ['theirs', 'others'] });
    // Another person, who has made nothing, is not told that anything was undone.
    await commands.set({ OUTPUT: 'second' });
    const other = await commands.bootstrap('--undo', '--yes');
    expect([other.code, other.output]).toEqual([
      0,
      expect.stringMatching(/^Nothing that was made is known in .*second\. /),
    ]);
    await commands.set({ OUTPUT: 'out' });
  });

  it('says what an undo leaves, and removes it on request where nothing is in it', async () => {
    const { commands, sandbox } = platform;
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
    expect((await commands.cluster()).releases).toEqual({});
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
    const { commands } = platform;
    await commands.set({ PLATFORM_REPOSITORY: '' });
    await commands.setCluster({
      releases: {},
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
    // Of a cluster that is gone nothing stays.
    await commands.write(
      'out/made',
      `for theirs argocd ${platform.sandbox.urls.gitlab}\nnamespace argocd \n`,
    );
    await commands.setCluster({ contexts: [] });
    const gone = ['--undo', '--yes', '--without-cluster'];
    expect((await commands.bootstrap(...gone)).output).not.toContain('stays');
    await expect(commands.read('made')).rejects.toThrow('ENOENT');
  });
});
