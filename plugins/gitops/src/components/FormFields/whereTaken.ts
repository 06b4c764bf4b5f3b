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
import { CatalogApi } from '@backstage/plugin-catalog-react';
import { ArgocdFormApi } from '../../api';

/** Why a name cannot be had. */
export interface Availability {
  /** Where it is taken already, as people call it. */
  taken: string[];
  /** Names that Kubernetes or the configuration keeps. */
  reserved: string[];
  /** Whether an instance of Argo CD does not answer. */
  isUnknown: boolean;
}

/** Looks for a name wherever it must be free. */
export async function whereTaken(
  name: string,
  suffixes: string[],
  apis: { argocd: ArgocdFormApi; catalog: CatalogApi },
): Promise<Availability> {
  const refs = [`system:default/${name}`];
  const [entities, ...answers] = await Promise.all([
    apis.catalog.getEntitiesByRefs({ entityRefs: refs, fields: ['kind'] }),
    ...['', ...suffixes].map(suffix => apis.argocd.getName(`${name}${suffix}`)),
  ]);
  const isReserved = ({ reason }: { reason?: string }) => reason === 'reserved';
  const taken = answers.filter(({ status }) => status === 'taken');
  const names = taken
    .filter(answer => !isReserved(answer))
    .map(answer => answer.name);
  return {
    taken: [
      ...refs
        .filter((_, index) => entities.items[index])
        .map(ref => `System ${parseEntityRef(ref).name}`),
      ...(names.length > 0 ? [`${names.join(', ')} (Argo CD)`] : []),
    ],
    reserved: taken.filter(isReserved).map(answer => answer.name),
    isUnknown: answers.some(({ status }) => status === 'unknown'),
  };
}
