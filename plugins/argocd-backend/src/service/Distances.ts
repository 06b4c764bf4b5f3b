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

import { applicationKey, ApplicationRef } from '@slipway/plugin-argocd-common';

/** What of an application's version is counted and searched, the same for everybody. */
export interface Distance {
  commit?: string;
  /** Of the commit; only for those who may read it. */
  title?: string;
  author?: string;
  behind?: number;
}

/** Worked out at once where somebody waits for it; the rest a moment later. */
const maxAtOnce = 100;
const perSlice = 50;

function isSame(a: Distance | undefined, b: Distance | undefined): boolean {
  return (
    a?.commit === b?.commit && a?.behind === b?.behind && a?.title === b?.title
  );
}

/** How far applications are behind: worked out when something of them is new, so that counting them looks at nothing. */
export class Distances {
  readonly #known = new Map<string, Distance>();
  readonly #waiting = new Map<string, ApplicationRef>();
  #timer?: NodeJS.Immediate;

  constructor(
    private readonly options: {
      /** `undefined` for what is gone, or nobody's. */
      workOut(ref: ApplicationRef): Distance | undefined;
      onChange(refs: ApplicationRef[]): void;
    },
  ) {}

  of(key: string): Distance | undefined {
    return this.#known.get(key);
  }

  /** Something of applications, or of their repositories, is new. */
  news(refs: ApplicationRef[]): void {
    refs.forEach(ref => this.#waiting.set(applicationKey(ref), ref));
    this.#schedule();
  }

  /** Somebody waits. */
  settle(): void {
    this.#work(maxAtOnce);
  }

  #schedule(): void {
    if (this.#waiting.size > 0 && !this.#timer) {
      this.#timer = setImmediate(() => {
        this.#timer = undefined;
        this.#work(perSlice);
        this.#schedule();
      }).unref();
    }
  }

  #work(most: number): void {
    const changed: ApplicationRef[] = [];
    for (const [key, ref] of [...this.#waiting].slice(0, most)) {
      this.#waiting.delete(key);
      const distance = this.options.workOut(ref);
      if (!isSame(distance, this.#known.get(key))) {
        changed.push(ref);
      }
      if (distance) {
        this.#known.set(key, distance);
      } else {
        this.#known.delete(key);
      }
    }
    if (changed.length > 0) {
      this.options.onChange(changed);
    }
  }
}
