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

import { Draft } from './draft';

/** Another number where an older draft can no longer be read. */
const version = 1;

/** Whose answers they are, and to which template: another person may sign in where one has signed out. */
export interface DraftKey {
  templateRef: string;
  userRef: string;
}

const itemOf = ({ templateRef, userRef }: DraftKey) =>
  `slipway.new-project.${userRef}.${templateRef}`;

/** What was entered before the page was loaded anew. The session's storage holds no token. */
export function readDraft(key: DraftKey): Draft | undefined {
  try {
    const stored = JSON.parse(sessionStorage.getItem(itemOf(key)) ?? 'null');
    return stored?.version === version ? stored.draft : undefined;
  } catch {
    return undefined;
  }
}

export function storeDraft(key: DraftKey, draft: Draft): void {
  try {
    sessionStorage.setItem(itemOf(key), JSON.stringify({ version, draft }));
  } catch {
    // A browser without storage, or a full one, keeps the form only while it is open.
  }
}

export function removeDraft(key: DraftKey): void {
  try {
    sessionStorage.removeItem(itemOf(key));
  } catch {
    // Then there is none either.
  }
}
