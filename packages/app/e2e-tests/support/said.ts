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
 * Everything that headings and list items of our parts of the page say from now on, in the order in which they first say
 * it: what is said for a moment is over before a busy machine comes to look.
 */
export async function recordSaid(page: Page): Promise<() => Promise<string[]>> {
  const said = await page.evaluateHandle(() => {
    const texts = new Set<string>();
    const look = () =>
      document
        .querySelectorAll('[data-argocd] h2, [data-argocd] li')
        .forEach(({ textContent }) => texts.add(textContent ?? ''));
    new MutationObserver(look).observe(document.body, {
      childList: true,
      subtree: true,
      characterData: true,
    });
    look();
    return texts;
  });
  return () => said.evaluate(texts => [...texts]);
}
