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
import { Locator, Page } from '@playwright/test';

/** Takes a picture for the documentation, light and dark, where SCREENSHOTS=1 asks for it; `ready` must be seen on it, or brings the page there. */
export async function takeScreenshot(
  page: Page,
  name: string,
  ready: Locator | (() => Promise<void>),
): Promise<void> {
  if (!process.env.SCREENSHOTS) {
    return;
  }
  const arrange = () =>
    typeof ready === 'function' ? ready() : ready.waitFor();
  for (const mode of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: mode });
    await page.waitForFunction(
      theme => document.body.getAttribute('data-theme-mode') === theme,
      mode,
    );
    // A new theme mounts the page anew.
    await arrange();
    await page.screenshot({
      path: path.resolve(
        __dirname,
        `../../../../docs/images/${name}.${mode}.png`,
      ),
      animations: 'disabled',
    });
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await arrange();
}
