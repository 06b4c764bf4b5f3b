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

import { expect, Locator, Page, test } from '@playwright/test';
import { expectAccessible } from './support/accessible';
import {
  deleteApplication,
  setFault,
  syncByHand,
  syncStatusOf,
} from './support/argocd';
import { changeAnswer } from './support/changeAnswer';
import { accessToken, Clone, pipelineOf } from './support/gitlab';
import { createProject, signIn } from './support/portal';
import { takeScreenshot } from './support/screenshots';

const project = 'team-realtime/shop';
const tab = '/catalog/default/system/shop/argo-cd';
const applications = '**/api/argocd/entities/**/applications';

/** The tag that an environment asks for. */
const tagOf = (values: string) =>
  /tag: "([^"]*)" # ci:tag web/.exec(values)![1];

test.describe
  .serial('a project with three environments, in every state', () => {
  let page: Page;
  let clone: Clone;

  test.beforeAll(async ({ browser }) => {
    page = await (await browser.newContext()).newPage();
    await signIn(page, 'Maria');
  });

  test.afterAll(async () => {
    await setFault(null);
    await page.context().close();
  });

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

  const row = (environment: string): Locator =>
    page.getByRole('radio', { name: new RegExp(`^${environment}:`) });

  /** Opens the tab at an environment, at what can be done there. */
  async function openEnvironment(environment: string): Promise<void> {
    await page.goto(tab);
    // The page moves while it loads, and a click may go beside the row.
    await expect(async () => {
      await row(environment).check({ force: true, timeout: 2_000 });
      await expect(
        page.getByRole('heading', {
          name: `What you can do in ${environment}`,
        }),
      ).toBeVisible({ timeout: 2_000 });
    }).toPass();
  }

  test('the form says at once what is wrong, and offers what would be right', async () => {
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
    await page.locator('#root_title').fill('Shop');
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
    await page.goto('/');
  });

  test('it is created, and live in dev alone', async () => {
    await createProject(page, 'Maria', {
      name: 'shop',
      title: 'Shop',
      owner: 'Team Realtime',
      group: 'team-realtime',
      services: [{ name: 'web', port: 8000, public: '/' }],
      environments: ['staging', 'production'],
    });
    await expect(
      page.getByRole('link', { name: 'Project in the catalog' }),
    ).toBeVisible();
    const token = await accessToken('maria');
    await expect
      .poll(() => pipelineOf(token, project, 'trigger'), { timeout: 120_000 })
      .toBe('success');
    clone = await Clone.create(project, 'maria');
    await page.goto(tab);
    await expect(page.getByRole('radio', { name: 'dev: Healthy' })).toBeVisible(
      {
        timeout: 60_000,
      },
    );
    await expect(
      page.getByRole('radio', { name: 'staging: Not deployed' }),
    ).toBeVisible();
  });

  test('staging follows, and is told how far it is behind', async () => {
    await promote('staging');
    await expect(
      page.getByRole('radio', { name: 'staging: Healthy' }),
    ).toBeVisible({
      timeout: 60_000,
    });
    // Below stands what was worst when the page was opened; which one that was depends on how fast dev was.
    await openEnvironment('dev');
    const commit = await clone.change(
      'apps/web/main.py',
      'feat(web): greet by name',
      text => text.replace('"Hello"', '"Hello, Maria"'),
    );
    await expect(
      page
        .getByRole('list', { name: 'Images' })
        .getByText(`web:${commit.slice(0, 7)}`),
    ).toBeVisible({ timeout: 90_000 });
    const behind = page.getByRole('heading', {
      name: 'Live in dev. Staging is 1 change behind.',
    });
    await expect(behind).toBeVisible();
    await takeScreenshot(page, 'entity-tab-environments', behind);
    await expectAccessible(page);
  });

  test('production waits for somebody, who sees first what would change', async () => {
    await syncByHand('shop-production');
    await promote('production');
    // Before Argo CD has seen the promotion, nothing would change.
    await expect
      .poll(() => syncStatusOf('shop-production'), { timeout: 60_000 })
      .toBe('OutOfSync');
    await openEnvironment('production');
    await expect(row('production')).toHaveAccessibleName(
      /production: (Out of sync|Not deployed)/,
      { timeout: 60_000 },
    );
    const dialog = page.getByRole('dialog');
    const open = async () => {
      await openEnvironment('production');
      await page.getByRole('button', { name: 'Sync…' }).click();
      await expect(dialog.getByText(/Create Deployment/)).toBeVisible();
      await dialog
        .getByRole('button', { name: 'Show difference' })
        .first()
        .click();
    };
    await open();
    await expectAccessible(page);
    await takeScreenshot(page, 'sync-dialog', open);
    await dialog.getByRole('button', { name: 'Sync production' }).click();
    await expect(page.getByText('The sync has finished.')).toBeVisible();
    await expect(
      page.getByRole('radio', { name: 'production: Healthy' }),
    ).toBeVisible({ timeout: 60_000 });
  });

  test('a part of a change is left out, and goes back from the list of deployments', async () => {
    await clone.change(
      'helm/values-production.yaml',
      'feat: two replicas',
      text => text.replace(/replicas: 1/, 'replicas: 2'),
    );
    await openEnvironment('production');
    await expect(row('production')).toHaveAccessibleName(
      'production: Out of sync',
      { timeout: 60_000 },
    );
    await page.getByRole('button', { name: 'Sync…' }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByText(/Change Deployment/)).toBeVisible();
    await dialog.getByRole('button', { name: 'Sync production' }).click();
    await expect(page.getByText('The sync has finished.')).toBeVisible();
    await expect(
      page.getByRole('radio', { name: 'production: Healthy' }),
    ).toBeVisible({ timeout: 60_000 });

    const openRollback = async () => {
      await openEnvironment('production');
      await page.getByRole('button', { name: 'Roll back…' }).click();
      await expect(dialog.getByRole('radio').first()).toBeVisible();
    };
    await openRollback();
    await expectAccessible(page);
    await takeScreenshot(page, 'rollback-dialog', openRollback);
    await dialog.getByRole('radio').nth(1).check({ force: true });
    await dialog.getByRole('button', { name: 'Roll back production' }).click();
    await expect(page.getByText('The rollback has finished.')).toBeVisible();
    await expect(row('production')).toHaveAccessibleName(
      /^production: Rolled back to [0-9a-f]{7}$/,
      { timeout: 60_000 },
    );
  });

  test('a workload is restarted', async () => {
    const openRestart = async () => {
      await openEnvironment('dev');
      await page.getByRole('button', { name: 'Restart…' }).click();
      await expect(
        page.getByRole('dialog').getByText('Restart in dev').first(),
      ).toBeVisible();
    };
    await openRestart();
    await expectAccessible(page);
    await takeScreenshot(page, 'restart-dialog', openRestart);
    await page
      .getByRole('dialog')
      .getByRole('button', { name: 'Restart in dev' })
      .click();
    await expect(page.getByText('New pods are being started.')).toBeVisible();
  });

  test('the log of a pod is read beside the table of resources', async () => {
    const details = page.getByRole('region', { name: /^Pod/ });
    const openLog = async () => {
      await openEnvironment('dev');
      await page.getByText('State', { exact: true }).hover();
      await page.mouse.wheel(0, 900);
      await page.getByRole('radio', { name: 'Table' }).click();
      await page
        .getByRole('row')
        .filter({ has: page.getByText('Pod', { exact: true }) })
        .getByRole('button')
        .first()
        .click();
      await details.getByRole('tab', { name: 'Logs' }).click();
      await expect(details.getByRole('log')).toContainText(/./);
    };
    await openLog();
    await expectAccessible(page);
    await takeScreenshot(page, 'logs', openLog);
  });

  test('home shows what is mine, and the catalog how each entity is', async () => {
    const widget = page.locator('[data-argocd="widget"]');
    const home = async () => {
      await page.goto('/home');
      await expect(
        widget.getByRole('link', { name: 'shop-dev' }),
      ).toBeVisible();
    };
    await home();
    await expectAccessible(page);
    await takeScreenshot(page, 'home', home);

    const catalog = async () => {
      await page.goto('/?filters[kind]=system&filters[argocd]=live');
      await expect(
        page.getByRole('row', {
          name: /Shop.*(Healthy|Out of sync|Not deployed|Rolled back)/,
        }),
      ).toBeVisible();
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
    await page.goto(tab);
    const actions = page.getByText(/Was du in .* tun kannst/);
    await expect(actions).toBeVisible();
    await expect(page.getByText('Verglichene Revision').first()).toBeVisible();
    await expect(
      page.getByRole('radio', { name: 'dev: Gesund' }),
    ).toBeVisible();
    await takeScreenshot(page, 'entity-tab-german', actions);
    await page.evaluate(() => localStorage.setItem('language', 'en'));
  });

  test('while it loads, the place is kept; where the portal is gone, it says so', async () => {
    await page.route(applications, () => {});
    const loading = async () => {
      await page.goto(tab);
      await expect(
        page.getByText('Loading the state of the deployments'),
      ).toBeAttached();
    };
    await loading();
    await expectAccessible(page);
    await takeScreenshot(page, 'entity-tab-loading', loading);
    await page.unroute(applications);

    await page.route(applications, route => route.abort());
    const retry = page.getByRole('button', { name: 'Try again' });
    const gone = async () => {
      await page.goto(tab);
      await expect(retry).toBeVisible();
    };
    await gone();
    await expectAccessible(page);
    await takeScreenshot(page, 'entity-tab-no-portal', gone);
    await page.unroute(applications);
    await retry.click();
    await expect(
      page.getByRole('radio', { name: 'dev: Healthy' }),
    ).toBeVisible();
  });

  test('what somebody may not see is said without showing it', async () => {
    await page.route(applications, route =>
      route.fulfill({
        status: 403,
        json: {
          error: { name: 'NotAllowedError', message: 'Unauthorized' },
          request: { method: 'GET', url: '/' },
          response: { statusCode: 403 },
        },
      }),
    );
    const hidden = async () => {
      await page.goto(tab);
      await expect(
        page.getByText('You may not see the applications of this entity.'),
      ).toBeVisible();
    };
    await hidden();
    await expectAccessible(page);
    await takeScreenshot(page, 'entity-tab-no-permission', hidden);
    await page.unroute(applications);
  });

  test('a credential that Argo CD refuses is the platform team\u2019s business', async () => {
    await page.goto(tab);
    await setFault('unauthorized');
    const notice = page.getByText(/refuses the portal's credential/);
    await expect(notice).toBeVisible({ timeout: 60_000 });
    await takeScreenshot(page, 'entity-tab-unauthorized', notice);
    await expectAccessible(page);
    await setFault(null);
    await expect(notice).toBeHidden({ timeout: 90_000 });
  });

  test('hundreds of applications with long names bear to be looked at', async () => {
    const listed = '**/api/argocd/applications?**';
    await page.route(listed, route =>
      changeAnswer<{ items: object[] }>(route, body => ({
        ...body,
        items: Array.from({ length: 300 }, (_, index) => ({
          ...body.items[index % body.items.length],
          name: `a-name-that-is-as-long-as-kubernetes-permits-${index}`,
        })),
        total: 300,
      })),
    );
    const many = async () => {
      await page.goto('/argo-cd?show=all');
      await expect(
        page.getByText('300 of 300 applications, worst first.'),
      ).toBeVisible();
    };
    await many();
    // Rows are drawn only where they are seen.
    expect(await page.getByRole('row').count()).toBeLessThan(100);
    await expectAccessible(page);
    await takeScreenshot(page, 'applications-many', many);
    await page.unrouteAll({ behavior: 'wait' });
  });

  test('an application that is deleted while it is looked at is missed', async () => {
    await page.goto(tab);
    await expect(row('production')).toBeVisible();
    await deleteApplication('shop-production');
    const notice = page.getByText(/shop-production is no longer there/);
    await expect(notice).toBeVisible({ timeout: 60_000 });
    await expect(
      page.getByRole('radio', { name: 'dev: Healthy' }),
    ).toBeVisible();
  });
});
