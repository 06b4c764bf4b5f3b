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
  CustomFieldValidator,
  makeFieldSchema,
} from '@backstage/plugin-scaffolder-react';
import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { Service, servicesSchema } from '@slipway/plugin-gitops-common';
import { ServiceList } from './ServiceList';
import { wrongRows } from './services';

/** The rows say what is wrong in the words of the portal's language; this only keeps the form from going on. */
const validation: CustomFieldValidator<Service[]> = (services, field) => {
  const wrong = wrongRows(services);
  if (wrong.length > 0) {
    field.addError(`See row ${wrong.join(', ')}.`);
  }
};

/** `ui:field: ServiceList`: the services of a project. The template's schema may leave out languages and sizes. */
export const serviceListField = createFormField({
  name: 'ServiceList',
  component: ServiceList,
  validation,
  schema: makeFieldSchema({ output: () => servicesSchema }),
});
