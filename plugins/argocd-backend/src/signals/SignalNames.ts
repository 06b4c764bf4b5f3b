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

import { createHmac, randomBytes } from 'node:crypto';
import { applicationKey, ApplicationRef } from '@slipway/plugin-argocd-common';
import { Knex } from 'knex';

const table = 'argocd_keys';
const purpose = 'signal-names';

/**
 * Opaque names of applications and instances in broadcasts, which reach everybody who is signed in. The key is made by chance once and
 * kept in the database, so that all replicas use the same names and nobody else can work them out.
 */
export class SignalNames {
  static async create(knex: Knex): Promise<SignalNames> {
    await knex(table)
      .insert({ purpose, value: randomBytes(32).toString('base64') })
      .onConflict('purpose')
      .ignore();
    const { value } = await knex(table).where({ purpose }).first();
    return new SignalNames(Buffer.from(value, 'base64'));
  }

  constructor(private readonly key: Buffer) {}

  hash(ref: ApplicationRef): string {
    return this.#opaque(applicationKey(ref));
  }

  /** @param name - of an instance */
  hashInstance(name: string): string {
    return this.#opaque(`instance ${name}`);
  }

  #opaque(name: string): string {
    return createHmac('sha256', this.key)
      .update(name)
      .digest('base64url')
      .slice(0, 22);
  }
}
