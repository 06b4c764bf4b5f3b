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
import { InputError } from '@backstage/errors';
import express, { ErrorRequestHandler, Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { z } from 'zod';
import { BoxBusyError } from '@slipway/box';
import { maxBodyBytes, previewBody } from './previewBody';
import { ProjectPreviews } from './ProjectPreviews';

/** Says in a sentence what is too much, as a status that tells who is to wait. */
const explainTooMuch: ErrorRequestHandler = (error, _req, _res, next) => {
  if (error.type === 'entity.too.large') {
    next(
      withStatus(
        413,
        `The answers of the form are too large: a preview takes ${
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

function withStatus(statusCode: number, message: string): Error {
  return Object.assign(new Error(message), { statusCode });
}

/** `POST /gitops/preview`: what a template would write. It makes nothing. */
export function createPreviewRouter(options: {
  httpAuth: HttpAuthService;
  previews: ProjectPreviews;
}): Router {
  const router = PromiseRouter();
  router.post(
    '/gitops/preview',
    express.json({ limit: maxBodyBytes }),
    async (req, res) => {
      const credentials = await options.httpAuth.credentials(req, {
        allow: ['user'],
      });
      const parsed = previewBody.safeParse(req.body);
      if (!parsed.success) {
        throw new InputError(z.prettifyError(parsed.error));
      }
      // Who has closed the form waits for nothing.
      const gone = new AbortController();
      res.once('close', () => gone.abort());
      const { templateRef, values } = parsed.data;
      res.json(
        await options.previews.preview(
          templateRef,
          values,
          credentials,
          gone.signal,
        ),
      );
    },
  );
  router.use('/gitops/preview', explainTooMuch);
  return router;
}
