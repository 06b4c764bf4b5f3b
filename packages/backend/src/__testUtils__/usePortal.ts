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

import { Sandbox } from '@slipway/sandbox';
import { checkInProcess } from './checkInProcess';
import { eventually } from './eventually';
import { PortalUser } from './PortalUser';
import { startFastSandbox } from './startFastSandbox';
import { startPortal } from './startPortal';

type Portal = Awaited<ReturnType<typeof startPortal>>;

/** Waits until the portal has its template and is connected to its Argo CDs. */
async function waitUntilReady(user: PortalUser): Promise<void> {
  await eventually(
    async () =>
      (
        await user.get(
          '/api/catalog/entities/by-name/template/default/new-project',
        )
      ).status,
    status => status === 200,
  );
  await eventually(
    async () => (await user.get('/api/argocd/instances')).body.items,
    items => items.every(({ status }: { status: string }) => status === 'live'),
  );
}

/** Runs a portal on a sandbox of its own for the tests of a `describe` block or a file. */
export function usePortal({
  isBoxed = false,
}: {
  /** Whether each tree is checked in a process of its own, as in production. */
  isBoxed?: boolean;
} = {}) {
  let sandbox: Sandbox | undefined;
  let portal: Portal | undefined;
  const users = new Map<string, PortalUser>();

  const running = <T>(part: T | undefined): T => {
    if (!part) {
      throw new Error('The portal runs within tests only.');
    }
    return part;
  };

  const started = {
    get sandbox() {
      return running(sandbox);
    },
    get gitlabHost() {
      return running(portal).gitlabHost;
    },
    /** Somebody of the sandbox, with one token for all tests. */
    user(name: string): PortalUser {
      const user =
        users.get(name) ??
        new PortalUser(running(portal), running(sandbox), name);
      users.set(name, user);
      return user;
    },
  };

  beforeAll(async () => {
    if (!isBoxed) {
      checkInProcess();
    }
    sandbox = await startFastSandbox();
    portal = await startPortal(sandbox);
    await waitUntilReady(started.user('maria'));
  });

  afterAll(async () => {
    await portal?.stop();
    await sandbox?.stop();
  });

  return started;
}
