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

import { chmod, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { eventually } from './__testUtils__/eventually';
import { usePlatform } from './__testUtils__/usePlatform';

jest.setTimeout(300_000);

describe('platform/doctor', () => {
  const platform = usePlatform({ isShared: true });

  it('shows what is wrong, and the fix', async () => {
    await platform.prepare({
      PLATFORM_REPOSITORY: 'platform/argocd-projects',
      DISCOVERY_GROUP: 'acme/shop',
    });
    expect((await platform.commands.bootstrap()).code).toBe(0);
    const { world } = platform.sandbox.global;
    const out = (file: string) =>
      path.join(platform.commands.folder, 'out', file);

    await rm(out('provision.token'));
    await writeFile(
      out('operate.token'),
      await platform.commands.read('read.token'),
    );
    await chmod(out('read.token'), 0o644);
    world.settings.accounts
      .find(({ name }) => name === 'backstage')!
      .policies.push(['applications', 'sync', '*/*']);
    world.settings.version = 'v3.3.2';
    await platform.commands.setCluster({ version: 'v1.29.4+k3s1' });
    world.addProject('default', { sourceRepos: ['*'], destinations: [] });
    for (const [name, project] of [
      ['shop-dev', 'shop'],
      ['shop-production', 'shop'],
      ['cart-dev', 'cart-dev'],
      ['cart-production', 'cart-production'],
    ]) {
      world.addApplication(
        { name },
        {
          project,
          source: {
            repoURL: `https://gitlab.example.com/acme/${name.split('-')[0]}`,
            path: 'helm',
          },
          destination: {
            server: 'https://kubernetes.default.svc',
            namespace: name,
          },
        },
      );
    }
    // An entry that the schema refuses, a set that cannot be made, and a token that GitLab does not know.
    await platform.commit('platform/argocd-projects', {
      'apps/broken/entry.yaml': 'environments: [{name: dev}]\n',
      'apps/Capital/entry.yaml': 'environments: [{name: dev}]\n',
    });
    await eventually(
      async () => world.application('platform-broken', 'argocd'),
      application => Boolean(application?.status.conditions),
    );
    await eventually(
      async () => world.applicationSets.get('platform-repository')?.status,
      status => status?.conditions[0].status === 'True',
    );
    await platform.commands.replaceSecret('gitlab-scm-token', 'token', 'gone');
    // Another Argo CD came later.
    await platform.commands.addObject('shop-dev/rolebinding/argocd-deploys', {
      metadata: { name: 'argocd-deploys', namespace: 'shop-dev' },
      subjects: [{ namespace: 'argocd-shop' }],
    });
    for (const hook of platform.sandbox.gitlab.hooks.values()) {
      hook.deliveries = [
        { id: 1, trigger: 'push_hooks', status: 400, at: 0, durationMs: 1 },
      ];
    }
    const { code, output, leaked } = await platform.commands.doctor();
    expect([code, leaked]).toEqual([1, []]);
    for (const sentence of [
      'There is no token in',
      'does not take',
      'Others may read',
      'read.token may sync, and should not.',
      'Argo CD is version 3.3.2; the portal needs 3.4 or later.',
      'Kubernetes is version 1.29.4; the charts of created projects were tried with 1.30 to 1.37.',
      'The project default may deploy anything anywhere.',
      'The AppProject shop is shared by shop-dev, shop-production: what one syncs may write into the namespace of another.',
      "Projects of this Argo CD may deploy to argocd-shop, which is another Argo CD's.",
      'Argo CD refuses what GitLab sends from acme (400): their secrets differ.',
      'The entry apps/broken is not deployed: ',
      "at '/repository'",
      'The folder apps/Capital cannot be the name of a project, so it is not deployed.',
      'The ApplicationSet platform-repository says so, too.',
      'GitLab does not take the token with which Argo CD discovers repositories (401).',
    ]) {
      expect(output).toContain(sentence);
    }
    expect(output).not.toContain('cart');
    // Each has a line with what to do.
    const lines = output.split('\n');
    const advised = lines.filter((line, index) =>
      /^ {2}(WRONG|note)/.test(line)
        ? !/^ {8}\S/.test(lines[index + 1])
        : false,
    );
    expect(advised).toEqual([]);
  });

  it('knows an entry that nobody deploys', async () => {
    const { world } = platform.sandbox.global;
    world.applicationSets.delete('platform-repository');
    await platform.commit('platform/argocd-projects', {
      'apps/late/entry.yaml': 'environments: [{name: dev}]\n',
    });
    const { output } = await platform.commands.doctor('--quiet');
    for (const sentence of [
      'There is no ApplicationSet platform-repository.',
      'Argo CD has no Application of the entry apps/late.',
    ]) {
      expect(output).toContain(sentence);
    }
    expect(output).not.toContain('of the entry apps/broken');
  });

  it('is obeyed: the bootstrap makes a new token for the discovery', async () => {
    // Of an earlier version of the chart of entries.
    await platform.commit('platform/argocd-projects', {
      'entry/.sum': 'earlier\n',
      'entry/templates/earlier.yaml': 'kind: AppProject\n',
    });
    await platform.commands.bootstrap();
    const { repository } = platform.sandbox.gitlab.findProject(
      'platform/argocd-projects',
    )!;
    expect(
      await repository.blob('main', 'entry/templates/earlier.yaml'),
    ).toBeUndefined();
    const { output } = await platform.commands.doctor('--quiet');
    expect(output).not.toContain('discovers repositories');
  });

  it('goes on where one of them does not answer', async () => {
    platform.sandbox.global.faults.set('unavailable');
    const { code, output } = await platform.commands.doctor();
    expect(code).toBe(1);
    expect(output).toContain('Argo CD answers 503');
    expect(output).toContain('ok    group acme/shop');
  });
});
