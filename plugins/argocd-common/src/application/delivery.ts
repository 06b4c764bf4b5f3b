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

import { ApplicationRef } from './application';

/** GitLab's word for the state of a pipeline or job, e.g. `running`, `success`, `failed`. @public */
export type PipelineStatus = string;

/** @public */
export interface DeliveryCommit {
  sha: string;
  title: string;
  author: string;
  /** ISO 8601. */
  committedAt: string;
  url: string;
}

/** @public */
export interface DeliveryJob {
  name: string;
  stage: string;
  status: PipelineStatus;
  url: string;
  startedAt?: string;
  finishedAt?: string;
}

/** @public */
export interface DeliveryPipeline {
  id: number;
  status: PipelineStatus;
  url: string;
  createdAt: string;
  finishedAt?: string;
  durationSeconds?: number;
  jobs: DeliveryJob[];
}

/** @public */
export interface DeliveryMergeRequest {
  iid: number;
  title: string;
  url: string;
  author?: string;
}

/** One image of the registry that carries the commit as its tag. @public */
export interface DeliveryImage {
  repository: string;
  tag: string;
  createdAt?: string;
}

/** What became of the newest change of one repository. @public */
export interface RepositoryDelivery {
  /** Address of the repository for people. */
  repository: string;
  branch: string;
  /** The newest commit that is not the pipeline's own image update. */
  commit?: DeliveryCommit;
  pipeline?: DeliveryPipeline;
  mergeRequest?: DeliveryMergeRequest;
  /** Images that were pushed for that commit. */
  images: DeliveryImage[];
  /** Why there is nothing to say, in words; the rest of the answer is whole. */
  unavailable?: string;
}

/** Where an application stands on the way of the newest change. @public */
export interface ApplicationDelivery extends ApplicationRef {
  repository?: string;
  /** The commit whose images run, from the tags of the images. */
  runningCommit?: string;
  /** How many commits of the branch it does not run yet; absent where nobody can tell. */
  behind?: number;
}

/** Answer of `GET /entities/{kind}/{namespace}/{name}/delivery`. @public */
export interface EntityDelivery {
  repositories: RepositoryDelivery[];
  applications: ApplicationDelivery[];
}
