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

// npm run -s bench -- applications: the applications page with 5,000 applications in Chromium, one figure a line.
import { Browser, chromium, Page } from '@playwright/test';
import { serveScenes } from '../../scripts/scenes';
import { percentile } from '../percentile';

const size = { width: 1440, height: 900 };
/** Wheel turns of this many pixels, one per frame, until nothing more comes. */
const turnPx = 400;
const changes = 20;

declare global {
  interface Window {
    /** Of what is measured now. */
    measuredFrames?: number[];
  }
}
function print(name: string, value: number, unit: string, digits = 0): void {
  process.stdout.write(`${name} ${value.toFixed(digits)} ${unit}\n`);
}

/** Scrolls to the end as fast as frames come. @returns milliseconds of each frame */
function scrollThrough(page: Page): Promise<number[]> {
  return page.evaluate(async step => {
    const grid = document.querySelector('[role=grid]')!;
    let place = grid.parentElement;
    while (
      place &&
      !(
        place.scrollHeight > place.clientHeight &&
        /auto|scroll/.test(getComputedStyle(place).overflowY)
      )
    ) {
      place = place.parentElement;
    }
    const scroller = place ?? document.scrollingElement!;
    const frames: number[] = [];
    const frame = () =>
      new Promise<number>(resolve => requestAnimationFrame(resolve));
    let before = await frame();
    let still = 0;
    while (still < 60) {
      const { scrollTop, scrollHeight } = scroller;
      scroller.scrollTop = scrollTop + step;
      const now = await frame();
      frames.push(now - before);
      before = now;
      still =
        scroller.scrollTop === scrollTop &&
        scroller.scrollHeight === scrollHeight
          ? still + 1
          : 0;
    }
    return frames.slice(0, -60);
  }, turnPx);
}

/** Milliseconds of each frame while something is done. */
async function framesDuring(
  page: Page,
  work: () => Promise<void>,
): Promise<number[]> {
  await page.evaluate(() => {
    const frames: number[] = [];
    let before = performance.now();
    const next = (now: number) => {
      frames.push(now - before);
      before = now;
      if (window.measuredFrames === frames) {
        requestAnimationFrame(next);
      }
    };
    window.measuredFrames = frames;
    requestAnimationFrame(next);
  });
  await work();
  return page.evaluate(() => {
    const frames = window.measuredFrames!;
    window.measuredFrames = undefined;
    return frames;
  });
}

/** The page asks for what it shows as often as signals may make it, and each time a row is another. */
const hearChanges = (page: Page) =>
  framesDuring(page, async () => {
    for (let change = 0; change < changes; change += 1) {
      await page.evaluate(() =>
        document.dispatchEvent(new Event('visibilitychange')),
      );
      await page.waitForTimeout(100);
    }
  });

const type = (page: Page) =>
  framesDuring(page, () =>
    page.getByRole('searchbox').pressSequentially('coelho', { delay: 50 }),
  );

async function measure(
  browser: Browser,
  url: string,
  view: 'matrix' | 'list',
): Promise<void> {
  const page = await browser.newPage({ viewport: size });
  const begun = performance.now();
  await page.goto(
    `${url}/argocd?scene=many&theme=light&language=en&view=${view}`,
  );
  await page.getByRole('gridcell').first().waitFor({ timeout: 60_000 });
  print(`${view}-first-rows-ms`, performance.now() - begun, 'ms');

  const frames = await scrollThrough(page);
  const text = await page.getByText(/shown; rows keep their place/).innerText();
  const shown = Number(/^[\d,.]+/.exec(text)?.[0].replace(/[,.]/g, ''));
  print(`${view}-rows-reached`, shown, 'rows');
  print(`${view}-frame-p50-ms`, percentile(frames, 0.5), 'ms', 1);
  print(`${view}-frame-p95-ms`, percentile(frames, 0.95), 'ms', 1);
  print(`${view}-frame-longest-ms`, Math.max(...frames), 'ms', 1);
  print(`${view}-rows-drawn`, await page.getByRole('row').count(), 'rows');
  print(
    `${view}-elements`,
    await page.evaluate(() => document.querySelectorAll('*').length),
    'elements',
  );

  const heard = await hearChanges(page);
  print(`${view}-signal-frame-p50-ms`, percentile(heard, 0.5), 'ms', 1);
  print(`${view}-signal-frame-longest-ms`, Math.max(...heard), 'ms', 1);

  const typed = await type(page);
  print(`${view}-key-frame-longest-ms`, Math.max(...typed), 'ms', 1);

  const chip = page.getByRole('button', { name: /^Broken/ });
  const pressed = performance.now();
  await chip.click();
  await page.waitForURL(/state=broken/);
  await page.getByRole('gridcell').first().waitFor();
  print(`${view}-filter-ms`, performance.now() - pressed, 'ms');
  await page.close();
}

async function main() {
  const { url, close } = await serveScenes(0);
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  });
  try {
    await measure(browser, url, 'matrix');
    await measure(browser, url, 'list');
  } finally {
    await browser.close();
    close();
  }
}

main().then(
  () => process.exit(0),
  error => {
    process.stderr.write(`${error.stack}\n`);
    process.exit(1);
  },
);
