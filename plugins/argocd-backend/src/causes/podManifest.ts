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

const ended = z.object({
  reason: z.string().optional(),
  exitCode: z.number().optional(),
  startedAt: z.string().nullish(),
  finishedAt: z.string().nullish(),
});

const state = z.object({
  running: z.object({ startedAt: z.string().nullish() }).nullish(),
  waiting: z
    .object({ reason: z.string().optional(), message: z.string().optional() })
    .nullish(),
  terminated: ended.nullish(),
});

const containerStatus = z.object({
  name: z.string(),
  ready: z.boolean().optional(),
  restartCount: z.number().optional(),
  state: state.nullish(),
  lastState: state.nullish(),
});

const container = z.object({
  name: z.string().optional(),
  image: z.string().optional(),
  restartPolicy: z.string().optional(),
});

const pod = z.object({
  metadata: z
    .object({
      name: z.string().optional(),
      namespace: z.string().optional(),
      annotations: z.record(z.string(), z.string()).nullish(),
    })
    .nullish(),
  spec: z
    .object({
      containers: z.array(container).nullish(),
      initContainers: z.array(container).nullish(),
    })
    .nullish(),
  status: z
    .object({
      startTime: z.string().nullish(),
      containerStatuses: z.array(containerStatus).nullish(),
      initContainerStatuses: z.array(containerStatus).nullish(),
    })
    .nullish(),
});

const template = z.object({ spec: z.object({ template: pod }) });

const manifest = z.union([
  z
    .object({ spec: z.object({ jobTemplate: template }) })
    .transform(({ spec }) => spec.jobTemplate.spec.template),
  template.transform(({ spec }) => spec.template),
  pod,
]);

type PodManifest = z.infer<typeof pod>;
export type ContainerState = z.infer<typeof state>;
export type EndedContainer = z.infer<typeof ended>;

/** What is read of the manifest of a pod, or of the pods of a workload; nothing else of it is. */
export function readPodManifest(manifestText: string): PodManifest {
  const { success, data } = manifest.safeParse(JSON.parse(manifestText));
  return success ? data : {};
}
