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
import { accessToken, Clone, pipelineOf } from './support/gitlab';
import { createProject, signIn } from './support/portal';
import { expectState } from './support/tab';

const gitlab = 'http://localhost:8090';
const project = 'team-realtime/orders';
const tab = '/catalog/default/system/orders/argo-cd';

test.describe
  .serial('a project that the platform team registers, from dev to production and back', () => {
  let page: Page;
  /** GitLab's own pages, beside the portal's. */
  let gitlabPage: Page;
  let clone: Clone;
  let firstCommit: string;
  let secondCommit: string;

  test.beforeAll(async ({ browser }) => {
    page = await (await browser.newContext()).newPage();
    gitlabPage = await page.context().newPage();
    await signIn(page, 'Maria');
  });

  test.afterAll(() => page.context().close());

  /** Until the image of a commit runs in an environment. */
  const expectLive = (environment: string, commit: string) =>
    expectState(page, environment, commit.slice(0, 7));

  /** Merges what a merge request's page shows, as somebody. */
  async function merge(address: string, who: string) {
    const button = gitlabPage.getByRole('button', {
      name: `Merge as ${who}`,
    });
    await expect(async () => {
      await gitlabPage.goto(address);
      await expect(button).toBeVisible({ timeout: 1_000 });
    }).toPass();
    await button.click();
    await expect(
      gitlabPage.getByRole('heading', { name: /: merged$/ }),
    ).toBeVisible();
  }

  test('Maria asks for it', async () => {
    await createProject(
      page,
      'Maria',
      {
        name: 'orders',
        services: [{ name: 'api', port: 8000, public: '/' }],
        environments: ['production'],
        registration: /By merge request/,
      },
      {
        checked: async () => {
          await expect(
            page.getByText(/registered by merge request to the platform team/),
          ).toBeVisible();
          if (process.env.SCREENSHOTS) {
            await page.screenshot({
              path: 'docs/images/create-advanced.light.png',
              fullPage: true,
              animations: 'disabled',
            });
          }
        },
      },
    );
    await expect(
      page.getByRole('link', { name: 'the merge request' }),
    ).toBeVisible();
    await expect(
      page.getByText(/Argo CD deploys orders when the merge request/),
    ).toBeVisible();
    if (process.env.SCREENSHOTS) {
      await page.screenshot({
        path: 'docs/images/created-platform-repository.light.png',
        animations: 'disabled',
      });
    }
  });

  test('the platform team merges the registration, and dev is deployed', async () => {
    const address = await page
      .getByRole('link', { name: 'the merge request' })
      .getAttribute('href');
    await merge(address!, 'Ada Operator');
    const token = await accessToken('maria');
    await expect
      .poll(() => pipelineOf(token, project, 'trigger'), { timeout: 120_000 })
      .toBe('success');
    clone = await Clone.create(project, 'maria');
    firstCommit = (
      await clone.git('rev-list', '--max-parents=0', 'HEAD')
    ).trim();
    await page.goto(tab);
    await expectLive('dev', firstCommit);
  });

  /** Presses the manual job of the newest pipeline on main, and merges what it opens. */
  async function promote(number: number) {
    await expect(async () => {
      await gitlabPage.goto(`${gitlab}/${project}/-/pipelines`);
      await gitlabPage.getByRole('link', { name: /^#/ }).first().click();
      await gitlabPage
        .getByRole('link', { name: 'promote to production' })
        .click({ timeout: 1_000 });
    }).toPass({ timeout: 90_000 });
    await gitlabPage
      .getByRole('button', { name: 'Run as Deniz Example' })
      .click();
    await merge(
      `${gitlab}/${project}/-/merge_requests/${number}`,
      'Maria Example',
    );
  }

  test('a promotion brings the same image to production', async () => {
    await promote(1);
    await expectLive('production', firstCommit);
    await expectLive('dev', firstCommit);
  });

  test('the next change is in dev first', async () => {
    secondCommit = await clone.change(
      'apps/api/main.py',
      'feat(api): greet by name',
      text => text.replace('"Hello"', '"Hello, Maria"'),
    );
    await expectLive('dev', secondCommit);
    await expectLive('production', firstCommit);
    await expect(
      page.getByRole('heading', {
        name: 'Live in dev. Production is 1 change behind.',
      }),
    ).toBeVisible();
  });

  test('and in production after its promotion', async () => {
    await promote(2);
    await expectLive('production', secondCommit);
  });

  test('a revert in Git goes back to what ran before', async () => {
    await clone.git('pull', '--quiet', '--rebase');
    await clone.git(
      '-c',
      'user.name=maria',
      '-c',
      'user.email=maria@example.com',
      'revert',
      '--mainline',
      '1',
      '--no-edit',
      'HEAD',
    );
    await clone.git('push', '--quiet');
    await expectLive('production', firstCommit);
    await expectLive('dev', secondCommit);
  });
});
