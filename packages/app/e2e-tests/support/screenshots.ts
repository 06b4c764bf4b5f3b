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

import path from 'node:path';
import { Page } from '@playwright/test';

type Scheme = 'light' | 'dark';

const fileOf = (name: string, kind: Scheme | 'phone') =>
  path.resolve(__dirname, `../../../../docs/images/${name}.${kind}.png`);

async function paint(page: Page, scheme: Scheme): Promise<void> {
  await page.emulateMedia({ colorScheme: scheme });
  await page.waitForFunction(
    theme => document.body.getAttribute('data-theme-mode') === theme,
    scheme,
  );
}

/**
 * Takes a picture for the documentation where SCREENSHOTS=1 asks for it, after `ready` has brought the page there. It is
 * as high as the frame around a page is to be.
 */
export async function takeScreenshot(
  page: Page,
  name: string,
  ready: () => Promise<void>,
  options: {
    height?: number;
    schemes?: Scheme[];
    /** What is seen on a phone when everything has come; without it there is no picture of one. */
    phone?: RegExp;
  } = {},
): Promise<void> {
  if (!process.env.SCREENSHOTS) {
    return;
  }
  const { height = 900, schemes = ['light'], phone } = options;
  await page.setViewportSize({ width: 1440, height });
  for (const scheme of schemes) {
    await paint(page, scheme);
    // A new theme mounts the page anew.
    await ready();
    await page.screenshot({
      path: fileOf(name, scheme),
      animations: 'disabled',
    });
  }
  await paint(page, 'light');
  await page.setViewportSize({ width: 1440, height: 900 });
  await ready();
  if (phone) {
    await onPhone(page, async small => {
      await small.goto(page.url());
      await small.locator('[data-argocd]').getByText(phone).first().waitFor();
      await small.waitForLoadState('networkidle');
      // The bar below the page belongs to its end, not to the middle of the picture.
      const whole = await small.evaluate(
        () => document.documentElement.scrollHeight,
      );
      await small.setViewportSize({ width: 390, height: whole });
      await small.screenshot({
        path: fileOf(name, 'phone'),
        animations: 'disabled',
      });
    });
  }
}

/** The same person at a phone, with what was entered in the page. */
async function onPhone(
  page: Page,
  look: (small: Page) => Promise<void>,
): Promise<void> {
  const entered = await page.evaluate(() => ({ ...sessionStorage }));
  const context = await page
    .context()
    .browser()!
    .newContext({
      viewport: { width: 390, height: 844 },
      deviceScaleFactor: 2,
      storageState: await page.context().storageState(),
    });
  await context.addInitScript(
    items => Object.assign(sessionStorage, items),
    entered,
  );
  try {
    await look(await context.newPage());
  } finally {
    // What GitLab gave last is what the session goes on with.
    await page.context().addCookies(await context.cookies());
    await context.close();
  }
}
