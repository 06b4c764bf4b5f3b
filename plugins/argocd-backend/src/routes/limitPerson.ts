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

import { HttpAuthService } from '@backstage/backend-plugin-api';
import type { Request, RequestHandler } from 'express';
import { rateLimit } from 'express-rate-limit';
import { errorWithStatus } from '../http/toPortalError';

const windowMs = 60_000;

/** Lets one person, or what runs in their name, ask so often within a minute; then 429 with `Retry-After`. */
export function limitPerson(
  httpAuth: HttpAuthService,
  options: {
    limit: number;
    /** What is counted apart from everything else. */
    keyOf?(req: Request): string;
    sentence(req: Request): string;
  },
): RequestHandler {
  return rateLimit({
    windowMs,
    limit: options.limit,
    standardHeaders: 'draft-7',
    legacyHeaders: false,
    keyGenerator: async req => {
      const { principal } = await httpAuth.credentials(req, {
        allow: ['user'],
      });
      return `${principal.userEntityRef} ${options.keyOf?.(req) ?? ''}`;
    },
    handler: (req, _res, next) =>
      next(errorWithStatus(429, options.sentence(req))),
    // The key is a person, not an address, so proxies in between do not matter.
    validate: false,
  });
}
