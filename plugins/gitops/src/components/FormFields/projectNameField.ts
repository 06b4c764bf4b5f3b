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

import { catalogApiRef } from '@backstage/plugin-catalog-react';
import {
  CustomFieldValidator,
  makeFieldSchema,
} from '@backstage/plugin-scaffolder-react';
import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { maxProjectName, nameProblem } from '@slipway/plugin-gitops-common';
import { argocdFormApiRef } from '../../api';
import { ProjectName, ProjectNameOptions } from './ProjectName';
import { Availability, whereTaken } from './whereTaken';

/** The field says what is wrong in the words of the portal's language; this only keeps the form from going on. */
const validation: CustomFieldValidator<string, ProjectNameOptions> = async (
  name,
  field,
  { apiHolder, schema, uiSchema },
) => {
  const maxLength = Number(schema.maxLength ?? maxProjectName);
  const argocd = apiHolder.get(argocdFormApiRef);
  const catalog = apiHolder.get(catalogApiRef);
  if (!name || nameProblem(name, maxLength)) {
    field.addError('This name cannot be used.');
    return;
  }
  if (argocd && catalog) {
    const suffixes = uiSchema?.['ui:options']?.suffixes ?? [];
    // Where nobody can tell, the task asks once more before it makes anything.
    const { reserved, taken } = await whereTaken(name, suffixes, {
      argocd,
      catalog,
    }).catch(
      (): Pick<Availability, 'reserved' | 'taken'> => ({
        reserved: [],
        taken: [],
      }),
    );
    if (taken.length > 0) {
      field.addError(`Taken: ${taken.join(', ')}.`);
    }
    if (reserved.length > 0) {
      field.addError(`Reserved: ${reserved.join(', ')}.`);
    }
  }
};

/** `ui:field: ProjectName`: a name that is free in Argo CD and in the catalog. */
export const projectNameField = createFormField({
  name: 'ProjectName',
  component: ProjectName,
  validation,
  schema: makeFieldSchema({
    output: z => z.string(),
    uiOptions: z =>
      z.object({
        suffixes: z
          .array(z.string())
          .optional()
          .describe('Names with these at their end must be free too'),
      }),
  }),
});
