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

import { chmod, readFile, readdir, stat, writeFile } from 'node:fs/promises';
import { execFile } from 'node:child_process';
import http from 'node:http';
import { AddressInfo } from 'node:net';
import path from 'node:path';
import { promisify } from 'node:util';
import { parse } from 'yaml';
import { eventually } from './__testUtils__/eventually';
import { complete, everything, usePlatform } from './__testUtils__/usePlatform';

jest.setTimeout(300_000);

const run = promisify(execFile);
const platformFolder = path.resolve(__dirname, '../../../platform');

describe('platform/bootstrap, from nothing to nothing', () => {
  const platform = usePlatform({ isShared: true });

  it('goes from nothing to an Argo CD that deploys what is discovered, and changes nothing when it is run again', async () => {
    await platform.prepare(everything);

    const previewed = await platform.commands.bootstrap('--dry-run');
    expect(previewed).toMatchObject({ code: 0, leaked: [] });
    expect(previewed.output).toContain('makes the k3d cluster test');
    expect(previewed.output).toContain('Nothing was changed.');
    expect(
      (await platform.commands.calls()).filter(call => call.isChange),
    ).toEqual([]);
    expect(platform.gitlab()).toMatchObject({ deployTokens: [], hooks: [] });

    const first = await platform.commands.bootstrap();
    expect([first.code, first.output]).toEqual([
      0,
      expect.stringContaining('Everything is set up.'),
    ]);
    expect(first.leaked).toEqual([]);
    // Every way to Argo CD is closed again.
    await eventually(
      () => platform.commands.openForwards(),
      open => open.length === 0,
    );
    expect(platform.gitlab()).toEqual(complete);

    // Every token is a file of its own that only its owner may read, and opens what it is for.
    for (const [file, account] of [
      ['read', 'backstage'],
      ['operate', 'backstage-ops'],
      ['provision', 'backstage-provision'],
    ]) {
      const { mode } = await stat(
        path.join(platform.commands.folder, 'out', `${file}.token`),
      );
      expect((mode % 0o1000).toString(8)).toBe('600');
      const answer = await fetch(
        `${platform.sandbox.urls.global}/api/v1/session/userinfo`,
        {
          headers: {
            authorization: `Bearer ${(
              await platform.commands.read(`${file}.token`)
            ).trim()}`,
          },
        },
      );
      expect(await answer.json()).toMatchObject({ username: account });
    }
    expect(platform.sandbox.global.world.settings.isAdminOff).toBe(true);
    const { argocd, gitops } = parse(
      await platform.commands.read('app-config.platform.yaml'),
    );
    expect(gitops.targets).toMatchObject([
      {
        name: 'global',
        endpointProfile: 'self-managed',
        registry: { host: 'registry.example.com' },
      },
    ]);
    expect(argocd.instances[0]).toMatchObject({
      url: platform.sandbox.urls.global,
      registration: { discovery: { group: 'acme/shop' } },
      credentials: {
        read: { tokenFile: expect.stringMatching(/read\.token$/) },
      },
    });

    await platform.commands.calls();
    const before = [platform.gitlab(), await platform.commands.cluster()];
    const second = await platform.commands.bootstrap();
    expect([second.code, second.leaked]).toEqual([0, []]);
    expect(
      (await platform.commands.calls()).filter(call => call.isChange),
    ).toEqual([]);
    expect([platform.gitlab(), await platform.commands.cluster()]).toEqual(
      before,
    );

    // What it has set up works: a repository with the topic is found, read with the deploy token, and deployed.
    await platform.sandbox.gitlab.createProject(
      {
        person: platform.sandbox.gitlab.person('ada')!,
        token: platform.sandbox.gitlab.addToken({
          kind: 'personal',
          scopes: ['api'],
        }),
      },
      {
        name: 'web',
        path: 'web',
        namespace: 'acme/shop',
        description: null,
        visibility: 'private',
        defaultBranch: 'main',
        topics: ['argocd'],
      },
    );
    await platform.commit('acme/shop/web', {
      'helm/Chart.yaml': 'apiVersion: v2\nname: web\nversion: 1.0.0\n',
      'helm/values.yaml': '{}\n',
      'helm/values-dev.yaml': '{}\n',
      'helm/templates/config.yaml':
        'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: web\n',
    });
    const live = await eventually(
      async () =>
        platform.sandbox.global.world.application(
          'discovered-web-dev',
          'argocd',
        )!,
      application => application?.status.sync.status === 'Synced',
    );
    expect(live.status.health.status).toBe('Healthy');

    // GitLab's deliveries carry the secret that Argo CD expects.
    const [hook] = platform.sandbox.gitlab.hooks.values();
    const admin = platform.sandbox.personalToken('ada');
    const tested = await fetch(
      `${platform.sandbox.urls.gitlab}/api/v4/groups/${
        platform.sandbox.gitlab.team(hook.group!)!.id
      }/hooks/${hook.id}/test/push_events`,
      { method: 'POST', headers: { 'private-token': admin } },
    );
    expect(tested.status).toBe(201);
    const doctor = await platform.commands.doctor();
    expect([doctor.code, doctor.leaked]).toEqual([0, []]);
    expect(doctor.output).toContain('the last push was taken (200)');
  });

  it('undoes what it has made, and nothing else', async () => {
    const ada = platform.sandbox.gitlab.person('ada')!;
    platform.sandbox.gitlab.removeProject(
      platform.sandbox.gitlab.findProject('acme/shop/web')!,
    );
    const other = platform.sandbox.gitlab.addGroup(ada, 'Other', 'other');
    platform.sandbox.gitlab.addToken({
      kind: 'deploy',
      scopes: ['read_repository'],
      group: 'platform',
      id: 9_999,
      name: 'of another team',
    });
    await platform.commands.calls();

    const previewed = await platform.commands.bootstrap('--undo');
    expect(previewed.output).toContain('--undo --yes does this');
    expect(
      (await platform.commands.calls()).filter(call => call.isChange),
    ).toEqual([]);

    const undone = await platform.commands.bootstrap('--undo', '--yes');
    expect([undone.code, undone.leaked]).toEqual([0, []]);
    expect(platform.gitlab()).toMatchObject({
      deployTokens: ['platform: of another team'],
      accessTokens: [],
      hooks: [],
      // What is in a repository is people's own.
      projects: ['platform/argocd-projects'],
    });
    const gone = platform.sandbox.gitlab.groups.filter(
      group => group.markedForDeletionAt,
    );
    expect(gone.map(group => group.path)).toEqual(['acme', 'acme/shop']);
    expect(other.markedForDeletionAt).toBeUndefined();
    expect((await platform.commands.cluster()).contexts).toEqual([]);
    // Nothing secret is left behind, and what else is left is said.
    const leftBehind = () =>
      readdir(path.join(platform.commands.folder, 'out'));
    expect(await leftBehind()).toEqual(['made']);
    expect(undone.output).toContain(
      'What stays:\n  the topic argocd of GitLab',
    );
    expect(undone.output).toContain('platform/argocd-projects and what is in');
    const all = ['--undo', '--yes', '--everything'];
    expect((await platform.commands.bootstrap(...all)).code).toBe(0);
    expect([...platform.sandbox.gitlab.topics.keys()]).toEqual([]);
    expect(await leftBehind()).toEqual([]);
    expect((await platform.commands.bootstrap(...all)).code).toBe(0);
  });
});

