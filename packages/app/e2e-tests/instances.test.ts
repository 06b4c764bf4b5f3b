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

  const group = (name: string) => page.getByRole('group', { name });
  const isLive = (name: string) =>
    expect(
      group(name).getByRole('radio', { name: /^dev: Healthy/ }),
    ).toBeVisible({
      timeout: 120_000,
    });

  test('is created at the one of the team', async () => {
    await createProject(page, 'Maria', {
      name: 'pricing',
      title: 'Pricing',
      owner: 'Team Realtime',
      group: 'team-realtime',
      services: [{ name: 'api', port: 8000, public: '/' }],
      instance: /Argo CD of one team/,
    });
    await expect(
      page.getByRole('link', { name: 'First pipeline' }),
    ).toBeVisible({ timeout: 120_000 });
    await page.goto(tab);
    await expect(
      page.getByRole('radio', { name: /^dev: Healthy/ }),
    ).toBeVisible({
      timeout: 150_000,
    });
  });

  test('stands in the tab in two groups when the global one deploys it too', async () => {
    await deployGloballyToo('pricing-dev');
    // The entity says where it is deployed; what names it elsewhere is not shown before.
    const clone = await Clone.create('team-realtime/pricing', 'maria');
    await clone.change(
      'catalog-info.yaml',
      'In both Argo CDs [skip ci]',
      text => text.replace(/(argocd\/instance-name:) .*/g, '$1 team,global'),
    );
    await page.goto('/catalog/default/system/pricing');
    await page
      .getByRole('button', { name: /refresh/i })
      .first()
      .click();
    await page.goto(tab);
    await isLive('Global Argo CD');
    await isLive('Argo CD of one team');
    await group('Argo CD of one team')
      .getByRole('radio')
      .check({ force: true });
    await expect(
      page.getByRole('link', { name: /Open in Argo CD/ }),
    ).toHaveAttribute('href', /localhost:8081/);
    await expectAccessible(page);
  });

  test('leads to its images in the registry', async () => {
    const [images] = await Promise.all([
      page.waitForEvent('popup'),
      page.getByRole('link', { name: /Images/ }).click(),
    ]);
    await expect(
      images.getByText(/team-realtime\/pricing\/api/).first(),
    ).toBeVisible();
  });

  test('is still live in the one when the other is down', async () => {
    await setFault('unavailable', 'team');
    await expect(
      page.getByText(/Argo CD of one team (has not answered|does not answer)/),
    ).toBeVisible({ timeout: 60_000 });
    await expect(
      group('Argo CD of one team').getByText('Was healthy'),
    ).toBeVisible();
    await isLive('Global Argo CD');
    await group('Global Argo CD').getByRole('radio').check({ force: true });
    await expect(page.getByRole('button', { name: 'Sync…' })).toBeEnabled();
    await takeScreenshot(page, 'entity-tab-instance-down', () =>
      isLive('Global Argo CD'),
    );
    await setFault(null, 'team');
    await isLive('Argo CD of one team');
  });
});
