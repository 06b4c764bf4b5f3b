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

/** Names a workload: what makes pods of its own, e.g. a Deployment, StatefulSet, DaemonSet or Rollout. */
export interface WorkloadRef {
  group?: string;
  kind: string;
  namespace?: string;
  name: string;
}

/** What the pods of one workload run, as the resource tree says it. Pods of Jobs and hooks are none. */
export interface RunningService {
  workload: WorkloadRef;
  /** `app.kubernetes.io/component` of its pods, where they carry one. */
  component?: string;
  /** Every image that ready pods run, with how many of them run it. */
  running: { image: string; ready: number }[];
  /** Images of its newest pods, ready or not: what was deployed last. Absent where it has no pods. */
  newest?: string[];
  /** Images that are asked for: of the newest pods, or of what Git renders where the application is out of sync. */
  wanted?: string[];
  ready: number;
  total: number;
  /** Git asks for it, and it is not in the cluster. */
  isMissing?: true;
  /** Its newest version has no ready pod, and a Service leads to ready pods of the version before. */
  previousServes?: true;
}

/** What the pods of an application run. */
export interface RunningVersions {
  /** When the pods were read, ISO 8601. */
  readAt: string;
  services: RunningService[];
  /** Argo CD could not compare: what Git asks for, a new service above all, is not among them. */
  isWithoutGit?: true;
  /** Where its HTTPRoutes answer: of these Argo CD itself lists no addresses. */
  routes?: string[];
}
