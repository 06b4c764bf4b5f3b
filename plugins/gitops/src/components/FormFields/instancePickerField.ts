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

import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';
import { InstancePicker } from './InstancePicker';

/** `ui:field: ArgocdInstancePicker`: the name of an Argo CD instance. */
export const argocdInstancePickerField = createFormField({
  name: 'ArgocdInstancePicker',
  component: InstancePicker,
  schema: makeFieldSchema({
    output: z => z.string(),
    uiOptions: z =>
      z.object({
        onlyProvisionable: z
          .boolean()
          .optional()
          .describe('Only instances where this user may create a project'),
      }),
  }),
});
