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

import { expect, Locator, Page } from '@playwright/test';

/** The row of an environment; of several instances the one that the row names. */
export const environmentRow = (
  page: Page,
  environment: string,
  instance = '',
): Locator =>
  page
    .getByRole('table', { name: 'Environments' })
    .getByRole('row')
    .filter({
      has: page.getByRole('button', { name: environment, exact: true }),
      hasText: instance,
    });

export const expectState = (
  page: Page,
  environment: string,
  state: string | RegExp,
  timeout = 90_000,
) =>
  expect(environmentRow(page, environment)).toContainText(state, { timeout });

/** Chooses something in the menu of a row. */
export async function choose(
  page: Page,
  environment: string,
  action: string,
): Promise<void> {
  await page.getByRole('button', { name: `More for ${environment}` }).click();
  await page.getByRole('menuitem', { name: action, exact: true }).click();
}

/** Parts of a page that somebody sees without scrolling. */
export async function expectOnFirstScreen(
  page: Page,
  parts: Record<string, Locator>,
): Promise<void> {
  const { height } = page.viewportSize()!;
  for (const [what, part] of Object.entries(parts)) {
    const box = await part.filter({ visible: true }).first().boundingBox();
    expect(box, what).not.toBeNull();
    expect(box!.y, what).toBeGreaterThanOrEqual(0);
    expect(box!.y + box!.height, what).toBeLessThanOrEqual(height);
  }
}
