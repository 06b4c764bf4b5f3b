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

import { Entity } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import {
  formAnnotation,
  hasOwnForm,
  newProjectForm,
} from '../../utils/hasOwnForm';

/** The template that the address names, where it has this form; without a name, all that have it. */
export function useTemplates(templateRef: string | null) {
  const catalog = useApi(catalogApiRef);
  return useAsyncRetry(async (): Promise<Entity[]> => {
    if (templateRef) {
      const template = await catalog.getEntityByRef(templateRef);
      return template && hasOwnForm(template) ? [template] : [];
    }
    const { items } = await catalog.getEntities({
      filter: {
        kind: 'Template',
        [`metadata.annotations.${formAnnotation}`]: newProjectForm,
      },
      fields: ['kind', 'metadata'],
    });
    return items;
  }, [catalog, templateRef]);
}
