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
import { applicationKey } from '@slipway/plugin-argocd-common';
import type { RequestHandler } from 'express';
import { limitPerson } from './limitPerson';

/** What one person may ask of one application within a minute; nobody presses a button so often. */
const limit = 20;

/** Keeps one person, or what runs in their name, from wearing out one application. */
export function limitMutations(httpAuth: HttpAuthService): RequestHandler {
  return limitPerson(httpAuth, {
    limit,
    keyOf: ({ params: { instance, namespace, name } }) =>
      applicationKey({ instance, namespace, name }),
    sentence: ({ params }) =>
      `Not now: you have asked for ${limit} actions on ${params.name} within a minute. Wait a moment.`,
  });
}
