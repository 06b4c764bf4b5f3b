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

import { accountToken } from '@slipway/sandbox';
import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import { PlatformCommands } from './__testUtils__/PlatformCommands';
import { usePlatform } from './__testUtils__/usePlatform';

jest.setTimeout(300_000);

describe('what platform/bootstrap makes secrets of', () => {
  const platform = usePlatform({ isShared: true });
  let front: Awaited<ReturnType<PlatformCommands['serveTls']>>;

  beforeAll(async () => {
    await platform.prepare({ GITLAB_GROUPS: 'platform' });
    front = await platform.commands.serveTls();
    await platform.commands.set({ ARGOCD_URL: front.url });
  });

  afterAll(() => front.close());

  it('makes the certificate of a laptop, with which everybody can reach Argo CD', async () => {
    const { code, output, leaked } = await platform.commands.bootstrap();
    expect([code, output, leaked]).toEqual([
      0,
      expect.stringContaining('Everything is set up.'),
      [],
    ]);
    const { argocd } = parse(
      await platform.commands.read('app-config.platform.yaml'),
    );
    expect(argocd.instances[0].tls.caFile).toMatch(/argocd-ca\.pem$/);
    // GitLab cannot know its authority.
    expect(
      [...platform.sandbox.gitlab.hooks.values()].map(
        ({ sslVerification }) => sslVerification,
      ),
    ).toEqual([false]);
    const doctor = await platform.commands.doctor();
    expect(doctor.output).toMatch(/the certificate of Argo CD lasts 82\d days/);
    await platform.commands.calls();
    expect((await platform.commands.bootstrap()).code).toBe(0);
    expect(
      (await platform.commands.calls()).filter(call => call.isChange),
    ).toEqual([]);
  });

  it('writes a pull secret for every address that images have', async () => {
    const { commands, sandbox } = platform;
    const { id } = sandbox.gitlab.team('platform')!;
    const registries = async () =>
      Object.keys(
        JSON.parse(await commands.read(`pull-platform-${id}.dockerconfig.json`))
          .auths,
      );
    await commands.set({ IMAGE_REGISTRY: 'registry.example.com' });
    const first = await commands.bootstrap();
    expect([first.code, first.output]).toEqual([
      0,
      expect.stringContaining('secret generic registry-credentials -n'),
    ]);
    expect(await registries()).toEqual(['registry.example.com']);

    await commands.set({ NODE_REGISTRY: 'images:5000' });
    expect((await commands.bootstrap()).code).toBe(0);
    expect(await registries()).toEqual(['registry.example.com', 'images:5000']);
    expect((await commands.bootstrap()).output).not.toContain('pull-platform');
  });

  it('renews a token that ends soon with itself, and a lost one as administrator', async () => {
    const file = (name: string) =>
      path.join(platform.commands.folder, `out/${name}.token`);
    const now = Math.floor(Date.now() / 1000);
    await writeFile(
      file('read'),
      accountToken('backstage', {
        id: 'slipway-ends-soon',
        issuedAt: now - 80 * 86_400,
        expiresAt: now + 10 * 86_400,
      }),
    );
    platform.sandbox.global.world.tokens.set('backstage', [
      {
        id: 'slipway-ends-soon',
        issuedAt: now - 80 * 86_400,
        expiresAt: now + 10 * 86_400,
      },
    ]);
    const kept = await platform.commands.read('provision.token');
    const loggedIn = async () =>
      (await platform.commands.calls()).some(({ args }) =>
        args.join(' ').includes('admin=true'),
      );
    await loggedIn();

    const renewed = await platform.commands.bootstrap();
    expect([renewed.code, renewed.output, renewed.leaked]).toEqual([
      0,
      expect.any(String),
      [],
    ]);
    expect(await platform.commands.read('provision.token')).toBe(kept);
    // With itself: the administrator did not log in for it.
    expect(await loggedIn()).toBe(false);
    // What is renewed in time ends by itself: the portal may have a copy.
    const { revokedTokens } = platform.sandbox.global.world;
    expect(revokedTokens.size).toBe(0);
    const lost = JSON.parse(
      Buffer.from(
        (await platform.commands.read('operate.token')).split('.')[1],
        'base64url',
      ).toString(),
    );
    await rm(file('operate'));
    const again = await platform.commands.renew();
    expect([again.code, again.leaked]).toEqual([0, []]);
    expect(await loggedIn()).toBe(true);
    // What was lost may be in anybody's hands.
    expect([...revokedTokens]).toEqual([`backstage-ops/${lost.jti}`]);
    expect(platform.sandbox.global.world.settings.isAdminOff).toBe(true);
  });
});
