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
import express, { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { z } from 'zod';
import { ProjectPreviews } from './ProjectPreviews';

const body = z.strictObject({
  templateRef: z.string().regex(/^template:[\w.-]+\/[\w.-]+$/i),
  values: z.record(z.string(), z.json()),
});

/** `POST /gitops/preview`: what a template would write. It makes nothing. */
export function createPreviewRouter(options: {
  httpAuth: HttpAuthService;
  previews: ProjectPreviews;
}): Router {
  const router = PromiseRouter();
  router.post(
    '/gitops/preview',
    express.json({ limit: '256kb' }),
    async (req, res) => {
      const credentials = await options.httpAuth.credentials(req, {
        allow: ['user'],
      });
      const parsed = body.safeParse(req.body);
      if (!parsed.success) {
        throw new InputError(z.prettifyError(parsed.error));
      }
      const { templateRef, values } = parsed.data;
      res.json(
        await options.previews.preview(templateRef, values, credentials),
      );
    },
  );
  return router;
}
