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

import { parseEntityRef } from '@backstage/catalog-model';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import {
  applicationKey,
  ApplicationRef,
  entityTabPath,
} from '@slipway/plugin-argocd-common';
import { useOptionalRoute } from './useOptionalRoute';

/** Leads to the tab of an entity, and there to an application; `undefined` where the app has no entity pages. */
export function useEntityTab():
  | ((entityRef: string, application?: ApplicationRef) => string)
  | undefined {
  const entityRoute = useOptionalRoute(entityRouteRef);
  return (
    entityRoute &&
    ((entityRef, application) => {
      const { kind, namespace, name } = parseEntityRef(entityRef);
      const page = entityRoute({
        kind: kind.toLocaleLowerCase('en'),
        namespace,
        name,
      });
      const chosen = application
        ? `?${new URLSearchParams({
            environment: applicationKey(application),
          })}`
        : '';
      return `${page}${entityTabPath}${chosen}`;
    })
  );
}
