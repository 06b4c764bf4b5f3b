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

import { Browser, chromium } from '@playwright/test';
import { ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** Where the portal on the sandbox is. */
export const portal = 'http://localhost:3000';
const readyMs = 300_000;

/** Reads until there is a value. */
export async function eventually<T>(
  what: string,
  read: () => Promise<T | undefined>,
  timeoutMs: number,
): Promise<T> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const value = await read().catch(() => undefined);
    if (value !== undefined) {
      return value;
    }
    if (Date.now() > deadline) {
      throw new Error(`${what} never came.`);
    }
    await wait(500);
  }
}

/** The portal on the sandbox, with the built front end; SIGTERM ends it. */
async function startPortal(): Promise<ChildProcess> {
  const child = spawn(
    process.execPath,
    [path.resolve(__dirname, '../scripts/start.mjs'), '--no-install'],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  await eventually(
    'The portal',
    async () =>
      (await fetch(`${portal}/.backstage/health/v1/readiness`)).ok || undefined,
    readyMs,
  );
  return child;
}

/** A browser before the portal on the sandbox, both for as long as it takes. */
export async function withPortal(
  run: (browser: Browser) => Promise<void>,
): Promise<void> {
  const started = await startPortal();
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  });
  try {
    await run(browser);
  } finally {
    await browser.close();
    started.kill('SIGTERM');
  }
}
