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
import { ApplicationLink } from './link';
import { Verdict, VerdictCode } from '../verdict';
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
} from './application';

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

/** @public */
export interface ApplicationConditionView extends ApplicationCondition {
  /** What the message means; absent where nobody knows. */
  cause?: Pick<Cause, 'code' | 'parameters'>;
}

/** A sync window of the AppProject that concerns the application now or next. @public */
export interface SyncWindowState {
  /** Whether automatic sync may run now. */
  automatic: boolean;
  /** Whether somebody may sync by hand now. */
  manual: boolean;
  /** When what is closed opens again, ISO 8601; absent where nobody can tell. */
  until?: string;
}

/** A page elsewhere that concerns an application. @public */
export interface PageLink {
  title: string;
  url: string;
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
  conditions: ApplicationConditionView[];
  sources: ApplicationSourceView[];
  destination: ApplicationDestination;
  images: string[];
  autoSync?: AutoSyncPolicy;
  /** Absent where no window concerns it. */
  syncWindow?: SyncWindowState;
  lastDeployment?: DeploymentView;
  createdAt?: string;
  /** The application in Argo CD's own user interface. */
  url?: string;
  /** Deep links that the configuration of the instance leads to. */
  links: PageLink[];
  /** `confirmed` where the application names the entity or comes from the entity's repository. */
  link: ApplicationLink;
  actions: Record<ApplicationAction, ActionState>;
  /** Opaque name of the application in signals. */
  signal: string;
}

/** One entity that an application belongs to. @public */
export interface EntityLinkView {
  entityRef: string;
  link: ApplicationLink;
}

/** Answer of `GET /applications/{instance}/{namespace}/{name}`. @public */
export interface ApplicationDetail extends ApplicationView {
  entities: EntityLinkView[];
  /** What Argo CD keeps, newest first. */
  history: DeploymentView[];
  instanceStatus: InstanceStatus;
}

/** Answer of `GET /entities/{kind}/{namespace}/{name}/applications`. @public */
export interface EntityApplications {
  entityRef: string;
  /** Whether the entity names applications by annotation. */
  annotated: boolean;
  applications: ApplicationView[];
  /** Applications that are linked to the entity and that the user may not see. */
  hidden: number;
  /** Applications beyond the first 500, which the answer leaves out; the applications page has them all. */
  omitted: number;
  instances: InstanceStatus[];
}

/** One row of the applications page. @public */
export interface ListedApplication extends ApplicationRef {
  project: string;
  environment: string;
  verdict: Verdict;
  /** What the sentence of the verdict names. */
  cause?: Pick<Cause, 'code' | 'parameters'>;
  sync: { status: SyncStatus; revision?: string };
  health: { status: HealthStatus };
  destination: { namespace?: string; name?: string };
  entities: EntityLinkView[];
  owners: string[];
  url?: string;
  signal: string;
}

/** Order of the applications page; `verdict` puts the worst first. @public */
export type ApplicationOrder = 'verdict' | 'name' | 'since' | 'instance';

/** Query of `GET /applications`. Lists mean any of. @public */
export interface ApplicationListQuery {
  /** Words that must all occur in name, project, namespace, instance, environment or owner. */
  search?: string;
  verdict?: VerdictCode[];
  instance?: string[];
  project?: string[];
  /** Entity references; of what belongs to them. */
  entity?: string[];
  /** Entity references of owners. */
  owner?: string[];
  /** Applications of entities that the user or one of their groups owns. */
  mine?: boolean;
  order?: ApplicationOrder;
  /** 1 to 500, 100 by default. */
  limit?: number;
  cursor?: string;
}

/** Answer of `GET /applications`. Counts are of all that match, each without its own filter. @public */
export interface ApplicationList {
  items: ListedApplication[];
  total: number;
  nextCursor?: string;
  counts: {
    verdict: Partial<Record<VerdictCode, number>>;
    instance: Record<string, number>;
    owner: Record<string, number>;
  };
  instances: InstanceStatus[];
}
