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
import { TableColumn } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { argocdTranslationRef } from '../../translation';
import { EntityVerdict } from './EntityVerdict';

function Title() {
  const { t } = useTranslationRef(argocdTranslationRef);
  return <>{t('title')}</>;
}

/**
 * A column of the catalog's table: how the worst application of each entity is. The rows of a page make one request.
 *
 * @example
 * ```tsx
 * <CatalogIndexPage columns={context => [...CatalogTable.defaultColumnsFunc(context), argocdCatalogColumn()]} />
 * ```
 *
 * @public
 */
export function argocdCatalogColumn<
  TRow extends { entity: Entity },
>(): TableColumn<TRow> {
  return {
    title: <Title />,
    field: 'argocd',
    width: '12rem',
    sorting: false,
    searchable: false,
    render: ({ entity }) => <EntityVerdict entity={entity} />,
  };
}
