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
import { Deployment, HealthStatus } from '@slipway/plugin-argocd-common';
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

type Phase = 'Succeeded' | 'Failed';

type Step =
  | { kind: 'commit'; renders: boolean }
  | { kind: 'compare'; fails: boolean }
  | { kind: 'rollback' | 'partial' | 'dryRun' | 'away' }
  | { kind: 'sync'; ends?: Phase }
  | { kind: 'end'; phase: Phase }
  | { kind: 'pods'; health: 'Progressing' | 'Degraded' | 'Healthy' }
  | { kind: 'look' | 'restart'; replica: number };

const replica = fc.nat(1);
const phase = fc.constantFrom<Phase>('Succeeded', 'Succeeded', 'Failed');
const anyHealth = fc.constantFrom(
  'Progressing' as const,
  'Degraded' as const,
  'Healthy' as const,
);
const isRare = fc.nat(3).map(number => number === 0);

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .option(phase, { nil: undefined })
      .map<Step>(ends => ({ kind: 'sync', ends })),
  },
  {
    weight: 6,
    arbitrary: anyHealth.map<Step>(is => ({ kind: 'pods', health: is })),
  },
  {
    weight: 3,
    arbitrary: isRare.map<Step>(fails => ({ kind: 'compare', fails })),
  },
  {
    weight: 2,
    arbitrary: isRare.map<Step>(is => ({ kind: 'commit', renders: !is })),
  },
  {
    weight: 2,
    arbitrary: phase.map<Step>(ends => ({ kind: 'end', phase: ends })),
  },
  {
    weight: 3,
    arbitrary: replica.map<Step>(of => ({ kind: 'look', replica: of })),
  },
  replica.map<Step>(of => ({ kind: 'restart', replica: of })),
  fc
    .constantFrom('rollback', 'partial', 'dryRun', 'away')
    .map<Step>(kind => ({ kind })),
);

