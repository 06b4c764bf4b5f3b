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

import type { Router } from 'express';
import { PipelineService } from '../PipelineService';
import { GitlabWorld } from '../GitlabWorld';
import { MergeRequestService } from '../MergeRequestService';
import { Render } from '../render';
import { Webhooks } from '../Webhooks';

/** What every group of API routes works with. */
export interface RouteContext {
  router: Router;
  world: GitlabWorld;
  render: Render;
  pipelines: PipelineService;
  mergeRequests: MergeRequestService;
  registry: RegistryView;
  webhooks: Webhooks;
}

/** What GitLab's API shows of the registry. */
export interface RegistryView {
  /** As images are named, e.g. `localhost:5001`. */
  host: string;
  repositories(): string[];
  /** Tags of an image repository; none where there is no such repository. */
  tags(repository: string): string[];
  tag(
    repository: string,
    reference: string,
  ): { digest: string; pushedAt: number; size: number } | undefined;
}
