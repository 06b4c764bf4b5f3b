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
  buildEngines,
  domainPattern,
  environmentNames,
  imageUpdates,
  registrationMethods,
  visibilities,
} from '@slipway/plugin-gitops-common';
import { z } from 'zod';
import { secrets, shallow, templateRef } from '../http/shallow';

const text = z.string().max(300);

/** Of a service only the name matters here; what else is wrong with one, the preview says. */
const service = z.looseObject({ name: text.optional() });

/** The answers of the form, as far as they are given. */
const values = z.looseObject({
  name: text.optional(),
  target: text.optional(),
  group: text.optional(),
  repoUrl: z.string().max(1000).optional(),
  services: z.array(service).max(50).optional(),
  visibility: z.enum(visibilities).optional(),
  environments: z.array(z.enum(environmentNames)).min(1).optional(),
  manualEnvironments: z.array(z.enum(environmentNames)).optional(),
  buildEngine: z.enum(buildEngines).optional(),
  imageUpdate: z.enum(imageUpdates).optional(),
  registration: z.enum(registrationMethods).optional(),
  domain: z.string().max(200).regex(domainPattern).optional(),
  leftover: z.enum(['stop', 'adopt', 'remove']).optional(),
});

/** What is given of the answers of the form. */
export type AskedValues = z.infer<typeof values>;

/** The request of the checks: a template, what is given of its answers, and the person's token. */
export const checksBody = shallow.pipe(
  z.strictObject({ templateRef, values, secrets: secrets.optional() }),
);
