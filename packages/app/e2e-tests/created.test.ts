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

import { expect, Page, test } from '@playwright/test';
import { expectAccessible } from './support/accessible';
import { setFault } from './support/argocd';
import { cutTexts } from './support/cutTexts';
import { accessToken } from './support/gitlab';
import { createProject, signIn } from './support/portal';
import { recordSaid } from './support/said';
import { takeScreenshot } from './support/screenshots';

const heading = (page: Page, name: string | RegExp) =>
  page.getByRole('heading', { name, level: 2 });

const row = (page: Page, title: string) =>
  page
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name: title, level: 3 }) });

/** Until GitLab has a repository. */
async function untilPublished(path: string): Promise<void> {
  const token = await accessToken('maria');
  await expect
    .poll(
      async () =>
        (
          await fetch(
            `http://localhost:8090/api/v4/projects/${encodeURIComponent(path)}`,
            { headers: { Authorization: `Bearer ${token}` } },
          )
        ).status,
      { timeout: 90_000 },
    )
    .toBe(200);
}

test.describe.serial('after the button', () => {
  let page: Page;

  test.beforeAll(async ({ browser }) => {
    page = await (await browser.newContext()).newPage();
    await signIn(page, 'Maria');
  });

  test.afterAll(async () => {
    await setFault(null);
    await page.context().close();
  });

  test('the page follows the first version until it is live', async () => {
    let startedAt = 0;
    let said = async (): Promise<string[]> => [];
    await createProject(
      page,
      'Maria',
      {
        name: 'checkout',
        services: [
          { name: 'fastapi', port: 8000, public: '/api' },
          { name: 'kafka', port: 8001 },
          { name: 'mlflow', port: 5000 },
          { name: 'streamlit', port: 8501, public: '/' },
        ],
        environments: ['staging', 'production'],
      },
      {
        checked: async () => {
          startedAt = Date.now();
          said = await recordSaid(page);
        },
      },
    );
    await page.waitForURL(/\/create\/new-project\/tasks\/[-0-9a-f]+$/);
    const address = page.url();
    await expectAccessible(page);
    const building = 'Created. The first version is being built for dev.';
    await takeScreenshot(page, 'created', async () => {
      await expect(heading(page, building)).toBeVisible();
    });
    await expect(heading(page, 'Live in dev.')).toBeVisible({
      timeout: 180_000,
    });
    // eslint-disable-next-line no-console
    console.log(
      `From the button to live: ${Math.round(
        (Date.now() - startedAt) / 1_000,
      )} s`,
    );
    const texts = await said();
    const headlines = ['checkout is being created.', building, 'Live in dev.'];
    expect(texts.filter(text => headlines.includes(text))).toEqual(headlines);
    for (const passing of [
      /^running\s*Repository/,
      /Repository.*first commit/,
      /Pipeline.*is running/,
    ]) {
      expect(texts).toContainEqual(expect.stringMatching(passing));
    }
    await expect(page.getByText(/after Create\./)).toBeVisible();
    await expect(
      page.getByRole('link', { name: 'Open the app' }),
    ).toHaveAttribute('href', /^http:\/\/checkout-dev\.localhost/);
    for (const title of [
      'Repository',
      'Catalog',
      'Argo CD',
      'Pipeline',
      'Image update in Git',
      'Live in dev',
    ]) {
      await expect(row(page, title)).toContainText('done');
    }
    expect(page.url()).toBe(address);
    expect(await cutTexts(page)).toEqual([]);
    await expectAccessible(page);
    await takeScreenshot(
      page,
      'created-live',
      async () => {
        await page.goto(address);
        await expect(heading(page, 'Live in dev.')).toBeVisible();
        await expect(row(page, 'Live in dev')).toContainText('pods ready');
        await page.waitForLoadState('networkidle');
      },
      { phone: /Live in dev\./ },
    );
  });

  test("its log is one click away, and Backstage's page leads back", async () => {
    const task = page.url().split('/').pop();
    await page.getByRole('link', { name: 'Log of the task' }).click();
    await page.waitForURL(`**/create/tasks/${task}?log`);
    await expect(page.getByText('Publish to GitLab').first()).toBeVisible();
    await page.goto(`/create/tasks/${task}`);
    await page.waitForURL(`**/create/new-project/tasks/${task}`);
    await expect(heading(page, 'Live in dev.')).toBeVisible();
  });

  /** Starts a project and cancels it when its repository is there, while it waits for Argo CD. */
  async function cancel(name: string): Promise<void> {
    await createProject(
      page,
      'Maria',
      { name, services: [{ name: 'web', port: 8000, public: '/' }] },
      { checked: () => setFault('writesHang') },
    );
    await untilPublished(`team-realtime/${name}`);
    // The repository is there before everything in it is set up.
    await expect(row(page, 'Repository')).toContainText('done');
    await page.getByRole('button', { name: 'Cancel' }).click();
    await expect(
      heading(page, `The task was stopped before ${name} was complete.`),
    ).toBeVisible({ timeout: 90_000 });
    await setFault(null);
    await expect(
      page.getByRole('region', { name: 'What is left' }),
    ).toContainText(new RegExp(`/team-realtime/${name}\\b.* is there\\.`));
  }

  test('a task that was cancelled is continued', async () => {
    await cancel('stopped');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Continue' }).click();
    await expect(heading(page, 'Live in dev.')).toBeVisible({
      timeout: 180_000,
    });
  });

  test('what another has left is removed, after a question', async () => {
    await cancel('dropped');
    await page.getByRole('button', { name: 'Remove what is left' }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog).toContainText('Nothing brings them back.');
    await dialog.getByRole('button', { name: 'Remove dropped' }).click();
    await expect(dialog).toBeHidden({ timeout: 60_000 });
    await expect(
      page.getByRole('region', { name: 'What is left' }),
    ).toContainText('Nothing is left.');
    await expect(row(page, 'Repository')).toContainText('removed');
  });

  test('a task of somebody else is none of hers', async ({ browser }) => {
    const address = page.url();
    const other = await (await browser.newContext()).newPage();
    await signIn(other, 'Jonas');
    await other.goto(address);
    await expect(
      other.getByRole('heading', { name: 'There is no such task of yours.' }),
    ).toBeVisible();
    await other.context().close();
  });
});
