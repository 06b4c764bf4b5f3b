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
  HttpAuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import { FairQueue } from '@slipway/box';
import { Router } from 'express';
import { postForPerson } from '../http/personRoute';
import { Questions } from '../http/Questions';
import { requireMayRunTemplates } from '../requireMayRunTemplates';
import { InquiryServices } from './AskedProject';
import { checksBody } from './checksBody';
import { ProjectInquiry } from './ProjectInquiry';

/** `POST /gitops/checks`: what stands in the way of a project. It makes nothing. */
export function createChecksRouter(
  options: InquiryServices & {
    httpAuth: HttpAuthService;
    permissions: PermissionsService;
    queue: FairQueue;
    /** For tests: begins the time that each question has. */
    startDeadline?: () => AbortSignal;
  },
): Router {
  const { httpAuth, permissions, queue, startDeadline, ...services } = options;
  return postForPerson('/gitops/checks', {
    httpAuth,
    what: 'a check',
    body: checksBody,
    answer: ({ secrets, templateRef, values }, credentials, signal) =>
      queue.run(
        credentials.principal.userEntityRef,
        async () => {
          const questions = new Questions(signal, startDeadline);
          await questions.ask('The permission framework', () =>
            requireMayRunTemplates(permissions, credentials),
          );
          const template = await questions.ask('The catalog', () =>
            services.catalog.getEntityByRef(templateRef, { credentials }),
          );
          if (!template) {
            throw new NotFoundError(`There is no template ${templateRef}.`);
          }
          return new ProjectInquiry(services, values, {
            credentials,
            token: secrets?.USER_OAUTH_TOKEN,
            questions,
          }).run();
        },
        signal,
      ),
  });
}
