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
import { requireMayRunTemplates } from '../requireMayRunTemplates';
import { checksBody } from './checksBody';
import { InquiryServices, ProjectInquiry } from './ProjectInquiry';

/** A form asks again before the last answer is there; each question costs GitLab and Argo CD a few calls. */
const queueOptions = {
  concurrency: 8,
  concurrencyEach: 2,
  maxWaiting: 40,
  maxWaitingEach: 4,
};

/** `POST /gitops/checks`: what stands in the way of a project. It makes nothing. */
export function createChecksRouter(
  options: InquiryServices & {
    httpAuth: HttpAuthService;
    permissions: PermissionsService;
  },
): Router {
  const { httpAuth, permissions, ...services } = options;
  const queue = new FairQueue(queueOptions);
  return postForPerson('/gitops/checks', {
    httpAuth,
    what: 'a check',
    body: checksBody,
    answer: async ({ secrets, templateRef, values }, credentials, signal) => {
      await requireMayRunTemplates(permissions, credentials);
      const template = await services.catalog.getEntityByRef(templateRef, {
        credentials,
      });
      if (!template) {
        throw new NotFoundError(`There is no template ${templateRef}.`);
      }
      const inquiry = new ProjectInquiry(services, values, {
        credentials,
        token: secrets?.USER_OAUTH_TOKEN,
        signal,
      });
      return queue.run(
        credentials.principal.userEntityRef,
        () => inquiry.run(),
        signal,
      );
    },
  });
}
