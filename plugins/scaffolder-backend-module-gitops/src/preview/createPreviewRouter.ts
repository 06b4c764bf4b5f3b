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
import { Router } from 'express';
import { postForPerson } from '../http/personRoute';
import { previewBody } from './previewBody';
import { ProjectPreviews } from './ProjectPreviews';

/** `POST /gitops/preview`: what a template would write. It makes nothing. */
export function createPreviewRouter({
  httpAuth,
  previews,
}: {
  httpAuth: HttpAuthService;
  previews: ProjectPreviews;
}): Router {
  return postForPerson('/gitops/preview', {
    httpAuth,
    what: 'a preview',
    body: previewBody,
    answer: ({ templateRef, values }, credentials, signal) =>
      previews.preview(templateRef, values, credentials, signal),
  });
}
