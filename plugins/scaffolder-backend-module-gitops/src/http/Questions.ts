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

import { ServiceUnavailableError } from '@backstage/errors';
import { ArgocdService } from '@slipway/plugin-argocd-node';

const seconds = 10;

/** The questions behind one request: each is answered in time or not at all, and none outlives the request. */
export class Questions {
  /**
   * @param gone - aborted where nobody waits any more
   * @param startDeadline - begins the time that one question has
   */
  constructor(
    private readonly gone: AbortSignal,
    private readonly startDeadline: () => AbortSignal = () =>
      AbortSignal.timeout(seconds * 1_000),
  ) {}

  /**
   * @param whom - who is asked, at the beginning of a sentence
   * @param ask - its signal ends what is under way
   * @throws ServiceUnavailableError where there is no answer in time
   */
  async ask<T>(
    whom: string,
    ask: (signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    const { gone } = this;
    this.throwIfGone();
    const deadline = this.startDeadline();
    const signal = AbortSignal.any([gone, deadline]);
    return new Promise<T>((resolve, reject) => {
      // Not everything that is asked takes a signal.
      const stop = () =>
        reject(
          gone.aborted
            ? gone.reason
            : new ServiceUnavailableError(
                `${whom} has not answered within ${seconds} s. Try again later.`,
              ),
        );
      if (signal.aborted) {
        stop();
      }
      signal.addEventListener('abort', stop, { once: true });
      ask(signal)
        .then(resolve, reject)
        .finally(() => signal.removeEventListener('abort', stop));
    });
  }

  /** @throws the reason why nobody waits any more */
  throwIfGone(): void {
    this.gone.throwIfAborted();
  }

  /** The same for what goes on where nobody waits any more. */
  withoutRequest(): Questions {
    return new Questions(new AbortController().signal, this.startDeadline);
  }

  /** A service each of whose calls is such a question. */
  of<T extends object>(whom: string, service: T): T {
    return this.#asking(service, (call, parameters) =>
      this.ask(whom, async () => call(parameters)),
    );
  }

  /** The back end of Argo CD, which takes the signal, too. */
  ofArgocd(argocd: ArgocdService): ArgocdService {
    return this.#asking(argocd, (call, parameters) =>
      this.ask("The portal's back end for Argo CD", async signal =>
        call([
          ...parameters.slice(0, -1),
          { ...Object(parameters.at(-1)), signal },
        ]),
      ),
    );
  }

  #asking<T extends object>(
    service: T,
    run: (
      call: (parameters: unknown[]) => unknown,
      parameters: unknown[],
    ) => Promise<unknown>,
  ): T {
    return new Proxy(service, {
      get: (target, name) => {
        const method: unknown = Reflect.get(target, name);
        return typeof method === 'function'
          ? (...parameters: unknown[]) =>
              run(given => Reflect.apply(method, target, given), parameters)
          : method;
      },
    });
  }
}
