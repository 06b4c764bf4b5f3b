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
import { breakPart, healPart, setFault } from './support/argocd';
import { accessToken, Clone, pipelineOf } from './support/gitlab';
import { tabTo } from './support/keyboard';
import { createProject, signIn } from './support/portal';
import { takeScreenshot } from './support/screenshots';
import {
  choose,
  environmentRow,
  expectOnFirstScreen,
  expectState,
} from './support/tab';

const services = ['fastapi', 'kafka', 'mlflow', 'streamlit'];
const project = 'team-realtime/coelho-realtime';
const tab = '/catalog/default/system/coelho-realtime/argo-cd';

test.describe
  .serial('from "Create new project" to a healthy deployment', () => {
  let page: Page;
  let clone: Clone;
  let firstCommit: string;
  let chart: string;

  const headline = (name: string | RegExp) =>
    page.getByRole('heading', { name });

  /** Opens the tab, where it says this. */
  const openTab =
    (says: string | RegExp, search = '') =>
    async () => {
      await page.goto(`${tab}${search}`);
      await expect(headline(says)).toBeVisible();
      // What stands below comes after it.
      await expect(page.getByRole('tab', { name: /^Services/ })).toBeVisible();
      await page.waitForLoadState('networkidle');
    };

  test.beforeAll(async ({ browser }) => {
    page = await (await browser.newContext()).newPage();
    await signIn(page, 'Maria');
  });

  test.afterAll(async () => {
    await setFault(null);
    await page.context().close();
  });

  test('Maria creates a project with four services', async () => {
    await createProject(
      page,
      'Maria',
      {
        name: 'coelho-realtime',
        services: [
          { name: 'fastapi', port: 8000, public: '/api' },
          { name: 'kafka', port: 8001 },
          { name: 'mlflow', port: 5000, public: '/mlflow' },
          { name: 'streamlit', port: 8501, public: '/' },
        ],
        environments: ['staging', 'production'],
      },
      {
        checked: async () => {
          await page.getByRole('button', { name: 'Look at all' }).click();
          await page.getByRole('button', { name: 'project-dev.yaml' }).click();
          await expect(page.getByText('kind: AppProject')).toBeVisible();
          await expectAccessible(page);
          if (process.env.SCREENSHOTS) {
            await page.screenshot({
              path: 'docs/images/create-preview.light.png',
              animations: 'disabled',
            });
          }
          await page.keyboard.press('Escape');
        },
      },
    );
    await expect(
      page.getByRole('link', { name: 'Open in the catalog' }),
    ).toBeVisible();
  });

  test('the repository holds everything, and the pipeline hands four images over', async () => {
    const token = await accessToken('maria');
    await expect
      .poll(() => pipelineOf(token, project, 'trigger'), { timeout: 120_000 })
      .toBe('success');

    clone = await Clone.create(project, 'maria');
    expect(await clone.files()).toEqual(
      expect.arrayContaining([
        'README.md',
        'catalog-info.yaml',
        '.gitlab-ci.yml',
        'skaffold.yaml',
        'mkdocs.yml',
        'docs/index.md',
        '.slipway/answers.yaml',
        'argocd/project-dev.yaml',
        'argocd/application-dev.yaml',
        'ci/update-image-tags.sh',
        'ci/build.yml',
        'helm/Chart.yaml',
        'helm/values.yaml',
        'helm/values-dev.yaml',
        'helm/values.schema.json',
        'helm/templates/deployment.yaml',
        ...services.flatMap(service => [
          `apps/${service}/Dockerfile`,
          `apps/${service}/main.py`,
          `apps/${service}/test_main.py`,
          `apps/${service}/.dockerignore`,
        ]),
      ]),
    );
    firstCommit = (
      await clone.git('rev-list', '--max-parents=0', 'HEAD')
    ).trim();
    const values = await clone.read('helm/values-dev.yaml');
    for (const service of services) {
      expect(values).toContain(`tag: "${firstCommit}" # ci:tag ${service}`);
    }
  });

  test('the entity page shows it live', async () => {
    await page.getByRole('link', { name: 'Open in the catalog' }).click();
    await expect(
      page.getByRole('heading', { name: 'coelho-realtime', level: 1 }),
    ).toBeVisible();
    const card = page.locator('[data-argocd="card"]');
    await expect(card.getByText('Live in dev.')).toBeVisible();
    await expectAccessible(page);

    await card.getByRole('link', { name: /Open.* Argo CD tab/ }).click();
    await expect(headline('Live in dev.')).toBeVisible();
    await expectState(page, 'dev', firstCommit.slice(0, 7));
    await expectState(page, 'dev', 'Healthy');
    await expectState(page, 'staging', 'Not deployed');
    const table = page.getByRole('table', { name: /service/i });
    for (const service of services) {
      await expect(
        table.getByRole('row', { name: new RegExp(`^${service}`) }),
      ).toContainText(firstCommit.slice(0, 7));
    }
  });

  /** Merges a change of one service; the commit that main has then. */
  const merge = (
    title: string,
    service: string,
    edits: Record<string, (text: string) => string> = {},
  ): Promise<string> =>
    clone.merge(title, {
      [`apps/${service}/main.py`]: text =>
        text.replace(/"Hello[^"]*"/, `"Hello, ${title}"`),
      ...edits,
    });

  /** Until an environment has a change as its version; of what Argo CD synced the row says more. */
  const expectVersion = (environment: string, commit: string) =>
    expect(
      environmentRow(page, environment).getByRole('cell').first(),
    ).toContainText(commit.slice(0, 7), { timeout: 120_000 });

  test('the tab follows four changes and their promotions without a reload', async () => {
    test.setTimeout(600_000);
    await page.evaluate(() => Object.assign(window, { notReloaded: true }));
    const runs = await merge('chore(mlflow): keep the last 20 runs', 'mlflow');
    await expectVersion('dev', runs);
    await clone.promote('dev', 'staging', { merged: true });
    await clone.promote('staging', 'production', { merged: true });
    await expectVersion('production', runs);
    const offsets = await merge(
      'fix(kafka): commit offsets after the write',
      'kafka',
    );
    await expectVersion('dev', offsets);
    await clone.promote('dev', 'staging', { merged: true });
    await expectVersion('staging', offsets);
    // That it is open is seen with what main gets next.
    await clone.promote('staging', 'production', { merged: false });
    // Two people merge one after the other: no pipeline waits for the other's.
    await merge('feat(fastapi): score in batches', 'fastapi');
    chart = await merge('feat(streamlit): live score chart', 'streamlit', {
      'apps/streamlit/main.py': text =>
        text.replace(
          'def main():',
          'def main():\n    client = connect(os.environ["MLFLOW_URL"])',
        ),
      'helm/values-dev.yaml': text =>
        text.replace(
          /( {2}streamlit:\n {4}replicas: 1\n)/,
          '$1    env:\n      MLFLOW_URL: http://mlflow:5000\n',
        ),
    });
    await expectVersion('dev', chart);
    await expect(
      headline('Live in dev. Staging is 2 changes behind; production 3.'),
    ).toBeVisible();
    await expectState(page, 'dev', 'Healthy');
    await expect(page.getByText('Pipeline passed')).toBeVisible();
    await expect(page.getByText(/promotes .* to production/)).toBeVisible();
    expect(await page.evaluate(() => 'notReloaded' in window)).toBe(true);
    await expectAccessible(page);

    const calm = 'Live in dev. Staging is 2 changes behind; production 3.';
    await takeScreenshot(page, 'entity-tab', openTab(calm), { height: 923 });
    const seen = (path: string, shows: RegExp) => async () => {
      await page.goto(path);
      await expect(
        page.locator('[data-argocd]').getByText(shows).first(),
      ).toBeVisible();
      await page.waitForLoadState('networkidle');
    };
    await takeScreenshot(
      page,
      'overview',
      seen('/catalog/default/system/coelho-realtime', /Live in dev/),
    );
    await takeScreenshot(
      page,
      'service',
      seen(
        '/catalog/default/component/coelho-realtime-streamlit/argo-cd',
        /Live in dev/,
      ),
      { height: 980 },
    );
  });

  const fails = /The latest change fails in staging/;

  test('a crash in staging says on the first screen what, where, since when, who and what to do', async () => {
    await page.goto(tab);
    await clone.promote('dev', 'staging', { merged: true });
    await expect(headline(fails)).toBeVisible({ timeout: 120_000 });
    await openTab(fails)();
    const staging = environmentRow(page, 'staging');
    await expect(staging).toContainText('Broken');
    await expect(environmentRow(page, 'dev')).toContainText(chart.slice(0, 7));
    const why = page.locator('[data-why="staging"]');
    await expect(why.getByText(/MLFLOW_URL/).first()).toBeVisible();
    await expectOnFirstScreen(page, {
      what: headline(fails),
      where: staging,
      'since when': staging.getByText(/ago/),
      who: staging.getByText(/Maria Example/),
      why,
    });
    await expectAccessible(page);
    await takeScreenshot(page, 'entity-tab-broken', openTab(fails), {
      height: 1362,
      schemes: ['light', 'dark'],
      phone: /MLFLOW_URL is set in dev/,
    });
    // German is longer.
    await page.evaluate(() => localStorage.setItem('language', 'de'));
    await page.goto(tab);
    const germanStaging = page.locator('tr[data-environment="staging"]');
    await expect(why.getByText(/MLFLOW_URL/).first()).toBeVisible();
    await expectOnFirstScreen(page, {
      what: headline(/Die neueste Änderung scheitert in staging/),
      where: germanStaging,
      'since when': germanStaging.getByText(/vor/),
      who: germanStaging.getByText(/Maria Example/),
      why,
    });
    await page.evaluate(() => localStorage.setItem('language', 'en'));
    const graph = page.getByRole('group', {
      name: 'Resources of staging as a graph',
    });
    const openPod = async () => {
      await openTab(fails, '?view=resources&environment=staging')();
      await graph.getByRole('button', { name: /^Pod, crashes/ }).click();
      await expect(page.getByRole('region', { name: /^Pod/ })).toContainText(
        /Exit code 1/,
      );
      await page.getByRole('tab', { name: /^Resources/ }).evaluate(element => {
        window.scrollTo(0, window.scrollY + element.getBoundingClientRect().y);
        window.scrollBy(0, -200);
      });
    };
    await openPod();
    await expectAccessible(page);
    await takeScreenshot(page, 'resources', openPod, { height: 922 });
  });

  test('the log of the crash fills the screen, and is left with Escape', async () => {
    const log = page.getByRole('log');
    const openLog = async () => {
      await openTab(fails)();
      await page.getByRole('button', { name: 'Logs of the crash' }).click();
      await expect(log).toContainText("KeyError: 'MLFLOW_URL'");
    };
    await openLog();
    await expect(page).toHaveURL(/logs=/);
    await expectAccessible(page);
    await takeScreenshot(page, 'logs', openLog);
    await page.keyboard.press('Escape');
    await expect(log).toBeHidden();
  });

  test('Jonas of another team sees the state and may press nothing', async ({
    browser,
  }) => {
    const context = await browser.newContext();
    const jonas = await context.newPage();
    await signIn(jonas, 'Jonas');
    await jonas.goto(tab);
    await expect(jonas.getByRole('heading', { name: fails })).toBeVisible();
    await expect(
      jonas.getByText(
        /^Read only for you\. team-realtime|^Read only for you\. Team Realtime/,
      ),
    ).toBeVisible();
    await jonas.getByRole('button', { name: 'More for dev' }).click();
    for (const name of ['Sync…', 'Refresh']) {
      await expect(
        jonas.getByRole('menuitem', { name, exact: true }),
      ).toHaveAttribute('aria-disabled', 'true');
    }
    await expect(
      jonas.getByText('Not allowed: this is up to team-realtime.').first(),
    ).toBeVisible();
    // What the button does not do, the back end does not do either.
    const [answer] = await Promise.all([
      jonas.evaluate(async () => {
        const refreshed = await fetch(
          '/api/auth/gitlab/refresh?env=development',
          {
            credentials: 'include',
            headers: { 'x-requested-with': 'XMLHttpRequest' },
          },
        );
        const { backstageIdentity } = await refreshed.json();
        const response = await fetch(
          '/api/argocd/applications/global/argocd/coelho-realtime-dev/sync',
          {
            method: 'POST',
            headers: {
              Authorization: `Bearer ${backstageIdentity.token}`,
              'Content-Type': 'application/json',
            },
            body: '{}',
          },
        );
        return response.status;
      }),
    ]);
    expect(answer).toBe(403);
    await context.close();
  });

  test('the applications page has it among all that Maria may see, and leads back to it', async () => {
    await page.goto('/argocd');
    const applications = page.locator('[data-argocd="applications"]');
    const states = applications.getByRole('group', { name: 'Filter by state' });
    await states.getByRole('button', { name: /^Broken 1$/ }).click();
    await expect(page).toHaveURL(/state=broken/);
    await page.reload();
    await expect(
      states.getByRole('button', { name: /^Broken/, pressed: true }),
    ).toBeVisible();
    await expectAccessible(page);
    await page.goBack();
    await expect(page).not.toHaveURL(/state=broken/);
    const look = (search: string) => async () => {
      await page.goto(`/argocd${search}`);
      await expect(
        applications.getByText(/coelho-realtime/).first(),
      ).toBeVisible();
      await page.waitForLoadState('networkidle');
    };
    await takeScreenshot(page, 'applications', look(''), {
      height: 954,
      schemes: ['light', 'dark'],
      phone: /Needs attention/,
    });
    await takeScreenshot(page, 'applications-list', look('?view=list'));
    await look('?view=list')();
    await applications
      .getByRole('link', { name: /coelho-realtime-dev/ })
      .click();
    await expect(headline(fails)).toBeVisible();
  });

  test('home says what needs Maria', async () => {
    const home = async () => {
      await page.goto('/');
      await expect(
        page
          .locator('[data-argocd]')
          .getByText(/staging/)
          .first(),
      ).toBeVisible();
      await page.waitForLoadState('networkidle');
    };
    await home();
    await expectAccessible(page);
    await takeScreenshot(page, 'home', home, { height: 939 });
  });

  test('Refresh and Sync do what they say, in the row', async () => {
    await page.goto(tab);
    const dev = environmentRow(page, 'dev');
    await choose(page, 'dev', 'Refresh');
    await expect(dev).toContainText(/Argo CD compared at/);
    await choose(page, 'dev', 'Sync…');
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByText(/Nothing would change/)).toBeVisible();
    await dialog.getByRole('button', { name: 'Sync dev' }).click();
    await expect(dev).toContainText(/(Synced at|Healthy since)/);
  });

  test('an Argo CD that compares nothing is said so, and nothing is green', async () => {
    await page.goto(tab);
    try {
      await breakPart('controller');
      const old = /has not compared since/;
      await expect(headline(old)).toBeVisible({ timeout: 120_000 });
      await expectState(page, 'dev', 'Was healthy');
      await expect(page.getByText('Healthy', { exact: true })).toHaveCount(0);
      await page.getByRole('button', { name: 'More for dev' }).click();
      await expect(page.getByText(/^Not now: /).first()).toBeVisible();
      await page.keyboard.press('Escape');
      await takeScreenshot(page, 'entity-tab-not-comparing', openTab(old), {
        height: 986,
      });
    } finally {
      await healPart('controller');
    }
    await expect(headline(fails)).toBeVisible({ timeout: 120_000 });
  });

  test('an Argo CD that does not answer is said so, and what was known stays', async () => {
    try {
      await setFault('unavailable');
      await expect(headline(/has not answered since/)).toBeVisible({
        timeout: 60_000,
      });
      await expectState(page, 'staging', 'Was: Broken');
    } finally {
      await setFault(null);
    }
    await expect(headline(fails)).toBeVisible({ timeout: 90_000 });
  });

  test('the keyboard leads from home to what is to be done, and back', async () => {
    const press = (key: string) => page.keyboard.press(key);
    const button = (name: string) =>
      page.getByRole('button', { name, exact: true });

    await test.step('home leads to what needs me', async () => {
      await page.goto('/');
      const seeWhy = page.getByRole('link', { name: 'See why' });
      await expect(seeWhy).toBeVisible();
      await press('Tab');
      await expect(
        page.getByRole('link', { name: 'Skip to content' }),
      ).toBeFocused();
      await press('Enter');
      await tabTo(page, seeWhy);
      await press('Enter');
      await expect(headline(fails)).toBeVisible();
      await expect(page).toHaveURL(/environment=.*staging/);
    });

    await test.step('arrows lead through the environments, menus and dialogs give the focus back', async () => {
      await button('dev').focus();
      await press('ArrowDown');
      await expect(button('staging')).toBeFocused();
      await press('Enter');
      await expect(button('staging')).toHaveAttribute('aria-expanded', 'true');
      await press('Enter');
      await expect(button('staging')).toHaveAttribute('aria-expanded', 'false');
      const more = button('More for staging');
      await tabTo(page, more);
      await press('Enter');
      await expect(page.getByRole('menu')).toBeVisible();
      await press('Escape');
      await expect(page.getByRole('menu')).toBeHidden();
      await expect(more).toBeFocused();
      await press('Enter');
      await page.getByRole('menuitem', { name: 'Restart…' }).press('Enter');
      const dialog = page.getByRole('dialog');
      await expect(
        page.locator('[role=dialog]:focus, [role=dialog] :focus'),
      ).toHaveCount(1);
      await press('Escape');
      await expect(dialog).toBeHidden();
      await expect(more).toBeFocused();
    });

    await test.step('arrows lead through the graph to what fails, and to its log', async () => {
      await openTab(fails, '?view=resources&environment=staging')();
      const graph = page.getByRole('group', {
        name: 'Resources of staging as a graph',
      });
      await page.getByRole('tab', { name: /^Resources/ }).focus();
      await tabTo(page, graph.getByRole('button', { name: /^Application/ }));
      for (const kind of ['Deployment', 'ReplicaSet', 'Pod, crashes']) {
        await press('ArrowRight');
        await expect(graph.locator(':focus')).toContainText(kind);
      }
      await press('Enter');
      const openLogs = page
        .getByRole('region', { name: /^Pod/ })
        .getByRole('button', { name: 'Open logs' });
      await tabTo(page, openLogs);
      await press('Enter');
      const log = page.getByRole('log');
      await expect(log).toContainText("KeyError: 'MLFLOW_URL'");
      await press('/');
      await expect(
        page.getByRole('searchbox', { name: 'Search in the log' }),
      ).toBeFocused();
      await page.keyboard.type('KeyError');
      await expect(page.getByText('1 of 1')).toBeVisible();
      // In the field Escape clears it; elsewhere it leaves the log.
      await press('Tab');
      await press('Escape');
      await expect(log).toBeHidden();
      await expect(openLogs).toBeFocused();
    });

    await test.step('the applications are searched, and a cell leads to its row', async () => {
      await page.goto('/argocd');
      await page.getByRole('button', { name: /^All \d/ }).focus();
      await press('/');
      const search = page.getByRole('searchbox', { name: /^Project, service/ });
      await expect(search).toBeFocused();
      await page.keyboard.type('coelho');
      await expect(page).toHaveURL(/coelho/);
      await tabTo(
        page,
        page.getByRole('link', { name: 'coelho-realtime', exact: true }),
      );
      await press('ArrowRight');
      await press('ArrowRight');
      await press('Enter');
      await expect(headline(fails)).toBeVisible();
      await expect(page).toHaveURL(/staging/);
    });
  });

  // The last of all: such a credential is tried again only once a minute.
  test('a credential that Argo CD refuses is the platform team\u2019s business', async () => {
    await page.goto(tab);
    await setFault('unauthorized');
    const notice = page.getByText(/refuses the portal's credential/);
    await expect(notice).toBeVisible({ timeout: 60_000 });
    await takeScreenshot(page, 'entity-tab-unauthorized', async () => {
      await page.goto(tab);
      await expect(notice).toBeVisible();
    });
    await expectAccessible(page);
  });
});
