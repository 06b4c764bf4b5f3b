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

import { Cause } from '../cause';
import { ApplicationLink } from '../link';
import { Verdict } from '../verdict';
import { ActionState, ApplicationAction } from './actions';
import { InstanceStatus } from './instance';
import {
  ApplicationCondition,
  ApplicationDeployment,
  ApplicationDestination,
  ApplicationOperation,
  ApplicationRef,
  ApplicationSource,
  AutoSyncPolicy,
  HealthStatus,
  SyncStatus,
} from './record';

/** @public */
export interface ApplicationSourceView extends ApplicationSource {
  /** Page of the repository for people; absent where the portal does not know the host. */
  url?: string;
}

/** @public */
export interface DeploymentView extends ApplicationDeployment {
  /** Page of the commit for people. */
  commitUrl?: string;
}

/** All that the browser learns of an application: an allow-list, never Argo CD's object. @public */
export interface ApplicationView extends ApplicationRef {
  project: string;
  environment: string;
  verdict: Verdict;
  cause?: Cause;
  sync: { status: SyncStatus; revision?: string; commitUrl?: string };
  health: { status: HealthStatus; since?: string };
  operation?: ApplicationOperation;
  conditions: ApplicationCondition[];
  sources: ApplicationSourceView[];
  destination: ApplicationDestination;
  images: string[];
  autoSync?: AutoSyncPolicy;
  /** Newest first. */
  history: DeploymentView[];
  createdAt?: string;
  /** The application in Argo CD's own user interface. */
  url?: string;
  /** `confirmed` where the application names the entity or comes from the entity's repository. */
  link: ApplicationLink;
  actions: Record<ApplicationAction, ActionState>;
  /** Opaque name of the application in signals. */
  signal: string;
}

/** Answer of `GET /entities/{kind}/{namespace}/{name}/applications`. @public */
export interface EntityApplications {
  entityRef: string;
  /** Whether the entity names applications by annotation. */
  annotated: boolean;
  applications: ApplicationView[];
  /** Applications that are linked to the entity and that the user may not see. */
  hidden: number;
  instances: InstanceStatus[];
}
