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

import { Page } from '@playwright/test';

/**
 * Texts of our parts that do not fit where they stand. What scrolls is meant to, and what is cut in its middle has the
 * whole in its tooltip; a state has to be read whole.
 */
export function cutTexts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const isMeant = (element: Element): boolean =>
      Boolean(
        element.closest('[title]') ??
          // For screen readers alone.
          (element.clientWidth <= 1 ? element : null),
      );
    const hasState = (element: Element) =>
      [...element.children].some(child => child.matches('[data-verdict]'));
    const scrolls = (element: Element) =>
      ['auto', 'scroll'].includes(getComputedStyle(element).overflowX);
    return [...document.querySelectorAll('[data-argocd] *')]
      .filter(
        element =>
          element.clientWidth > 0 &&
          element.scrollWidth > element.clientWidth &&
          (hasState(element) ||
            ([...element.childNodes].some(
              node =>
                node.nodeType === Node.TEXT_NODE && node.textContent?.trim(),
            ) &&
              !isMeant(element))) &&
          !scrolls(element),
      )
      .map(
        element =>
          `${element.textContent?.trim().slice(0, 60)}: ${
            element.scrollWidth
          } px in ${element.clientWidth} px`,
      );
  });
}

/** Whether the page has to be scrolled sideways. */
export function isTooWide(page: Page): Promise<boolean> {
  return page.evaluate(
    () =>
      document.documentElement.scrollWidth >
      document.documentElement.clientWidth,
  );
}