/** What really happened to one operation. */
interface Truth {
  startedAt: string;
  /** None while it runs. */
  outcome?: 'succeeded' | 'failed';
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
  #deployed?: string;
  /** Whether what the pods do is still the work of the last deployment. */
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
    const isRunning = this.#record.operation?.phase === 'Running';
    switch (action.kind) {
      case 'commit':
        this.#commits += 1;
        this.#head = { revision: `r${this.#commits}`, renders: action.renders };
        break;
      case 'compare':
        this.#compare(action.fails);
        break;
      case 'sync':
        if (this.#head.renders && !isRunning) {
          this.#begin(this.#head.revision);
          this.#end(action.ends);
        }
        break;
      case 'end':
        if (isRunning) {
          this.#end(action.phase);
        }
        break;
      case 'rollback': {
        const back = this.#record.history?.[1]?.revision;
        if (back && !isRunning) {
          this.#begin(back);
          this.#end('Succeeded');
        }
        break;
      }
      case 'partial':
      case 'dryRun':
        if (!isRunning) {
          this.#operate(
            action.kind === 'dryRun'
              ? { dryRun: true }
              : { selected: ['Deployment/shop'] },
          );
          this.#isJudged = this.#isJudged && action.kind === 'dryRun';
        }
        break;
      case 'pods':
        if (this.#deployed) {
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

  #begin(revision: string): void {
    this.truths.push({ startedAt: this.#time(), had: new Set() });
    this.#isJudged = false;
    this.#show({
      operation: { phase: 'Running', startedAt: this.#time(), revision },
    });
  }

  /** Argo CD tells of the end of an operation before it compares again. */
  #end(ends?: Phase): void {
    const { operation, history = [] } = this.#record;
    if (!ends || !operation) {
      return;
    }
    const { revision, startedAt } = operation;
    const truth = this.truths[this.truths.length - 1];
    truth.outcome = ends === 'Succeeded' ? 'succeeded' : 'failed';
    this.#show({
      operation: { ...operation, phase: ends, finishedAt: this.#time() },
    });
    if (ends === 'Succeeded') {
      const entry = {
        id: history.length,
        revision,
        startedAt,
        deployedAt: this.#time(),
      };
      this.#show({ history: [entry, ...history] });
      this.#isJudged = true;
      const isNew = this.#deployed !== revision;
      this.#deployed = revision;
      this.#become(isNew ? 'Progressing' : this.#pods);
    }
  }

  #operate(change: Partial<ApplicationRecord['operation']>): void {
    this.#show({
      operation: {
        phase: 'Succeeded',
        startedAt: this.#time(),
        finishedAt: this.#time(),
        ...change,
      },
    });
  }

  #compare(fails = false): void {
    const { revision, renders } = this.#head;
    const isCompared = renders && !fails;
    const isSynced = this.#deployed === revision;
    const status = isSynced ? 'Synced' : 'OutOfSync';
    this.#show({
      sync: { status: isCompared ? status : 'Unknown', revision },
    });
    // What it cannot compare, Argo CD calls healthy.
    const shown = isCompared ? this.#pods : 'Healthy';
    if (this.#record.health.status !== shown) {
      this.#show({ health: { status: shown, since: this.#time() } });
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

/** What is claimed of one deployment and is not so. */
function lies(
  { outcome, healthAfter }: Deployment,
  truth: Truth,
  { isNewest, wasMissed }: { isNewest: boolean; wasMissed: boolean },
): string[] {
  const really = truth.outcome;
  const isRollingOut = isNewest && really === 'succeeded' && !healthAfter;
  const may = [
    really ?? 'inProgress',
    ...(isRollingOut ? ['inProgress'] : []),
    ...(wasMissed ? ['unknown'] : []),
  ];
  return [
    ...(may.includes(outcome) ? [] : [`${outcome}, really ${really}`]),
    ...(healthAfter && !truth.had.has(healthAfter)
      ? [`${healthAfter}, really ${[...truth.had]}`]
      : []),
  ];
}

/** What two replicas tell after some steps, beside what really happened. */
async function tell(steps: Step[], knex: Knex, table: DeploymentTable) {
  await knex('deployments').delete();
  const world = new World();
  const replicas = [
    await startReplica(knex, table),
    await startReplica(knex, table),
  ];
  let isAway = false;
  let wasMissed = false;
  for (const action of steps) {
    world.do(action);
    if (action.kind === 'away') {
      isAway = true;
    } else if (action.kind === 'restart') {
      await replicas[action.replica].recorder.stop();
      replicas[action.replica] = await startReplica(knex, table);
      isAway = isAway && action.replica !== 0;
    }
    // One sees everything at once but while it is away, the other late; yet it hears of every operation while it listens.
    if (!isAway) {
      replicas[0].store.upsert(world.record);
    }
    wasMissed = wasMissed || isAway;
    if (
      (action.kind === 'look' && action.replica === 1) ||
      action.kind === 'partial'
    ) {
      replicas[1].store.upsert(world.record);
    }
  }
  replicas[0].store.upsert(world.record);
  for (const { recorder } of replicas) {
    await recorder.stop();
  }
  const pages = new DeploymentPages(
    table,
    { aliases: [], gitlabHosts: [] },
    { now: () => world.now },
  );
  const { items } = await pages.getPage([world.record], {
    limit: 100,
    entityName: 'shop',
  });
  const shown = items.map(({ view }) => view).reverse();
  return { shown, truths: world.truths, wasMissed };
}

it('tells of every deployment what really happened, or less', async () => {
  const knex = await databases.init('SQLITE_3');
  const table = await DeploymentTable.create(knex);
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 10, maxLength: 40, size: 'max' }),
      async steps => {
        const { shown, truths, wasMissed } = await tell(steps, knex, table);
        // What failed while nobody looked, Argo CD has forgotten.
        const expected = truths.filter(
          ({ startedAt, outcome }) =>
            !wasMissed ||
            outcome === 'succeeded' ||
            shown.some(item => item.startedAt === startedAt),
        );
        expect(shown.map(({ startedAt }) => startedAt)).toEqual(
          expected.map(({ startedAt }) => startedAt),
        );
        expect(
          shown.flatMap((deployment, index) =>
            lies(deployment, expected[index], {
              isNewest: index === shown.length - 1,
              wasMissed,
            }),
          ),
        ).toEqual([]);
      },
    ),
    { numRuns: 60, seed: 15 },
  );
});
