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
import { Skeleton, Text } from '@backstage/ui';
import { ApplicationView, ResourceNode } from '@slipway/plugin-argocd-common';
import {
  KeyboardEvent,
  lazy,
  Suspense,
  useMemo,
  useRef,
  useState,
} from 'react';
import { argocdApiRef } from '../../api';
import { useIsLost } from '../../connection';
import { useLoaded } from '../../hooks/useLoaded';
import { argocdResourcesTranslationRef } from '../../translations/resources';
import { LogTarget } from '../Logs';
import { RetryMessage } from '../States';
import { AsOf } from '../Verdict';
import { filterResources, ResourceFilter } from './filterResources';
import { withOwners } from './graph';
import { ResourceDetails } from './ResourceDetails';
import { ResourceList } from './ResourceList';
import styles from './Resources.module.css';
import { ResourceTable } from './ResourceTable';
import { ResourceToolbar } from './ResourceToolbar';
import { useIsPhone } from '../../hooks/useIsPhone';

/** Milliseconds between two requests while pods come and go. */
const movingMs = 15_000;

const ResourceGraph = lazy(() => import('./ResourceGraph'));

const nothingChosen: ResourceFilter = { search: '', onlyFailing: false };

export interface ResourcesPanelProps {
  application: ApplicationView;
  /** Id of the resource that is open. */
  selected?: string;
  onSelect: (id: string | undefined) => void;
  onOpenLogs: (target: LogTarget) => void;
  /** Reads the application anew. */
  reload: () => Promise<void>;
}

/** The objects of one application, as a graph and as a table of the same; one of them opens beside it. */
export default function ResourcesPanel(props: ResourcesPanelProps) {
  const { t } = useTranslationRef(argocdResourcesTranslationRef);
  const api = useApi(argocdApiRef);
  const { application, selected: selectedId, onSelect } = props;
  const { instance, namespace, name, environment } = application;
  const isLost = useIsLost();
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
  const [filter, setFilter] = useState(nothingChosen);
  const searchField = useRef<HTMLDivElement>(null);
  const isPhone = useIsPhone();
  const nodes = useMemo(() => value?.nodes ?? [], [value]);
  const found = useMemo(() => filterResources(nodes, filter), [nodes, filter]);
  const isFiltered = found.length < nodes.length;
  const shown = useMemo(
    () => (isFiltered ? withOwners(nodes, found) : nodes),
    [nodes, found, isFiltered],
  );
  const selected = nodes.find(({ id }) => id === selectedId);
  const select = (node: ResourceNode | undefined) => onSelect(node?.id);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target instanceof HTMLInputElement || event.defaultPrevented) {
      return;
    }
    if (event.key === 'f' && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      searchField.current?.querySelector('input')?.focus();
    } else if (event.key === 'Escape' && selected) {
      event.preventDefault();
      onSelect(undefined);
    }
  };

  const content = () => {
    if (found.length === 0) {
      return <Text as="p">{t('nothing')}</Text>;
    }
    if (view === 'table' && !isPhone) {
      return (
        <ResourceTable
          nodes={found}
          isOld={isOld}
          selected={selectedId}
          onSelect={select}
        />
      );
    }
    if (isPhone || nodes.length === 1) {
      return (
        <ResourceList
          label={t('list', { environment })}
          nodes={shown}
          isOld={isOld}
          opens={isFiltered}
          selected={selectedId}
          onSelect={select}
        />
      );
    }
    return (
      <Suspense fallback={<Skeleton width="100%" height={320} />}>
        <ResourceGraph
          // A new search shows what it finds, wherever the graph had been moved to before.
          key={JSON.stringify(filter)}
          application={application.name}
          label={t('graph', { environment })}
          isOld={isOld}
          nodes={shown}
          opens={isFiltered}
          selected={selectedId}
          onSelect={select}
        />
      </Suspense>
    );
  };

  if (isLoading) {
    return (
      <div className={styles.stack}>
        <Skeleton width="100%" height={32} />
        <Skeleton width="100%" height={320} />
      </div>
    );
  }
  if (error && !value) {
    return <RetryMessage error={error} onRetry={reload} />;
  }
  return (
    // Keys work while the focus is anywhere in it.
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className={styles.stack} onKeyDown={onKeyDown}>
      <ResourceToolbar
        nodes={nodes}
        view={isPhone ? undefined : view}
        onView={setView}
        filter={filter}
        onFilter={setFilter}
        searchField={searchField}
        asOf={<AsOf verdict={application.verdict} />}
      />
      <div className={styles.content} data-with-details={Boolean(selected)}>
        <div className={styles.main}>{content()}</div>
        {selected && (
          <ResourceDetails
            key={selected.id}
            application={application}
            nodes={nodes}
            node={selected}
            onSelect={select}
            onOpenLogs={props.onOpenLogs}
            reload={props.reload}
          />
        )}
      </div>
    </div>
  );
}
