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

import { Entity } from '@backstage/catalog-model';
import { Sandbox } from '@slipway/sandbox';
import { Truth } from './oracle/Truth';
import { ArgocdFault, services, Step } from './steps';
import { TruthPortal } from './TruthPortal';
import { observe } from './world/observe';
import {
  progressDeadlineMs,
  WorldApplications,
} from './world/WorldApplications';
import { WorldClock } from './world/WorldClock';
import { WorldProject } from './world/WorldProject';

/** Timers of the sandbox that never go off: the world moves when it is told to. */
const never = 2_000_000_000;
/** Longer than anybody waits for an Argo CD that does not answer. */
const awayMs = 60_000;

/** Whether Argo CD itself is whole. */
function isOfTheWay(
  fault: ArgocdFault,
): fault is 'unavailable' | 'tokenRevoked' | 'streamRefused' {
  return ['unavailable', 'tokenRevoked', 'streamRefused'].includes(fault);
}

const nameOf = (number: number) => `shop-${number}`;

/** A system with a component for each of its services. */
function entitiesOf(name: string): Entity[] {
  const entity = (
    kind: string,
    entityName: string,
    annotations: Record<string, string>,
  ): Entity => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name: entityName, namespace: 'default', annotations },
    spec: { owner: 'group:default/team-realtime', type: 'service' },
    relations: [{ type: 'ownedBy', targetRef: 'group:default/team-realtime' }],
  });
  return [
    entity('System', name, {}),
    ...services.map(service =>
      entity('Component', `${name}-${service}`, {
        'slipway.dev/image': `team-realtime/${name}/${service}`,
      }),
    ),
  ];
}

/** One project after the other in the sandbox, and the portal that tells of them. */
export class TruthWorld {
  /** @param projects - how many there can be */
  static async start(projects: number): Promise<TruthWorld> {
    const clock = new WorldClock();
    const sandbox = await Sandbox.start({
      clock,
      comparisonMs: never,
      tickMs: never,
      requeueMs: never,
      operationMs: 0,
      podStartMs: 500,
      progressDeadlineMs,
    });
    const entities = Array.from({ length: projects }, (_, index) =>
      entitiesOf(nameOf(index + 1)),
    ).flat();
    const portal = await TruthPortal.start(sandbox, entities);
    return new TruthWorld(clock, sandbox, portal);
  }

  #number = 0;
  #fault?: ArgocdFault;
  #project!: WorldProject;
  #applications?: WorldApplications;

  private constructor(
    readonly clock: WorldClock,
    private readonly sandbox: Sandbox,
    readonly portal: TruthPortal,
  ) {}

  get project(): string {
    return this.#project.name;
  }

  /** Begins with a project of which nothing is deployed; the one before is gone. */
  async begin(): Promise<void> {
    const { clock, sandbox } = this;
    await this.#heal();
    this.#applications?.remove();
    this.#number += 1;
    this.#project = await WorldProject.create(nameOf(this.#number), {
      sandbox,
      clock,
    });
    this.#applications = new WorldApplications(this.#project, {
      sandbox,
      clock,
      entityRefs: entitiesOf(this.#project.name).map(
        ({ kind, metadata }) =>
          `${kind.toLowerCase()}:default/${metadata.name}`,
      ),
    });
  }

  async stop(): Promise<void> {
    await this.portal.stop();
    await this.sandbox.stop();
    this.clock.stop();
  }

  observe(): Promise<Truth> {
    return observe({
      sandbox: this.sandbox,
      project: this.#project,
      applications: this.#applications!,
      fault: this.#fault,
    });
  }

  /** Lets a step happen and everything that follows from it; every truth on the way, the last one stays. */
  async take(step: Step): Promise<Truth[]> {
    await this.#happen(step);
    return this.settle();
  }

  async settle(): Promise<Truth[]> {
    const truths: Truth[] = [];
    await this.#applications!.settle(async () => {
      truths.push(await this.observe());
    });
    truths.push(await this.observe());
    return truths;
  }

  /** Time goes by, and Argo CD compares. */
  async wait(milliseconds: number): Promise<void> {
    this.clock.advance(milliseconds);
    await this.#applications!.compare();
  }

  async #happen(step: Step): Promise<void> {
    const project = this.#project;
    switch (step.kind) {
      case 'push':
        return project.push(step.services, step.ci);
      case 'pipelineEnds':
        return project.endPipeline();
      case 'docs':
        return project.docs(step.hasPipeline);
      case 'chart':
        return project.changeChart();
      case 'promote':
        return project.promote(step.to, step.byMergeRequest);
      case 'branch':
        return project.openBranch(step.service);
      case 'merge':
        return project.mergeBranch(step.which);
      case 'forbidden':
        return project.toggleForbidden(step.environment);
      case 'chartBreaks':
        return project.toggleBroken(step.environment);
      case 'missingImage':
        return project.nameMissingImage(step.environment, step.service);
      case 'deletePods':
        return this.#applications!.deletePods(step.environment);
      case 'rollback':
        return this.#rollBack(step.back);
      case 'sync':
        return this.#sync(step.how);
      case 'breaks':
        return this.#break(step.what);
      case 'heals':
        return this.#heal();
      case 'portalRestarts':
        return this.portal.restart();
      default:
        return this.wait(240_000);
    }
  }

  async #rollBack(back: number): Promise<void> {
    const { status, metadata } = this.#applications!.application('production');
    const history = status.history ?? [];
    const deployment = history[history.length - 1 - back];
    if (deployment) {
      await this.portal.post(
        `/applications/global/argocd/${metadata.name}/rollback`,
        { id: deployment.id },
      );
    }
  }

  async #sync(how: 'full' | 'partial' | 'dry'): Promise<void> {
    const applications = this.#applications!;
    const { metadata, spec, status } = applications.application('production');
    if (how === 'partial') {
      const [selected] = (status.resources ?? []).filter(
        ({ kind }) => kind === 'Deployment',
      );
      if (selected && status.sync.revision) {
        applications.request('production', {
          sync: {
            revision: status.sync.revision,
            source: spec.source,
            resources: [
              {
                group: selected.group,
                kind: selected.kind,
                namespace: selected.namespace,
                name: selected.name,
              },
            ],
          },
          initiatedBy: { username: 'admin' },
        });
      }
      return;
    }
    await this.portal.post(
      `/applications/global/argocd/${metadata.name}/sync`,
      how === 'dry' ? { dryRun: true } : {},
    );
  }

  async #break(what: ArgocdFault): Promise<void> {
    if (this.#fault) {
      return;
    }
    this.#fault = what;
    const { faults } = this.sandbox.global;
    if (isOfTheWay(what)) {
      faults.set(what);
      this.clock.advance(awayMs);
    } else {
      faults.break(what);
      await this.wait(awayMs);
    }
  }

  async #heal(): Promise<void> {
    const what = this.#fault;
    if (!what) {
      return;
    }
    this.#fault = undefined;
    const { faults } = this.sandbox.global;
    if (isOfTheWay(what)) {
      faults.set(undefined);
      this.clock.advance(awayMs);
    } else {
      faults.heal(what);
      await this.wait(awayMs);
    }
    await this.portal.hears();
  }
}
