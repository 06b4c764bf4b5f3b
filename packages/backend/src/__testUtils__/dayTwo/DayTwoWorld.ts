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

import { accountToken, ArgocdInstance } from '@slipway/sandbox';
import { DayTwoRepository } from './DayTwoRepository';

/** The Argo CD and the cluster of a generated project, where time passes when somebody says so. */
export class DayTwoWorld {
  readonly missing = new Set<string>();
  #now = Date.parse('2026-11-28T12:00:00Z');
  #argocd!: ArgocdInstance;

  /** @param directory - where it may write */
  static async start(
    repository: DayTwoRepository,
    directory: string,
  ): Promise<DayTwoWorld> {
    const world = new DayTwoWorld(repository);
    world.#argocd = await ArgocdInstance.start({
      name: 'day-two',
      directory,
      requeueMs: 3_600_000,
      clock: { now: () => world.#now },
      imageExists: image => ![...world.missing].some(at => image.includes(at)),
      needsOf: () => [],
      podStartMs: 1_000,
      progressDeadlineMs: 20_000,
      comparisonMs: 1_000,
      operationMs: 1,
      tickMs: 3_600_000,
    });
    await world.register(repository.environments[0]);
    return world;
  }

  private constructor(private readonly repository: DayTwoRepository) {}

  /** Tells Argo CD of an environment what stands in argocd/. */
  async register(environment: string): Promise<void> {
    const [project, { metadata, spec }] = await Promise.all([
      this.repository.yaml(`argocd/project-${environment}.yaml`),
      this.repository.yaml(`argocd/application-${environment}.yaml`),
    ]);
    const { world } = this.#argocd;
    world.addProject(project.metadata.name, {
      ...project.spec,
      sourceRepos: [this.repository.origin],
    });
    spec.source.repoURL = this.repository.origin;
    world.addApplication(metadata, spec);
  }

  async stop(): Promise<void> {
    this.#argocd.stop();
    await this.#argocd.listening.close();
  }

  /** Argo CD looks so often; the numbers of pods that the service had meanwhile. */
  async pass(looks: number, seconds = 2): Promise<number[]> {
    const seen = new Set<number>();
    for (let look = 0; look < looks; look += 1) {
      this.#now += seconds * 1_000;
      await this.#argocd.controller.tick();
      seen.add(this.pods().length);
    }
    return [...seen];
  }

  /** Name of an environment's application, and of its namespace. */
  name = (environment = this.repository.environments[0]) =>
    `${this.repository.answers.name}-${environment}`;

  application = (environment?: string) =>
    this.#argocd.world
      .sortedApplications()
      .find(({ metadata }) => metadata.name === this.name(environment));

  /** Sync, health, the last operation and the kinds of objects, as Argo CD says them. */
  status = (environment?: string) => {
    const {
      sync,
      health,
      operationState,
      resources = [],
    } = this.application(environment)!.status;
    return {
      sync: sync.status,
      health: health.status,
      operation: operationState?.phase,
      message: operationState?.message,
      kinds: [...new Set(resources.map(({ kind }) => kind))].sort(),
    };
  };

  pods = (environment?: string, service = this.repository.service.name) => {
    const name = this.name(environment);
    return this.#argocd.cluster
      .pods(name)
      .filter(({ owners }) => owners.includes(`Deployment/${name}-${service}`));
  };

  images = (environment?: string) =>
    this.#argocd.cluster.images(this.name(environment));

  scale = (wanted: number) =>
    this.#argocd.cluster.scale(
      {
        group: 'apps',
        version: 'v1',
        kind: 'Deployment',
        namespace: this.name(),
        name: `${this.name()}-${this.repository.service.name}`,
      },
      wanted,
    );

  /** What somebody does where an environment is synced by hand. */
  async sync(environment: string): Promise<number> {
    const { status } = await fetch(
      `${this.#argocd.url}/api/v1/applications/${this.name(environment)}/sync`,
      {
        method: 'POST',
        headers: {
          Authorization: `Bearer ${accountToken('backstage-ops')}`,
          'Content-Type': 'application/json',
        },
        body: JSON.stringify({ prune: true }),
      },
    );
    return status;
  }

  remove(environment: string): void {
    const { world } = this.#argocd;
    world.update(this.application(environment)!, draft => {
      draft.metadata.deletionTimestamp = world.now();
    });
  }

  /** Objects that are left of an environment. */
  left = (environment?: string) =>
    this.#argocd.cluster.trackedBy(this.name(environment));
}
