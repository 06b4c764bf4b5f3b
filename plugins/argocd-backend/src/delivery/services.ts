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
import { RunningService } from '../record/RunningVersions';
import { workloadName } from '../record/workloadName';

/** A service with all workloads that people know by its name. */
export interface Service {
  name: string;
  /** The catalog component whose annotation names its image. */
  entityRef?: string;
  /** Every image that its ready pods run. */
  runs: string[];
  /** Every image that Git asks for: what runs, where nothing says otherwise. */
  wants: string[];
  /** Every image of its newest pods, ready or not; of what has none, every image that Git asks for. */
  applied: string[];
  /** Every image that says which service it is: also of pods that are not ready, which Git may ask for no more. */
  images: string[];
  /** One of its workloads has no pods, and Git does not say which images it asks for. */
  hasUnknownImages: boolean;
  /** None of its workloads is in the cluster. */
  isMissing: boolean;
  pods: { ready: number; total: number };
  /** The same of the pods that run what Git asks for alone. */
  newPods: { ready: number; total: number };
  /** Names of its workloads, without the application's prefix. */
  workloads: string[];
  /** Those of them of which only the version before answers. */
  servedByPrevious: string[];
}

function imagesOf({ running }: RunningService): string[] {
  return running.map(({ image }) => image);
}

/** Pods of what is asked for: those of before stand beside them until they are ready. */
function newPodsOf(workload: RunningService, wants: string[]) {
  const before = Math.max(
    0,
    ...workload.running
      .filter(({ image }) => !wants.includes(image))
      .map(({ ready }) => ready),
  );
  return { ready: workload.ready - before, total: workload.total - before };
}

/**
 * Puts workloads together into services, by name.
 *
 * @param serviceOf - the catalog component that an image is the image of
 */
export function toServices(
  workloads: RunningService[],
  application: string,
  serviceOf: (image: string) => { entityRef: string; name: string } | undefined,
): Service[] {
  const services = new Map<string, Service>();
  for (const workload of workloads) {
    const runs = imagesOf(workload);
    const wants = workload.wanted ?? runs;
    const applied = workload.newest ?? wants;
    const images = [...wants, ...runs, ...(workload.newest ?? [])];
    const entity = images.map(serviceOf).find(found => found !== undefined);
    const short = workloadName(workload.workload.name, application);
    const name = entity?.name ?? workload.component ?? short;
    const key = entity?.entityRef ?? name;
    const { ready, total } = workload;
    const hasUnknownImages = total === 0 && !workload.wanted;
    const newPods = newPodsOf(workload, wants);
    const servedByPrevious = workload.previousServes ? [short] : [];
    const isMissing = workload.isMissing === true;
    const service = services.get(key);
    if (service) {
      service.runs.push(...runs);
      service.wants.push(...wants);
      service.applied.push(...applied);
      service.images.push(...images);
      service.hasUnknownImages ||= hasUnknownImages;
      service.isMissing &&= isMissing;
      service.pods.ready += ready;
      service.pods.total += total;
      service.newPods.ready += newPods.ready;
      service.newPods.total += newPods.total;
      service.workloads.push(short);
      service.servedByPrevious.push(...servedByPrevious);
    } else {
      services.set(key, {
        name,
        entityRef: entity?.entityRef,
        runs: [...runs],
        wants: [...wants],
        applied: [...applied],
        images,
        hasUnknownImages,
        isMissing,
        pods: { ready, total },
        newPods,
        workloads: [short],
        servedByPrevious,
      });
    }
  }
  return [...services.values()].sort((a, b) => a.name.localeCompare(b.name));
}
