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

// npm run -s bench -- logs: what lines of a log cost in Chromium, minified and with React for production; docs/performance.md.
import { chromium, Page } from '@playwright/test';
import { build } from 'esbuild';
import path from 'node:path';
import { percentile } from '../percentile';

const sizes = [5_000, 50_000];
/** As many as come between two pictures of a program that writes without a pause. */
const batch = 100;
const batches = 50;
const steps = 150;
/** Rows at the same time: those on the screen, and some above and below. */
const maxRows = 150;

async function openPage(page: Page): Promise<void> {
  const { outputFiles } = await build({
    entryPoints: [path.join(__dirname, 'page.tsx')],
    outdir: 'out',
    bundle: true,
    format: 'iife',
    minify: true,
    write: false,
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'error',
  });
  const textOf = (ending: string) =>
    outputFiles.find(file => file.path.endsWith(ending))?.text ?? '';
  await page.setContent(
    '<!doctype html><html data-theme-mode="light"><body style="margin:0"><div id="root"></div></body></html>',
  );
  await page.addStyleTag({ content: textOf('.css') });
  await page.addScriptTag({ content: textOf('.js') });
  await page.waitForFunction(() => window.append);
}

const append = (page: Page, count: number) =>
  page.evaluate(lines => window.append!(lines), count);

/** Milliseconds of each frame while a person scrolls from the end to the beginning. */
const scrollUp = (page: Page) =>
  page.evaluate(async count => {
    const log = document.querySelector('[role=log]')!;
    const frames: number[] = [];
    const frame = () => new Promise(resolve => requestAnimationFrame(resolve));
    await frame();
    const by = log.scrollHeight / count;
    for (let step = 0; step < count; step += 1) {
      const from = performance.now();
      log.scrollTop -= by;
      await frame();
      frames.push(performance.now() - from);
    }
    return frames;
  }, steps);

async function main() {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  });
  const tell = (name: string, values: number[]) => {
    for (const share of [0.5, 0.95]) {
      process.stdout.write(
        `${name}-p${100 * share} ${percentile(values, share).toFixed(1)} ms\n`,
      );
    }
  };
  try {
    for (const size of sizes) {
      const page = await browser.newPage({
        viewport: { width: 1440, height: 900 },
      });
      await openPage(page);
      process.stdout.write(
        `logs-${size}-first ${(await append(page, size)).toFixed(1)} ms\n`,
      );
      const times: number[] = [];
      for (let count = 0; count < batches; count += 1) {
        times.push(await append(page, batch));
      }
      tell(`logs-${size}-append-${batch}`, times);
      tell(`logs-${size}-scroll`, await scrollUp(page));
      const drawn = await page.locator('[role=log] [data-index]').count();
      process.stdout.write(`logs-${size}-rows-drawn ${drawn}\n`);
      if (drawn > maxRows) {
        throw new Error(`At most ${maxRows} rows are to be drawn at once.`);
      }
      await page.close();
    }
  } finally {
    await browser.close();
  }
}

main().catch(error => {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});
