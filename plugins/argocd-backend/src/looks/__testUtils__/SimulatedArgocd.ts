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

import { InstanceStatusCode } from '@slipway/plugin-argocd-common';
import { testRecord } from '../../__testUtils__/testRecord';
import { ArgocdAnswerError } from '../../argocd/errors';
import { RepositoryFacts } from '../../delivery/types';
import { FailedCluster } from '../../inventory/ClusterReader';
import { ApplicationRecord } from '../../record/ApplicationRecord';
import { ApplicationStore } from '../../store/ApplicationStore';
import { Looks } from '../Looks';
import { silentLogger } from '../../__testUtils__/silentLogger';

export const minute = 60_000;
const start = Date.parse('2026-11-28T00:00:00Z');

/** What Argo CD says where its repo-server takes no connection. */
export const repositoryServerRefuses =
  'Failed to load target state: failed to generate manifest for source 1 of 1: rpc error: code = Unavailable desc = connection error: desc = "transport: Error while dialing: dial tcp 10.43.7.9:8081: connect: connection refused"';
export const clusterRefuses =
  'Failed to load live state: failed to get cluster info for "https://10.0.0.1:6443": error synchronizing cache state : Get "https://10.0.0.1:6443/version?timeout=32s": dial tcp 10.0.0.1:6443: connect: connection refused';

const iso = (at: number) => new Date(at).toISOString();
const address = 'https://gitlab.example.com/team/shop';

/** An Argo CD on a clock that a test moves, and the looks at it. */
export class SimulatedArgocd {
  readonly store: ApplicationStore;
  readonly looks: Looks;
  /** When the application was asked for, in milliseconds since the start. */
  readonly asked: { name: string; at: number }[] = [];
  status: InstanceStatusCode = 'live';
  isComparing = true;
  /** The cluster whose part of the controller is gone. */
  lostCluster?: string;
  /** How the next questions are answered, whatever it compares. */
  nextAnswers: ArgocdAnswerError[] = [];
  /** Applications whose requests to be compared another writer takes away at once. */
  overwritten: string[] = [];
  /** Milliseconds between two comparisons of one application; `undefined` where it compares only when asked. */
  everyMs: [minimum: number, maximum: number] | undefined;
  failedClusters: FailedCluster[] = [];
  /** The commits of its branch that GitLab has, newest first. */
  commits = ['a'.repeat(40)];
  /** Milliseconds that the clock of Argo CD is ahead. */
  skewMs = 0;
  changes = 0;
  readonly #seenAt = new Map<string, string>();
  readonly #comparedAt = new Map<string, string>();
  #now = start;
  readonly #next: number[];
  readonly #records: ApplicationRecord[];
  #random = 1;
  #tell: (repositories: string[]) => void = () => {};

