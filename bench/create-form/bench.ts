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

// npm run -s bench -- create-form: what a change costs on the page of a new project with 20 services, in the built front end.
import { CDPSession, Page } from '@playwright/test';
import { maxServices } from '@slipway/plugin-gitops-common';
import { nameField, signIn } from '../../packages/app/e2e-tests/support/portal';
import { percentile } from '../percentile';
import { portal, withPortal } from '../startedPortal';

const changes = 20;
/** More scripting than this for one change is felt. */
const feltMs = 50;

/** Seconds of scripting since the page was opened. */
async function scripted(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'ScriptDuration')!.value;
}

/** Until the browser has drawn what a change brings. */
const drawn = (page: Page) =>
  page.evaluate(
    () =>
      new Promise(resolve => {
        requestAnimationFrame(() => requestAnimationFrame(resolve));
      }),
  );

async function measure(
  page: Page,
  session: CDPSession,
  what: string,
  change: (number: number) => Promise<void>,
): Promise<void> {
  const costs: number[] = [];
  for (let number = 0; number < changes; number += 1) {
    const before = await scripted(session);
    await change(number);
    await drawn(page);
    costs.push((await scripted(session)) - before);
    // The dry run of this change is another thing.
    await page.waitForTimeout(100);
  }
  const ms = costs.map(cost => cost * 1_000);
  process.stdout.write(
    `${what}-script-p50-ms ${percentile(ms, 0.5).toFixed(1)} ms\n` +
      `${what}-script-p95-ms ${percentile(ms, 0.95).toFixed(1)} ms\n`,
  );
  if (percentile(ms, 0.95) > feltMs) {
    process.exitCode = 1;
  }
}

async function main() {
  await withPortal(async browser => {
    const page = await browser.newPage({
      baseURL: portal,
      viewport: { width: 1440, height: 900 },
    });
    await signIn(page, 'Maria');
    await page.goto('/create/new-project');
    await nameField(page).fill('shop');
    for (let count = 1; count < maxServices; count += 1) {
      await page.getByRole('button', { name: 'Add service' }).click();
    }
    const row = page.getByRole('listitem', { name: 'Service 10', exact: true });
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable');

    await nameField(page).focus();
    await measure(page, session, 'project-name', () =>
      page.keyboard.press('x'),
    );
    await nameField(page).fill('shop');
    await row.getByRole('textbox', { name: /^Name of/ }).focus();
    await measure(page, session, 'service-name', number =>
      page.keyboard.press(number % 2 ? 'Backspace' : 'x'),
    );
    await row.getByRole('textbox', { name: /^Port of/ }).focus();
    await measure(page, session, 'service-port', number =>
      page.keyboard.press(number % 2 ? 'Backspace' : '1'),
    );
    await row.getByRole('checkbox').focus();
    await measure(page, session, 'service-public', () =>
      page.keyboard.press('Space'),
    );
  });
}

main().then(
  () => process.exit(),
  error => {
    process.stderr.write(`${error.stack}\n`);
    process.exit(1);
  },
);
