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
  ApplicationOperation,
  ApplicationRecord,
} from '../record/ApplicationRecord';

/**
 * The operation that is asked for, runs or was the last one. A dry run changes nothing, so it is none: what was before it
 * counts, where that is known.
 */
export function lastSync({
  operation,
}: Pick<ApplicationRecord, 'operation'>): ApplicationOperation | undefined {
  return operation?.dryRun ? operation.before : operation;
}

/** Who started something; nobody where Argo CD did by itself. */
export function startedBy(
  started: Pick<ApplicationOperation, 'initiatedBy' | 'automated'>,
): string | undefined {
  return started.automated ? undefined : started.initiatedBy;
}
