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

import { readFile } from 'node:fs/promises';
import net from 'node:net';
import path from 'node:path';
import { parse } from 'yaml';
import { eventually } from './__testUtils__/eventually';
import { freePort } from './__testUtils__/freePort';
import { signIn } from './__testUtils__/signIn';
import { usePlatform } from './__testUtils__/usePlatform';

/** Where it is killed, in the order in which it comes there: at each of them by `npm run -s resume`. */
const steps = [
  'curl .*POST .*/applications$',
  'k3d cluster create',
  'kubectl .*apply',
  'helm .*upgrade .* argo-cd',
  'curl .*POST .*/groups$',
  'curl .*POST .*/users$',
  'curl .*POST .*/personal_access_tokens$',
  'curl .*POST .*/members$',
  'curl .*POST .*/projects$',
  'curl .*POST .*/repository/commits$',
  'curl .*POST .*/deploy_tokens$',
  // The token is made, but Argo CD does not have it.
  'kubectl .*apply',
  'curl .*POST .*/access_tokens$',
  'helm .*upgrade .* platform-projects',
  'curl .*POST .*/hooks$',
  'kubectl .*port-forward',
  'curl .*POST .*/account/backstage-ops/token$',
  'helm .*upgrade .* admin=false',
];
const isSample = process.env.RESUME_FAULTS !== 'all';
const killed = steps.filter(
  step => !isSample || step.includes('personal_access_tokens'),
);

jest.setTimeout(isSample ? 600_000 : 3_600_000);

const isFree = (port: number) =>
  new Promise<boolean>(resolve => {
    const server = net.createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });

