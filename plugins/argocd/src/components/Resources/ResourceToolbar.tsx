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

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { SearchField, Select, Switch, Text } from '@backstage/ui';
import { RiNodeTree, RiTable2 } from '@remixicon/react';
import { ResourceNode } from '@slipway/plugin-argocd-common';
import { ReactNode, Ref } from 'react';
import { argocdResourcesTranslationRef } from '../../translations/resources';
import { isFailing } from '../ResourceState';
import { Segments } from '../Segments';
import { differs, ResourceFilter } from './filterResources';
import styles from './Resources.module.css';

const allKinds = '';

/** How the resources are shown, which of them, and how many are in trouble. */
export function ResourceToolbar(props: {
  nodes: ResourceNode[];
  /** Absent where there is no choice. */
  view?: 'graph' | 'table';
  onView: (view: 'graph' | 'table') => void;
  filter: ResourceFilter;
  onFilter: (filter: ResourceFilter) => void;
  searchField: Ref<HTMLDivElement>;
  asOf: ReactNode;
}) {
  const { t } = useTranslationRef(argocdResourcesTranslationRef);
  const { nodes, view, filter, onFilter } = props;
  const failing = nodes.filter(isFailing).length;
  const differing = nodes.filter(differs).length;
  const kinds = [...new Set(nodes.map(({ kind }) => kind))].sort();
  return (
    <div className={styles.toolbar}>
      {view && (
        <Segments
          label={t('view')}
          options={[
            {
              id: 'graph',
              label: t('asGraph'),
              icon: <RiNodeTree size={16} />,
            },
            { id: 'table', label: t('asTable'), icon: <RiTable2 size={16} /> },
          ]}
          chosen={view}
          onChoose={props.onView}
        />
      )}
      <SearchField
        ref={props.searchField}
        className={styles.search}
        size="small"
        aria-label={t('search')}
        aria-keyshortcuts="f"
        placeholder={t('search')}
        value={filter.search}
        onChange={search => onFilter({ ...filter, search })}
      />
      {view === 'table' && (
        <Select
          className={styles.kinds}
          size="small"
          aria-label={t('kinds')}
          options={[
            { value: allKinds, label: t('allKinds') },
            ...kinds.map(kind => ({ value: kind, label: kind })),
          ]}
          selectedKey={filter.kind ?? allKinds}
          onSelectionChange={key =>
            onFilter({ ...filter, kind: String(key) || undefined })
          }
        />
      )}
      <Switch
        label={t('onlyFailing')}
        isSelected={filter.onlyFailing}
        onChange={onlyFailing => onFilter({ ...filter, onlyFailing })}
      />
      {view === 'table' && (
        <Switch
          label={t('differing')}
          isSelected={filter.onlyDiffering ?? false}
          onChange={onlyDiffering => onFilter({ ...filter, onlyDiffering })}
        />
      )}
      <div className={styles.counts}>
        {props.asOf}
        <Text as="p" className={styles.second}>
          {t('counts', {
            failing: failing
              ? t('failing', { count: failing })
              : t('noneFailing'),
            differing: differing
              ? t('differingCount', { count: differing })
              : t('allAsInGit'),
          })}
        </Text>
      </div>
    </div>
  );
}
