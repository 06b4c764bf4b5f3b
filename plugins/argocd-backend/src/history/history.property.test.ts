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

import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { HealthStatus } from '@slipway/plugin-argocd-common';
import fc from 'fast-check';
import { Knex } from 'knex';
import { testRecord } from '../__testUtils__/testRecord';
import { ApplicationRecord } from '../record/ApplicationRecord';
import { ApplicationStore } from '../store/ApplicationStore';
import { DeploymentPages } from './DeploymentPages';
import { DeploymentRecorder } from './DeploymentRecorder';
import { DeploymentTable } from './DeploymentTable';
import { OperationRequests } from './OperationRequests';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

type Step =
  | { kind: 'commit'; renders: boolean }
  | { kind: 'compare' }
  | { kind: 'sync'; ends: 'Succeeded' | 'Failed' }
  | { kind: 'rollback' }
  | { kind: 'partial' }
  | { kind: 'dryRun' }
  | { kind: 'pods'; health: 'Progressing' | 'Degraded' | 'Healthy' }
  | { kind: 'look'; replica: number }
  | { kind: 'restart'; replica: number };

const replica = fc.nat(1);
const looks: fc.Arbitrary<Step> = fc.record({
  kind: fc.constant('look' as const),
  replica,
});
const step: fc.Arbitrary<Step> = fc.oneof(
  { arbitrary: looks, weight: 6 },
  fc.record({ kind: fc.constant('restart' as const), replica }),
  fc.record({ kind: fc.constant('commit' as const), renders: fc.boolean() }),
  fc.record({ kind: fc.constant('compare' as const) }),
  fc.record({
    kind: fc.constant('sync' as const),
    ends: fc.constantFrom('Succeeded' as const, 'Failed' as const),
  }),
  fc.record({ kind: fc.constant('rollback' as const) }),
  fc.record({ kind: fc.constant('partial' as const) }),
  fc.record({ kind: fc.constant('dryRun' as const) }),
  fc.record({
    kind: fc.constant('pods' as const),
    health: fc.constantFrom(
      'Progressing' as const,
      'Degraded' as const,
      'Healthy' as const,
    ),
  }),
);

/** What really happened to one operation. */
interface Truth {
  startedAt: string;
  outcome: 'succeeded' | 'failed';
  /** Health that its pods really had, before another operation began. */
  had: Set<HealthStatus>;
}

/** An Argo CD with one application. It knows what runs, and shows what it has compared. */
class World {
  readonly truths: Truth[] = [];
  #second = 0;
  #head = { revision: 'r0', renders: true };
  #commits = 0;
  /** What the pods are really like, whatever Argo CD shows. */
  #pods: HealthStatus = 'Missing';
  #running?: string;
  #isJudged = false;
  #record: ApplicationRecord = testRecord({
    sync: { status: 'OutOfSync', revision: 'r0' },
    health: { status: 'Missing' },
  });

  get record(): ApplicationRecord {
    return this.#record;
  }

  get now(): number {
    return Date.UTC(2026, 10, 23, 12) + this.#second * 1000;
  }

  do(action: Step): void {
    this.#second += 2;
    switch (action.kind) {
      case 'commit':
        this.#commits += 1;
        this.#head = {
          revision: `r${this.#commits}`,
          renders: action.renders,
        };
        break;
      case 'compare':
        this.#compare();
        break;
      case 'sync':
        if (this.#head.renders) {
          this.#operate(this.#head.revision, action.ends);
        }
        break;
      case 'rollback': {
        const back = this.#record.history?.[1]?.revision;
        if (back) {
          this.#operate(back, 'Succeeded');
        }
        break;
      }
      case 'partial':
        this.#begin({ selected: ['Deployment/shop'] });
        this.#isJudged = false;
        break;
      case 'dryRun':
        this.#begin({ dryRun: true });
        break;
      case 'pods':
        if (this.#running) {
          this.#become(action.health);
          this.#compare();
        }
        break;
      default:
    }
  }

  #become(health: HealthStatus): void {
    this.#pods = health;
    if (this.#isJudged) {
      this.truths[this.truths.length - 1].had.add(health);
    }
  }

  #begin(change: Partial<ApplicationRecord['operation']>): void {
    this.#show({
      operation: {
        phase: 'Succeeded',
        startedAt: this.#time(),
        finishedAt: this.#time(),
        ...change,
      },
    });
  }

  /** Argo CD tells of the end of an operation before it compares again. */
  #operate(revision: string, phase: 'Succeeded' | 'Failed'): void {
    const startedAt = this.#time();
    const { history = [] } = this.#record;
    const hasSucceeded = phase === 'Succeeded';
    this.truths.push({
      startedAt,
      outcome: hasSucceeded ? 'succeeded' : 'failed',
      had: new Set(),
    });
    this.#isJudged = hasSucceeded;
    this.#begin({ phase, revision });
    if (hasSucceeded) {
      this.#show({
        history: [
          {
            id: history.length,
            revision,
            startedAt,
            deployedAt: startedAt,
          },
          ...history,
        ],
      });
      const isNew = this.#running !== revision;
      this.#running = revision;
      this.#become(isNew ? 'Progressing' : this.#pods);
    }
  }

  #compare(): void {
    const { revision, renders } = this.#head;
    const isSynced = this.#running === revision;
    this.#show({
      sync: renders
        ? { status: isSynced ? 'Synced' : 'OutOfSync', revision }
        : { status: 'Unknown' },
    });
    const status = renders ? this.#pods : 'Healthy';
    if (this.#record.health.status !== status) {
      this.#show({ health: { status, since: this.#time() } });
    }
  }

  #show(change: Partial<ApplicationRecord>): void {
    this.#record = {
      ...this.#record,
      ...change,
      resourceVersion: String(Number(this.#record.resourceVersion) + 1),
    };
  }

  #time(): string {
    return new Date(this.now).toISOString().replace('.000Z', 'Z');
  }
}

