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
import { cutTexts, isTooWide } from './support/cutTexts';
import { takeScreenshot } from './support/screenshots';

// The plugin's own app, whose back end answers with scenes: plugins/argocd/dev.
test.use({ baseURL: 'http://localhost:3300', colorScheme: 'light' });

const tab = '/catalog/default/system/coelho-realtime/argo-cd';
const component = '/catalog/default/component/streamlit/argo-cd';

/** A place with a scene, and what is seen there when everything has come. */
type Screen = [
  name: string,
  path: string,
  scene: string,
  shows: RegExp,
  /** Of the documentation. */
  picture?: string,
];

const screens: Screen[] = [
  ['calm', tab, 'calm', /Live in dev\. Staging is 2 changes behind/],
  ['broken', tab, 'broken', /The latest change fails in staging/],
  ['not comparing', tab, 'not-comparing', /has not compared since/],
  [
    'no permission',
    tab,
    'no-permission',
    /(cannot|may not) see the/,
    'entity-tab-no-permission',
  ],
  ['one service', component, 'service', /Live in dev/],
  ['applications', '/argocd', 'calm', /coelho-realtime/],
  ['every state of applications', '/argocd', 'states', /Cannot compare/],
  ['every state in the list', '/argocd?view=list', 'states', /Cannot compare/],
  [
    'overview',
    '/catalog/default/system/coelho-realtime',
    'calm',
    /Live in dev/,
  ],
  ['home', '/home', 'calm', /coelho-realtime/],
];

/** Those that differ in words more than in parts: looked at with `SCENES=all`. */
const moreScreens: Screen[] = [
  ['live everywhere', tab, 'live-everywhere', /Live in dev, staging and/],
  ['delayed', tab, 'delayed', /late/],
  [
    'last known',
    tab,
    'last-known',
    /has not answered since/,
    'entity-tab-last-known',
  ],
  ['unreachable', tab, 'unreachable', /has not answered since/],
  ['no GitLab', tab, 'no-gitlab', /Dev runs fastapi/],
  ['unknown distance', tab, 'unknown-distance', /Dev runs fastapi/],
  ['nothing deployed', tab, 'nothing-deployed', /Nothing is deployed yet/],
  ['rolling out', tab, 'rolling-out', /Rolling out in dev/],
  ['sync failed', tab, 'sync-failed', /The latest change fails in dev/],
  ['no application', tab, 'none', /annotation/],
  ['loading', tab, 'loading', /Loading/, 'entity-tab-loading'],
  ['no portal', tab, 'no-portal', /Try again/, 'entity-tab-no-portal'],
  ['5,000 applications', '/argocd', 'many', /5000 appl/, 'applications-many'],
];

const widths = [1440, 1200, 1024, 390];

async function open(page: Page, [, path, scene, shows]: Screen) {
  const and = path.includes('?') ? '&' : '?';
  await page.goto(`${path}${and}scene=${scene}&theme=auto&language=en`);
  await expect(
    page.locator('[data-argocd]').getByText(shows).first(),
  ).toBeAttached();
}

test('no state is cut in German either', async ({ page }) => {
  for (const view of ['matrix', 'list']) {
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto(`/argocd?view=${view}&scene=states&theme=auto&language=de`);
    await expect(
      page.locator('[data-argocd]').getByText('Nicht vergleichbar').first(),
    ).toBeVisible();
    for (const width of widths) {
      await page.setViewportSize({ width, height: 900 });
      await expect
        .soft(async () => expect(await cutTexts(page)).toEqual([]))
        .toPass({ timeout: 2_000 });
    }
  }
});

for (const screen of [
  ...screens,
  ...(process.env.SCENES === 'all' ? moreScreens : []),
]) {
  test(`${screen[0]}: nothing is cut, and axe finds nothing, light and dark`, async ({
    page,
  }) => {
    await open(page, screen);
    for (const width of widths) {
      await page.setViewportSize({ width, height: 900 });
      await expect
        .soft(async () => expect(await cutTexts(page)).toEqual([]))
        .toPass({ timeout: 2_000 });
      expect.soft(await isTooWide(page), `at ${width} px`).toBe(false);
    }
    await page.setViewportSize({ width: 1440, height: 900 });
    await expectAccessible(page);
    const [, , , , picture] = screen;
    if (picture) {
      await takeScreenshot(page, picture, () => open(page, screen));
    }
    await page.emulateMedia({ colorScheme: 'dark' });
    await expect(page.locator('body')).toHaveAttribute(
      'data-theme-mode',
      'dark',
    );
    // A new theme mounts the page anew.
    await expect(
      page.locator('[data-argocd]').getByText(screen[3]).first(),
    ).toBeAttached();
    await expectAccessible(page);
  });
}
