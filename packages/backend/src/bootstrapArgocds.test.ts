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

import { execFile } from 'node:child_process';
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import net from 'node:net';
import path from 'node:path';
import { promisify } from 'node:util';
import { parse } from 'yaml';
import { usePlatform } from './__testUtils__/usePlatform';

jest.setTimeout(300_000);

const run = promisify(execFile);

describe('platform/bootstrap with other Argo CDs', () => {
  const platform = usePlatform();
  const decoded = (text: string) => Buffer.from(text, 'base64').toString();

  it('sets up one for all and one of a project in one run, on a k3d with a registry', async () => {
    await platform.prepare({
      GITLAB_GROUPS: 'platform acme',
      PLATFORM_REPOSITORY: 'platform/argocd-projects',
      K3D_REGISTRY: 'images:39871',
      K3D_PORT: '39872',
    });
    const { commands, sandbox } = platform;
    const file = (name: string) => path.join(commands.folder, name);
    platform.addApplication('known-to-gitlab', 'secret-of-the-application');
    await writeFile(file('sso.secret'), 'secret-of-the-application\n');
    await writeFile(
      file('shop'),
      Object.entries({
        CLUSTER: 'existing',
        KUBE_CONTEXT: 'k3d-test',
        ARGOCD_PRESET: 'per-project',
        ARGOCD_RELEASE: 'argocd-shop',
        ARGOCD_NAMESPACE: 'argocd-shop',
        ARGOCD_URL: sandbox.urls.global.replace('localhost', '127.0.0.1'),
        PROJECT_NAMESPACES: 'shop-dev shop-production',
        GITLAB_URL: sandbox.urls.gitlab,
        GITLAB_TOKEN_FILE: 'gitlab.token',
        GITLAB_GROUPS: 'acme',
        SSO_CLIENT_ID: 'known-to-gitlab',
        SSO_CLIENT_SECRET_FILE: 'sso.secret',
        OUTPUT: 'out-shop',
      })
        .map(([name, value]) => `${name}=${value}\n`)
        .join(''),
    );
    const { code, output, leaked } = await commands.bootstrap(
      '--settings',
      file('shop'),
    );
    expect([code, output, leaked]).toEqual([
      0,
      expect.stringContaining('Everything is set up.'),
      [],
    ]);
    const cluster = await commands.cluster();
    expect([cluster.k3dRegistries, cluster.registryUse]).toEqual([
      ['images'],
      'k3d-images:39871',
    ]);

    // Both read the same repositories, each with a token of its own.
    expect(
      platform.gitlab().deployTokens.filter(name => name.startsWith('acme:')),
    ).toHaveLength(2);

    // The rights of the one are those of its namespaces; its own is managed by it as well.
    for (const namespace of ['shop-dev', 'shop-production']) {
      expect(
        cluster.objects[`${namespace}/rolebinding/argocd-deploys`],
      ).toMatchObject({
        subjects: [{ namespace: 'argocd-shop' }, { namespace: 'argocd-shop' }],
      });
    }
    const [installed] = (await commands.calls()).filter(
      ({ args, program }) =>
        program === 'helm' &&
        args.includes('upgrade') &&
        args.includes('argocd-shop'),
    );
    expect(installed.args).toContain(
      'configs.clusterCredentials.in-cluster.namespaces=argocd-shop\\,shop-dev\\,shop-production',
    );

    // No project of the other one may deploy there, and both are looked at together.
    const validations = () =>
      commands
        .cluster()
        .then(({ objects }) =>
          JSON.stringify(
            objects['argocd/validatingadmissionpolicy/argocd-projects'],
          ),
        );
    for (const namespace of ['argocd-shop', 'shop-dev', 'shop-production']) {
      expect(await validations()).toContain(`'${namespace}'`);
    }
    // What is wrong with the first ends it with 1, and keeps it from none: behind both is one Argo CD here, with one credential.
    const doctor = await commands.doctor('--settings', file('shop'), '--quiet');
    expect([doctor.code, doctor.output]).toEqual([
      1,
      expect.stringMatching(
        /^== .*settings\n {2}WRONG Argo CD has another credential for acme (?:.*\n)*== .*shop\n/,
      ),
    ]);

    // Who logs in: an application that was made here, and one that is known already.
    const connector = (namespace: string) =>
      parse(
        cluster.objects[`${namespace}/configmap/argocd-cm`].data['dex.config'],
      ).connectors[0].config;
    const made = [...sandbox.gitlab.applications.values()].at(-1)!;
    expect([connector('argocd'), connector('argocd-shop')]).toMatchObject([
      {
        clientID: made.clientId,
        clientSecret: '$argocd-sso:clientSecret',
        tokenURL: `${sandbox.urls.gitlab}/oauth/token`,
      },
      { clientID: 'known-to-gitlab' },
    ]);
    expect(made.redirectUris).toEqual([
      `${sandbox.urls.global}/api/dex/callback`,
    ]);
    expect(
      decoded(
        cluster.objects['argocd-shop/secret/argocd-sso'].data.clientSecret,
      ),
    ).toBe('secret-of-the-application');
    expect(
      cluster.objects['argocd/configmap/argocd-rbac-cm'].data[
        'policy.people.csv'
      ],
    ).toBe(
      ['platform', 'acme'].map(group => `g, ${group}, role:people\n`).join(''),
    );

    // The portal gets both, each with a name and destinations of its own.
    const { argocd } = parse(
      await commands.read('../out-shop/app-config.platform.yaml'),
    );
    expect(
      argocd.instances.map(
        (instance: {
          name: string;
          credentials: {
            provision: { destinations: { namespaces: string[] }[] };
          };
        }) => [
          instance.name,
          instance.credentials.provision.destinations[0].namespaces,
        ],
      ),
    ).toEqual([
      ['global', ['*-dev', '*-staging', '*-production']],
      ['argocd-shop', ['shop-dev', 'shop-production']],
    ]);

    // Without the settings of the other one, that is known by what is in the cluster. And a registry that a cluster was made
    // without cannot be joined to it.
    await commands.set({ K3D_REGISTRY: 'others:39873' });
    const again = await commands.bootstrap('--dry-run');
    expect(again.output).toContain(
      'K3D_REGISTRY is left out: k3d joins a registry only to a cluster that it makes',
    );
    expect(again.output).not.toContain('installs platform/projects');

    // An undo says what stays: of a cluster that goes as well, nothing.
    const undo = await commands.bootstrap('--settings', file('shop'), '--undo');
    expect(
      undo.output.split('\n').filter(line => line.includes(' the namespace ')),
    ).toEqual([
      '  the namespace argocd-shop, with its Secrets',
      '  the namespace shop-dev, with its Secrets',
      '  the namespace shop-production, with its Secrets',
    ]);
  });

  it('adopts one that is there, changes accounts and policies only, and undoes that', async () => {
    await platform.prepare({
      CLUSTER: 'existing',
      KUBE_CONTEXT: 'theirs',
      GITLAB_GROUPS: 'platform',
      ARGOCD: 'adopt',
      ARGOCD_RELEASE: 'argo',
    });
    const { commands, sandbox } = platform;
    const password = { data: { password: 'c2FuZGJveA==' } };
    const theirs = {
      'argocd/configmap/argocd-cm': { data: { 'accounts.ci': 'apiKey' } },
      'argocd/configmap/argocd-rbac-cm': {
        data: { 'policy.csv': 'g, admins, role:admin' },
      },
      'argocd/secret/argocd-initial-admin-secret': password,
    };
    const certificate = await run('helm', [
      'template',
      'certificate',
      path.resolve(__dirname, '../../../platform/certificate'),
      '--set-string',
      'host=argocd-server,namespace=argocd',
    ]);
    const { data } = parse(certificate.stdout);
    await commands.setCluster({
      // As the official chart leaves it: TLS, and a name of the release and the chart.
      argocd: {
        service: 'other-argocd-server',
        cert: decoded(data['tls.crt']),
        key: decoded(data['tls.key']),
      },
      contexts: ['theirs'],
      objects: structuredClone(theirs),
      releases: {
        other: {
          revision: 4,
          status: 'deployed',
          description: 'Upgrade complete',
          chart: 'argo-cd-9.7.1',
        },
      },
      workloads: [{ title: 'deployment.apps/argo-server', ready: '1/1' }],
    });
    await commands.useAdministrator('argocd-initial-admin-secret');

    // Another name is not taken by chance.
    const refused = await commands.bootstrap();
    expect([refused.code, refused.output]).toEqual([
      1,
      expect.stringContaining(
        'Helm has one: ARGOCD_RELEASE=other, ARGOCD_NAMESPACE=argocd',
      ),
    ]);
    await commands.set({ ARGOCD_RELEASE: 'other' });
    // Nor is one changed that is too old for the portal.
    const { settings } = sandbox.global.world;
    const { version } = settings;
    settings.version = 'v3.3.2';
    const old = await commands.bootstrap();
    expect([old.code, old.output]).toEqual([
      1,
      expect.stringContaining('The portal needs version 3.4'),
    ]);
    settings.version = version;
    const previewed = await commands.bootstrap('--dry-run');
    expect(previewed.output).toContain('version 3.5.1, argo-cd-9.7.1');
    expect(previewed.output).toContain(
      'adds accounts.backstage: apiKey to argocd-cm',
    );

    const adopted = await commands.bootstrap();
    expect([adopted.code, adopted.output, adopted.leaked]).toEqual([
      0,
      expect.stringContaining('Everything is set up.'),
      [],
    ]);
    const after = (await commands.cluster()).objects;
    expect(after['argocd/configmap/argocd-cm'].data).toEqual({
      'accounts.ci': 'apiKey',
      'accounts.backstage': 'apiKey',
      'accounts.backstage-ops': 'apiKey',
      'accounts.backstage-provision': 'apiKey',
    });
    const rbac = after['argocd/configmap/argocd-rbac-cm'].data;
    expect(Object.keys(rbac)).toEqual(['policy.csv', 'policy.slipway.csv']);
    expect(rbac['policy.slipway.csv']).toContain(
      'p, backstage-provision, projects, *, default, deny',
    );
    const calls = await commands.calls();
    expect(
      calls.filter(
        ({ args }) => args.includes('upgrade') && args.includes('argo-cd'),
      ),
    ).toEqual([]);
    // What others have in the project default goes on, and Kubernetes refuses nothing that it did not before.
    expect(
      Object.keys(after).filter(key => /appproject|admission/.test(key)),
    ).toEqual([]);

    // Tokens are renewed before they end; what another place has made stays, until somebody says otherwise.
    const tokens = () => sandbox.global.world.tokens.get('backstage')!;
    const first = tokens().length;
    const before = await commands.read('read.token');
    const renewed = await commands.renew('--within', '89');
    expect([renewed.code, renewed.leaked]).toEqual([0, []]);
    expect(renewed.output).not.toContain('makes a token');
    const early = await commands.renew('--within', '90');
    expect(early.output).toContain('makes a token of the account backstage:');
    expect(early.output).toContain('Bring to the portal what is new');
    // By the names that docs/production.md gives them.
    expect(early.output).toContain(
      `--from-file=ARGOCD_READ_TOKEN='${commands.folder}/out/read.token'`,
    );
    expect(await commands.read('read.token')).not.toBe(before);
    expect(tokens()).toHaveLength(first + 1);
    await commands.set({ OUTPUT: 'second' });
    const second = await commands.bootstrap();
    expect(second.output).toContain(
      '2 of backstage made from another place stay; --revoke-others revokes them',
    );
    await rm(path.join(commands.folder, 'second/read.token'));
    expect((await commands.bootstrap('--revoke-others')).code).toBe(0);
    expect(tokens()).toHaveLength(1);
    await commands.set({ OUTPUT: 'out' });

    const undone = await commands.bootstrap('--undo', '--yes');
    expect(undone.code).toBe(0);
    const left = (await commands.cluster()).objects;
    for (const name of ['argocd-cm', 'argocd-rbac-cm'] as const) {
      expect(left[`argocd/configmap/${name}`]).toEqual(
        theirs[`argocd/configmap/${name}`],
      );
    }
  });

  it('makes no cluster where a port is taken, and keeps no secret where Git sees it', async () => {
    await platform.prepare({ GITLAB_GROUPS: 'platform' });
    const { commands } = platform;
    const server = net.createServer(socket => socket.end()).listen(0);
    await commands.set({
      K3D_PORT: String((server.address() as net.AddressInfo).port),
    });
    const taken = await commands.bootstrap();
    server.close();
    expect([taken.code, taken.output]).toEqual([
      1,
      expect.stringMatching(/The port \d+ of this machine is taken/),
    ]);
    expect(
      (await commands.cluster().catch(() => undefined))?.contexts ?? [],
    ).toEqual([]);

    // As docs/platform.md says: token and output in a folder that Git and Docker ignore.
    const own = path.resolve(__dirname, '../../..');
    const work = path.join(commands.folder, 'work');
    await mkdir(path.join(work, '.platform'), { recursive: true });
    await run('git', ['init', '--quiet', work]);
    await copyFile(
      path.join(commands.folder, 'gitlab.token'),
      path.join(work, '.platform/gitlab.token'),
    );
    await commands.set({
      GITLAB_TOKEN_FILE: path.join(work, '.platform/gitlab.token'),
      OUTPUT: path.join(work, '.platform/platform-output'),
    });
    const seen = await commands.bootstrap();
    expect([seen.code, seen.output]).toEqual([
      1,
      expect.stringContaining(
        'is in a Git repository, and Git does not ignore it',
      ),
    ]);
    await copyFile(path.join(own, '.gitignore'), path.join(work, '.gitignore'));
    expect((await commands.bootstrap()).code).toBe(0);
    const { stdout } = await run('git', [
      '-C',
      work,
      'status',
      '--porcelain',
      '--untracked-files=all',
    ]);
    expect(stdout).toBe('?? .gitignore\n');
    const docker = await readFile(path.join(own, '.dockerignore'), 'utf8');
    expect(docker.split('\n')).toContain('.platform');
  });
});
