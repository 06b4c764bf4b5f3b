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

import { z } from 'zod';
import { RawManagedResource } from '../argocd/types';
import { RunningService } from '../record/RunningVersions';
import { isSame } from './workloads';

const containers = z.array(z.object({ image: z.string() })).optional();
const podSpec = z.object({
  containers: z.array(z.object({ image: z.string() })),
  initContainers: containers,
});

/** A workload with a template of its pods, or a pod. Of it only the images are read. */
const manifest = z.union([
  z.object({ spec: z.object({ template: z.object({ spec: podSpec }) }) }),
  z.object({ spec: podSpec }),
]);

function imagesIn(targetState: string): string[] | undefined {
  const { success, data } = manifest.safeParse(JSON.parse(targetState));
  if (!success) {
    return undefined;
  }
  const spec = 'template' in data.spec ? data.spec.template.spec : data.spec;
  const all = [...(spec.initContainers ?? []), ...spec.containers];
  return [...new Set(all.map(({ image }) => image))].sort();
}

/** The images that Git asks a workload for: none where Git no longer has it, `undefined` where Git says nothing of it. */
function imagesWanted(
  { workload }: RunningService,
  targets: RawManagedResource[],
): string[] | undefined {
  const target = targets.find(item => isSame(item, workload));
  if (!target || target.hook) {
    return undefined;
  }
  return !target.targetState || target.targetState === 'null'
    ? []
    : imagesIn(target.targetState);
}

/** A service with the images that Git asks it for, instead of those of its newest pods. */
export function wantedByGit(
  { wanted: _, ...service }: RunningService,
  targets: RawManagedResource[],
): RunningService {
  const wanted = imagesWanted(service, targets);
  return wanted ? { ...service, wanted } : service;
}
