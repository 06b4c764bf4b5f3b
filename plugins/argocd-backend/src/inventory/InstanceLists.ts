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

import { LoggerService } from '@backstage/backend-plugin-api';
import { ArgocdClient } from '../argocd/ArgocdClient';
import { ArgocdAnswerError } from '../argocd/errors';

/** What every instance lists of one kind, in memory. */
export class InstanceLists<T> {
  readonly #known = new Map<string, T>();
  readonly #refused = new Set<string>();

  constructor(
    private readonly options: {
      /** E.g. `clusters`. */
      what: string;
      clients: Map<string, ArgocdClient>;
      logger: LoggerService;
      read(client: ArgocdClient): Promise<T>;
      /** Called after every answer; `undefined` stands for what the account may not see. */
      onRead?(
        instance: string,
        now: T | undefined,
        before: T | undefined,
      ): void;
    },
  ) {}

  /** As it was last listed; `undefined` where it never was, or the account may not see it. */
  known(instance: string): T | undefined {
    return this.#known.get(instance);
  }

  async refresh(): Promise<void> {
    const { clients, logger, what } = this.options;
    await Promise.all(
      [...clients.keys()].map(instance =>
        this.refreshInstance(instance).catch(error =>
          // What does not answer keeps what was known.
          logger.debug(
            `The ${what} of ${instance} are not read: ${error.message}`,
          ),
        ),
      ),
    );
  }

  async refreshInstance(instance: string): Promise<void> {
    const { clients, onRead, read } = this.options;
    const client = clients.get(instance);
    if (!client) {
      return;
    }
    const before = this.#known.get(instance);
    try {
      this.#known.set(instance, await read(client));
      this.#refused.delete(instance);
    } catch (error) {
      if (!(error instanceof ArgocdAnswerError) || error.status !== 403) {
        throw error;
      }
      this.#known.delete(instance);
      this.#tellOnce(instance);
    }
    onRead?.(instance, this.#known.get(instance), before);
  }

  #tellOnce(instance: string): void {
    const { logger, what } = this.options;
    if (!this.#refused.has(instance)) {
      this.#refused.add(instance);
      logger.info(
        `Argo CD ${instance} does not let the portal's account get ${what}, so what they say is not shown.`,
      );
    }
  }
}
