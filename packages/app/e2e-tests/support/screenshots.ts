import path from 'node:path';
import { Page } from '@playwright/test';

/** Takes a picture for the documentation, light and dark, where SCREENSHOTS=1 asks for it. */
export async function takeScreenshot(page: Page, name: string): Promise<void> {
  if (!process.env.SCREENSHOTS) {
    return;
  }
  for (const mode of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: mode });
    // The page follows the scheme and loads nothing for it, so one frame is enough.
    await page.waitForFunction(
      theme => document.body.getAttribute('data-theme-mode') === theme,
      mode,
    );
    await page.screenshot({
      path: path.resolve(__dirname, `../../../../docs/images/${name}.${mode}.png`),
      animations: 'disabled',
    });
  }
  await page.emulateMedia({ colorScheme: 'light' });
}
