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
  ButtonIcon,
  Skeleton,
  Tab,
  TabList,
  TabPanel,
  Tabs,
  Text,
} from '@backstage/ui';
import { RiCloseLine } from '@remixicon/react';
import { ApplicationView, ResourceNode } from '@slipway/plugin-argocd-common';
import { lazy, Suspense } from 'react';
import { argocdApiRef } from '../../api';
import { useLoaded } from '../../hooks/useLoaded';
import { argocdTranslationRef } from '../../translation';
import { messageOf } from '../../utils/messageOf';
import { LazyDiffView } from '../Diff';
import { CopyButton, RelativeTime } from '../Text';
import { HealthWord } from './HealthWord';
import { queryOf } from './queryOf';
import styles from './Resources.module.css';

const LogPanel = lazy(() => import('./LogPanel'));

interface DetailProps {
  application: ApplicationView;
  node: ResourceNode;
}

function Summary({ application, node }: DetailProps) {
  const { t } = useTranslationRef(argocdTranslationRef);
  return (
    <dl className={styles.facts}>
      {node.health && (
        <>
          <dt>{t('facts.health')}</dt>
          <dd>
            <HealthWord
              health={node.health}
              isOld={application.verdict.lastKnown === true}
            />
            {node.health.message && ` ${node.health.message}`}
          </dd>
        </>
      )}
      {node.sync && (
        <>
          <dt>{t('facts.sync')}</dt>
          <dd>
            {node.sync}
            {node.requiresPruning && ` · ${t('resources.requiresPruning')}`}
            {node.hook && ` · ${t('resources.hook')}`}
          </dd>
        </>
      )}
      {node.namespace && (
        <>
          <dt>{t('facts.namespace')}</dt>
          <dd>{node.namespace}</dd>
        </>
      )}
      {node.createdAt && (
        <>
          <dt>{t('resources.created')}</dt>
          <dd>
            <RelativeTime iso={node.createdAt} />
          </dd>
        </>
      )}
      {node.info.map(({ name, value }) => (
        <div key={name} className={styles.pair}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
      {node.images?.map(image => (
        <div key={image} className={styles.pair}>
          <dt>{t('resources.image')}</dt>
          <dd>{image}</dd>
        </div>
      ))}
    </dl>
  );
}

function Failure(props: { error: Error }) {
  return <Text as="p">{messageOf(props.error)}</Text>;
}

function Difference({ application, node }: DetailProps) {
  const api = useApi(argocdApiRef);
  const { t } = useTranslationRef(argocdTranslationRef);
  const { value, error, isLoading } = useLoaded(
    () => api.getDiff(application, queryOf(node)),
    [api, node.id],
  );
  if (isLoading) {
    return <Skeleton width="100%" height={160} />;
  }
  if (error) {
    return <Failure error={error} />;
  }
  if (value!.notComparable) {
    return (
      <Text as="p">
        {t('diff.notComparable', { message: value!.notComparable })}
      </Text>
    );
  }
  const [diff] = value!.items;
  return diff ? (
    <Suspense fallback={<Skeleton width="100%" height={160} />}>
      <LazyDiffView diff={diff} />
    </Suspense>
  ) : (
    <Text as="p">{t('diff.notInGit')}</Text>
  );
}

function Events({ application, node }: DetailProps) {
  const api = useApi(argocdApiRef);
  const { t } = useTranslationRef(argocdTranslationRef);
  const { value, error, isLoading } = useLoaded(
    () => api.getEvents(application, queryOf(node)),
    [api, node.id],
    15_000,
  );
  if (isLoading) {
    return <Skeleton width="100%" height={120} />;
  }
  if (error && !value) {
    return <Failure error={error} />;
  }
  return value!.length === 0 ? (
    <Text as="p">{t('resources.noEvents')}</Text>
  ) : (
    <ul className={styles.events}>
      {value!.map(event => (
        <li key={`${event.reason} ${event.message}`} data-type={event.type}>
          <strong>{event.reason}</strong>
          {event.lastAt && (
            <>
              {' · '}
              <RelativeTime iso={event.lastAt} />
            </>
          )}
          {event.count > 1 && ` · ${t('why.times', { count: event.count })}`}
          <div>{event.message}</div>
        </li>
      ))}
    </ul>
  );
}

const kindsWithLogs = [
  'Pod',
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'Job',
  'ReplicaSet',
];

/** One object: summary, difference between Git and cluster, events, logs. */
export function ResourceDetails(props: DetailProps & { onClose: () => void }) {
  const { t } = useTranslationRef(argocdTranslationRef);
  const { node } = props;
  const hasLogs = kindsWithLogs.includes(node.kind) && Boolean(node.namespace);
  return (
    <section
      className={styles.details}
      aria-label={`${node.kind} ${node.name}`}
    >
      <div className={styles.detailsHead}>
        <Text as="h4" weight="bold" className={styles.wrap}>
          {node.kind} {node.name}
        </Text>
        <CopyButton text={node.name} what={node.kind} />
        <ButtonIcon
          size="small"
          variant="tertiary"
          icon={<RiCloseLine size={16} />}
          aria-label={t('resources.close')}
          onPress={props.onClose}
        />
      </div>
      <Tabs>
        <TabList>
          <Tab id="summary">{t('resources.summary')}</Tab>
          <Tab id="diff">{t('resources.diff')}</Tab>
          <Tab id="events">{t('resources.events')}</Tab>
          {hasLogs && <Tab id="logs">{t('resources.logs')}</Tab>}
        </TabList>
        <TabPanel id="summary">
          <Summary {...props} />
        </TabPanel>
        <TabPanel id="diff">
          <Difference {...props} />
        </TabPanel>
        <TabPanel id="events">
          <Events {...props} />
        </TabPanel>
        {hasLogs && (
          <TabPanel id="logs">
            <Suspense fallback={<Skeleton width="100%" height={240} />}>
              <LogPanel application={props.application} node={node} />
            </Suspense>
          </TabPanel>
        )}
      </Tabs>
    </section>
  );
}
