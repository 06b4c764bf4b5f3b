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
import { ButtonIcon, Skeleton, TabPanel, Tabs, Text } from '@backstage/ui';
import { RiCloseLine } from '@remixicon/react';
import { ApplicationView, ResourceNode } from '@slipway/plugin-argocd-common';
import { argocdApiRef } from '../../api';
import { useLoaded } from '../../hooks/useLoaded';
import { argocdTranslationRef } from '../../translation';
import { argocdResourcesTranslationRef } from '../../translations/resources';
import { queryOf } from '../../utils/queryOf';
import { LogTarget } from '../Logs';
import { TabHeads } from '../TabHeads';
import { CopyButton } from '../Text';
import { ResourceDifference } from './ResourceDifference';
import { ResourceEvents } from './ResourceEvents';
import { ResourceLink } from './ResourceLink';
import styles from './Details.module.css';
import { ResourceSummary } from './ResourceSummary';

const eventsMs = 15_000;

/** One object beside the others: how it is and why, what Git asks for, its events, and the ways on. */
export function ResourceDetails(props: {
  application: ApplicationView;
  nodes: ResourceNode[];
  node: ResourceNode;
  onSelect: (node: ResourceNode | undefined) => void;
  onOpenLogs: (target: LogTarget) => void;
  reload: () => Promise<void>;
}) {
  const { t } = useTranslationRef(argocdResourcesTranslationRef);
  const { t: tArgocd } = useTranslationRef(argocdTranslationRef);
  const api = useApi(argocdApiRef);
  const { application, nodes, node, onSelect } = props;
  const owner = nodes.find(({ id }) => id === node.parents[0]);
  const events = useLoaded(
    () => api.getEvents(application, queryOf(node)),
    [api, node.id],
    eventsMs,
  );
  return (
    <section
      className={styles.details}
      aria-label={`${node.kind} ${node.name}`}
    >
      <header className={styles.head}>
        <Text as="p" className={`${styles.second} ${styles.owner}`}>
          {owner ? (
            <>
              {t('ownedBy', { kind: node.kind })}{' '}
              <ResourceLink node={owner} onSelect={onSelect} />
            </>
          ) : (
            node.kind
          )}
        </Text>
        <div className={styles.name}>
          <h3>{node.name}</h3>
          <CopyButton text={node.name} what={node.kind} />
        </div>
        <ButtonIcon
          className={styles.close}
          size="small"
          variant="tertiary"
          icon={<RiCloseLine size={16} />}
          aria-label={t('close')}
          onPress={() => onSelect(undefined)}
        />
      </header>
      <Tabs>
        <TabHeads
          label={tArgocd('details.label')}
          tabs={[
            { id: 'summary', label: t('summary') },
            { id: 'diff', label: t('diff') },
            {
              id: 'events',
              label: t('events'),
              count: events.value?.length || undefined,
            },
          ]}
        />
        <TabPanel id="summary">
          <ResourceSummary {...props} events={events.value} />
        </TabPanel>
        <TabPanel id="diff">
          <ResourceDifference application={application} node={node} />
        </TabPanel>
        <TabPanel id="events">
          {events.isLoading ? (
            <Skeleton width="100%" height={120} />
          ) : (
            <ResourceEvents events={events.value} error={events.error} />
          )}
        </TabPanel>
      </Tabs>
    </section>
  );
}
