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
import {
  InstanceReason,
  InstanceStatus,
  InstanceStatusCode,
} from '@slipway/plugin-argocd-common';

/** State of one watch: said in every answer and logged once per change. */
export class InstanceState {
  #status: InstanceStatus;

  constructor(
    private readonly options: {
      name: string;
      title?: string;
      logger: LoggerService;
      now(): number;
      onChange(): void;
    },
  ) {
    this.#status = {
      name: options.name,
      title: options.title,
      status: 'starting',
      since: this.#now(),
    };
  }

  get(): InstanceStatus {
    return this.#status;
  }

  setVersion(version: string): void {
    this.#status = { ...this.#status, version };
  }

  /** The data is known to be true as of now. */
  confirmed(): void {
    this.#status = { ...this.#status, dataAsOf: this.#now() };
  }

  /** @param logText - the reason with more for the log than everybody may see */
  set(
    status: InstanceStatusCode,
    reason?: InstanceReason,
    logText: string | undefined = reason?.sentence,
  ): void {
    const isSameReason =
      this.#status.reason?.code === reason?.code &&
      this.#status.reason?.status === reason?.status;
    if (this.#status.status === status && isSameReason) {
      return;
    }
    const changed = this.#status.status !== status;
    this.#status = {
      ...this.#status,
      status,
      reason,
      since: changed ? this.#now() : this.#status.since,
    };
    if (changed || !isSameReason) {
      const text = `Argo CD instance ${this.options.name} is ${status}${
        logText ? `: ${logText}` : ''
      }`;
      if (status === 'live' || status === 'starting') {
        this.options.logger.info(text);
      } else {
        this.options.logger.warn(text);
      }
    }
    this.options.onChange();
  }

  #now(): string {
    return new Date(this.options.now()).toISOString();
  }
}
