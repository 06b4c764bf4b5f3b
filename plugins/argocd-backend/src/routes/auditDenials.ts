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

import { AuditorService } from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import type { ErrorRequestHandler } from 'express';
import { HiddenApplicationError } from '../service/ApplicationAccess';
import { isAudited } from './audited';

function isDenial(error: unknown): boolean {
  return (
    (isError(error) &&
      (error.name === 'NotAllowedError' || error.statusCode === 429)) ||
    (error instanceof HiddenApplicationError && error.denied)
  );
}

/** Tells the audit log of every refusal that no other event has told of. */
export function auditDenials(auditor: AuditorService): ErrorRequestHandler {
  return async (error, req, _res, next) => {
    if (isDenial(error) && !isAudited(error)) {
      const event = await auditor.createEvent({
        eventId: 'access-denied',
        request: req,
        severityLevel: 'medium',
        meta: { method: req.method, ...req.params },
      });
      await event.fail({ error });
    }
    next(error);
  };
}
