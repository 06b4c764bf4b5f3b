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

import { CatalogTable } from '@backstage/plugin-catalog';
import type { CatalogTableRow } from '@backstage/plugin-catalog';
import {
  CatalogFilterLayout,
  EntityListPagination,
  EntityListProvider,
} from '@backstage/plugin-catalog-react';
import { Container } from '@backstage/ui';
import { argocdCatalogColumn } from '@slipway/plugin-argocd';
import { ReactNode } from 'react';

/** Wide, and told by the entity's own page. */
const leftOut = [
  'entity.metadata.tags',
  'entity.spec.lifecycle',
  'entity.metadata.description',
];

/** The catalog's table, in which how something is deployed comes right after what it is called. */
export function CatalogPage(props: {
  filters: ReactNode;
  pagination: EntityListPagination;
}) {
  return (
    <EntityListProvider pagination={props.pagination}>
      <main>
        <Container>
          <CatalogFilterLayout>
            <CatalogFilterLayout.Filters>
              {props.filters}
            </CatalogFilterLayout.Filters>
            <CatalogFilterLayout.Content>
              <CatalogTable
                columns={context => {
                  const [title, name, ...others] =
                    CatalogTable.defaultColumnsFunc(context);
                  return [
                    title,
                    name,
                    argocdCatalogColumn<CatalogTableRow>(),
                    ...others.filter(
                      ({ field }) => !leftOut.includes(String(field)),
                    ),
                  ];
                }}
              />
            </CatalogFilterLayout.Content>
          </CatalogFilterLayout>
        </Container>
      </main>
    </EntityListProvider>
  );
}
