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

import { keyOf, Sandbox } from '@slipway/sandbox';
import { Truth, TruthApplication, TruthOperation } from '../oracle/Truth';
import { ArgocdFault, Environment, environments, services } from '../steps';
import { deploymentName } from './manifests';
import { WorldClock } from './WorldClock';
import { WorldProject } from './WorldProject';

type Application = NonNullable<
  ReturnType<Sandbox['global']['world']['application']>
>;
type Operation = NonNullable<Application['operation']>;

const namespace = 'argocd';
/** Milliseconds after which a rollout is given up. */
export const progressDeadlineMs = 5_000;

/** Without one of these Argo CD can compare nothing, and says so of each application. */
const blinding: (ArgocdFault | undefined)[] = [
  'repositoryServer',
  'redis',
  'cluster',
];

/** The environments of a project in Argo CD: dev and staging sync themselves, production waits for a person. */
export class WorldApplications {
  readonly #operations = new Map<string, TruthOperation[]>();
  readonly #healthyAt = new Map<string, Set<string>>();
  #comparedHead = '';

  constructor(
    private readonly project: WorldProject,
    private readonly options: {
      sandbox: Sandbox;
      clock: WorldClock;
      /** Entities that the applications belong to. */
      entityRefs: string[];
    },
  ) {
    const { world } = options.sandbox.global;
    for (const environment of environments) {
      const name = this.nameOf(environment);
      const destination = {
        server: 'https://kubernetes.default.svc',
        namespace: name,
      };
      world.addProject(name, {
        sourceRepos: [project.repositoryUrl],
        destinations: [destination],
      });
      world.addApplication(
        {
          name,
          labels: { environment },
          annotations: {
            'backstage.io/entity-ref': options.entityRefs.join(','),
          },
        },
        {
          project: name,
          source: {
            repoURL: project.repositoryUrl,
            path: `deploy/${environment}`,
            targetRevision: 'main',
          },
          destination,
          syncPolicy:
            environment === 'production'
              ? {}
              : {
                  automated: { prune: true, selfHeal: true },
                  // A sync that failed has failed: what is judged is that, not the wait for a retry.
                  retry: { limit: 0 },
                },
        },
      );
      this.#operations.set(name, []);
      this.#healthyAt.set(name, new Set());
    }
  }

  nameOf(environment: Environment): string {
    return `${this.project.name}-${environment}`;
  }

  application(environment: Environment): Application {
    return this.options.sandbox.global.world.application(
      this.nameOf(environment),
      namespace,
    )!;
  }

  /** Whether something was pushed since Argo CD has looked at Git. */
  get isBehindGit(): boolean {
    return this.#comparedHead !== this.project.head;
  }

  /** The name of an application that Argo CD has compared with a revision. */
  comparedWith(revision: string): string | undefined {
    return environments
      .map(environment => this.application(environment))
      .find(
        ({ status: { sync } }) =>
          sync.status !== 'Unknown' && sync.revision === revision,
      )?.metadata.name;
  }

  /** Whether a push to the branch concerns something that Argo CD can compare. */
  get hasFollowers(): boolean {
    return environments.some(environment => {
      const { sync } = this.application(environment).status;
      return sync.status !== 'Unknown' && Boolean(sync.revision);
    });
  }

  /** Somebody asks Argo CD itself, past the portal. */
  request(environment: Environment, operation: Operation): void {
    const application = this.application(environment);
    if (!application.operation) {
      this.options.sandbox.global.world.update(application, draft => {
        draft.operation = operation;
      });
    }
  }

  deletePods(environment: Environment): void {
    const { cluster } = this.options.sandbox.global;
    for (const key of cluster.trackedBy(this.nameOf(environment))) {
      cluster.deletePods(key);
    }
  }

  /** Lets Argo CD see what was pushed and do what follows; `afterTick` looks in between. */
  async settle(afterTick: () => Promise<void>): Promise<void> {
    const { clock, sandbox } = this.options;
    const { controller } = sandbox.global;
    if (this.isBehindGit) {
      this.#refresh();
    }
    for (const waitMs of [1_000, 1_000, 1_000, progressDeadlineMs, 1_000]) {
      await controller.tick();
      this.#watch();
      await afterTick();
      clock.advance(waitMs);
    }
    await controller.tick();
    this.#watch();
  }

  /** Argo CD looks at Git and at the cluster. */
  async compare(): Promise<void> {
    this.#refresh();
    await this.options.sandbox.global.controller.tick();
    this.#watch();
  }

  remove(): void {
    const { cluster, world } = this.options.sandbox.global;
    for (const environment of environments) {
      const application = this.application(environment);
      for (const key of cluster.trackedBy(application.metadata.name)) {
        cluster.remove(key);
      }
      world.remove(application);
    }
  }

  /** What is so in Argo CD and in the cluster. */
  async truths(
    inGit: GitFiles,
    fault: ArgocdFault | undefined,
  ): Promise<Truth['applications']> {
    const canCompare = !blinding.includes(fault);
    return Promise.all(
      environments.map(async environment => {
        const truth = await this.#truth(environment, inGit);
        return { ...truth, renders: canCompare && truth.renders };
      }),
    );
  }

