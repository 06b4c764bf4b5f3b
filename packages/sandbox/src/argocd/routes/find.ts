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

import type { Request } from 'express';
import { invalidArgument, notFound, permissionDenied } from '../errors';
import { Application } from '../model';
import { RouteContext } from './context';

export const single = (value: unknown) =>
  typeof value === 'string' && value ? value : undefined;

/** Finds applications for a caller, and keeps from them what Argo CD keeps from them. */
export function createFinder({ world, authenticate }: RouteContext) {
  const objectOf = ({ metadata, spec }: Application) =>
    metadata.namespace === world.namespace
      ? `${spec.project}/${metadata.name}`
      : `${spec.project}/${metadata.namespace}/${metadata.name}`;
  const visible = (account: string, application: Application) =>
    world.can(account, 'applications', 'get', objectOf(application));
  const enforce = (
    req: Request,
    application: Application,
    resource: string,
    action: string,
  ) => {
    const { account, issuedAt } = authenticate(req);
    if (!world.can(account, resource, action, objectOf(application))) {
      throw permissionDenied(
        `permission denied: ${resource}, ${action}, ${objectOf(
          application,
        )}, sub: ${account}, iat: ${new Date(issuedAt * 1000)
          .toISOString()
          .replace('.000', '')}`,
      );
    }
  };

  /** One application that the caller may act on; missing and forbidden look alike without a project. */
  const find = (req: Request, action = 'get'): Application => {
    const { account } = authenticate(req);
    const input = { ...req.query, ...req.body };
    const wanted = single(input.project);
    const application = world.application(
      req.params.name,
      single(input.appNamespace) ?? world.namespace,
    );
    if (wanted && (!application || application.spec.project !== wanted)) {
      throw world.can(
        account,
        'applications',
        'get',
        `${wanted}/${req.params.name}`,
      )
        ? notFound(`applications.argoproj.io "${req.params.name}" not found`)
        : permissionDenied();
    }
    if (!application || !visible(account, application)) {
      throw permissionDenied();
    }
    if (!world.projects.has(application.spec.project)) {
      throw invalidArgument(
        `app is not allowed in project "${application.spec.project}", or the project does not exist`,
      );
    }
    if (action !== 'get') {
      enforce(req, application, 'applications', action);
    }
    return application;
  };
  return { find, visible, enforce, objectOf };
}
