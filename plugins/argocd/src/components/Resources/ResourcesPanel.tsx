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

import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Card,
  CardBody,
  CardHeader,
  Cell,
  CellText,
  ColumnConfig,
  SearchField,
  Skeleton,
  Switch,
  Table,
  Text,
  ToggleButton,
  ToggleButtonGroup,
} from '@backstage/ui';
import { ApplicationView, ResourceNode } from '@slipway/plugin-argocd-common';
import { lazy, Suspense, useMemo, useState } from 'react';
import { argocdApiRef } from '../../api';
import { useConnectionState } from '../../connection';
import { useLoaded } from '../../hooks/useLoaded';
import { argocdTranslationRef } from '../../translation';
import { RetryMessage } from '../States';
import { AsOf } from '../Verdict';
import { filterResources, initiallyCollapsed, isFailing } from './graph';
import { HealthWord } from './HealthWord';
import { ResourceDetails } from './ResourceDetails';
import styles from './Resources.module.css';

/** Milliseconds between two requests while pods come and go. */
const movingMs = 15_000;

const ResourceGraph = lazy(() => import('./ResourceGraph'));

function ResourceTable(props: {
  nodes: ResourceNode[];
  isOld: boolean;
  onSelect: (node: ResourceNode) => void;
}) {
  const { t } = useTranslationRef(argocdTranslationRef);
  const columns: ColumnConfig<ResourceNode>[] = [
    {
      id: 'name',
      label: t('resources.name'),
      isRowHeader: true,
      defaultWidth: '2fr',
      cell: node => (
        <Cell>
          <button
            type="button"
            className={styles.open}
            title={node.name}
            onClick={() => props.onSelect(node)}
          >
            {node.name}
          </button>
        </Cell>
      ),
    },
    {
      id: 'kind',
      label: t('resources.kind'),
      cell: node => <CellText title={node.kind} />,
    },
    {
      id: 'health',
      label: t('facts.health'),
      cell: node => (
        <Cell>
          {node.health ? (
            <HealthWord health={node.health} isOld={props.isOld} />
          ) : (
            '–'
          )}
        </Cell>
      ),
    },
    {
      id: 'sync',
      label: t('facts.sync'),
      cell: node => (
        <CellText
          title={
            node.requiresPruning
              ? t('resources.requiresPruning')
              : node.sync ?? '–'
          }
        />
      ),
    },
    {
      id: 'namespace',
      label: t('facts.namespace'),
      cell: node => <CellText title={node.namespace ?? '–'} />,
    },
  ];
  return (
    <Table
      columnConfig={columns}
      data={props.nodes}
      virtualized={props.nodes.length > 100}
      pagination={{ type: 'none' }}
      emptyState={<Text>{t('resources.nothing')}</Text>}
    />
  );
}

/** The objects of one application, as a graph and as a table of the same; one of them opens beside it. */
export function ResourcesPanel(props: { application: ApplicationView }) {
  const { t } = useTranslationRef(argocdTranslationRef);
  const api = useApi(argocdApiRef);
  const { application } = props;
  const { instance, namespace, name } = application;
  const isLost = useConnectionState().lostSince !== undefined;
  const isOld = application.verdict.lastKnown === true;
  const isMoving = application.verdict.code === 'rollingOut';
  const { value, error, isLoading, reload } = useLoaded(
    () => api.getResourceTree({ instance, namespace, name }),
    [
      api,
      instance,
      namespace,
      name,
      JSON.stringify([
        application.health,
        application.sync,
        application.operation,
        application.standing,
      ]),
    ],
    isMoving && !isLost ? movingMs : undefined,
  );
  const [view, setView] = useState<'graph' | 'table'>('graph');
  const [search, setSearch] = useState('');
  const [onlyFailing, setOnlyFailing] = useState(false);
  const [toggled, setToggled] = useState<Set<string>>(new Set());
  const [selectedId, setSelectedId] = useState<string>();
  const nodes = useMemo(() => value?.nodes ?? [], [value]);
  const kept = useMemo(
    () => filterResources(nodes, { search, onlyFailing }),
    [nodes, search, onlyFailing],
  );
  const collapsed = useMemo(() => {
    // A search shows what it finds.
    const base =
      search || onlyFailing ? new Set<string>() : initiallyCollapsed(nodes);
    toggled.forEach(id => (base.has(id) ? base.delete(id) : base.add(id)));
    return base;
  }, [nodes, toggled, search, onlyFailing]);
  const selected = nodes.find(({ id }) => id === selectedId);
  const toggle = (id: string) =>
    setToggled(before => {
      const next = new Set(before);
      if (!next.delete(id)) {
        next.add(id);
      }
      return next;
    });
  return (
    <Card>
      <CardHeader>
        <div className={styles.head}>
          <Text as="h3" variant="title-x-small" weight="bold">
            {t('resources.title')}
          </Text>
          <AsOf verdict={application.verdict} />
          <span className={styles.second}>
            {value &&
              t('resources.count', {
                count: nodes.length,
                failing: String(nodes.filter(isFailing).length),
              })}
          </span>
          <ToggleButtonGroup
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[view]}
            onSelectionChange={keys =>
              setView([...keys][0] === 'table' ? 'table' : 'graph')
            }
            aria-label={t('resources.view')}
          >
            <ToggleButton id="graph">{t('resources.asGraph')}</ToggleButton>
            <ToggleButton id="table">{t('resources.asTable')}</ToggleButton>
          </ToggleButtonGroup>
          <SearchField
            size="small"
            aria-label={t('resources.search')}
            placeholder={t('resources.search')}
            value={search}
            onChange={setSearch}
          />
          <Switch
            label={t('resources.onlyFailing')}
            isSelected={onlyFailing}
            onChange={setOnlyFailing}
          />
        </div>
      </CardHeader>
      <CardBody>
        {isLoading && <Skeleton width="100%" height={560} />}
        {error && !value && <RetryMessage error={error} onRetry={reload} />}
        {value && (
          <div className={styles.content} data-with-details={Boolean(selected)}>
            {view === 'graph' ? (
              <Suspense fallback={<Skeleton width="100%" height={560} />}>
                <ResourceGraph
                  application={application.name}
                  isOld={isOld}
                  nodes={nodes}
                  kept={kept}
                  collapsed={collapsed}
                  filter={`${onlyFailing} ${search}`}
                  selected={selectedId}
                  onToggle={toggle}
                  onSelect={node => setSelectedId(node.id)}
                />
              </Suspense>
            ) : (
              <ResourceTable
                nodes={kept}
                isOld={isOld}
                onSelect={node => setSelectedId(node.id)}
              />
            )}
            {selected && (
              <ResourceDetails
                key={selected.id}
                application={application}
                node={selected}
                onClose={() => setSelectedId(undefined)}
              />
            )}
          </div>
        )}
      </CardBody>
    </Card>
  );
}
