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

import { LoggerService, UrlReaderService } from '@backstage/backend-plugin-api';
import { InputError, isError } from '@backstage/errors';

/** @throws InputError where the portal cannot read the file, whatever the reason */
export async function readOnce(
  target: string,
  reader: UrlReaderService,
  logger: LoggerService,
): Promise<void> {
  try {
    await (await reader.readUrl(target)).buffer();
  } catch (error) {
    // What GitLab says of it is for the platform team.
    logger.warn(
      `${target} cannot be read: ${isError(error) ? error.message : error}`,
    );
    throw new InputError(
      `${target} cannot be registered, because the portal cannot read it. Push the file first; if it is there, the GitLab user of the portal's token has to be a member of the project's group: ask the platform team.`,
    );
  }
}
