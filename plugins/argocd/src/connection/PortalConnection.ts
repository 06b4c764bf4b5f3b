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

import { SignalApi, SignalSubscriber } from '@backstage/plugin-signals-react';
import {
  ARGOCD_COMPARED_CHANNEL,
  ARGOCD_SIGNAL_CHANNEL,
  ChangeSignal,
  ComparedSignal,
} from '@slipway/plugin-argocd-common';
import {
  connectMs,
  fastLookMs,
  firstLookMs,
  patienceMs,
  probeMs,
  probeTimeoutMs,
  returnMs,
  returnSpreadMs,
  slowLookMs,
  watchMs,
} from './figures';
import { isLost } from './isLost';
import { isSocketOpen } from './isSocketOpen';

/** How a page hears of changes, and whether the portal answers at all. */
export interface ConnectionState {
  /** `connecting` only while that is not decided yet. */
  push: 'connecting' | 'open' | 'none';
  /** Since when the portal does not answer, ISO 8601; absent while it does. */
  lostSince?: string;
  /** When instances have compared since they were asked about, by their names in signals. */
  comparedAt: Readonly<Record<string, string>>;
}

/** Who shows something and wants to know when to ask again. */
export interface ConnectionListener {
  signal?(message: ChangeSignal): void;
  /** Something may have been missed. @param spreadMs - many browsers ask at once: over so many milliseconds */
  look?(spreadMs: number): void;
  state?(): void;
}

/**
 * The connection of one browser tab to the portal: one subscription to its signals, one clock for everything that asks
 * again, and the one place that decides whether the portal answers. It does nothing while nobody listens and asks
 * nothing while the page is hidden.
 */
export class PortalConnection {
  readonly #listeners = new Set<ConnectionListener>();
  readonly #signals?: SignalApi;
  readonly #probe: (signal: AbortSignal) => Promise<unknown>;
  #state: ConnectionState;
  #subscriptions: SignalSubscriber[] = [];
  #watch?: ReturnType<typeof setInterval>;
  #probing?: Promise<void>;
  #startedAt = 0;
  #wasOpen = false;
  #nextLookAt = 0;
  #probedAt = 0;
  /** When the socket was found closed; it is opened anew where nothing else does. */
  #closedAt?: number;
  #suspectedAt?: number;
  /** The portal answers again, and everything is asked once: when signals arrive, at the latest then. */
  #returnBy?: number;

