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
  ApplicationRef,
  ARGOCD_SIGNAL_CHANNEL,
  ChangeSignal,
} from '@slipway/plugin-argocd-common';
import { SignalNames } from './SignalNames';

const coalesceMs = 150;
/** More than these in one message would be more than asking again costs. */
const maxNames = 300;

/** Tells browsers that something changed, many changes in one message; they ask again themselves. */
export class ChangeSignals {
  readonly #changed = new Set<string>();
  #instances = false;
  #timer?: NodeJS.Timeout;

  constructor(
    private readonly options: {
      signals: SignalsService;
      names: SignalNames;
      logger: LoggerService;
    },
  ) {}

  applicationsChanged(refs: ApplicationRef[]): void {
    for (const ref of refs) {
      this.#changed.add(this.options.names.hash(ref));
    }
    this.#schedule();
  }

  instancesChanged(): void {
    this.#instances = true;
    this.#schedule();
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #schedule(): void {
    this.#timer ??= setTimeout(() => this.#send(), coalesceMs);
  }

  #send(): void {
    this.#timer = undefined;
    const isMuch = this.#changed.size > maxNames;
    const message: ChangeSignal = {
      applications: isMuch ? [] : [...this.#changed],
      ...(isMuch && { all: true }),
      instances: this.#instances,
    };
    this.#changed.clear();
    this.#instances = false;
    this.options.signals
      .publish({
        recipients: { type: 'broadcast' },
        channel: ARGOCD_SIGNAL_CHANNEL,
        message,
      })
      .catch(error =>
        this.options.logger.warn(
          `A signal was not sent: ${(error as Error).message}`,
        ),
      );
  }
}
