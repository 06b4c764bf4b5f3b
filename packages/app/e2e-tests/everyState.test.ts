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
import { deleteApplication, syncByHand, syncStatusOf } from './support/argocd';
import { accessToken, Clone, pipelineOf } from './support/gitlab';
import { createProject, signIn } from './support/portal';
import { cutTexts } from './support/cutTexts';
import { takeScreenshot } from './support/screenshots';
import { choose, environmentRow, expectState } from './support/tab';

const project = 'team-realtime/shop';
const tab = '/catalog/default/system/shop/argo-cd';

/** The tag that an environment asks for. */
const tagOf = (values: string) =>
  /tag: "([^"]*)" # ci:tag web/.exec(values)![1];

test.describe
  .serial('a project whose production is synced by hand, in every state', () => {
  let page: Page;
  let clone: Clone;

  test.beforeAll(async ({ browser }) => {
    page = await (await browser.newContext()).newPage();
    await signIn(page, 'Maria');
  });

  test.afterAll(() => page.context().close());

  /** Gives the tag of dev to another environment, as a merge request would. */
  async function promote(environment: string): Promise<void> {
    await clone.git('pull', '--quiet', '--rebase');
    const tag = tagOf(await clone.read('helm/values-dev.yaml'));
    await clone.change(
      `helm/values-${environment}.yaml`,
      `chore(${environment}): promote web`,
      text =>
        text.replace(/tag: "[^"]*" # ci:tag web/, `tag: "${tag}" # ci:tag web`),
    );
  }

  test('the fields that templates of others use say at once what is wrong', async () => {
    // Where the page is not there, the fields of the template make up Backstage's wizard.
    await page.route('**/api/catalog/entities/by-name/template/**', route =>
      route.fulfill({ status: 404, json: {} }),
    );
    await page.goto('/create/templates/default/new-project');
    const name = page.getByRole('textbox', { name: 'Name' });
    const problem = async () => {
      await name.fill('My Shop');
      await expect(
        page.getByRole('button', { name: 'Use my-shop' }),
      ).toBeVisible();
    };
    await problem();
    await takeScreenshot(page, 'create-name', problem);
    await name.fill('shop');
    await expect(page.getByText('The name is free.')).toBeVisible();
    await page.locator('#root_owner').fill('Team Realtime');
    await page.getByRole('option', { name: 'Team Realtime' }).click();
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByRole('button', { name: 'Add a service' }).click();
    const second = page.getByRole('listitem', { name: 'Service 2' });
    await second.getByLabel('Name').fill('web');
    await second.getByRole('button', { name: /Kind/ }).click();
    await page.getByRole('option', { name: 'Existing image' }).click();
    await expect(
      page.getByText(/There is already a service web/),
    ).toBeVisible();
    await expect(page.getByText('To fix: row 2.')).toBeVisible();
    await page.getByRole('button', { name: 'Next' }).click();
    await expect(second).toBeVisible();
    if (process.env.SCREENSHOTS) {
      await page.screenshot({
        path: 'docs/images/create-services.light.png',
        animations: 'disabled',
      });
    }
    await page.unrouteAll();
    await page.goto('/');
  });

  test('it is created, and live in dev alone', async () => {
    await createProject(page, 'Maria', {
      name: 'shop',
      services: [{ name: 'web', port: 8000, public: '/' }],
      environments: ['production'],
    });
    await expect(
      page.getByRole('link', { name: 'Open in the catalog' }),
    ).toBeVisible();
    const token = await accessToken('maria');
    await expect
      .poll(() => pipelineOf(token, project, 'trigger'), { timeout: 120_000 })
      .toBe('success');
    clone = await Clone.create(project, 'maria');
    await page.goto(tab);
    await expectState(page, 'dev', 'Healthy');
    await expectState(page, 'production', 'Not deployed');
  });

  test('production waits for somebody, who sees first what would change', async () => {
    await syncByHand('shop-production');
    await promote('production');
    // Before Argo CD has seen the promotion, nothing would change.
    await expect
      .poll(() => syncStatusOf('shop-production'), { timeout: 60_000 })
      .toBe('OutOfSync');
    const dialog = page.getByRole('dialog');
    const open = async () => {
      await page.goto(tab);
      await expectState(page, 'production', /Out of sync|Not deployed/);
      await choose(page, 'production', 'Sync…');
      await expect(dialog.getByText(/Deployment/).first()).toBeVisible();
    };
    await open();
    await expectAccessible(page);
    await takeScreenshot(page, 'sync-dialog', open);
    await dialog.getByRole('button', { name: 'Sync production' }).click();
    await expectState(page, 'production', /Healthy since|Synced at/);
    await expectState(page, 'production', /Healthy/);
  });

  test('a part of a change is left out, and goes back from the list of deployments', async () => {
    await clone.change(
      'helm/values-production.yaml',
      'feat: two replicas',
      text => text.replace(/replicas: 1/, 'replicas: 2'),
    );
    await page.goto(tab);
    await expectState(page, 'production', 'Out of sync');
    await choose(page, 'production', 'Sync…');
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByText(/Deployment/).first()).toBeVisible();
    await dialog.getByRole('button', { name: 'Sync production' }).click();
    await expectState(page, 'production', /Healthy since|Synced at/);

    const openRollback = async () => {
      await page.goto(tab);
      await expectState(page, 'production', 'Healthy');
      await choose(page, 'production', 'Roll back…');
      await expect(dialog.getByRole('radio').first()).toBeVisible();
    };
    await openRollback();
    await expectAccessible(page);
    await takeScreenshot(page, 'rollback-dialog', openRollback);
    await dialog.getByRole('radio').first().check({ force: true });
    await dialog.getByRole('button', { name: 'Roll back production' }).click();
    await expectState(page, 'production', /Rolled back to [0-9a-f]{7}/);
  });

  test('a workload is restarted', async () => {
    const dialog = page.getByRole('dialog');
    const openRestart = async () => {
      await page.goto(tab);
      await expectState(page, 'dev', 'Healthy');
      await choose(page, 'dev', 'Restart…');
      await expect(
        dialog.getByRole('button', { name: 'Restart in dev' }),
      ).toBeVisible();
    };
    await openRestart();
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Restart in dev' }).click();
    await expectState(page, 'dev', /restarts since|Healthy since/);
  });

  test('the catalog says how each entity is', async () => {
    const catalog = async () => {
      // Where dev still restarts, that is said first.
      await expect(async () => {
        await page.goto('/catalog?filters[kind]=system');
        await expect(
          page.getByRole('row', {
            name: /shop.*(Healthy|Out of sync|Not deployed|Rolled back)/,
          }),
        ).toBeVisible({ timeout: 10_000 });
      }).toPass();
    };
    await catalog();
    await takeScreenshot(page, 'catalog', catalog);
  });

  test('what nobody deploys says the next step, and how it was looked for', async () => {
    const empty = async () => {
      await page.goto('/catalog/default/component/handbook/argo-cd');
      await page.getByRole('button', { name: 'Why is nothing shown?' }).click();
      await expect(
        page.getByText('No application was found that you may see.'),
      ).toBeVisible();
    };
    await empty();
    await expectAccessible(page);
    await takeScreenshot(page, 'entity-tab-empty', empty);
  });

  test('it speaks German', async () => {
    await page.evaluate(() => localStorage.setItem('language', 'de'));
    const german = async () => {
      await page.goto(tab);
      await expect(
        page.getByRole('button', { name: 'dev', exact: true }),
      ).toBeVisible();
      await expect(page.getByText('Gesund').first()).toBeVisible();
      await expect(
        page.getByRole('link', { name: 'Anwendungen' }),
      ).toBeVisible();
    };
    await german();
    expect(await cutTexts(page)).toEqual([]);
    await takeScreenshot(page, 'entity-tab-german', german);
    await page.evaluate(() => localStorage.setItem('language', 'en'));
  });

  test('an application that is deleted while it is looked at is missed', async () => {
    await page.goto(tab);
    await expect(environmentRow(page, 'production')).toBeVisible();
    await deleteApplication('shop-production');
    const notice = page.getByText(/shop-production is no longer there/);
    await expect(notice).toBeVisible({ timeout: 60_000 });
    await expectState(page, 'dev', 'Healthy');
  });
});
