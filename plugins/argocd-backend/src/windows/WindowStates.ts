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

import { applicationKey, SyncWindowState } from '@slipway/plugin-argocd-common';
import { RawSyncWindow } from '../argocd/types';
import { ApplicationRecord } from '../record/ApplicationRecord';
import { syncWindowsNow, WindowsNow } from './syncWindows';

/** More are forgotten all at once: applications that are gone leave theirs behind. */
const maxKnown = 50_000;

interface Known extends WindowsNow {
  /** What it was worked out from. */
  basis: string;
}

/** What the sync windows say of each application, worked out again only when it, they or the time have changed. */
export class WindowStates {
  readonly #known = new Map<string, Known>();
  /** The windows of a project as a text, as often as they are listed. */
  readonly #texts = new WeakMap<RawSyncWindow[], string>();

  stateOf(
    record: ApplicationRecord,
    windows: RawSyncWindow[],
    now: number,
  ): SyncWindowState | undefined {
    const key = applicationKey(record);
    const basis = `${JSON.stringify(record.destination)} ${this.#textOf(
      windows,
    )}`;
    const before = this.#known.get(key);
    if (before && before.basis === basis && now < before.until) {
      return before.state;
    }
    if (this.#known.size >= maxKnown) {
      this.#known.clear();
    }
    const known = { ...syncWindowsNow(windows, record, now), basis };
    this.#known.set(key, known);
    return known.state;
  }

  #textOf(windows: RawSyncWindow[]): string {
    let text = this.#texts.get(windows);
    if (text === undefined) {
      text = JSON.stringify(windows);
      this.#texts.set(windows, text);
    }
    return text;
  }
}
