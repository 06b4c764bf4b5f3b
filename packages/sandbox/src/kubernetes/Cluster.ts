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
import { NetworkingInfo, networkingInfo } from './networking';
import { ImageNeed } from '../registry/imageNeeds';
import { Crash } from './crashLoop';
import { podManifest } from './podManifest';
import { PodSpec, podSecurityViolation } from './podSecurity';
import { appliedReplicas, Replicas } from './replicas';
import { Pod, Rollout } from './Rollout';

export interface Health {
  status: 'Healthy' | 'Progressing' | 'Degraded' | 'Missing';
  message?: string;
}

export interface ClusterOptions {
  clock: Clock;
  /** Whether the nodes can pull an image. */
  imageExists(image: string): boolean;
  /** What the program in an image cannot be without; nothing where it is not known. */
  needsOf?(image: string): ImageNeed[];
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
  replicas?: Replicas;
  /** Somebody has deleted it, and a finalizer holds it. */
  isBeingDeleted?: boolean;
}

export interface TreeNode extends Partial<ResourceKey> {
  kind: string;
  version: string;
  name: string;
  uid: string;
  parentRefs?: (Partial<ResourceKey> & { uid: string })[];
  info?: { name: string; value: string }[];
  networkingInfo?: NetworkingInfo;
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
    const replicas =
      key.kind === 'Deployment'
        ? appliedReplicas(manifest.spec?.replicas, before?.replicas)
        : undefined;
    if (
      before &&
      replicas === before.replicas &&
      JSON.stringify(before.manifest) === JSON.stringify(manifest)
    ) {
      return 'unchanged';
    }
    this.#resourceVersion += 1;
    const createdAt =
      before?.createdAt ?? kubernetesTime(this.options.clock.now());
    const object: LiveObject = {
      key,
      manifest,
      application,
      createdAt,
      uid: before?.uid ?? uidOf(`${id}/${this.#resourceVersion}`),
      resourceVersion: String(this.#resourceVersion),
      rollout: before?.rollout,
      replicas,
      isBeingDeleted: before?.isBeingDeleted,
    };
    if (key.kind === 'Deployment') {
      object.rollout ??= new Rollout(key, object.uid, {
        ...this.options,
        podViolation: pod => this.#podViolation(key.namespace, pod),
        crash: pod => this.#crash(key.namespace, pod),
      });
      object.rollout.update(liveManifest(object));
    }
    this.#objects.set(id, object);
    return before ? 'configured' : 'created';
  }

  /** Deletes an object: it goes when nothing holds it any more. What Argo CD holds, its world lets go of. */
  remove(key: ResourceKey): void {
    const object = this.#objects.get(keyText(key));
    const { finalizers = [] } = object?.manifest.metadata ?? {};
    if (object && finalizers.some(name => !name.includes('argoproj.io'))) {
      object.isBeingDeleted = true;
    } else {
      this.#objects.delete(keyText(key));
    }
  }

  /** Its controller has done its work, or somebody takes the finalizers off by hand. */
  releaseFinalizers(key: ResourceKey): void {
    const object = this.#objects.get(keyText(key));
    if (object?.isBeingDeleted) {
      this.#objects.delete(keyText(key));
    }
  }

  get(
    key: ResourceKey,
  ): { manifest: Manifest; application: string } | undefined {
    const object = this.#objects.get(keyText(key));
    return (
      object && {
        manifest:
          object.manifest.spec?.replicas === undefined
            ? object.manifest
            : liveManifest(object),
        application: object.application,
      }
    );
  }

  /** The number of replicas that an autoscaler has set, and that is its own since. */
  autoscaledReplicas(key: ResourceKey): number | undefined {
    const { replicas } = this.#objects.get(keyText(key)) ?? {};
    return replicas?.isAutoscaled ? replicas.count : undefined;
  }

  /** What the autoscalers do without any metrics: they keep the number within its bounds. */
  autoscale(): void {
    for (const { key, target } of this.#autoscaled()) {
      this.scale(key, target.replicas!.count);
    }
  }

  /** An autoscaler that has metrics wants so many. */
  scale(key: ResourceKey, wanted: number): void {
    for (const { target, min, max } of this.#autoscaled(key)) {
      const count = Math.max(min, Math.min(max, wanted));
      if (count !== target.replicas!.count) {
        target.replicas = { count, isAutoscaled: true };
        target.rollout!.update(liveManifest(target));
      }
    }
  }