  constructor(options: {
    applications: number;
    /** As it is configured. */
    reconciliationMs?: number;
    everyMs?: [minimum: number, maximum: number];
    change?(index: number): Partial<ApplicationRecord>;
  }) {
    this.everyMs = options.everyMs;
    const now = () => this.#now;
    this.store = new ApplicationStore({ now });
    this.looks = new Looks({
      instances: [
        {
          name: 'main',
          reconciliationMs: options.reconciliationMs ?? 3 * minute,
        },
      ],
      clients: new Map([
        ['main', { refreshApplication: async ({ name }) => this.#ask(name) }],
      ]),
      store: this.store,
      clusters: {
        nameOf: () => 'production',
        failed: () => this.failedClusters,
      },
      changes: {
        facts: (repository, branch): RepositoryFacts => ({
          repository,
          branch,
          head: this.commits[0],
          headSeenAt: this.#seenAt.get(this.commits[0]),
          commits: [],
          complete: true,
        }),
        contains: (_repository, commit, ancestor) =>
          this.commits.indexOf(commit) <= this.commits.indexOf(ancestor),
        onChange: listener => {
          this.#tell = listener;
          return () => {};
        },
      },
      addresses: { aliases: [], gitlabHosts: ['gitlab.example.com'] },
      logger: silentLogger,
      statusOf: () => ({ status: this.status }),
      onChange: () => {
        this.changes += 1;
      },
      now,
    });
    this.#records = Array.from({ length: options.applications }, (_, index) =>
      testRecord({
        name: `app-${index}`,
        sources: [{ repoUrl: `${address}.git`, path: 'helm' }],
        sync: { status: 'Synced', revision: this.commits[0] },
        destination: { server: 'https://kubernetes.default.svc' },
        ...options.change?.(index),
      }),
    );
    this.#next = this.#records.map(() => this.#draw());
    for (const record of this.#records) {
      this.#compared(record, this.#now);
      this.store.upsert(record);
    }
  }

  get minutes(): number {
    return (this.#now - start) / minute;
  }

  /** What is said of the instance now. */
  said() {
    return this.looks.stated({
      name: 'main',
      status: this.status,
      since: iso(start),
    });
  }

  codes(): string[] {
    return (this.said().troubles ?? []).map(({ code }) => code);
  }

  /** Everything that is said of it while time passes, each once. */
  async pass(ms: number, stepMs = 5_000): Promise<string[]> {
    const said = new Set<string>();
    const end = this.#now + ms;
    while (this.#now < end) {
      this.#now += stepMs;
      this.#compareWhatIsDue();
      await this.looks.check();
      this.codes().forEach(code => said.add(code));
    }
    return [...said];
  }

  /** Lets time pass until a trouble is named, and says how long that took; `undefined` where it never is. */
  async untilNamed(code: string, maxMs = 60 * minute) {
    const begun = this.#now;
    while (this.#now - begun < maxMs) {
      await this.pass(5_000);
      if (this.codes().includes(code)) {
        return this.#now - begun;
      }
    }
    return undefined;
  }

  /** Argo CD has compared an application, with what that has changed. */
  compare(index: number, change: Partial<ApplicationRecord> = {}): void {
    const record = { ...this.#records[index], ...change };
    this.#records[index] = record;
    this.#compared(record, this.#now);
    this.store.upsert(record);
  }

  record(index: number): ApplicationRecord {
    return this.#records[index];
  }

  /** Somebody pushes, and GitLab tells the portal of it. */
  push(commit: string): void {
    this.commits = [commit.repeat(40), ...this.commits];
    this.#seenAt.set(this.commits[0], iso(this.#now));
    this.#tell([address]);
  }

  #compareWhatIsDue(): void {
    if (!this.isComparing || !this.everyMs) {
      return;
    }
    for (let index = 0; index < this.#next.length; index += 1) {
      if (this.#next[index] <= this.#now && !this.#isLost(index)) {
        this.#compared(this.#records[index], this.#next[index]);
        this.#next[index] += this.#draw() - this.#now;
      }
    }
  }

  #compared(record: ApplicationRecord, at: number): void {
    const reconciledAt = iso(at + this.skewMs);
    this.#comparedAt.set(record.name, reconciledAt);
    this.looks.compared(record, reconciledAt);
  }

  #isLost(index: number): boolean {
    const { server } = this.#records[index].destination;
    return server !== undefined && server === this.lostCluster;
  }

  #draw(): number {
    const [minimum, maximum] = this.everyMs ?? [0, 0];
    this.#random = (this.#random * 48_271) % 2_147_483_647;
    return (
      this.#now + minimum + ((maximum - minimum) * this.#random) / 2_147_483_647
    );
  }

  #ask(name: string) {
    this.asked.push({ name, at: this.#now - start });
    const answer = this.nextAnswers.shift();
    if (answer) {
      throw answer;
    }
    const index = this.#records.findIndex(record => record.name === name);
    if (this.overwritten.includes(name)) {
      return {
        metadata: { name },
        status: { reconciledAt: this.#comparedAt.get(name) },
      };
    }
    if (!this.isComparing || this.#isLost(index)) {
      throw new ArgocdAnswerError(504, 'context deadline exceeded');
    }
    return {
      metadata: { name },
      status: { reconciledAt: iso(this.#now + this.skewMs) },
    };
  }
}
