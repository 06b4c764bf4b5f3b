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

import { BrowserContext, expect, Locator, Page, test } from '@playwright/test';
import { expectAccessible } from './support/accessible';
import { setFault } from './support/argocd';
import { cutTexts, isTooWide } from './support/cutTexts';
import { accessToken } from './support/gitlab';
import {
  checkLine,
  createButton,
  nameField,
  openCreate,
  signIn,
  signInToGitlab,
} from './support/portal';
import { takeScreenshot } from './support/screenshots';

const most = { clicks: 5, fields: 3 };

/** Counts in the browser, windows of GitLab included, what a person does. */
async function countHands(context: BrowserContext) {
  const hands = { clicks: 0, fields: new Set<string>() };
  await context.exposeFunction('countClick', () => {
    hands.clicks += 1;
  });
  await context.exposeFunction('countField', (name: string) => {
    hands.fields.add(name);
  });
  await context.addInitScript(() => {
    const { countClick, countField } = window as typeof window &
      Record<'countClick' | 'countField', (name?: string) => void>;
    document.addEventListener(
      'pointerdown',
      event => event.isTrusted && countClick(),
      true,
    );
    document.addEventListener(
      'input',
      ({ target }) =>
        countField(
          (target as HTMLInputElement).labels?.[0]?.textContent ??
            (target as HTMLInputElement).ariaLabel ??
            'a field',
        ),
      true,
    );
  });
  return hands;
}

const isRefused = async (line: Locator, sentence: RegExp) => {
  await expect(line).toHaveAttribute('data-status', 'refused');
  await expect(line).toContainText(sentence);
};

