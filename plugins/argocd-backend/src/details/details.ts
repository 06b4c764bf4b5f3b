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

import { ApplicationRef } from '@slipway/plugin-argocd-common';
import {
  ApplicationDetails,
  ApplicationOperation,
  ApplicationRecord,
} from '../record/ApplicationRecord';

export interface StoredDetails {
  ref: ApplicationRef;
  details: ApplicationDetails;
  /** When Argo CD last said so. */
  readAt: string;
}

/** A text of Argo CD that may be kept: without command lines, and without the credentials of an address. */
function keepable<T extends string | undefined>(text: T): T {
  return text
    ?.replace(/`[^`]*(?:`|$)/g, '…')
    .replace(/\/\/[^\s/@]{1,512}@/g, '//') as T;
}

function keptOperation({
  before,
  message,
  ...operation
}: ApplicationOperation): ApplicationOperation {
  return {
    ...operation,
    message: keepable(message),
    ...(before && { before: keptOperation(before) }),
  };
}

/** An allow-list: what is kept of an application. */
export function detailsOf(record: ApplicationRecord): ApplicationDetails {
  const { conditions, health, operation, unhealthy } = record;
  return {
    applicationSet: record.applicationSet,
    conditions: conditions?.map(condition => ({
      ...condition,
      message: keepable(condition.message),
    })),
    deletingSince: record.deletingSince,
    finalizers: record.finalizers,
    health: { status: health.status },
    history: record.history,
    objects: record.objects,
    operation: operation && keptOperation(operation),
    requiresPruning: record.requiresPruning,
    sync: record.sync,
    unhealthy: unhealthy?.map(object => ({
      ...object,
      message: keepable(object.message),
    })),
  };
}
