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

import { RootConfigService } from '@backstage/backend-plugin-api';

const key = 'scaffolder.requireScmUserCredentials';

/**
 * Everybody may start tasks, so what a task reads has to be read with the rights of whoever started it.
 *
 * @throws Error where the scaffolder's actions may use the portal's own token of GitLab
 */
export function requireUserCredentials(config: RootConfigService): void {
  if (config.getOptionalBoolean(key) !== true) {
    throw new Error(
      `The configuration does not set ${key} to true, so the scaffolder's actions would read with the portal's own token of GitLab what the person may not see. Set it.`,
    );
  }
}