  /** Deployments that have an autoscaler. */
  #autoscaled(only?: ResourceKey) {
    const objects = [...this.#objects.values()];
    return objects
      .filter(({ key }) => key.kind === 'HorizontalPodAutoscaler')
      .flatMap(({ key: { namespace }, manifest: { spec = {} } }) =>
        objects
          .filter(
            ({ key, replicas }) =>
              replicas &&
              key.namespace === namespace &&
              key.name === spec.scaleTargetRef?.name &&
              (!only || keyText(key) === keyText(only)),
          )
          .map(target => ({
            key: target.key,
            target,
            min: spec.minReplicas ?? 1,
            max: spec.maxReplicas,
          })),
      );
  }

  /** Objects that an application tracks. */
  trackedBy(application: string): ResourceKey[] {
    return this.#objectsOf(application).map(({ key }) => key);
  }

  /** Health as it counts for an application: an object may ask to be left out. */
  health(key: ResourceKey): Health | undefined {
    const metadata = this.#objects.get(keyText(key))?.manifest.metadata;
    return metadata?.annotations?.['argocd.argoproj.io/ignore-healthcheck'] ===
      'true'
      ? undefined
      : this.ownHealth(key);
  }

  /** Health by Argo CD's rules; `undefined` for kinds that have none. */
  ownHealth(key: ResourceKey): Health | undefined {
    const object = this.#objects.get(keyText(key));
    if (!object) {
      return { status: 'Missing' };
    }
    if (object.isBeingDeleted) {
      return { status: 'Progressing', message: 'Pending deletion' };
    }
    if (object.rollout) {
      return object.rollout.health();
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
      const network = networkingInfo(object.key, object.manifest);
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
        ...(network && { networkingInfo: network }),
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

  /** Addresses of what an application exposes. */
  externalUrls(application: string): string[] {
    const urls = this.#objectsOf(application).flatMap(
      ({ key, manifest }) => networkingInfo(key, manifest)?.externalURLs ?? [],
    );
    return [...new Set(urls)].sort();
  }

  /** Pods that an application runs, for their logs. */
  pods(application: string): Pod[] {
    return this.#objectsOf(application).flatMap(
      object => object.rollout?.pods() ?? [],
    );
  }

  /** One of these pods as the API server has it. */
  pod(application: string, name: string | undefined): Manifest | undefined {
    const pod = this.pods(application).find(found => found.name === name);
    return pod && podManifest(pod, this.options.clock.now());
  }

  /** Replaces the pods of a Deployment by new ones of the same template. */
  restart(key: ResourceKey): void {
    const object = this.#objects.get(keyText(key));
    object?.rollout?.restart(liveManifest(object));
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

  /** The container that misses a variable without which its program ends. */
  #crash(namespace: string | undefined, pod: PodSpec): Crash | undefined {
    for (const { name, image, env = [], envFrom = [] } of pod.containers ??
      []) {
      const set = new Set([
        ...env.map(variable => variable.name),
        ...envFrom.flatMap(({ configMapRef, secretRef }) => [
          ...this.#keysOf('ConfigMap', namespace, configMapRef?.name),
          ...this.#keysOf('Secret', namespace, secretRef?.name),
        ]),
      ]);
      const need = this.options
        .needsOf?.(image ?? '')
        .find(({ variable }) => !set.has(variable));
      if (need) {
        return { container: name, need };
      }
    }
    return undefined;
  }

  #keysOf(kind: string, namespace: string | undefined, name = ''): string[] {
    const key = { group: '', version: 'v1', kind, namespace, name };
    const manifest = this.get(key)?.manifest;
    return Object.keys({
      ...(manifest?.data as object),
      ...(manifest?.stringData as object),
    });
  }

  #objectsOf(application: string): LiveObject[] {
    return [...this.#objects.values()].filter(
      object => object.application === application,
    );
  }
}

/** An object as the API server shows it: with the number of replicas that there are. */
function liveManifest({ manifest, replicas }: LiveObject): Manifest {
  return replicas
    ? { ...manifest, spec: { ...manifest.spec, replicas: replicas.count } }
    : manifest;
}
