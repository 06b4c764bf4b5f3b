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

/** What somebody can ask of an application here. */
export type RequestedAction =
  | 'sync'
  | 'refresh'
  | 'hardRefresh'
  | 'rollback'
  | 'restart'
  | 'terminate';

/** How an action of the person who looks ended, or how far it is. */
export interface Outcome {
  phase: 'running' | 'done' | 'failed';
  text: string;
  /** When it was so, ISO 8601. */
  at?: string;
}

/** What the person who looks has asked of one application. */
export interface ActionRequest {
  action: RequestedAction;
  dryRun?: boolean;
  /** The workload that is restarted. */
  what?: string;
  /** How the application was when it was asked for. */
  before: { operation?: string; healthSince?: string };
  /** When the back end had taken it on, ISO 8601. */
  acceptedAt?: string;
  /** Start of the operation that came of it. */
  operation?: string;
  /** How it has ended, once it has. */
  settled?: Outcome;
}

/** The last request of each application: rows come and go while it is followed. */
export class ActionRequests {
  readonly #requests = new Map<string, ActionRequest>();
  readonly #listeners = new Set<() => void>();

  get(ref: ApplicationRef): ActionRequest | undefined {
    return this.#requests.get(applicationKey(ref));
  }

  set(ref: ApplicationRef, request: ActionRequest | undefined): void {
    if (request) {
      this.#requests.set(applicationKey(ref), request);
    } else {
      this.#requests.delete(applicationKey(ref));
    }
    this.#listeners.forEach(listener => listener());
  }

  /** Adds to a request, unless another one has taken its place. */
  update(
    ref: ApplicationRef,
    request: ActionRequest,
    change: Partial<ActionRequest>,
  ): ActionRequest {
    const updated = { ...request, ...change };
    if (this.get(ref) === request) {
      this.set(ref, updated);
    }
    return updated;
  }

  subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  };
}
