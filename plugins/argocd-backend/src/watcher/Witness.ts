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

import { applicationKey } from '@slipway/plugin-argocd-common';
import { createHash } from 'node:crypto';
import { ApplicationRecord } from '../record/ApplicationRecord';
import { pack } from '../store/packing';

function fingerprints(records: ApplicationRecord[]): Map<string, string> {
  return new Map(
    records.map(record => [
      applicationKey(record),
      createHash('sha1').update(pack(record)).digest('base64'),
    ]),
  );
}

/**
 * Finds facts against a stream that has said nothing: an idle Argo CD has nothing to say, and sends neither headers nor
 * keepalives before its first event. Only what changed after the stream was open must have come through it.
 */
export class Witness {
  #before?: { version: number; listed: Map<string, string> };

  /** Another stream is opened: nothing speaks against it yet. */
  forget(): void {
    this.#before = undefined;
  }

  /**
   * A list was made while the stream was open.
   *
   * @returns whether it shows a change that the stream must have brought
   */
  sawList(records: ApplicationRecord[], version: number): boolean {
    const listed = fingerprints(records);
    const before = this.#before?.listed;
    this.#before ??= { version, listed };
    return (
      before !== undefined &&
      (before.size !== listed.size ||
        [...listed].some(([key, print]) => before.get(key) !== print))
    );
  }

  /** An application was read. @returns whether it was written after the first list, of which the stream must have told */
  sawApplication(version: number): boolean {
    return this.#before !== undefined && version > this.#before.version;
  }
}
