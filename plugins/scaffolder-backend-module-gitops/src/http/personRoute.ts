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
  BackstageUserPrincipal,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { BoxBusyError } from '@slipway/box';
import express, { ErrorRequestHandler, Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { z } from 'zod';
import { maxBodyBytes } from './shallow';

function withStatus(statusCode: number, message: string): Error {
  return Object.assign(new Error(message), { statusCode });
}

/** Says in a sentence what is too much, as a status that tells who is to wait. */
const explainTooMuch =
  (what: string): ErrorRequestHandler =>
  (error, _req, _res, next) => {
    if (error.type === 'entity.too.large') {
      next(
        withStatus(
          413,
          `The answers of the form are too large: ${what} takes ${
            maxBodyBytes / 1024
          } kB at most.`,
        ),
      );
    } else if (error instanceof BoxBusyError) {
      next(withStatus(error.share === 'person' ? 429 : 503, error.message));
    } else {
      next(error);
    }
  };

/** A question of a person, with a body that is checked first. */
export function postForPerson<T, A extends object>(
  path: string,
  options: {
    httpAuth: HttpAuthService;
    /** What is asked for, as in "a preview takes 64 kB at most". */
    what: string;
    body: z.ZodType<T>;
    /** @param signal - ends with the request: who has gone waits for nothing */
    answer(
      body: T,
      credentials: BackstageCredentials<BackstageUserPrincipal>,
      signal: AbortSignal,
    ): Promise<A>;
  },
): Router {
  const router = PromiseRouter();
  router.post(path, express.json({ limit: maxBodyBytes }), async (req, res) => {
    const credentials = await options.httpAuth.credentials(req, {
      allow: ['user'],
    });
    const parsed = options.body.safeParse(req.body);
    if (!parsed.success) {
      throw new InputError(z.prettifyError(parsed.error));
    }
    const gone = new AbortController();
    res.once('close', () => gone.abort());
    try {
      res.json(await options.answer(parsed.data, credentials, gone.signal));
    } catch (error) {
      // That somebody has gone is no failure.
      if (!gone.signal.aborted || error !== gone.signal.reason) {
        throw error;
      }
    }
  });
  router.use(path, explainTooMuch(options.what));
  return router;
}
