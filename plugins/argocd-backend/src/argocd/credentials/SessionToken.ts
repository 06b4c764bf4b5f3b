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

import type { Credential } from './Credential';
import { tokenExpiry } from './tokenExpiry';

/** Trades a user name and password for a token. */
export type Login = (username: string, password: string) => Promise<string>;

/** A session is renewed this many milliseconds before it ends. */
const renewBeforeMs = 300_000;
/** Between two logins lie at least this many milliseconds. */
const pauseMs = 10_000;
/** After one that failed: Argo CD locks an account after five of them within five minutes. */
const failurePauseMs = 75_000;

/** One session for everybody, begun when it is first needed and kept until it nears its end. */
export class SessionToken implements Credential {
  #value?: string;
  #login?: Promise<string>;
  #triedAt = -Infinity;
  #failure?: unknown;

  constructor(
    private readonly login: () => Promise<string>,
    private readonly now: () => number = Date.now,
  ) {}

  async token(): Promise<string> {
    const expiry = this.#value && tokenExpiry(this.#value);
    const isAging = expiry && expiry.getTime() - renewBeforeMs < this.now();
    if (this.#value && (!isAging || this.#isTooEarly())) {
      return this.#value;
    }
    if (this.#isTooEarly() && this.#failure) {
      // Whoever asks now would only be refused again, and Argo CD counts.
      throw this.#failure;
    }
    return this.#begin();
  }

  async refused(token: string): Promise<boolean> {
    if (this.#value && this.#value !== token) {
      return true;
    }
    if (this.#isTooEarly()) {
      return false;
    }
    return (await this.#begin()) !== token;
  }

  current(): string | undefined {
    return this.#value;
  }

  #isTooEarly(): boolean {
    const pause = this.#failure ? failurePauseMs : pauseMs;
    return !this.#login && this.now() - this.#triedAt < pause;
  }

  #begin(): Promise<string> {
    if (!this.#login) {
      this.#triedAt = this.now();
      this.#login = this.login()
        .then(token => {
          this.#value = token;
          this.#failure = undefined;
          return token;
        })
        .catch(error => {
          this.#failure = error;
          throw error;
        })
        .finally(() => {
          this.#login = undefined;
        });
    }
    return this.#login;
  }
}
