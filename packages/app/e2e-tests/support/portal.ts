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

import { expect, Page } from '@playwright/test';

/** Signs in by the sandbox's GitLab, with the one click that it asks for. */
export async function signIn(page: Page, name: string): Promise<void> {
  await page.goto('/');
  const [popup] = await Promise.all([
    page.waitForEvent('popup'),
    page.getByRole('button', { name: /sign in/i }).click(),
  ]);
  await popup.getByRole('button', { name: new RegExp(name) }).click();
  await expect(
    page.getByRole('link', { name: 'Create' }).first(),
  ).toBeVisible();
}

export interface NewProject {
  name: string;
  title: string;
  owner: string;
  group: string;
  services: { name: string; port: number; public?: string }[];
  /** Beside dev. */
  environments?: string[];
  /** Another than the global one. */
  instance?: RegExp;
  /** Another than the instance's first. */
  registration?: RegExp;
}

/** Fills in the form of "Create new project" and starts it. */
export async function createProject(
  page: Page,
  who: string,
  project: NewProject,
  /** What is done where it asks for delivery, and where it shows what would be written. */
  on: { delivery?: () => Promise<void>; preview?: () => Promise<void> } = {},
): Promise<void> {
  await page.getByRole('link', { name: 'Create' }).first().click();
  await page.getByRole('button', { name: /choose/i }).click();

  await page.getByRole('textbox', { name: 'Name' }).fill(project.name);
  await expect(page.getByText('The name is free.')).toBeVisible();
  await page.locator('#root_title').fill(project.title);
  await page.locator('#root_owner').fill(project.owner);
  await page.getByRole('option', { name: project.owner }).click();
  await page.getByRole('button', { name: 'Next' }).click();

  for (const [index, service] of project.services.entries()) {
    if (index > 0) {
      await page.getByRole('button', { name: 'Add a service' }).click();
    }
    const row = page.getByRole('listitem', { name: `Service ${index + 1}` });
    await row.getByLabel('Name').fill(service.name);
    await row.getByRole('textbox', { name: 'Port' }).fill(String(service.port));
    await row
      .getByRole('switch', { name: 'Public' })
      .setChecked(Boolean(service.public), { force: true });
    if (service.public) {
      await row.getByLabel('Path').fill(service.public);
    }
  }
  await page.getByRole('button', { name: 'Next' }).click();

  // The portal asks for the right to write with the person's own account.
  const [popup] = await Promise.all([
    page.waitForEvent('popup'),
    page.getByRole('button', { name: 'Log in' }).click(),
  ]);
  await popup.getByRole('button', { name: new RegExp(who) }).click();
  // The groups that the person may see.
  await page.getByLabel('Owner').fill(project.group.slice(0, 6));
  await page.getByRole('option', { name: project.group }).click();
  const repository = page.getByLabel('Repository', { exact: false }).last();
  await repository.fill(project.name);
  // The picker takes the value when it loses the focus.
  await repository.blur();
  await page.getByRole('button', { name: /Argo CD instance/ }).click();
  await page
    .getByRole('option', { name: project.instance ?? /Global Argo CD/ })
    .click();
  for (const environment of project.environments ?? []) {
    await page
      .getByRole('checkbox', { name: environment, exact: true })
      .check();
  }
  if (project.registration) {
    await page.getByRole('button', { name: /Registration/ }).click();
    await page.getByRole('option', { name: project.registration }).click();
  }
  await on.delivery?.();
  await page.getByRole('button', { name: 'Next' }).click();
  await expect(
    page.getByText('Checked: nothing found that would not work.'),
  ).toBeVisible();
  await on.preview?.();
  await page.getByRole('button', { name: 'Review' }).click();
  await page.getByRole('button', { name: 'Create' }).click();
}
