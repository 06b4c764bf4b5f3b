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

import {
  ArgocdApi,
  ChangeSignal,
  ListedApplication,
} from '@slipway/plugin-argocd-common';
import { fastLookMs, PortalConnection } from '../../connection';
import { asLastKnown } from '../../utils/asLastKnown';

/** The most entities that one request may name. */
const maxRefs = 100;
/** The most applications that one response may hold. */
const maxApplications = 500;
/** Milliseconds in which the rows of a table are gathered into one request. */
const gatherMs = 20;
/** Many browsers receive the same signal: their requests are spread over so many milliseconds. */
const spreadMs = 2_000;
/** Milliseconds that a row is remembered after it is gone, because a table draws its rows anew when it is filtered. */
const rememberMs = 10_000;

/** What is known of an entity. */
export interface EntityVerdictState {
  isLoading: boolean;
  worst?: ListedApplication;
}

interface Row {
  state: EntityVerdictState;
  listeners: Set<() => void>;
  /** Names of its applications in signals. */
  signals: string[];
  /** Number of the request that its state is from. */
  shown: number;
  forget?: ReturnType<typeof setTimeout>;
}

const loading: EntityVerdictState = { isLoading: true };

/** The worst application of each entity in a table: all its rows make one request, and one again when something changes. */
export class EntityVerdicts {
  readonly #rows = new Map<string, Row>();
  readonly #wanted = new Set<string>();
  #timer?: ReturnType<typeof setTimeout>;
  readonly #failed = new Set<string>();
  #retry?: ReturnType<typeof setTimeout>;
  #sentAt = -Infinity;
  #requests = 0;
  #stop?: () => void;

  constructor(
    private readonly api: ArgocdApi,
    private readonly connection: PortalConnection,
  ) {}

  stateOf(ref: string): EntityVerdictState {
    return this.#rows.get(ref)?.state ?? loading;
  }

  /** @returns what ends it */
  listen(ref: string, onChange: () => void): () => void {
    const row = this.#rowOf(ref);
    clearTimeout(row.forget);
    row.listeners.add(onChange);
    if (row.state === loading) {
      this.#ask([ref], gatherMs);
    }
    return () => {
      row.listeners.delete(onChange);
      if (row.listeners.size === 0) {
        row.forget = setTimeout(() => this.#forget(ref), rememberMs);
      }
    };
  }

  #rowOf(ref: string): Row {
    let row = this.#rows.get(ref);
    if (!row) {
      row = {
        state: loading,
        listeners: new Set(),
        signals: [],
        shown: 0,
      };
      this.#rows.set(ref, row);
    }
    this.#stop ??= this.connection.listen({
      signal: message => this.#onSignal(message),
      look: overMs =>
        this.#ask([...this.#rows.keys()], gatherMs + Math.random() * overMs),
    });
    return row;
  }

  #forget(ref: string): void {
    this.#rows.delete(ref);
    if (this.#rows.size === 0) {
      this.#stop?.();
      this.#stop = undefined;
      clearTimeout(this.#timer);
      this.#timer = undefined;
      this.#wanted.clear();
      clearTimeout(this.#retry);
      this.#retry = undefined;
      this.#failed.clear();
    }
  }

  #onSignal(message: ChangeSignal): void {
    if (document.hidden) {
      return;
    }
    const isEverybody = message.all || message.instances;
    const concerned = [...this.#rows].flatMap(([ref, { signals }]) =>
      // The first application of an entity has a name that nobody knows here; a look finds it.
      isEverybody || signals.some(name => message.applications.includes(name))
        ? [ref]
        : [],
    );
    // Where something changes all the time, it is asked no more often than that.
    const restMs = this.#sentAt + spreadMs - Date.now();
    this.#ask(concerned, Math.max(gatherMs + Math.random() * spreadMs, restMs));
  }

  #ask(refs: string[], delayMs: number): void {
    refs.forEach(ref => this.#wanted.add(ref));
    if (this.#wanted.size > 0) {
      this.#timer ??= setTimeout(() => this.#send(), delayMs);
    }
  }

  #send(): void {
    this.#timer = undefined;
    this.#sentAt = Date.now();
    const refs = [...this.#wanted];
    this.#wanted.clear();
    for (let start = 0; start < refs.length; start += maxRefs) {
      this.#load(refs.slice(start, start + maxRefs));
    }
  }

  async #load(refs: string[]): Promise<void> {
    this.#requests += 1;
    const mine = this.#requests;
    let items: ListedApplication[] | undefined;
    try {
      items = (
        await this.connection.track(
          this.api.getApplications({ entity: refs, limit: maxApplications }),
        )
      ).items;
    } catch {
      // What was known stays, and is shown as such.
    }
    if (!items) {
      this.#askAgain(refs);
    }
    for (const ref of refs) {
      const row = this.#rows.get(ref);
      // What was asked earlier may be answered later, and is older.
      if (row && mine > row.shown) {
        row.shown = mine;
        this.#learn(row, ref, items);
      }
    }
  }

  /** What could not be read once would else be unknown until the next signal. */
  #askAgain(refs: string[]): void {
    refs.forEach(ref => this.#failed.add(ref));
    this.#retry ??= setTimeout(() => {
      this.#retry = undefined;
      const again = [...this.#failed].filter(ref => this.#rows.has(ref));
      this.#failed.clear();
      // When the portal is back or the page is seen again, the connection says when to look.
      if (!document.hidden && !this.connection.state.lostSince) {
        this.#ask(again, gatherMs);
      }
    }, fastLookMs);
  }

  #learn(row: Row, ref: string, items: ListedApplication[] | undefined): void {
    if (items) {
      // They come worst first.
      const own = items.filter(({ entities }) =>
        entities.some(({ entityRef }) => entityRef === ref),
      );
      row.signals = own.map(({ signal }) => signal);
      row.state = { isLoading: false, worst: own[0] };
    } else {
      const { worst } = row.state;
      row.state = {
        isLoading: false,
        worst: worst && asLastKnown([worst])[0],
      };
    }
    row.listeners.forEach(listener => listener());
  }
}

const known = new WeakMap<PortalConnection, EntityVerdicts>();

/** The one of a browser tab. */
export function entityVerdictsOf(
  api: ArgocdApi,
  connection: PortalConnection,
): EntityVerdicts {
  let verdicts = known.get(connection);
  if (!verdicts) {
    verdicts = new EntityVerdicts(api, connection);
    known.set(connection, verdicts);
  }
  return verdicts;
}
