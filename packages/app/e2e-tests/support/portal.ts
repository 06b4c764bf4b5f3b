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
  services: { name: string; port: number; public?: string }[];
  /** Beside dev. */
  environments?: string[];
  /** Another target than the first one with a group of the team. */
  target?: RegExp;
  /** Another than the target's own. */
  registration?: RegExp;
}

export const nameField = (page: Page) =>
  page.getByRole('textbox', { name: 'Name', exact: true });

/** Opens the page of a new project by the menu. */
export async function openCreate(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Create' }).first().click();
  await page.getByRole('button', { name: /choose/i }).click();
  await expect(nameField(page)).toBeVisible();
}

/** A thing that is checked, as a line of the card. */
export const checkLine = (page: Page, id: string) =>
  page.locator(`[data-check="${id}"]`);

/** The button that creates, where everything lets it. */
export const createButton = (page: Page, name: string) =>
  page.locator('button:not([aria-disabled="true"])', {
    hasText: `Create ${name}`,
  });

/** Lets the portal use the person's own account, where it has not been asked yet. */
export async function signInToGitlab(page: Page, who: string): Promise<void> {
  const ask = page.getByRole('button', { name: 'Sign in to GitLab to check' });
  // Whether it is asked is known when the first check runs or waits for it.
  await expect(
    ask.or(page.locator('[data-check="group"][data-status="passed"]')),
  ).toBeVisible();
  if (await ask.isVisible()) {
    const [popup] = await Promise.all([
      page.waitForEvent('popup'),
      ask.click(),
    ]);
    await popup.getByRole('button', { name: new RegExp(who) }).click();
    await expect(ask).toBeHidden();
  }
}

/** Fills in the page of a new project and starts it. */
export async function createProject(
  page: Page,
  who: string,
  project: NewProject,
  /** What is done before the button is pressed. */
  on: { checked?: () => Promise<void> } = {},
): Promise<void> {
  await openCreate(page);
  await nameField(page).fill(project.name);
  for (const [index, service] of project.services.entries()) {
    if (index > 0) {
      await page.getByRole('button', { name: 'Add service' }).click();
    }
    const row = page.getByRole('listitem', { name: `Service ${index + 1}` });
    await row.getByRole('textbox', { name: /^Name of/ }).fill(service.name);
    await row
      .getByRole('textbox', { name: /^Port of/ })
      .fill(String(service.port));
    await row
      .getByRole('checkbox', { name: /is public$/ })
      .setChecked(Boolean(service.public), { force: true });
    if (service.public) {
      await row.getByRole('button', { name: /^More settings of/ }).click();
      await row.getByRole('textbox', { name: 'Path' }).fill(service.public);
    }
  }
  const { target, environments = [], registration } = project;
  if (target || environments.length > 0 || registration) {
    await page.getByRole('button', { name: 'Change' }).click();
  }
  if (target) {
    await page.getByRole('button', { name: /Where it runs/ }).click();
    await page.getByRole('option', { name: target }).click();
  }
  for (const environment of environments) {
    await page
      .getByRole('group', { name: /^Environments/ })
      .getByRole('checkbox', { name: environment, exact: true })
      .check({ force: true });
  }
  if (registration) {
    await page.getByRole('button', { name: /Registration/ }).click();
    await page.getByRole('option', { name: registration }).click();
  }
  await signInToGitlab(page, who);
  const create = createButton(page, project.name);
  await expect(create).toBeVisible();
  await on.checked?.();
  await create.click();
}
