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
import { isHeard } from './oracle/facts';
import { Truth } from './oracle/Truth';
import { ArgocdFault, services, Step } from './steps';
import { eventually } from '../eventually';
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
/** Longer than the sandbox's Argo CD takes to see that a comparison that was waited for is there; of the real time. */
const answerMs = 40;
/** Shorter than anybody waits for a comparison. */
const pieceMs = 5_000;
/** Longer than anybody waits for an Argo CD that does not answer. */
const awayMs = 60_000;

/** The shortest time between two questions of the portal to GitLab. */
const askMs = 10_000;
/** Longer than a webhook takes, and shorter than the time after which Argo CD compares by itself. */
const unnoticedMs = 8_000;

const ofTheWay = [
  'unavailable',
  'tokenRevoked',
  'streamRefused',
  'streamSwallowed',
] as const;

/** Whether Argo CD itself is whole. */
function isOfTheWay(fault: ArgocdFault): fault is (typeof ofTheWay)[number] {
  return ofTheWay.some(item => item === fault);
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
  /** Whether the portal was started while Argo CD was away. */
  #isStartedBlind = false;
  /** Whether pushes got lost, and none arrived since. */
  #isDeaf = false;
  /** How much longer Argo CD does not compare by itself. */
  #unnoticedMs = 0;
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
    this.#isDeaf = false;
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
      isStartedBlind: this.#isStartedBlind,
      isDeaf: this.#isDeaf,
      isPushUnnoticed: this.isPushUnnoticed,
    });
  }

  /** Whether something was pushed that Argo CD has not heard of. */
  get isPushUnnoticed(): boolean {
    return this.#fault === 'webhooks' && this.#applications!.isBehindGit;
  }

  /** Lets a step happen and everything that follows from it; every truth on the way, the last one stays. */
  async take(step: Step): Promise<Truth[]> {
    if (this.#isDeaf) {
      await this.wait(askMs);
    }
    await this.#happen(step);
    if (this.#isDeaf && this.#applications!.isBehindGit) {
      // GitLab tells the portal, which can only so know that Argo CD is not told, or is.
      await this.portal.learnsOf(
        this.project,
        this.#project.webUrl,
        this.#project.head,
        milliseconds => this.clock.advance(milliseconds),
      );
      if (this.isPushUnnoticed) {
        this.#unnoticedMs = unnoticedMs;
        return [await this.observe()];
      }
      if (!this.#fault) {
        await this.#isHeardOf();
      }
    }
    return this.settle();
  }

  /** Argo CD notices by itself what was pushed. */
  async compareByItself(): Promise<Truth[]> {
    await this.#applications!.compare();
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
    if (this.isPushUnnoticed) {
      const passes = Math.min(milliseconds, this.#unnoticedMs);
      this.#unnoticedMs -= passes;
      this.clock.advance(passes);
      return;
    }
    // Who waits for Argo CD meanwhile is not kept waiting for all of this time.
    for (let left = milliseconds; left > 0; left -= pieceMs) {
      this.clock.advance(Math.min(left, pieceMs));
      await this.sandbox.global.controller.tick();
    }
    // Who is answered hears it before the next comparison is asked for.
    await new Promise(resolve => setTimeout(resolve, answerMs));
    await this.#applications!.compare();
  }

  /** A webhook arrives again. */
  async #isHeardOf(): Promise<void> {
    await this.#applications!.compare();
    const compared = this.#applications!.comparedWith(this.#project.head);
    if (compared) {
      await this.portal.sees(compared, this.#project.head);
      this.#isDeaf = false;
    }
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
        this.#isStartedBlind = !isHeard({ fault: this.#fault });
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
    } else {
      faults.break(what);
    }
    if (what === 'tokenRevoked') {
      await this.#askArgocd();
    }
    await this.wait(awayMs);
    this.#isDeaf ||= what === 'webhooks';
  }

  /** A token that is revoked shows with the next question; an idle Argo CD is asked for minutes for nothing that needs one. */
  async #askArgocd(): Promise<void> {
    const { metadata } = this.#applications!.application('production');
    await this.portal.get(
      `/applications/global/argocd/${metadata.name}/resource-tree`,
    );
  }

  async #heal(): Promise<void> {
    const what = this.#fault;
    if (!what) {
      return;
    }
    this.#fault = undefined;
    this.#isStartedBlind = false;
    const { faults } = this.sandbox.global;
    if (isOfTheWay(what)) {
      faults.set(undefined);
    } else {
      faults.heal(what);
    }
    await this.wait(awayMs);
    await this.portal.hears();
    await eventually(
      async () => faults.openStreams,
      count => count > 0,
    );
  }
}
