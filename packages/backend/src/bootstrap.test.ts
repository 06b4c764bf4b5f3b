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

import { accountToken, Sandbox } from '@slipway/sandbox';
import { execFile } from 'node:child_process';
import {
  chmod,
  readdir,
  readFile,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { parse } from 'yaml';
import { PlatformCommands } from './__testUtils__/PlatformCommands';
import { eventually } from './__testUtils__/PortalUser';

jest.setTimeout(300_000);

const run = promisify(execFile);
const platform = path.resolve(__dirname, '../../../platform');
const everything = {
  PLATFORM_REPOSITORY: 'platform/argocd-projects',
  DISCOVERY_GROUP: 'acme/shop',
  IMAGE_REGISTRY: 'registry.example.com',
};

let sandbox: Sandbox;
let commands: PlatformCommands;

async function prepare(
  settings: Record<string, string> = {},
  options: Parameters<typeof Sandbox.start>[0] = {},
) {
  sandbox = await Sandbox.start({
    requeueMs: 300,
    comparisonMs: 500,
    tickMs: 100,
    podStartMs: 200,
    ...options,
  });
  commands = await PlatformCommands.prepare(sandbox, settings);
}

afterEach(async () => {
  await sandbox?.stop();
  await commands?.remove();
});

/** What there is of GitLab that bootstrap makes. */
const gitlab = () => ({
  groups: sandbox.gitlab.groups.map(group => group.path),
  deployTokens: sandbox.gitlab.groups.flatMap(group =>
    sandbox.gitlab
      .tokensOf(group.path, 'deploy')
      .map(({ name }) => `${group.path}: ${name?.replace(/ \(.*/, '')}`),
  ),
  accessTokens: sandbox.gitlab.groups.flatMap(group =>
    sandbox.gitlab
      .tokensOf(group.path, 'access')
      .map(({ name }) => name?.replace(/ \(.*/, '')),
  ),
  hooks: [...sandbox.gitlab.hooks.values()].map(hook => hook.group),
  projects: [...sandbox.gitlab.projects.values()].map(project =>
    sandbox.gitlab.fullPath(project),
  ),
  topics: [...sandbox.gitlab.topics],
});

const complete = {
  groups: expect.arrayContaining(['platform', 'acme', 'acme/shop']),
  deployTokens: [
    'platform: argocd reads repositories',
    'platform: cluster pulls images',
    'acme: argocd reads repositories',
    'acme: cluster pulls images',
    'acme/shop: argocd reads repositories',
    'acme/shop: cluster pulls images',
  ],
  accessTokens: ['argocd finds repositories'],
  hooks: ['platform', 'acme', 'acme/shop'],
  projects: ['platform/argocd-projects'],
  topics: ['argocd'],
};

describe('platform/bootstrap', () => {
  it('goes from nothing to an Argo CD that deploys what is discovered, and changes nothing when it is run again', async () => {
    await prepare(everything);

    const previewed = await commands.bootstrap('--dry-run');
    expect(previewed).toMatchObject({ code: 0, leaked: [] });
    expect(previewed.output).toContain('makes the k3d cluster test');
    expect(previewed.output).toContain('Nothing was changed.');
    expect((await commands.calls()).filter(call => call.isChange)).toEqual([]);
    expect(gitlab()).toMatchObject({ deployTokens: [], hooks: [] });

    const first = await commands.bootstrap();
    expect([first.code, first.output]).toEqual([
      0,
      expect.stringContaining('Everything is set up.'),
    ]);
    expect(first.leaked).toEqual([]);
    expect(gitlab()).toEqual(complete);

    // Every token is a file of its own that only its owner may read, and opens what it is for.
    for (const [file, account] of [
      ['read', 'backstage'],
      ['operate', 'backstage-ops'],
      ['provision', 'backstage-provision'],
    ]) {
      const { mode } = await stat(
        path.join(commands.folder, 'out', `${file}.token`),
      );
      expect((mode % 0o1000).toString(8)).toBe('600');
      const answer = await fetch(
        `${sandbox.urls.global}/api/v1/session/userinfo`,
        {
          headers: {
            authorization: `Bearer ${(
              await commands.read(`${file}.token`)
            ).trim()}`,
          },
        },
      );
      expect(await answer.json()).toMatchObject({ username: account });
    }
    expect(sandbox.global.world.settings.isAdminOff).toBe(true);
    const { argocd } = parse(await commands.read('app-config.platform.yaml'));
    expect(argocd.instances[0]).toMatchObject({
      url: sandbox.urls.global,
      registration: { discovery: { group: 'acme/shop' } },
      credentials: {
        read: { tokenFile: expect.stringMatching(/read\.token$/) },
      },
    });

    await commands.calls();
    const before = [gitlab(), await commands.cluster()];
    const second = await commands.bootstrap();
    expect([second.code, second.leaked]).toEqual([0, []]);
    expect((await commands.calls()).filter(call => call.isChange)).toEqual([]);
    expect([gitlab(), await commands.cluster()]).toEqual(before);

    // What it has set up works: a repository with the topic is found, read with the deploy token, and deployed.
    const ada = sandbox.gitlab.person('ada')!;
    const project = await sandbox.gitlab.createProject(
      {
        person: ada,
        token: sandbox.gitlab.addToken({ kind: 'personal', scopes: ['api'] }),
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
    const files = {
      'helm/Chart.yaml': 'apiVersion: v2\nname: web\nversion: 1.0.0\n',
      'helm/values.yaml': '{}\n',
      'helm/values-dev.yaml': '{}\n',
      'helm/templates/config.yaml':
        'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: web\n',
    };
    await project.repository.commitTree({
      branch: 'main',
      before: undefined,
      tree: await project.repository.changedTree(
        undefined,
        new Map(
          Object.entries(files).map(([file, text]) => [
            file,
            Buffer.from(text),
          ]),
        ),
      ),
      parents: [],
      message: 'Start',
      author: ada,
    });
    const live = await eventually(
      async () =>
        sandbox.global.world.application('discovered-web-dev', 'argocd')!,
      application => application?.status.sync.status === 'Synced',
      60_000,
    );
    expect(live.status.health.status).toBe('Healthy');

    // GitLab's deliveries carry the secret that Argo CD expects.
    const [hook] = sandbox.gitlab.hooks.values();
    const admin = sandbox.personalToken('ada');
    const tested = await fetch(
      `${sandbox.urls.gitlab}/api/v4/groups/${
        sandbox.gitlab.team(hook.group!)!.id
      }/hooks/${hook.id}/test/push_events`,
      { method: 'POST', headers: { 'private-token': admin } },
    );
    expect(tested.status).toBe(201);
    const doctor = await commands.doctor();
    expect([doctor.code, doctor.leaked]).toEqual([0, []]);
    expect(doctor.output).toContain('the last push was taken (200)');
  });

  it('goes on where it failed, makes nothing twice, and leaves nothing half made', async () => {
    await prepare(everything);
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
      await commands.failAt(fault);
      const failed = await commands.bootstrap();
      expect([fault, failed.code, failed.leaked]).toEqual([fault, 1, []]);
      expect(failed.output).toContain('FAILED: ');
    }
    const last = await commands.bootstrap();
    expect([last.code, last.output]).toEqual([
      0,
      expect.stringContaining('Everything is set up.'),
    ]);
    expect(gitlab()).toEqual(complete);
  });

  it('undoes what it has made, and nothing else', async () => {
    await prepare(everything);
    expect((await commands.bootstrap()).code).toBe(0);
    const ada = sandbox.gitlab.person('ada')!;
    const other = sandbox.gitlab.addGroup(ada, 'Other', 'other');
    sandbox.gitlab.addToken({
      kind: 'deploy',
      scopes: ['read_repository'],
      group: 'platform',
      id: 9_999,
      name: 'of somebody else',
    });
    await commands.calls();

    const previewed = await commands.bootstrap('--undo');
    expect(previewed.output).toContain('--undo --yes does this');
    expect((await commands.calls()).filter(call => call.isChange)).toEqual([]);

    const undone = await commands.bootstrap('--undo', '--yes');
    expect([undone.code, undone.leaked]).toEqual([0, []]);
    expect(gitlab()).toMatchObject({
      deployTokens: ['platform: of somebody else'],
      accessTokens: [],
      hooks: [],
      // What is in a repository is people's own.
      projects: ['platform/argocd-projects'],
    });
    const gone = sandbox.gitlab.groups.filter(
      group => group.markedForDeletionAt,
    );
    expect(gone.map(group => group.path)).toEqual(['acme', 'acme/shop']);
    expect(other.markedForDeletionAt).toBeUndefined();
    expect((await commands.cluster()).contexts).toEqual([]);
    // Nothing secret is left behind.
    expect(await readdir(path.join(commands.folder, 'out'))).toEqual([]);
    expect((await commands.bootstrap('--undo', '--yes')).code).toBe(0);
  });

  describe('in a cluster that was there before', () => {
    const existing = { CLUSTER: 'existing', KUBE_CONTEXT: 'theirs' };

    it('undoes nothing while applications need Argo CD', async () => {
      await prepare(existing);
      await commands.setCluster({ contexts: ['theirs'] });
      expect((await commands.bootstrap()).code).toBe(0);
      await commands.setCluster({ applications: ['shop-dev'] });
      const before = [gitlab(), await commands.cluster()];
      for (const flags of [['--undo'], ['--undo', '--yes']]) {
        const refused = await commands.bootstrap(...flags);
        expect([refused.code, refused.output]).toEqual([
          1,
          expect.stringContaining('still has 1 applications'),
        ]);
      }
      expect([gitlab(), await commands.cluster()]).toEqual(before);
      await commands.setCluster({ applications: [] });
      expect((await commands.bootstrap('--undo', '--yes')).code).toBe(0);
      expect((await commands.cluster()).releases).toEqual({});
    });

    it('leaves an Argo CD alone that somebody else has installed', async () => {
      await prepare(existing);
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
      await commands.setCluster(theirs);
      const { code, output } = await commands.bootstrap();
      expect([code, output]).toEqual([
        1,
        expect.stringContaining('that this command did not make'),
      ]);
      expect(await commands.cluster()).toMatchObject(theirs);
      expect((await commands.bootstrap('--undo', '--yes')).code).toBe(0);
      expect(await commands.cluster()).toMatchObject(theirs);
    });

    it('goes on where Helm was killed', async () => {
      await prepare(existing);
      await commands.setCluster({ contexts: ['theirs'] });
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
      await prepare(existing);
      await commands.setCluster({ contexts: ['theirs', 'others'] });
      expect((await commands.bootstrap()).code).toBe(0);
      await commands.set({ KUBE_CONTEXT: 'others' });
      const { code, output } = await commands.bootstrap('--undo', '--yes');
      expect([code, output]).toEqual([
        1,
        expect.stringContaining('is of another platform'),
      ]);
      expect((await commands.cluster()).releases).toHaveProperty('argocd');
    });
  });

  it('serves two Argo CDs that read one GitLab', async () => {
    await prepare({ OUTPUT: 'one' });
    expect((await commands.bootstrap()).code).toBe(0);
    const first = gitlab().deployTokens.length;
    await commands.set({
      OUTPUT: 'other',
      CLUSTER_NAME: 'other',
      ARGOCD_URL: sandbox.urls.global.replace('localhost', '127.0.0.1'),
    });
    await commands.forgetCluster();
    const { code, output } = await commands.bootstrap();
    expect([code, output]).toEqual([
      0,
      expect.stringContaining('Everything is set up.'),
    ]);
    expect(gitlab().deployTokens).toHaveLength(2 * first);
  });

  it('gives the hook the new secret when the old one is lost', async () => {
    await prepare({ PLATFORM_REPOSITORY: 'platform/argocd-projects' });
    expect((await commands.bootstrap()).code).toBe(0);
    await rm(path.join(commands.folder, 'out'), { recursive: true });
    await commands.forgetCluster();
    expect((await commands.bootstrap()).code).toBe(0);
    expect(
      [...sandbox.gitlab.hooks.values()].map(({ token }) => token),
    ).toEqual(Array(3).fill(sandbox.global.world.settings.webhookSecret));
  });

  it('makes the certificate of a laptop, with which everybody can reach Argo CD', async () => {
    await prepare();
    const front = await commands.serveTls();
    try {
      await commands.set({ ARGOCD_URL: front.url });
      const { code, output, leaked } = await commands.bootstrap();
      expect([code, output, leaked]).toEqual([
        0,
        expect.stringContaining('Everything is set up.'),
        [],
      ]);
      const { argocd } = parse(await commands.read('app-config.platform.yaml'));
      expect(argocd.instances[0].tls.caFile).toMatch(/argocd-ca\.pem$/);
      const doctor = await commands.doctor();
      expect(doctor.output).toMatch(
        /the certificate of Argo CD lasts 82\d days/,
      );
      await commands.calls();
      expect((await commands.bootstrap()).code).toBe(0);
      expect((await commands.calls()).filter(call => call.isChange)).toEqual(
        [],
      );
    } finally {
      front.close();
    }
  });

  it('renews a token that ends soon with itself, and a lost one as administrator', async () => {
    await prepare();
    expect((await commands.bootstrap()).code).toBe(0);
    const file = (name: string) =>
      path.join(commands.folder, `out/${name}.token`);
    const now = Math.floor(Date.now() / 1000);
    await writeFile(
      file('read'),
      accountToken('backstage', {
        id: 'slipway-ends-soon',
        issuedAt: now - 80 * 86_400,
        expiresAt: now + 10 * 86_400,
      }),
    );
    sandbox.global.world.tokens.set('backstage', [
      {
        id: 'slipway-ends-soon',
        issuedAt: now - 80 * 86_400,
        expiresAt: now + 10 * 86_400,
      },
    ]);
    const kept = await commands.read('provision.token');
    const loggedIn = async () =>
      (await commands.calls()).some(({ args }) =>
        args.join(' ').includes('admin=true'),
      );
    await loggedIn();

    const renewed = await commands.bootstrap();
    expect([renewed.code, renewed.output, renewed.leaked]).toEqual([
      0,
      expect.any(String),
      [],
    ]);
    expect(await commands.read('provision.token')).toBe(kept);
    // With itself: the administrator did not log in for it.
    expect(await loggedIn()).toBe(false);
    // What is renewed in time ends by itself: the portal may have a copy.
    const { revokedTokens } = sandbox.global.world;
    expect(revokedTokens.size).toBe(0);
    const lost = JSON.parse(
      Buffer.from(
        (await commands.read('operate.token')).split('.')[1],
        'base64url',
      ).toString(),
    );
    await rm(file('operate'));
    const again = await commands.bootstrap();
    expect([again.code, again.leaked]).toEqual([0, []]);
    expect(await loggedIn()).toBe(true);
    // What was lost may be in anybody's hands.
    expect([...revokedTokens]).toEqual([`backstage-ops/${lost.jti}`]);
    expect(sandbox.global.world.settings.isAdminOff).toBe(true);
  });

  it('tells Argo CD of pushes with the means of a GitLab that is not paid for', async () => {
    await prepare(
      { PLATFORM_REPOSITORY: 'platform/argocd-projects' },
      { isPaidGitlab: false },
    );
    expect((await commands.bootstrap()).code).toBe(0);
    // Ada administers it: one hook for all.
    expect([...sandbox.gitlab.hooks.values()]).toEqual([
      expect.not.objectContaining({ projectId: expect.anything() }),
    ]);
    // At gitlab.com no customer does: the platform repository is what is left.
    sandbox.gitlab.hooks.clear();
    const ada = sandbox.gitlab.person('ada')!;
    ada.isAdmin = false;
    try {
      const { code, output } = await commands.bootstrap();
      expect([code, output]).toEqual([
        0,
        expect.stringContaining('hook at /projects/'),
      ]);
      expect([...sandbox.gitlab.hooks.values()]).toEqual([
        expect.objectContaining({ projectId: expect.any(Number) }),
      ]);
    } finally {
      ada.isAdmin = true;
    }
  });

  it('knows two addresses of one GitLab apart', async () => {
    const inside =
      'http://gitlab-webservice-default.gitlab.svc.cluster.local:8181';
    await prepare({
      GITLAB_CLUSTER_URL: inside,
      NODE_REGISTRY: 'master-registry:5000',
    });
    const { code, output } = await commands.bootstrap();
    expect([code, output]).toEqual([
      0,
      expect.stringContaining('Argo CD compares addresses'),
    ]);
    expect(sandbox.gitlab.hooks.size).toBe(0);
    const cluster = await commands.cluster();
    expect(parse(cluster.registries)).toEqual({
      mirrors: {
        'master-registry:5000': { endpoint: ['http://master-registry:5000'] },
      },
    });
    const { id } = sandbox.gitlab.team('acme/shop')!;
    const credential =
      cluster.objects[`argocd/secret/repo-creds-acme-shop-${id}`];
    expect(Buffer.from(credential.data.url, 'base64').toString()).toBe(
      `${inside}/acme/shop/`,
    );
    const { argocd } = parse(await commands.read('app-config.platform.yaml'));
    expect(argocd.repositoryHosts).toEqual([
      { url: sandbox.urls.gitlab, aliases: [inside] },
    ]);
  });

  it.each<[Record<string, string>, string]>([
    [{ GITLAB_URL: 'ftp://gitlab' }, 'GITLAB_URL has to be an address'],
    [{ GITLAB_URL: 'https://me:secret@gitlab' }, 'must not hold a user name'],
    [{ GITLAB_GROUPS: '' }, 'at least one group'],
    [{ GITLAB_GROUPS: '/acme' }, "'/acme' is no path"],
    [{ CLUSTER: 'existing' }, 'KUBE_CONTEXT has to name'],
    [{ CLUSTER_NAME: 'A_b' }, 'lower case'],
    [{ ARGOCD_PRESET: 'huge' }, 'k3d, small, ha or per-project'],
    [{ TOKEN_DAYS: '7' }, 'between 31 and 365'],
    [{ GITLAB_TOKEN_FILE: 'nowhere' }, 'there is no file'],
    [{ CLUSTER_NAME: 'x$(touch here)' }, 'a character that it may not have'],
    [{ NONSENSE: 'x' }, 'there is no setting NONSENSE'],
    [
      { REGISTRY_REPOSITORY: 'platform/argocd-registry' },
      'REGISTRY_REPOSITORY is called PLATFORM_REPOSITORY now',
    ],
    [{ DISCOVERY_GROUP: 'web' }, 'is in none of GITLAB_GROUPS'],
  ])('refuses %j before anything is done', async (settings, sentence) => {
    await prepare(settings);
    const { code, output } = await commands.bootstrap();
    expect([code, output]).toEqual([1, expect.stringContaining(sentence)]);
    expect(await commands.calls()).toEqual([]);
  });

  it('requires a token that suffices before anything is made', async () => {
    await prepare();
    await writeFile(
      path.join(commands.folder, 'gitlab.token'),
      sandbox.personalToken('ada', ['read_api']),
    );
    const { code, output } = await commands.bootstrap();
    expect([code, output]).toEqual([
      1,
      expect.stringContaining('has not the scope api'),
    ]);
    expect((await commands.calls()).filter(call => call.isChange)).toEqual([]);
  });

  it('has an example of every setting, and a help', async () => {
    const text = (file: string) => readFile(path.join(platform, file), 'utf8');
    const [, names] = /^setting_names='([^']+)'/m.exec(
      await text('lib/settings.sh'),
    )!;
    const shown = [
      ...(await text('settings.example')).matchAll(/^(?:# )?([A-Z][A-Z_]+)=/gm),
    ].map(([, name]) => name);
    expect(shown.sort()).toEqual(names.split(/\s+/).sort());
    for (const command of ['bootstrap', 'doctor']) {
      const { stdout } = await run(path.join(platform, command), ['--help']);
      expect(stdout).toContain(`usage: platform/${command}`);
    }
  });

  it('passes shellcheck', async () => {
    const files = await Promise.all(
      ['lib', 'steps', 'checks'].map(async folder =>
        (await readdir(path.join(platform, folder)))
          .filter(name => name.endsWith('.sh'))
          .map(name => path.join(folder, name)),
      ),
    );
    await run('shellcheck', ['-x', 'bootstrap', 'doctor', ...files.flat()], {
      cwd: platform,
    });
  });
});

describe('platform/doctor', () => {
  it('shows what is wrong, and the fix', async () => {
    await prepare({ PLATFORM_REPOSITORY: 'platform/argocd-projects' });
    expect((await commands.bootstrap()).code).toBe(0);
    const { world } = sandbox.global;
    const out = (file: string) => path.join(commands.folder, 'out', file);

    await rm(out('provision.token'));
    await writeFile(out('operate.token'), await commands.read('read.token'));
    await chmod(out('read.token'), 0o644);
    world.settings.accounts
      .find(({ name }) => name === 'backstage')!
      .policies.push(['applications', 'sync', '*/*']);
    world.settings.version = 'v3.3.2';
    await commands.setCluster({ version: 'v1.29.4+k3s1' });
    world.addProject('default', { sourceRepos: ['*'], destinations: [] });
    for (const hook of sandbox.gitlab.hooks.values()) {
      hook.deliveries = [
        { id: 1, trigger: 'push_hooks', status: 400, at: 0, durationMs: 1 },
      ];
    }
    const { code, output, leaked } = await commands.doctor();
    expect([code, leaked]).toEqual([1, []]);
    for (const sentence of [
      'There is no token in',
      'does not take',
      'Others may read',
      'read.token may sync, and should not.',
      'Argo CD is version 3.3.2; the portal needs 3.4 or later.',
      'Kubernetes is version 1.29.4; the charts of created projects were tried with 1.30 to 1.37.',
      'The project default may deploy anything anywhere.',
      'Argo CD refuses what GitLab sends (400): their secrets differ.',
    ]) {
      expect(output).toContain(sentence);
    }
    // Each has a line with what to do.
    const lines = output.split('\n');
    const advised = lines.filter((line, index) =>
      /^ {2}(WRONG|note)/.test(line)
        ? !/^ {8}\S/.test(lines[index + 1])
        : false,
    );
    expect(advised).toEqual([]);
  });

  it('goes on where one of them does not answer', async () => {
    await prepare();
    expect((await commands.bootstrap()).code).toBe(0);
    sandbox.global.faults.set('unavailable');
    const { code, output } = await commands.doctor();
    expect(code).toBe(1);
    expect(output).toContain('Argo CD answers 503');
    expect(output).toContain('ok    group acme/shop');
  });
});
