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
import { SignalsService } from '@backstage/plugin-signals-node';
import {
  ARGOCD_COMPARED_CHANNEL,
  ComparedSignal,
  InstanceStatus,
} from '@slipway/plugin-argocd-common';

/** Tells browsers how old what they show is, so that a page that nothing changes need not ask. */
export class ComparedSignals {
  readonly #told = new Map<string, string>();

  constructor(
    private readonly options: {
      signals: SignalsService;
      logger: LoggerService;
      statuses(): Pick<InstanceStatus, 'signal' | 'comparedAt'>[];
    },
  ) {}

  /** Sends what was compared since the last time, all instances in one message. */
  async send(): Promise<void> {
    const comparedAt = Object.fromEntries(
      this.options
        .statuses()
        .flatMap(({ signal, comparedAt: at }): [string, string][] =>
          signal && at && at !== this.#told.get(signal) ? [[signal, at]] : [],
        ),
    );
    if (Object.keys(comparedAt).length === 0) {
      return;
    }
    const message: ComparedSignal = { comparedAt };
    try {
      await this.options.signals.publish({
        recipients: { type: 'broadcast' },
        channel: ARGOCD_COMPARED_CHANNEL,
        message,
      });
      Object.entries(comparedAt).forEach(([signal, at]) =>
        this.#told.set(signal, at),
      );
    } catch (error) {
      this.options.logger.warn(
        `A signal was not sent: ${(error as Error).message}`,
      );
    }
  }
}
