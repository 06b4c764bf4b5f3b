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

import { ApplicationRef, HealthStatus } from './application';

/** How a deployment ended. @public */
export type DeploymentOutcome = 'succeeded' | 'failed' | 'terminated';

/** One deployment that the portal has seen, kept beyond the ten that Argo CD keeps. @public */
export interface Deployment extends ApplicationRef {
  /** The portal's own, opaque. */
  id: string;
  environment: string;
  /** Argo CD's number, for a rollback; absent for what failed, or where Argo CD has forgotten it. */
  rollbackId?: number;
  revision?: string;
  commitUrl?: string;
  startedAt: string;
  finishedAt?: string;
  durationSeconds?: number;
  outcome: DeploymentOutcome;
  /** Argo CD's words where it did not succeed. */
  message?: string;
  /** Who asked for it; absent for automatic sync. */
  initiatedBy?: string;
  automated: boolean;
  images: string[];
  /** Health after the rollout had settled. */
  healthAfter?: HealthStatus;
  /** When it was healthy for the first time. */
  healthyAt?: string;
}

/** Answer of `GET /entities/{kind}/{namespace}/{name}/deployments`, newest first. @public */
export interface DeploymentPage {
  items: Deployment[];
  nextCursor?: string;
}