describe('platform/up', () => {
  const platform = usePlatform();

  it('goes from nothing to a portal on what it has set up, wherever it was killed, and the next time straight to that', async () => {
    const port = await freePort();
    const url = `http://localhost:${port}`;
    await platform.prepare({
      GITLAB_GROUPS: 'platform platform/portal acme',
      PLATFORM_REPOSITORY: 'platform/argocd-projects',
      DISCOVERY_GROUP: 'acme',
      TEMPLATE_REPOSITORY: 'platform/portal/template',
      NODE_REGISTRY: 'master-registry:5000',
      PORTAL_URL: url,
    });
    const { commands, sandbox } = platform;
    for (const step of killed) {
      await commands.killAt(step);
      const run = commands.up();
      await run.ended;
      expect([step, commands.wasKilled()]).toEqual([step, true]);
    }

    const first = commands.up();
    const create = `Create    ${url}/create/templates/default/new-project`;
    await first.says('Stop      Ctrl-C');
    expect(first.output()).toContain(create);
    expect(first.output()).toContain('6 people in 3 groups');

    // People sign in with GitLab by the application that was made, and are who they are there.
    const { gitlab } = sandbox;
    const made = () =>
      [...gitlab.applications.values()].map(({ redirectUris }) => redirectUris);
    expect(made()).toEqual([
      [`${url}/api/auth/gitlab/handler/frame`],
      [`${sandbox.urls.global}/api/dex/callback`],
    ]);
    const ask = async (token: string, route: string) =>
      (
        await fetch(`${url}/api/${route}`, {
          headers: { authorization: `Bearer ${token}` },
        })
      ).json();
    const ada = await signIn(url, 'ada', 'development');
    const user = await ask(ada, 'catalog/entities/by-name/user/default/ada');
    expect(user.spec.memberOf.sort()).toEqual([
      'acme',
      'platform',
      'platform-portal',
    ]);

    // The template is your GitLab's, and projects go where the settings say.
    const template = await ask(
      ada,
      'catalog/entities/by-name/template/default/new-project',
    );
    expect([
      template.metadata.annotations['backstage.io/managed-by-location'],
      template.spec.owner,
    ]).toEqual([
      `url:${sandbox.urls.gitlab}/platform/portal/template/-/blob/main/new-project/template.yaml`,
      'group:default/platform-portal',
    ]);
    const { targets } = await ask(ada, 'scaffolder/gitops/targets');
    expect(targets).toMatchObject([
      {
        name: 'global',
        argocd: { instance: 'global' },
        gitlab: { url: sandbox.urls.gitlab },
        groups: expect.arrayContaining([
          { path: 'acme', owners: ['group:default/acme'] },
          {
            path: 'platform/portal',
            owners: ['group:default/platform-portal'],
          },
        ]),
      },
    ]);

    // Everybody reads it with their own account, as the portal demands of what a task reads.
    expect(gitlab.findProject('platform/portal/template')?.visibility).toBe(
      'internal',
    );
    const fetched = template.spec.steps.filter(
      ({ action }: { action: string }) => action === 'fetch:template',
    );
    expect(
      fetched.map(({ input }: { input: object }) => Object.keys(input)),
    ).toEqual(fetched.map(() => expect.arrayContaining(['token'])));

    // It is the platform team's, and reads Argo CD as the bootstrap has set it up.
    const { items } = await eventually(
      () => ask(ada, 'argocd/instances'),
      answer => answer.items?.[0]?.status === 'live',
    );
    expect(items).toMatchObject([
      {
        name: 'global',
        registration: { discovery: { group: 'acme' } },
      },
    ]);

    expect(await first.interrupt()).toBe(0);
    expect(await commands.leaked(first.output())).toEqual([]);
    expect(await isFree(port)).toBe(true);
    expect(await commands.openForwards()).toEqual([]);

    const before = [platform.gitlab(), await commands.cluster()];
    await commands.calls();
    const second = commands.up();
    await second.says('Starting the portal …');
    expect(await second.interrupt()).toBe(0);
    expect((await commands.calls()).filter(call => call.isChange)).toEqual([]);
    expect([platform.gitlab(), await commands.cluster()]).toEqual(before);

    // The doctor looks at it, too.
    const reader = gitlab.person('slipway-portal')!;
    delete gitlab.team('acme')!.members[reader.username];
    gitlab.applications.clear();
    const { output } = await commands.doctor('--quiet');
    for (const sentence of [
      "The user of the portal's token is no Reporter in: acme",
      'The portal has no application that GitLab knows',
      'Nobody can log in: GitLab does not know the application',
    ]) {
      expect(output).toContain(sentence);
    }

    // What it needs of GitLab goes with an undo, and so does what it kept.
    const undone = await commands.bootstrap('--undo', '--yes');
    expect([undone.code, undone.leaked]).toEqual([0, []]);
    expect(made()).toEqual([]);
    expect(gitlab.person('slipway-portal')).toBeUndefined();
    await expect(
      readFile(path.join(commands.folder, 'out/portal/session.secret')),
    ).rejects.toThrow('ENOENT');
  });

  it('asks for what only an administrator makes, before anything is made', async () => {
    const url = 'http://localhost:3000';
    await platform.prepare({
      GITLAB_GROUPS: 'platform acme',
      TEMPLATE_REPOSITORY: 'platform/template',
      PORTAL_URL: url,
    });
    const { commands, sandbox } = platform;
    const ada = sandbox.gitlab.person('ada')!;
    ada.isAdmin = false;
    try {
      const asked = await commands.bootstrap();
      expect([asked.code, asked.output]).toEqual([
        1,
        expect.stringContaining(
          `redirect URI ${url}/api/auth/gitlab/handler/frame, confidential, scopes read_user, api and write_repository`,
        ),
      ]);
      expect(asked.output).toContain('PORTAL_TOKEN_FILE');
      expect((await commands.calls()).filter(call => call.isChange)).toEqual(
        [],
      );

      await commands.write('sign-in.secret', 'secret-of-the-application\n');
      await commands.write(
        'reads.secret',
        `${sandbox.personalToken('jonas', ['read_api'])}\n`,
      );
      await commands.set({
        PORTAL_CLIENT_ID: 'known-to-gitlab',
        PORTAL_CLIENT_SECRET_FILE: 'sign-in.secret',
        PORTAL_TOKEN_FILE: 'reads.secret',
      });
      const unknown = await commands.bootstrap();
      expect([unknown.code, unknown.output]).toEqual([
        1,
        expect.stringContaining(
          'does not know the application known-to-gitlab',
        ),
      ]);
      platform.addApplication('known-to-gitlab', 'secret-of-the-application');
      const stranger = await commands.bootstrap();
      expect([stranger.code, stranger.output]).toEqual([
        1,
        expect.stringMatching(/is no Reporter in: acme\n/),
      ]);
      await commands.write(
        'reads.secret',
        `${sandbox.personalToken('ada', ['read_api'])}\n`,
      );
      expect((await commands.bootstrap()).code).toBe(0);
      expect(
        JSON.parse(await commands.read('portal-application.json')),
      ).toEqual({
        clientId: 'known-to-gitlab',
        clientSecret: 'secret-of-the-application',
      });
      expect(parse(await commands.read('portal.json'))).toMatchObject({
        portalUrl: url,
        platformGroup: 'group:default/platform',
      });
    } finally {
      ada.isAdmin = true;
    }
  });

  it.each<[Record<string, string>, string]>([
    [{}, 'PORTAL_URL has to be an address of this machine with a port'],
    [
      { PORTAL_URL: 'http://localhost:3000' },
      'TEMPLATE_REPOSITORY has to say where',
    ],
    [{ PORTAL_URL: 'http://localhost:3000/portal' }, 'has to be a port'],
    [
      { PORTAL_URL: 'http://localhost:3000', TEMPLATE_REPOSITORY: 'web/x' },
      'TEMPLATE_REPOSITORY (web/x) is in none of GITLAB_GROUPS',
    ],
    [
      { PORTAL_CLIENT_ID: 'x' },
      'PORTAL_CLIENT_ID and PORTAL_CLIENT_SECRET_FILE belong together',
    ],
  ])('refuses %j before anything is started', async (settings, sentence) => {
    await platform.prepare(settings);
    const run = platform.commands.up();
    expect([await run.ended, run.output()]).toEqual([
      1,
      expect.stringContaining(sentence),
    ]);
    expect(await platform.commands.calls()).toEqual([]);
  });
});