test.describe.serial('creating a project', () => {
  let context: BrowserContext;
  let page: Page;

  test.beforeAll(async ({ browser }) => {
    context = await browser.newContext();
    page = await context.newPage();
    await signIn(page, 'Maria');
  });

  test.afterAll(async () => {
    await setFault(null);
    await context.close();
  });

  /** The page, with nothing entered, where Maria has given access to GitLab. */
  async function start(): Promise<void> {
    await page.evaluate(() => sessionStorage.clear());
    await page.goto('/create/new-project');
    await signInToGitlab(page, 'Maria');
  }

  const button = () => page.getByRole('button', { name: /^Create / });
  const isOff = async (reason: RegExp) => {
    await expect(button()).toHaveAttribute('aria-disabled', 'true');
    await expect(button()).toHaveAccessibleDescription(reason);
  };

  test('takes a name and a few clicks', async () => {
    const hands = await countHands(context);
    await page.goto('/');
    await openCreate(page);
    await nameField(page).pressSequentially('coupons');
    await signInToGitlab(page, 'Maria');
    await createButton(page, 'coupons').click();
    await page.waitForURL(/\/create\/new-project\/tasks\//);
    // eslint-disable-next-line no-console
    console.log(
      `From Create to the task: ${hands.clicks} clicks, ${hands.fields.size} typed field(s)`,
    );
    expect(hands.clicks).toBeGreaterThan(2);
    expect(hands.clicks).toBeLessThanOrEqual(most.clicks);
    expect([...hands.fields]).toEqual([expect.stringContaining('Name')]);
    expect(hands.fields.size).toBeLessThanOrEqual(most.fields);
    // What follows needs it whole.
    await expect(
      page.getByRole('link', { name: 'Open in the catalog' }),
    ).toBeVisible({ timeout: 120_000 });
  });

  test('says what is wrong in words, where it is entered', async () => {
    await start();
    await isOff(/^To complete first: Name\.$/);
    await nameField(page).fill('shöp');
    await expect(page.getByText(/^Use lower-case letters/)).toBeVisible();
    await page.getByRole('button', { name: 'Use shop' }).click();
    await expect(nameField(page)).toHaveValue('shop');
    const port = page.getByRole('textbox', { name: 'Port of web' });
    await port.fill('80');
    await port.blur();
    await expect(
      page.getByText(
        'Use a port from 1024 to 65535: the container runs without root rights.',
      ),
    ).toBeVisible();
    await expect(port).toHaveValue('80');
    await isOff(/^To complete first: Port of service 1\.$/);
    // Off, but within reach: it leads to what is to be completed.
    await button().click({ force: true });
    await expect(port).toBeFocused();
    await expectAccessible(page);
    await port.fill('8080');
    await expect(page.getByText(/^Use a port/)).toBeHidden();
  });

  test('meets every refusal before the button is on', async () => {
    await start();
    await test.step('a name that the portal has', async () => {
      await nameField(page).fill('coupons');
      await isRefused(checkLine(page, 'name'), /coupons/);
      await isOff(/^Name: .*coupons/);
      await expect(nameField(page)).toHaveAccessibleDescription(/coupons/);
    });
    await test.step('namespaces that are reserved', async () => {
      await nameField(page).fill('platform-tools');
      await isRefused(checkLine(page, 'namespaces'), /platform/);
    });
    await test.step('a group in which Maria may create nothing', async () => {
      await nameField(page).fill('vouchers');
      await expect(createButton(page, 'vouchers')).toBeVisible();
      await page.getByRole('button', { name: /GitLab group/ }).click();
      await page.getByRole('option', { name: 'platform' }).click();
      await isRefused(checkLine(page, 'group'), /platform/);
      await isOff(/^Rights in the GitLab group: /);
      await expectAccessible(page);
    });
    await test.step('an Argo CD that does not answer is unknown, not refused', async () => {
      await page.getByRole('button', { name: /GitLab group/ }).click();
      await page.getByRole('option', { name: 'team-realtime' }).click();
      await expect(createButton(page, 'vouchers')).toBeVisible();
      await setFault('unavailable');
      await nameField(page).fill('refunds');
      await expect(
        page.locator('[data-check][data-status="unknown"]').first(),
      ).toBeVisible();
      await setFault(null);
      await page.getByRole('button', { name: 'Check again' }).click();
      await expect(checkLine(page, 'namespaces')).toHaveAttribute(
        'data-status',
        'passed',
      );
    });
  });

  test('refuses people whose role is not enough', async ({ browser }) => {
    const other = await browser.newContext();
    const deniz = await other.newPage();
    await signIn(deniz, 'Deniz');
    await openCreate(deniz);
    await nameField(deniz).fill('sidecar');
    const [popup] = await Promise.all([
      deniz.waitForEvent('popup'),
      deniz.getByRole('button', { name: 'Sign in to GitLab to check' }).click(),
    ]);
    await popup.getByRole('button', { name: /Deniz/ }).click();
    await isRefused(checkLine(deniz, 'group'), /Developer|Maintainer/);
    await other.close();
  });

  test('offers what an earlier task has left, and goes on with it', async () => {
    await start();
    await nameField(page).fill('halfway');
    await createButton(page, 'halfway').click();
    await page.waitForURL(/\/tasks\//);
    const token = await accessToken('maria');
    await expect
      .poll(
        async () =>
          (
            await fetch(
              'http://localhost:8090/api/v4/projects/team-realtime%2Fhalfway',
              { headers: { Authorization: `Bearer ${token}` } },
            )
          ).status,
        { intervals: [50] },
      )
      .toBe(200);
    await setFault('hang');
    await page.getByRole('button', { name: 'Cancel' }).click();
    await expect(
      page.getByRole('heading', { name: /was stopped before halfway/ }),
    ).toBeVisible({ timeout: 90_000 });
    await setFault(null);

    await start();
    await nameField(page).fill('halfway');
    await isRefused(checkLine(page, 'name'), /halfway/);
    await expect(page.getByRole('button', { name: 'Remove it' })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Take it over' }).click();
    await createButton(page, 'halfway').click();
    await expect(
      page.getByRole('link', { name: 'Open in the catalog' }),
    ).toBeVisible({ timeout: 120_000 });
  });

  test('survives a reload in the middle, and is cut nowhere', async () => {
    await start();
    await nameField(page).fill('coelho-realtime');
    for (const [index, [name, port]] of (
      [
        ['fastapi', '8000'],
        ['kafka', ''],
        ['mlflow', '5000'],
        ['streamlit', '8501'],
      ] as const
    ).entries()) {
      if (index > 0) {
        await page.getByRole('button', { name: 'Add service' }).click();
      }
      const row = page.getByRole('listitem', { name: `Service ${index + 1}` });
      await row.getByRole('textbox', { name: /^Name of/ }).fill(name);
      if (port) {
        await row.getByRole('textbox', { name: /^Port of/ }).fill(port);
      } else {
        await row.getByRole('button', { name: /Type of/ }).click();
        await page.getByRole('option', { name: 'Worker' }).click();
      }
    }
    await page
      .getByRole('checkbox', { name: 'streamlit is public' })
      .check({ force: true });
    await page.getByRole('button', { name: 'Change' }).click();
    for (const name of ['staging', 'production']) {
      await page
        .getByRole('group', { name: /^Environments/ })
        .getByRole('checkbox', { name, exact: true })
        .check({ force: true });
    }
    const ready = async () => {
      await page.reload();
      await expect(createButton(page, 'coelho-realtime')).toBeVisible();
    };
    await ready();
    await expect(nameField(page)).toHaveValue('coelho-realtime');
    await expect(
      page.getByRole('textbox', { name: 'Port of streamlit' }),
    ).toHaveValue('8501');
    await expect(
      page.getByText(/^Deploys to dev, staging and production/),
    ).toBeVisible();
    expect(
      await page.evaluate(() => JSON.stringify(sessionStorage)),
    ).not.toMatch(/glpat|token/i);
    for (const width of [1440, 1200, 1024, 390]) {
      await page.setViewportSize({ width, height: 900 });
      expect.soft(await cutTexts(page), `at ${width} px`).toEqual([]);
      expect.soft(await isTooWide(page), `at ${width} px`).toBe(false);
      await expectAccessible(page);
    }
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.emulateMedia({ colorScheme: 'dark' });
    await expect(createButton(page, 'coelho-realtime')).toBeVisible();
    await expectAccessible(page);
    await page.emulateMedia({ colorScheme: 'light' });
    await takeScreenshot(page, 'create', ready, {
      height: 1072,
      phone: /The chart renders/,
    });
    await page.getByRole('button', { name: 'Cancel' }).click();
    await expect(page).toHaveURL(/\/create\/templates/);
    await page.goto('/create/new-project');
    await expect(nameField(page)).toHaveValue('');
  });
});
