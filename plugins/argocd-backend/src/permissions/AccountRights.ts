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

import { ActionReason } from '@slipway/plugin-argocd-common';
import { ApplicationRecord } from '../record/ApplicationRecord';
import { ArgocdClient } from '../argocd/ArgocdClient';
import { ArgocdAnswerError } from '../argocd/errors';

/**
 * Rights that can be asked for. Whether Argo CD wants `override` for a sync to another revision nobody may read; the
 * portal does.
 */
export type AskedRight = 'sync' | 'override';

/** What Argo CD may refuse an account. */
export type AccountRight = AskedRight | `action/${string}`;

/** As Argo CD names the right to an action of an object. */
export function actionRight(
  { group = '', kind = '' }: { group?: string; kind?: string },
  action: string,
): AccountRight {
  return `action/${group}/${kind}/${action}`;
}

export function accountNotPermitted({
  instance,
  project,
}: ApplicationRecord): ActionReason {
  return { code: 'accountNotPermitted', parameters: { instance, project } };
}

/** How long in milliseconds an answer counts; rights change seldom, and a refusal is noticed at once. */
const ttlMs = 600_000;
/** More are forgotten all at once. */
const maxKnown = 20_000;

interface Answer {
  isAllowed: boolean;
  at: number;
}

/**
 * What the operating account of each instance may do, asked before anybody clicks: once per project, and only where it
 * is refused for each application of it. What cannot be asked, like actions of resources, is learnt from a refusal.
 */
export class AccountRights {
  readonly #known = new Map<string, Answer>();
  readonly #asking = new Map<string, Promise<void>>();

  constructor(
    private readonly options: {
      /** The operating account; absent where there is none. */
      clientOf(instance: string): ArgocdClient | undefined;
      now?(): number;
    },
  ) {}

  /** Whether it has a right; `undefined` until that is known, and asks where it is not. */
  may(record: ApplicationRecord, right: AskedRight): boolean | undefined {
    const known = this.#knownOf(record, right);
    if (known === undefined) {
      void this.#ask(record, right);
    }
    return known;
  }

  /** The same once Argo CD has told; `undefined` where it does not. */
  async learned(
    record: ApplicationRecord,
    right: AskedRight,
  ): Promise<boolean | undefined> {
    if (this.#knownOf(record, right) === undefined) {
      await this.#ask(record, right);
    }
    return this.#knownOf(record, right);
  }

  /** Whether this was refused lately. */
  isRefused(record: ApplicationRecord, right: AccountRight): boolean {
    return this.#fresh(applicationKey(record, right))?.isAllowed === false;
  }

  /** Learns from an answer of Argo CD to something that took a right. */
  learn(record: ApplicationRecord, right: AccountRight, error: unknown): void {
    // Where a window closes it, the account has the right nevertheless.
    const isRefused =
      error instanceof ArgocdAnswerError &&
      error.status === 403 &&
      error.message.startsWith('permission denied');
    if (isRefused) {
      this.#remember(applicationKey(record, right), false);
    }
  }

  #ask(record: ApplicationRecord, right: AskedRight): Promise<void> {
    const project = projectKey(record, right);
    const asking =
      this.#asking.get(project) ??
      this.#learn(record, right).finally(() => this.#asking.delete(project));
    this.#asking.set(project, asking);
    return asking;
  }

  async #learn(record: ApplicationRecord, right: AskedRight): Promise<void> {
    try {
      const isAllowed = await this.options
        .clientOf(record.instance)
        ?.may(right, record);
      if (isAllowed !== undefined) {
        // Rights may be given for single applications: only what is allowed is taken to hold for all.
        this.#remember(
          isAllowed ? projectKey(record, right) : applicationKey(record, right),
          isAllowed,
        );
      }
    } catch {
      // Argo CD decides when it is asked for the thing itself.
    }
  }

  #knownOf(record: ApplicationRecord, right: AskedRight): boolean | undefined {
    const answer =
      this.#fresh(applicationKey(record, right)) ??
      this.#fresh(projectKey(record, right));
    return answer?.isAllowed;
  }

  #fresh(key: string): Answer | undefined {
    const answer = this.#known.get(key);
    return answer && this.#now() - answer.at < ttlMs ? answer : undefined;
  }

  #remember(key: string, isAllowed: boolean): void {
    if (this.#known.size >= maxKnown) {
      this.#known.clear();
    }
    this.#known.set(key, { isAllowed, at: this.#now() });
  }

  #now(): number {
    return this.options.now?.() ?? Date.now();
  }
}

function projectKey(
  { instance, project }: ApplicationRecord,
  right: AskedRight,
): string {
  return JSON.stringify([instance, project, right]);
}

function applicationKey(
  { instance, project, namespace, name }: ApplicationRecord,
  right: AccountRight,
): string {
  return JSON.stringify([instance, project, namespace, name, right]);
}
