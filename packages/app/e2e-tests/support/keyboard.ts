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

/** More than this many stops nobody has the patience for. */
const maxStops = 60;

/** Where the focus is, and whether people see that. */
const stopOf = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement ?? document.body;
    const { top, bottom, left, width, height } =
      element.getBoundingClientRect();
    return {
      name: element.getAttribute('aria-label') ?? element.textContent ?? '',
      top: top + window.scrollY,
      bottom: bottom + window.scrollY,
      left,
      isSeen: width > 1 && height > 1,
    };
  });

/**
 * Goes to something by Tab alone, as somebody without a mouse does. Each stop on the way is seen, and none is before the
 * one above it: the order is that of reading.
 */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  let before = await stopOf(page);
  for (let stop = 0; stop < maxStops; stop += 1) {
    await page.keyboard.press('Tab');
    const now = await stopOf(page);
    expect(now.isSeen, `${now.name} is seen`).toBe(true);
    expect(
      now.bottom > before.top || now.left > before.left,
      `${now.name} comes after ${before.name}`,
    ).toBe(true);
    before = now;
    if (await target.evaluate(element => element === document.activeElement)) {
      return;
    }
  }
  throw new Error(`Tab does not reach ${target} within ${maxStops} stops.`);
}
