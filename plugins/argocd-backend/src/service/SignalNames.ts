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

import { createHash, createHmac } from 'node:crypto';
import { applicationKey, ApplicationRef } from '@slipway/plugin-argocd-common';
import { InstanceConfig } from '../config';

/**
 * Opaque names of applications in broadcasts, which reach everybody who is signed in. The key comes from secrets that
 * every replica has, so all of them use the same names.
 */
export class SignalNames {
  readonly #key: Buffer;

  constructor(instances: InstanceConfig[]) {
    const secrets = instances.map(({ name, readToken }) => [name, readToken]);
    this.#key = createHash('sha256').update(JSON.stringify(secrets)).digest();
  }

  of(ref: ApplicationRef): string {
    return createHmac('sha256', this.#key)
      .update(applicationKey(ref))
      .digest('base64url')
      .slice(0, 22);
  }
}
