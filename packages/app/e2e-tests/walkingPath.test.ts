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
import { accessToken, Clone, pipelineOf } from './support/gitlab';
import { createProject, signIn } from './support/portal';
import { takeScreenshot } from './support/screenshots';

const services = ['fastapi', 'kafka', 'mlflow', 'streamlit'];
const project = 'team-realtime/coelho-realtime';
const tab = '/catalog/default/system/coelho-realtime/argo-cd';

test.describe
  .serial('from "Create new project" to a healthy deployment', () => {
  let page: Page;
  let clone: Clone;
  let firstCommit: string;

  test.beforeAll(async ({ browser }) => {
    page = await (await browser.newContext()).newPage();
    await signIn(page, 'Maria');
  });

  test.afterAll(() => page.context().close());

  test('Maria creates a project with four services', async () => {
    await createProject(
      page,
      'Maria',
      {
        name: 'coelho-realtime',
        title: 'COELHO RealTime',
        owner: 'Team Realtime',
        group: 'team-realtime',
        services: [
          { name: 'fastapi', port: 8000, public: '/api' },
          { name: 'kafka', port: 8001 },
          { name: 'mlflow', port: 5000, public: '/mlflow' },
          { name: 'streamlit', port: 8501, public: '/' },
        ],
      },
      {
        preview: async () => {
          await page.getByRole('button', { name: 'project-dev.yaml' }).click();
          await expect(page.getByText('kind: AppProject')).toBeVisible();
          await expectAccessible(page);
          if (process.env.SCREENSHOTS) {
            await page.screenshot({
              path: 'docs/images/create-preview.light.png',
              fullPage: true,
              animations: 'disabled',
            });
          }
        },
      },
    );
    await expect(
      page.getByRole('link', { name: 'Project in the catalog' }),
    ).toBeVisible();
    await expect(
      page.getByRole('link', { name: 'First pipeline' }),
    ).toBeVisible();
    await takeScreenshot(
      page,
      'created',
      page.getByRole('link', { name: 'First pipeline' }),
    );
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

  test('the entity page shows it live with these images', async () => {
    await page.getByRole('link', { name: 'Project in the catalog' }).click();
    await expect(
      page.getByRole('heading', { name: 'COELHO RealTime' }),
    ).toBeVisible();
    const card = page.locator('[data-argocd="card"]');
    await expect(card.getByText('Live in dev.')).toBeVisible();
    await takeScreenshot(page, 'entity-card', card.getByText('Live in dev.'));
    await expectAccessible(page);

    await card.getByRole('link', { name: 'Open the Argo CD tab' }).click();
    await expect(
      page.getByRole('heading', { name: 'Live in dev.' }),
    ).toBeVisible();
    const images = page.getByRole('list', { name: 'Images' });
    for (const service of services) {
      await expect(
        images.getByText(`${service}:${firstCommit.slice(0, 7)}`),
      ).toBeVisible();
    }
    await expect(
      page
        .getByRole('link', { name: (await clone.head()).slice(0, 7) })
        .first(),
    ).toHaveAttribute(
      'href',
      `http://localhost:8090/${project}/-/commit/${await clone.head()}`,
    );
    await takeScreenshot(
      page,
      'entity-tab',
      page.getByRole('list', { name: 'Images' }),
    );
    await expectAccessible(page);
  });

  test('the tab follows a push without a reload', async () => {
    await page.evaluate(() => Object.assign(window, { notReloaded: true }));
    const commit = await clone.change(
      'apps/fastapi/main.py',
      'feat(fastapi): greet by name',
      text => text.replace('"Hello"', '"Hello, Maria"'),
    );
    const images = page.getByRole('list', { name: 'Images' });
    await expect(images.getByText(`fastapi:${commit.slice(0, 7)}`)).toBeVisible(
      { timeout: 90_000 },
    );
    await expect(
      images.getByText(`kafka:${firstCommit.slice(0, 7)}`),
    ).toBeVisible();
    await expect(
      page.getByRole('heading', { name: 'Live in dev.' }),
    ).toBeVisible();
    const way = page.getByRole('list', { name: 'Way of the latest change' });
    await expect(way.getByText('feat(fastapi): greet by name')).toBeVisible();
    await expect(way.getByText('Passed')).toBeVisible();
    await expect(way.getByText('1 image pushed')).toBeVisible();
    await expect(
      page.getByText('Latest change', { exact: true }),
    ).toBeVisible();
    expect(await page.evaluate(() => 'notReloaded' in window)).toBe(true);
  });

  test('a broken image reference is called broken, with the reason in words', async () => {
    await clone.change(
      'helm/values-dev.yaml',
      'fix(streamlit): set a tag by hand',
      text =>
        text.replace(
          /tag: "[^"]*" # ci:tag streamlit/,
          'tag: "broken-5555" # ci:tag streamlit',
        ),
    );
    await expect(
      page.getByRole('heading', {
        // What fails is a tag set by hand: the latest change runs.
        name: 'Dev is broken: streamlit cannot start: image streamlit:broken-5555 was not found in the registry.',
      }),
    ).toBeVisible({ timeout: 90_000 });
    await expect(page.getByText('Broken', { exact: true })).toBeVisible();
    const path = page.getByRole('listitem').filter({ hasText: /^Pod/ });
    await expect(path).toContainText('coelho-realtime-dev-streamlit-');
    await page.getByText('Show original').click();
    await expect(page.getByText(/Back-off pulling image/)).toBeVisible();
    await page.getByText('Show original').click();
    await takeScreenshot(
      page,
      'entity-tab-broken',
      page.getByText('Where it fails'),
    );
    await expectAccessible(page);
  });

  test('the failing pod is found among the resources, with its events', async () => {
    const graph = page.getByRole('group', { name: 'Graph of resources' });
    const details = page.getByRole('region', { name: /^Pod/ });
    const openFailingPod = async () => {
      await page.goto(tab);
      // What is far below is only asked for when somebody comes near.
      await page.getByText('Where it fails').hover();
      await page.mouse.wheel(0, 600);
      await page.getByText('Only failing').click();
      await graph.getByRole('button', { name: /^Pod/ }).click();
      await details.getByRole('tab', { name: 'Events' }).click();
      await expect(details.getByText('BackOff')).toBeVisible();
    };
    await openFailingPod();
    await expectAccessible(page);
    await takeScreenshot(page, 'resources', openFailingPod);
  });

  test('the deployments tell who changed what, and compare', async () => {
    const comparison = page.getByRole('region', {
      name: 'Comparison of two deployments',
    });
    const compare = async () => {
      await page.goto(tab);
      await page.getByText('Where it fails').hover();
      await page.mouse.wheel(0, 600);
      await page.getByText('Only failing').hover();
      await page.mouse.wheel(0, 2_000);
      const rows = page.getByRole('checkbox', { name: /^Compare/ });
      await expect(rows).toHaveCount(3);
      // The graph above may grow while it is drawn, so that a click misses the row.
      await expect(async () => {
        await rows.nth(0).check({ force: true });
        await rows.nth(2).check({ force: true });
      }).toPass();
      await expect(comparison).toBeVisible();
    };
    await compare();
    await expectAccessible(page);
    await takeScreenshot(page, 'deployments', compare);
  });

  test('Refresh and Sync do what they say', async () => {
    await page.getByRole('button', { name: 'Refresh', exact: true }).click();
    await expect(page.getByText('Argo CD has read Git.')).toBeVisible();
    await page.getByRole('button', { name: 'Sync…' }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByText('Nothing would change.')).toBeVisible();
    await dialog.getByRole('button', { name: 'Sync dev' }).click();
    await expect(page.getByText('The sync has finished.')).toBeVisible();
    await expect(page.getByText('by maria')).toBeVisible();
  });

  test('Jonas of another team sees the state and may press nothing', async ({
    browser,
  }) => {
    const context = await browser.newContext();
    const jonas = await context.newPage();
    await signIn(jonas, 'Jonas');
    await jonas.goto(tab);
    await expect(
      jonas.getByRole('heading', { name: /streamlit cannot start/ }),
    ).toBeVisible();
    for (const name of ['Sync…', 'Refresh']) {
      const button = jonas.getByRole('button', { name, exact: true });
      await expect(button).toHaveAttribute('aria-disabled', 'true');
      await expect(button).toHaveAccessibleDescription(
        'Not allowed: this is up to team-realtime.',
      );
    }
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
    await takeScreenshot(
      jonas,
      'entity-tab-not-allowed',
      jonas.getByText('Where it fails'),
    );
    await context.close();
  });

  test('the applications page has it among all that Maria may see, and leads back to it', async () => {
    await page
      .getByRole('link', { name: 'Argo CD', exact: true })
      .first()
      .click();
    const applications = page.locator('[data-argocd="applications"]');
    await expect(
      applications.getByText(/streamlit cannot start/),
    ).toBeVisible();
    await applications.getByRole('button', { name: /Broken/ }).click();
    await expect(page).toHaveURL(/verdict=broken/);
    await applications.getByRole('radio', { name: 'All' }).click();
    await expect(page).toHaveURL(/show=all/);
    await page.reload();
    await expect(
      applications.getByRole('button', { name: /Broken/, pressed: true }),
    ).toBeVisible();
    await takeScreenshot(
      page,
      'applications',
      applications.getByText(/cannot start/),
    );
    await expectAccessible(page);
    await applications
      .getByRole('link', { name: 'coelho-realtime-dev' })
      .click();
    await expect(
      page.getByRole('heading', { name: 'COELHO RealTime' }),
    ).toBeVisible();
  });

  test('an Argo CD that does not answer is said so, and what was known stays', async () => {
    await page.goto(tab);
    await expect(
      page.getByRole('heading', { name: /streamlit cannot start/ }),
    ).toBeVisible();
    try {
      await setFault('unavailable');
      await expect(
        page.getByText(/Global Argo CD (has not answered|does not answer)/),
      ).toBeVisible({ timeout: 60_000 });
      await expect(page.getByText('Was: Broken')).toBeVisible();
      await expect(
        page.getByRole('button', { name: 'Sync…' }),
      ).toHaveAccessibleDescription(
        'Not now: Argo CD instance global does not answer.',
      );
      await takeScreenshot(
        page,
        'entity-tab-last-known',
        page.getByText('Was: Broken'),
      );
    } finally {
      await setFault(null);
    }
    await expect(page.getByText('Was: Broken')).toBeHidden({ timeout: 90_000 });
  });
});
