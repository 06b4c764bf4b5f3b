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

import type { Request, Router } from 'express';
import { Cluster } from '../../kubernetes/Cluster';
import { ArgocdWorld } from '../ArgocdWorld';
import { Controller } from '../Controller';
import { Faults } from '../faults';
import { RepositoryServer } from '../RepositoryServer';

/** What every group of API routes works with. */
export interface RouteContext {
  router: Router;
  world: ArgocdWorld;
  cluster: Cluster;
  controller: Controller;
  repositories: RepositoryServer;
  faults: Faults;
  /** The account of the request. @throws ArgocdError 401 */
  authenticate(req: Request): { account: string; issuedAt: number };
  /** @throws ArgocdError 401, or 403 in Argo CD's words */
  enforce(
    req: Request,
    resource: string,
    action: string,
    object: string,
  ): string;
}
