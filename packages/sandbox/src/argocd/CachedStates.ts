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

import { Cluster, TreeNode } from '../kubernetes/Cluster';
import { keyText, Manifest, ResourceKey } from '../kubernetes/manifest';
import { ArgocdWorld } from './ArgocdWorld';
import { unknownError } from './errors';
import { blockingConditions } from './failedComparison';
import { Faults } from './faults';
import { Application } from './model';
import { redisAway } from './parts';

/** One object of an application: as Git wants it, and as it is. */
export interface ObjectState {
  key: ResourceKey;
  target?: Manifest;
  live?: Manifest;
}

/** What Git wants and the cluster has not: Argo CD lists it in the tree without what only a live object has. */
type MissingNode = Pick<
  TreeNode,
  'group' | 'version' | 'kind' | 'namespace' | 'name' | 'health'
>;

interface State {
  nodes: (TreeNode | MissingNode)[];
  objects: ObjectState[];
}

/** What the controller has last written to Redis, which is all that the API server shows of an application's objects. */
export class CachedStates {
  readonly #states = new Map<string, State>();

  constructor(
    private readonly world: ArgocdWorld,
    private readonly cluster: Cluster,
    private readonly faults: Faults,
    private readonly targets: (
      application: Application,
    ) => { key: ResourceKey; manifest: Manifest }[],
  ) {}

  /** Keeps what is known before nobody writes any more. */
  freeze(): void {
    if (this.#isFrozen()) {
      return;
    }
    this.#states.clear();
    for (const application of this.world.applications.values()) {
      this.#states.set(application.metadata.uid, this.#read(application));
    }
  }

  /** @throws ArgocdError where it cannot be had */
  nodes(application: Application): State['nodes'] {
    const isInvalid = application.status.conditions?.some(
      ({ type }) => type === 'InvalidSpecError',
    );
    return isInvalid && !this.faults.isBroken('redis')
      ? []
      : this.#get(application, 'resource tree').nodes;
  }

  /** @throws ArgocdError where it cannot be had */
  objects(application: Application): ObjectState[] {
    return this.#get(application, 'managed resources').objects;
  }

  #isFrozen(): boolean {
    return (
      this.faults.isBroken('controller') || this.faults.isBroken('cluster')
    );
  }

  #get(application: Application, what: string): State {
    if (this.faults.isBroken('redis')) {
      throw unknownError(`error getting cached app ${what}: ${redisAway}`);
    }
    const { conditions = [] } = application.status;
    if (conditions.some(({ type }) => type === 'InvalidSpecError')) {
      throw unknownError(
        `error getting cached app ${what}: ${blockingConditions(application)}`,
      );
    }
    return this.#isFrozen()
      ? this.#states.get(application.metadata.uid) ?? { nodes: [], objects: [] }
      : this.#read(application);
  }

  #read(application: Application): State {
    const { name } = application.metadata;
    const states = new Map<string, ObjectState>(
      this.targets(application).map(({ key, manifest }) => [
        keyText(key),
        { key, target: manifest },
      ]),
    );
    for (const key of this.cluster.trackedBy(name)) {
      const id = keyText(key);
      states.set(id, {
        ...states.get(id),
        key,
        live: this.cluster.get(key)?.manifest,
      });
    }
    const objects = [...states.values()];
    return {
      nodes: [
        ...this.cluster.tree(name),
        ...objects.filter(({ live }) => !live).map(missingNode),
      ],
      objects,
    };
  }
}

function missingNode({ key }: ObjectState): MissingNode {
  const { group, version, kind, namespace, name } = key;
  return {
    ...(group && { group }),
    version,
    kind,
    ...(namespace && { namespace }),
    name,
    health: { status: 'Missing' },
  };
}