  async #truth(
    environment: Environment,
    inGit: GitFiles,
  ): Promise<TruthApplication> {
    const { cluster } = this.options.sandbox.global;
    const { metadata, spec, status } = this.application(environment);
    const tracked = cluster.trackedBy(metadata.name);
    const health = tracked.map(key => cluster.health(key)?.status);
    const pods = cluster.pods(metadata.name);
    const operations = this.#operations.get(metadata.name)!;
    for (const operation of operations) {
      if (operation.revision && operation.images.length === 0) {
        operation.images = await this.#imagesAt(
          operation.revision,
          environment,
        );
      }
    }
    const found = services.map(service => {
      const key = keyOf(
        {
          apiVersion: 'apps/v1',
          kind: 'Deployment',
          metadata: { name: deploymentName(this.project.name, service) },
        },
        spec.destination.namespace,
      );
      const own = pods.filter(({ owners }) =>
        owners.includes(`Deployment/${key.name}`),
      );
      const ready = own.filter(
        ({ startedAt = Infinity }) => startedAt <= this.options.clock.now(),
      );
      return {
        service,
        ready: [...new Set(ready.map(({ image }) => image))],
        pods: { ready: ready.length, total: own.length },
        isDegraded: cluster.health(key)?.status === 'Degraded',
        asked:
          cluster.get(key)?.manifest.spec?.template?.spec?.containers?.[0]
            ?.image,
        inGit: imageIn(inGit.get(`deploy/${environment}/${service}.yaml`)),
      };
    });
    return {
      name: metadata.name,
      environment,
      syncsItself: Boolean(spec.syncPolicy?.automated),
      exists: tracked.length > 0,
      renders: !inGit.has(`deploy/${environment}/Chart.yaml`),
      isSynced: status.sync.status === 'Synced',
      isDegraded: health.includes('Degraded'),
      isProgressing: health.includes('Progressing'),
      operations: structuredClone(operations),
      wasHealthyAt: [...this.#healthyAt.get(metadata.name)!],
      services: found,
      objects: (status.resources ?? []).filter(
        ({ requiresPruning }) => !requiresPruning,
      ).length,
      lacksImage: found.some(
        ({ asked, ready }) => asked !== undefined && !ready.includes(asked),
      ),
    };
  }

  async #imagesAt(
    revision: string,
    environment: Environment,
  ): Promise<string[]> {
    const files = await readDeploy(this.project, revision);
    return services.flatMap(service => {
      const image = imageIn(files.get(`deploy/${environment}/${service}.yaml`));
      return image ? [image] : [];
    });
  }

  #refresh(): void {
    this.#comparedHead = this.project.head;
    for (const environment of environments) {
      this.options.sandbox.global.world.requestRefresh(
        this.application(environment),
        'normal',
      );
    }
  }

  /** Notes what Argo CD has done since the last look. */
  #watch(): void {
    const { cluster, faults } = this.options.sandbox.global;
    for (const environment of environments) {
      const { metadata, status } = this.application(environment);
      const { operationState: state } = status;
      const known = this.#operations.get(metadata.name)!;
      const last = known[known.length - 1];
      if (state && state.phase !== 'Running') {
        const seen: TruthOperation = {
          startedAt: state.startedAt,
          finishedAt: state.finishedAt,
          phase: state.phase,
          kind: kindOf(state.operation, status.sync.revision),
          by: state.operation.initiatedBy.automated
            ? undefined
            : state.operation.initiatedBy.username,
          revision: state.syncResult?.revision || undefined,
          ...(state.operation.sync.resources && {
            selected: state.operation.sync.resources.length,
          }),
          images: [],
          isHidden:
            faults.current !== undefined ||
            faults.broken.some(part => part !== 'webhooks'),
        };
        if (last?.startedAt !== seen.startedAt) {
          known.push(seen);
        }
      }
      const isHealthy =
        status.sync.status === 'Synced' &&
        cluster
          .trackedBy(metadata.name)
          .every(key =>
            [undefined, 'Healthy'].includes(cluster.health(key)?.status),
          );
      if (isHealthy && status.sync.revision) {
        this.#healthyAt.get(metadata.name)!.add(status.sync.revision);
      }
    }
  }
}

function kindOf(
  { initiatedBy, sync }: Operation,
  head: string | undefined,
): TruthOperation['kind'] {
  if (sync.dryRun) {
    return 'dry';
  }
  if (sync.resources) {
    return 'partial';
  }
  return !initiatedBy.automated && sync.revision && sync.revision !== head
    ? 'rollback'
    : 'sync';
}

/** Contents by path of what Argo CD reads at a commit. */
export type GitFiles = Map<string, string>;

const read = new Map<string, Promise<GitFiles>>();

/** What `deploy` holds at a commit, once for each: a commit does not change. */
export function readDeploy(
  project: WorldProject,
  revision: string,
): Promise<GitFiles> {
  const files = read.get(revision) ?? grepDeploy(project, revision);
  read.set(revision, files);
  return files;
}

async function grepDeploy(
  project: WorldProject,
  revision: string,
): Promise<GitFiles> {
  // Every line of every file, as `<commit>:<path>:<text>`.
  const output = await project.git.run([
    'grep',
    '--no-color',
    '-e',
    '',
    revision,
    '--',
    'deploy',
  ]);
  const files = new Map<string, string>();
  for (const line of output.split('\n').filter(Boolean)) {
    const [, path, text] = /^[^:]+:([^:]+):(.*)$/.exec(line)!;
    files.set(path, `${files.get(path) ?? ''}${text}\n`);
  }
  return files;
}

function imageIn(text: string | undefined): string | undefined {
  return /^\s+image: (\S+)$/m.exec(text ?? '')?.[1];
}
