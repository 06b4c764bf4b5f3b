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

import {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { taskCreatePermission } from '@backstage/plugin-scaffolder-common/alpha';

/** @throws NotAllowedError for people who may not run templates: there is nothing here that they could use */
export async function requireMayRunTemplates(
  permissions: PermissionsService,
  credentials: BackstageCredentials,
): Promise<void> {
  const [{ result }] = await permissions.authorize(
    [{ permission: taskCreatePermission }],
    { credentials },
  );
  if (result !== AuthorizeResult.ALLOW) {
    throw new NotAllowedError(
      'You may not run templates, nor see what they would write. Ask the platform team.',
    );
  }
}