const logger = mockServices.logger.mock();

async function startReplica(knex: Knex, table: DeploymentTable) {
  const store = new ApplicationStore();
  const recorder = new DeploymentRecorder({
    store,
    table,
    requests: new OperationRequests({ knex, logger }),
    logger,
    gatherMs: 3_600_000,
  });
  await recorder.flush();
  return { store, recorder };
}

it('tells of every deployment what really happened, or less', async () => {
  const knex = await databases.init('SQLITE_3');
  const table = await DeploymentTable.create(knex);
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 5, maxLength: 40 }),
      async steps => {
        await knex('deployments').delete();
        const world = new World();
        const replicas = [
          await startReplica(knex, table),
          await startReplica(knex, table),
        ];
        for (const action of steps) {
          world.do(action);
          if (action.kind === 'look') {
            replicas[action.replica].store.upsert(world.record);
          } else if (action.kind === 'restart') {
            await replicas[action.replica].recorder.stop();
            replicas[action.replica] = await startReplica(knex, table);
          } else {
            // What one replica sees at once, the other may see late or never; but it listens, if not while it restarts.
            replicas[0].store.upsert(world.record);
            if (action.kind === 'partial') {
              replicas[1].store.upsert(world.record);
            }
          }
        }
        for (const { recorder } of replicas) {
          await recorder.stop();
        }
        const { record, truths, now } = world;
        const pages = new DeploymentPages(
          table,
          { aliases: [], gitlabHosts: [] },
          { now: () => now },
        );
        const { items } = await pages.getPage([record], {
          limit: 100,
          entityName: 'shop',
        });
        const shown = items.map(({ view }) => view).reverse();
        expect(shown.map(({ startedAt }) => startedAt)).toEqual(
          truths.map(({ startedAt }) => startedAt),
        );
        shown.forEach(({ outcome, healthAfter }, index) => {
          const { outcome: really, had } = truths[index];
          const isNewest = index === shown.length - 1;
          if (outcome === 'inProgress') {
            expect([isNewest, really]).toEqual([true, 'succeeded']);
          } else {
            expect(outcome).toBe(really);
          }
          if (healthAfter) {
            expect([...had]).toContain(healthAfter);
          }
          const isFollowed = Boolean(record.operation?.selected);
          if (isNewest && really === 'succeeded' && !healthAfter) {
            expect(outcome).toBe(isFollowed ? 'succeeded' : 'inProgress');
          }
        });
      },
    ),
    { numRuns: 150, seed: 15 },
  );
});
