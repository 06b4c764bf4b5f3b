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

import { rm } from 'node:fs/promises';
import path from 'node:path';
import { usePlatform } from './__testUtils__/usePlatform';

jest.setTimeout(300_000);

describe('webhooks that platform/bootstrap makes', () => {
  const platform = usePlatform({ isShared: true });

  it('gives the hook the new secret when the old one is lost', async () => {
    await platform.prepare({
      GITLAB_GROUPS: 'platform acme',
      PLATFORM_REPOSITORY: 'platform/argocd-projects',
    });
    expect((await platform.commands.bootstrap()).code).toBe(0);
    await rm(path.join(platform.commands.folder, 'out'), { recursive: true });
    await platform.commands.forgetCluster();
    expect((await platform.commands.bootstrap()).code).toBe(0);
    expect(
      [...platform.sandbox.gitlab.hooks.values()].map(({ token }) => token),
    ).toEqual(
      Array(2).fill(platform.sandbox.global.world.settings.webhookSecret),
    );
  });

  it('connects Argo CD by the means of a GitLab that is not paid for', async () => {
    platform.sandbox.gitlab.options.isPaid = false;
    platform.sandbox.gitlab.hooks.clear();
    expect((await platform.commands.bootstrap()).code).toBe(0);
    // Ada administers it: one hook for all.
    expect([...platform.sandbox.gitlab.hooks.values()]).toEqual([
      expect.not.objectContaining({ projectId: expect.anything() }),
    ]);
    // At gitlab.com no customer does: the platform repository is what is left.
    platform.sandbox.gitlab.hooks.clear();
    const ada = platform.sandbox.gitlab.person('ada')!;
    ada.isAdmin = false;
    try {
      const { code, output } = await platform.commands.bootstrap();
      expect([code, output]).toEqual([
        0,
        expect.stringContaining('hook at /projects/'),
      ]);
      expect([...platform.sandbox.gitlab.hooks.values()]).toEqual([
        expect.objectContaining({ projectId: expect.any(Number) }),
      ]);
    } finally {
      ada.isAdmin = true;
    }
  });
});