describe('platform/bootstrap', () => {
  const platform = usePlatform({ isShared: true });

  it('knows two addresses of one GitLab apart', async () => {
    const inside =
      'http://gitlab-webservice-default.gitlab.svc.cluster.local:8181';
    await platform.prepare({
      GITLAB_CLUSTER_URL: inside,
      GITLAB_GROUPS: 'acme acme/shop',
      // As an editor of Windows leaves it.
      NODE_REGISTRY: ' master-registry:5000 \r',
    });
    const { code, output } = await platform.commands.bootstrap();
    expect([code, output]).toEqual([
      0,
      expect.stringContaining('Argo CD compares addresses'),
    ]);
    expect(platform.sandbox.gitlab.hooks.size).toBe(0);
    const cluster = await platform.commands.cluster();
    expect(parse(cluster.registries ?? '')).toEqual({
      mirrors: {
        'master-registry:5000': { endpoint: ['http://master-registry:5000'] },
      },
    });
    const { id } = platform.sandbox.gitlab.team('acme/shop')!;
    const credential =
      cluster.objects[`argocd/secret/repo-creds-acme-shop-${id}`];
    expect(Buffer.from(credential.data.url, 'base64').toString()).toBe(
      `${inside}/acme/shop/`,
    );
    const { argocd, gitops } = parse(
      await platform.commands.read('app-config.platform.yaml'),
    );
    expect(gitops.targets).toEqual([
      {
        name: 'global',
        argocdInstance: 'global',
        gitlab: {
          host: new URL(platform.sandbox.urls.gitlab).host,
          groups: expect.arrayContaining(['acme/shop']),
          clusterUrl: inside,
        },
        endpointProfile: 'k3d',
        registry: { pullFrom: 'master-registry:5000' },
        domain: 'localhost',
        choices: [
          'visibility',
          'environments',
          'manualEnvironments',
          'buildEngine',
          'imageUpdate',
        ],
      },
    ]);
    expect(argocd.repositoryHosts).toEqual([
      { url: platform.sandbox.urls.gitlab, aliases: [inside] },
    ]);
  });

  it.each<[Record<string, string>, string]>([
    [{ GITLAB_URL: 'ftp://gitlab' }, 'GITLAB_URL has to be an address'],
    [{ GITLAB_URL: 'https://me:secret@gitlab' }, 'must not hold a user name'],
    [{ GITLAB_GROUPS: '' }, 'at least one group'],
    [{ APPS_DOMAIN: '-x' }, 'APPS_DOMAIN has to be a domain'],
    [{ APPS_DOMAIN: 'a..b' }, 'APPS_DOMAIN has to be a domain'],
    [{ APPS_DOMAIN: 'a.-b' }, 'APPS_DOMAIN has to be a domain'],
    [{ GITLAB_GROUPS: '/acme' }, "'/acme' is no path"],
    [{ CLUSTER: 'existing' }, 'KUBE_CONTEXT has to name'],
    [{ CLUSTER_NAME: 'A_b' }, 'lower case'],
    [{ ARGOCD_PRESET: 'huge' }, 'k3d, small, ha or per-project'],
    [{ TOKEN_DAYS: '7' }, 'between 31 and 365'],
    [{ GITLAB_TOKEN_FILE: 'nowhere' }, 'there is no file'],
    [{ CLUSTER_NAME: 'x$(touch here)' }, 'a character that it may not have'],
    [{ NONSENSE: 'x' }, 'there is no setting NONSENSE'],
    // As if it had been written for a shell, twice, or for one setting and another.
    [{ GITLAB_URL: '"https://gitlab"' }, 'without quotes'],
    [{ OUTPUT: '~/portal' }, 'OUTPUT has a character that it may not have'],
    [{ 'OUTPUT=out\nOUTPUT': 'b' }, 'OUTPUT is there twice'],
    [{ 'GITLAB_GROUPS GITLAB_TOKEN_FILE': 'x' }, 'is no setting'],
    [{ OUTPUT: '' }, 'OUTPUT has to name a folder'],
    [{ GITLAB_URL: 'http://gitlab x' }, 'has to be one address'],
    [{ GITLAB_GROUPS: 'acme Acme' }, 'GITLAB_GROUPS names acme twice'],
    [{ K3D_PORT: '99999' }, 'K3D_PORT has to be a port'],
    [{ K3D_REGISTRY: 'images:0' }, 'K3D_REGISTRY has to be a port'],
    [{ TOKEN_DAYS: '0090' }, 'TOKEN_DAYS has to be a number'],
    [{ ARGOCD_CHART_VERSION: '10.x' }, 'has to be one version'],
    [{ KUBE_CONTEXT: 'k3d test' }, 'has to be one context'],
    [{ SSO_GROUPS: 'acme *' }, "SSO_GROUPS: '*' is no path"],
    [{ DISCOVERY_GROUP: 'acme/' }, "'acme/' is no path"],
    [{ PLATFORM_REPOSITORY: 'platform' }, 'has to be a repository in one'],
    [{ PLATFORM_REPOSITORY: 'https://gitlab/platform/x' }, 'is no path'],
    [{ NODE_REGISTRY: 'http://images:5000' }, 'NODE_REGISTRY has to name a'],
    [{ NODE_REGISTRY: 'images:99999' }, 'NODE_REGISTRY has to be a port'],
    [{ IMAGE_REGISTRY: 'Registry.example.com' }, 'a host in lower case'],
    [{ IMAGE_REGISTRY: 'registry..example' }, 'IMAGE_REGISTRY has to name'],
    [{ GITLAB_URL: 'https:///gitlab' }, 'GITLAB_URL has to name a host'],
    [{ IMAGE_REGISTRY: 'registry.example.com/' }, 'IMAGE_REGISTRY has to name'],
    [{ GITLAB_CLUSTER_URL: 'http://git_lab:81' }, 'GITLAB_CLUSTER_URL has to'],
    [{ GITLAB_CLUSTER_URL: 'http://gitlab:' }, 'GITLAB_CLUSTER_URL has to'],
    [{ LINT_IMAGE: '' }, 'LINT_IMAGE has to name an image'],
    [
      { REGISTRY_REPOSITORY: 'platform/argocd-registry' },
      'REGISTRY_REPOSITORY is called PLATFORM_REPOSITORY now',
    ],
    [{ DISCOVERY_GROUP: 'web' }, 'is in none of GITLAB_GROUPS'],
    [
      { DESTINATIONS: '*-dev argocd' },
      "DESTINATIONS: 'argocd' is no namespace",
    ],
    [{ DESTINATIONS: '***' }, "DESTINATIONS: '***' is every namespace"],
    [
      {
        CLUSTER: 'existing',
        KUBE_CONTEXT: 'theirs',
        K3D_REGISTRY: 'images:5001',
      },
      'K3D_REGISTRY is for CLUSTER=k3d',
    ],
    [
      { ARGOCD_PRESET: 'per-project', PROJECT_NAMESPACES: 'shop-dev default' },
      "PROJECT_NAMESPACES: 'default' is no namespace",
    ],
  ])('refuses %j before anything is done', async (settings, sentence) => {
    const { commands } = platform;
    const before = commands.settings();
    await commands.calls();
    await commands.set(settings);
    const { code, output } = await commands.bootstrap();
    expect([code, output]).toEqual([1, expect.stringContaining(sentence)]);
    expect(await commands.calls()).toEqual([]);
    await commands.replace(before);
  });

  it.each<[number, string]>([
    [302, 'leads elsewhere'],
    [404, 'answers, but not as GitLab does'],
    [200, 'answers, but not as GitLab does'],
    [429, 'Run this again in a minute'],
    [503, 'GitLab itself has failed (503)'],
  ])(
    'goes no further with a GitLab that answers %i',
    async (status, sentence) => {
      const { commands } = platform;
      const before = commands.settings();
      const server = http.createServer((_req, res) => {
        res.writeHead(status).end('<html>');
      });
      await new Promise<void>(resolve => {
        server.listen(0, '127.0.0.1', resolve);
      });
      const { port } = server.address() as AddressInfo;
      await commands.set({
        GITLAB_URL: `http://127.0.0.1:${port}`,
        OUTPUT: 'x',
      });
      const { code, output } = await commands.bootstrap();
      server.close();
      expect([code, output]).toEqual([1, expect.stringContaining(sentence)]);
      await commands.replace(before);
    },
  );

  it('requires a token that suffices before anything is made', async () => {
    const file = path.join(platform.commands.folder, 'gitlab.token');
    await writeFile(file, platform.sandbox.personalToken('ada', ['read_api']));
    await platform.commands.calls();
    const readable = `others on this machine may read the token: chmod 600 '${file}'`;
    await chmod(file, 0o600);
    expect((await platform.commands.bootstrap()).output).not.toContain(
      readable,
    );
    await chmod(file, 0o640);
    const { code, output } = await platform.commands.bootstrap();
    expect(output).toContain(readable);
    expect([code, output]).toEqual([
      1,
      expect.stringContaining('has not the scope api'),
    ]);
    expect(
      (await platform.commands.calls()).filter(call => call.isChange),
    ).toEqual([]);
  });

  it('has an example of every setting, and a help', async () => {
    const text = (file: string) =>
      readFile(path.join(platformFolder, file), 'utf8');
    const [, names] = /^setting_names='([^']+)'/m.exec(
      await text('lib/settings.sh'),
    )!;
    const shown = [
      ...(await text('settings.example')).matchAll(
        /^(?:# )?([A-Z][A-Z0-9_]+)=/gm,
      ),
    ].map(([, name]) => name);
    expect(shown.sort()).toEqual(names.split(/\s+/).sort());
    for (const command of ['up', 'bootstrap', 'doctor', 'renew']) {
      const { stdout } = await run(path.join(platformFolder, command), [
        '--help',
      ]);
      expect(stdout).toContain(`usage: platform/${command}`);
    }
  });

  it('passes shellcheck', async () => {
    const files = await Promise.all(
      ['lib', 'steps', 'checks'].map(async folder =>
        (await readdir(path.join(platformFolder, folder)))
          .filter(name => name.endsWith('.sh'))
          .map(name => path.join(folder, name)),
      ),
    );
    const { stdout } = await run(
      'shellcheck',
      [
        '-x',
        'up',
        'bootstrap',
        'doctor',
        'renew',
        'platform-repository/entry/check',
        ...files.flat(),
      ],
      {
        cwd: platformFolder,
      },
    );
    expect(stdout).toBe('');
  });
});
