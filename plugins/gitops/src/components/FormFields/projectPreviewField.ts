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

import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';
import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { ProjectPreview } from '../ProjectPreview';

/** `ui:field: ProjectPreview`: shows what would be written with the answers so far; it has no value of its own. */
export const projectPreviewField = createFormField({
  name: 'ProjectPreview',
  component: ProjectPreview,
  schema: makeFieldSchema({
    output: z => z.unknown(),
    uiOptions: z =>
      z.object({
        template: z
          .string()
          .optional()
          .describe('The template itself, e.g. template:default/new-project'),
      }),
  }),
});
