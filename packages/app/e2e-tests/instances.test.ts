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
import { deployGloballyToo, setFault } from './support/argocd';
import { Clone } from './support/gitlab';
import { createProject, signIn } from './support/portal';
import { takeScreenshot } from './support/screenshots';
import { environmentRow, expectState } from './support/tab';

const tab = '/catalog/default/system/pricing/argo-cd';

test.describe.serial('a project in two Argo CDs', () => {
  let page: Page;

  test.beforeAll(async ({ browser }) => {
    page = await (await browser.newContext()).newPage();
    await signIn(page, 'Maria');
  });

  test.afterAll(async () => {
    await setFault(null, 'team');
    await page.context().close();
  });

  const row = (instance: string) => environmentRow(page, 'dev', instance);
  const isLive = (instance: string) =>
    expect(row(instance)).toContainText('Healthy', { timeout: 120_000 });

  test('is created at the one of the team', async () => {
    await createProject(page, 'Maria', {
      name: 'pricing',
      services: [{ name: 'api', port: 8000, public: '/' }],
      target: /Argo CD of one team/,
    });
    await expect(
      page.getByRole('link', { name: 'Open in the catalog' }),
    ).toBeVisible({ timeout: 120_000 });
    await page.goto(tab);
    await expectState(page, 'dev', 'Healthy', 150_000);
  });

  test('has a row for each in the tab when the global one deploys it too', async () => {
    await deployGloballyToo('pricing-dev');
    // The entity says where it is deployed; what names it elsewhere is not shown before.
    const clone = await Clone.create('team-realtime/pricing', 'maria');
    await clone.change(
      'catalog-info.yaml',
      'In both Argo CDs [skip ci]',
      text => text.replace(/(argocd\/instance-name:) .*/g, '$1 team,global'),
    );
    await page.goto('/catalog/default/system/pricing');
    await page.getByRole('button', { name: 'More of pricing' }).click();
    await page
      .getByRole('menuitem', { name: 'Read catalog-info.yaml again' })
      .click();
    await expect(page.getByText(/is read again within seconds/)).toBeVisible();
    await page.goto(tab);
    await isLive('Global Argo CD');
    await isLive('Argo CD of one team');
    await expectAccessible(page);
  });

  test('leads to its images in the registry', async () => {
    await row('Argo CD of one team')
      .getByRole('button', { name: 'More for dev' })
      .click();
    await expect(
      page.getByRole('menuitem', { name: /Open in Argo CD/ }),
    ).toHaveAttribute('href', /localhost:8081/);
    const images = await page
      .getByRole('menuitem', { name: /Images/ })
      .getAttribute('href');
    await page.goto(images!);
    await expect(
      page.getByText(/team-realtime\/pricing\/api/).first(),
    ).toBeVisible();
    await page.goto(tab);
  });

  test('is still live in the one when the other is down', async () => {
    await setFault('unavailable', 'team');
    await expect(
      page.getByText(/Argo CD of one team (has not answered|does not answer)/),
    ).toBeVisible({ timeout: 60_000 });
    await expect(row('Argo CD of one team')).toContainText('Was healthy');
    await isLive('Global Argo CD');
    await row('Global Argo CD')
      .getByRole('button', { name: 'More for dev' })
      .click();
    await expect(
      page.getByRole('menuitem', { name: 'Sync…', exact: true }),
    ).not.toHaveAttribute('aria-disabled', 'true');
    await page.keyboard.press('Escape');
    await takeScreenshot(page, 'entity-tab-instance-down', async () => {
      await page.goto(tab);
      await isLive('Global Argo CD');
    });
    await setFault(null, 'team');
    await isLive('Argo CD of one team');
  });
});
