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
  AuditorService,
  AuditorServiceCreateEventOptions,
} from '@backstage/backend-plugin-api';
import { JsonObject } from '@backstage/types';
import { toPortalError } from '../http/toPortalError';

export type AuditedRequest = AuditorServiceCreateEventOptions['request'];

/** Errors that an audit event has told of already. */
const reported = new WeakSet<object>();

export function isAudited(error: unknown): boolean {
  return typeof error === 'object' && error !== null && reported.has(error);
}

/** Does something to an instance: audited, and failures of Argo CD in the portal's words. */
export async function audited<T>(
  auditor: AuditorService,
  request: AuditedRequest,
  options: {
    eventId: string;
    /** With the instance, where one is asked. */
    meta: JsonObject & { instance?: string };
    /** @param note - adds what is found out on the way, which the event tells however it ends */
    run(note: (found: JsonObject) => void): Promise<T>;
  },
): Promise<T> {
  const { eventId, meta } = options;
  const event = await auditor.createEvent({
    eventId,
    request,
    severityLevel: 'medium',
    meta,
  });
  const found: JsonObject = {};
  try {
    const result = await options.run(more => Object.assign(found, more));
    await event.success({ meta: found });
    return result;
  } catch (error) {
    const known = meta.instance
      ? toPortalError(error, meta.instance)
      : (error as Error);
    await event.fail({ error: known, meta: found });
    reported.add(known);
    throw known;
  }
}