  constructor(options: {
    /** Asks the portal something light. */
    probe: (signal: AbortSignal) => Promise<unknown>;
    signals?: SignalApi;
  }) {
    this.#probe = options.probe;
    this.#signals = options.signals;
    this.#state = {
      push: this.#signals ? 'connecting' : 'none',
      comparedAt: {},
    };
  }

  get state(): ConnectionState {
    return this.#state;
  }

  /** @returns what ends it */
  listen(listener: ConnectionListener): () => void {
    this.#listeners.add(listener);
    if (this.#listeners.size === 1) {
      this.#start();
    }
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) {
        this.#stop();
      }
    };
  }

  /** Learns from a request whether the portal answers. */
  async track<T>(request: Promise<T>): Promise<T> {
    const patience = setTimeout(() => this.#suspect(), patienceMs);
    try {
      const value = await request;
      this.#answered();
      return value;
    } catch (error) {
      if (isLost(error)) {
        this.#suspect();
      } else {
        this.#answered();
      }
      throw error;
    } finally {
      clearTimeout(patience);
    }
  }

  #start(): void {
    this.#startedAt = Date.now();
    this.#wasOpen = false;
    this.#closedAt = undefined;
    this.#returnBy = undefined;
    this.#subscribe();
    const isOpen = isSocketOpen(this.#signals);
    this.#wasOpen = isOpen;
    this.#nextLookAt = Date.now() + (isOpen ? slowLookMs : fastLookMs);
    this.#setState({ push: isOpen ? 'open' : this.#beforeOpen() });
    this.#watch = setInterval(this.#tick, watchMs);
    document.addEventListener('visibilitychange', this.#seenAgain);
    window.addEventListener('offline', this.#networkChanged);
    window.addEventListener('online', this.#networkChanged);
  }

  #stop(): void {
    clearInterval(this.#watch);
    this.#unsubscribe();
    document.removeEventListener('visibilitychange', this.#seenAgain);
    window.removeEventListener('offline', this.#networkChanged);
    window.removeEventListener('online', this.#networkChanged);
  }

  #subscribe(): void {
    this.#unsubscribe();
    if (this.#signals) {
      this.#subscriptions = [
        this.#signals.subscribe<ChangeSignal>(ARGOCD_SIGNAL_CHANNEL, message =>
          this.#listeners.forEach(listener => listener.signal?.(message)),
        ),
        this.#signals.subscribe<ComparedSignal>(
          ARGOCD_COMPARED_CHANNEL,
          ({ comparedAt }) =>
            this.#setState({
              comparedAt: { ...this.#state.comparedAt, ...comparedAt },
            }),
        ),
      ];
    }
  }

  #unsubscribe(): void {
    this.#subscriptions.forEach(subscription => subscription.unsubscribe());
    this.#subscriptions = [];
  }

  #beforeOpen(): ConnectionState['push'] {
    return this.#signals &&
      !this.#wasOpen &&
      Date.now() - this.#startedAt < connectMs
      ? 'connecting'
      : 'none';
  }

  readonly #tick = () => {
    if (document.hidden) {
      return;
    }
    this.#lookAtSocket();
    const now = Date.now();
    if (this.#state.lostSince) {
      if (now - this.#probedAt >= probeMs) {
        this.#check();
      }
    } else if (this.#returnBy !== undefined && now >= this.#returnBy) {
      this.#look(returnSpreadMs);
    } else if (now >= this.#nextLookAt) {
      this.#look(0);
    }
  };

  #lookAtSocket(): void {
    const before = this.#state.push;
    if (isSocketOpen(this.#signals)) {
      this.#closedAt = undefined;
      this.#wasOpen = true;
      this.#setState({ push: 'open' });
      if (before === 'connecting') {
        // A change between the first answers and the open socket was told to nobody.
        this.#nextLookAt = Date.now() + firstLookMs;
      } else if (before === 'none') {
        this.#suspectedAt = undefined;
        this.#setState({ lostSince: undefined });
        this.#look(returnSpreadMs);
      }
      return;
    }
    if (before === 'open') {
      this.#setState({ push: 'none' });
      this.#nextLookAt = Date.now() + fastLookMs;
      this.#suspect();
    } else {
      this.#setState({ push: this.#beforeOpen() });
    }
    this.#closedAt ??= Date.now();
    // Backstage's client opens its socket anew after a failure, but not after a regular end.
    if (this.#signals && Date.now() - this.#closedAt >= connectMs) {
      this.#closedAt = Date.now();
      this.#subscribe();
    }
  }

  readonly #seenAgain = () => {
    if (document.hidden) {
      return;
    }
    this.#lookAtSocket();
    if (this.#state.lostSince) {
      this.#check();
    } else {
      this.#look(0);
    }
  };

  readonly #networkChanged = () => {
    if (!document.hidden) {
      this.#suspect();
    }
  };

  #look(spreadMs: number): void {
    this.#returnBy = undefined;
    this.#nextLookAt =
      Date.now() + (this.#state.push === 'open' ? slowLookMs : fastLookMs);
    this.#listeners.forEach(listener => listener.look?.(spreadMs));
  }

  /** There is a sign that the portal may be away; only a probe tells. */
  #suspect(): void {
    this.#suspectedAt ??= Date.now();
    this.#check();
  }

  #check(): void {
    this.#probedAt = Date.now();
    this.#probing ??= this.#ask().finally(() => {
      this.#probing = undefined;
    });
  }

  async #ask(): Promise<void> {
    const controller = new AbortController();
    const timer = setTimeout(() => controller.abort(), probeTimeoutMs);
    try {
      await this.#probe(controller.signal);
      this.#answered();
    } catch (error) {
      if (isLost(error)) {
        this.#setState({
          lostSince: new Date(this.#suspectedAt ?? Date.now()).toISOString(),
        });
      } else {
        this.#answered();
      }
    } finally {
      clearTimeout(timer);
    }
  }

  #answered(): void {
    this.#suspectedAt = undefined;
    if (!this.#state.lostSince) {
      return;
    }
    this.#setState({ lostSince: undefined });
    // Asked before signals arrive again, it would have to be asked once more then.
    this.#returnBy = Date.now() + (this.#signals ? returnMs : 0);
    this.#subscribe();
  }

  #setState(change: Partial<ConnectionState>): void {
    const before = this.#state;
    const state = { ...before, ...change };
    if (
      state.push !== before.push ||
      state.lostSince !== before.lostSince ||
      state.comparedAt !== before.comparedAt
    ) {
      this.#state = state;
      this.#listeners.forEach(listener => listener.state?.());
    }
  }
}
