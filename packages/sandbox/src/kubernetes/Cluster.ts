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

import { Clock, kubernetesTime } from '../world/Clock';
import { AdmissionError, AdmissionPolicies } from './AdmissionPolicies';
import { Manifest, ResourceKey, keyText, resourceOf, uidOf } from './manifest';
import { PodSpec, podSecurityViolation } from './podSecurity';
import { Pod, Rollout } from './Rollout';

export interface Health {
  status: 'Healthy' | 'Progressing' | 'Degraded' | 'Missing';
  message?: string;
}

export interface ClusterOptions {
  clock: Clock;
  /** Whether the nodes can pull an image. */
  imageExists(image: string): boolean;
  /** From "image there" to "pod ready", in milliseconds. */
  podStartMs: number;
  /** After this many milliseconds a rollout is given up. */
  progressDeadlineMs: number;
}

interface LiveObject {
  key: ResourceKey;
  uid: string;
  manifest: Manifest;
  application: string;
  createdAt: string;
  resourceVersion: string;
  rollout?: Rollout;
}

export interface TreeNode extends Partial<ResourceKey> {
  kind: string;
  version: string;
  name: string;
  uid: string;
  parentRefs?: (Partial<ResourceKey> & { uid: string })[];
  info?: { name: string; value: string }[];
  networkingInfo?: { labels: Record<string, string> };
  images?: string[];
  health?: Health;
  resourceVersion: string;
  createdAt: string;
}

/** A cluster as far as an application's status depends on it: objects, rollouts, pods and whether images can be pulled. */
export class Cluster {
  /** What the cluster's administrator has it refuse. */
  readonly policies = new AdmissionPolicies();
  readonly #objects = new Map<string, LiveObject>();
  #resourceVersion = 1000;

  constructor(private readonly options: ClusterOptions) {}

  /**
   * Lets an object in or not, as the API server's admission does.
   *
   * @param username - who brings it
   * @param stored - what it was before, where another place than this keeps it
   * @throws AdmissionError in Kubernetes' words
   */
  admit(
    username: string,
    key: ResourceKey,
    manifest: Manifest,
    stored: object | undefined = this.get(key)?.manifest,
  ): void {
    const { group, version, kind, name, namespace } = key;
    const refusal = this.policies.refusal({
      kind: { group, version, kind },
      resource: { group, version, resource: resourceOf(kind) },
      name,
      namespace,
      operation: stored ? 'UPDATE' : 'CREATE',
      userInfo: { username },
      object: manifest,
      oldObject: stored ?? null,
    });
    if (refusal) {
      throw new AdmissionError(refusal);
    }
    const violation =
      kind === 'Pod' && !stored
        ? this.#podViolation(namespace, manifest.spec ?? {})
        : undefined;
    if (violation) {
      throw new AdmissionError({
        message: `pods "${name}" is forbidden: ${violation}`,
        reason: 'Forbidden',
      });
    }
  }

  apply(
    key: ResourceKey,
    manifest: Manifest,
    application: string,
  ): 'created' | 'configured' | 'unchanged' {
    const id = keyText(key);
    const before = this.#objects.get(id);
    if (
      before &&
      JSON.stringify(before.manifest) === JSON.stringify(manifest)
    ) {
      return 'unchanged';
    }
    this.#resourceVersion += 1;
    const createdAt = before?.createdAt ?? kubernetesTime(this.options.clock);
    const object: LiveObject = {
      key,
      manifest,
      application,
      createdAt,
      uid: before?.uid ?? uidOf(`${id}/${this.#resourceVersion}`),
      resourceVersion: String(this.#resourceVersion),
      rollout: before?.rollout,
    };
    if (key.kind === 'Deployment') {
      object.rollout ??= new Rollout(key, object.uid, {
        ...this.options,
        podViolation: pod => this.#podViolation(key.namespace, pod),
      });
      object.rollout.update(manifest);
    }
    this.#objects.set(id, object);
    return before ? 'configured' : 'created';
  }

  remove(key: ResourceKey): void {
    this.#objects.delete(keyText(key));
  }

  get(
    key: ResourceKey,
  ): { manifest: Manifest; application: string } | undefined {
    return this.#objects.get(keyText(key));
  }

  /** Objects that an application tracks. */
  trackedBy(application: string): ResourceKey[] {
    return this.#objectsOf(application).map(({ key }) => key);
  }

  /** Health by Argo CD's rules; `undefined` for kinds that have none. */
  health(key: ResourceKey): Health | undefined {
    const object = this.#objects.get(keyText(key));
    if (!object) {
      return { status: 'Missing' };
    }
    if (object.rollout) {
      return object.rollout.health();
    }
    if (
      object.manifest.metadata.annotations?.[
        'argocd.argoproj.io/ignore-healthcheck'
      ] === 'true'
    ) {
      return undefined;
    }
    switch (key.kind) {
      case 'Service':
      case 'PersistentVolumeClaim':
        return { status: 'Healthy' };
      // This cluster has no ingress controller and no metrics.
      case 'Ingress':
        return { status: 'Progressing' };
      case 'HorizontalPodAutoscaler':
        return {
          status: 'Degraded',
          message:
            'the HPA was unable to compute the replica count: failed to get cpu utilization: unable to get metrics for resource cpu',
        };
      default:
        return undefined;
    }
  }

  tree(application: string): TreeNode[] {
    return this.#objectsOf(application).flatMap(object => {
      const health = this.health(object.key);
      const node: TreeNode = {
        ...(object.key.group && { group: object.key.group }),
        version: object.key.version,
        kind: object.key.kind,
        ...(object.key.namespace && { namespace: object.key.namespace }),
        name: object.key.name,
        uid: object.uid,
        ...(object.rollout && {
          info: [{ name: 'Revision', value: `Rev:${object.rollout.revision}` }],
        }),
        resourceVersion: object.resourceVersion,
        ...(health && { health }),
        createdAt: object.createdAt,
      };
      return [node, ...(object.rollout?.nodes() ?? [])];
    });
  }

  /** Images of the pods that an application runs. */
  images(application: string): string[] {
    const images = this.#objectsOf(application).flatMap(
      object => object.rollout?.images() ?? [],
    );
    return [...new Set(images)].sort();
  }

  /** Pods that an application runs, for their logs. */
  pods(application: string): Pod[] {
    return this.#objectsOf(application).flatMap(
      object => object.rollout?.pods() ?? [],
    );
  }

  /** Replaces the pods of a Deployment by new ones of the same template. */
  restart(key: ResourceKey): void {
    const object = this.#objects.get(keyText(key));
    object?.rollout?.restart(object.manifest);
  }

  /** Somebody deletes the pods of a Deployment; its controller makes others. */
  deletePods(key: ResourceKey): void {
    this.#objects.get(keyText(key))?.rollout?.deletePods();
  }

  /** Core events of one object, oldest first. */
  events(uid: string): object[] {
    for (const object of this.#objects.values()) {
      const events = object.rollout?.events(uid);
      if (events) {
        return events;
      }
    }
    return [];
  }

  #podViolation(
    namespace: string | undefined,
    pod: PodSpec,
  ): string | undefined {
    const found = this.get({
      group: '',
      version: 'v1',
      kind: 'Namespace',
      name: namespace ?? '',
    });
    return podSecurityViolation(found?.manifest.metadata.labels, pod);
  }

  #objectsOf(application: string): LiveObject[] {
    return [...this.#objects.values()].filter(
      object => object.application === application,
    );
  }
}
