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
import { Button, Text } from '@backstage/ui';
import { RiFullscreenLine } from '@remixicon/react';
import {
  ApplicationView,
  ResourceEvent,
  ResourceNode,
} from '@slipway/plugin-argocd-common';
import { argocdApiRef } from '../../api';
import { useLoaded } from '../../hooks/useLoaded';
import { argocdTranslationRef } from '../../translation';
import { argocdResourcesTranslationRef } from '../../translations/resources';
import { isRestartable } from '../../utils/isRestartable';
import { queryOf } from '../../utils/queryOf';
import { LogTarget } from '../Logs';
import { ResourceState } from '../ResourceState';
import { ExternalLink, ImageName, RelativeTime } from '../Text';
import { argocdPageOf } from './argocdPageOf';
import styles from './Details.module.css';
import { PodSaid } from './PodSaid';
import { ResourceLink } from './ResourceLink';
import { ResourceRestart } from './ResourceRestart';

/** More of what an object owns than this is only counted; the graph has them all. */
const maxOwned = 5;

/** Milliseconds between two readings of a pod that crashes: how often it did. */
const runMs = 15_000;

const kindsWithLogs = [
  'Pod',
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'Job',
  'ReplicaSet',
  'Rollout',
];

/** How an object is and why, and what it is made of. */
export function ResourceSummary(props: {
  application: ApplicationView;
  nodes: ResourceNode[];
  node: ResourceNode;
  events?: ResourceEvent[];
  onSelect: (node: ResourceNode) => void;
  onOpenLogs: (target: LogTarget) => void;
  reload: () => Promise<void>;
}) {
  const { t } = useTranslationRef(argocdResourcesTranslationRef);
  const { t: tArgocd } = useTranslationRef(argocdTranslationRef);
  const { application, nodes, node, events } = props;
  const { group, kind, name, namespace, pods } = node;
  const api = useApi(argocdApiRef);
  const { value: containers } = useLoaded(
    async () => node.pod && api.getContainers(application, queryOf(node)),
    [api, node.id, node.pod?.restarts],
    node.pod?.state === 'crashes' ? runMs : undefined,
  );
  const owned = nodes.filter(({ parents }) => parents.includes(node.id));
  const last = [...(events ?? [])].sort((a, b) =>
    (b.lastAt ?? '').localeCompare(a.lastAt ?? ''),
  )[0];
  return (
    <div className={styles.body}>
      <div>
        <ResourceState
          node={node}
          isOld={application.verdict.lastKnown === true}
        />
        {node.pod ? (
          <PodSaid
            application={application}
            node={node}
            containers={containers}
          />
        ) : (
          node.health?.message && (
            <Text as="p" className={styles.said}>
              {node.health.message}
            </Text>
          )
        )}
      </div>
      <dl className={styles.facts}>
        {pods && pods.total > 0 && (
          <>
            <dt>{t('pods')}</dt>
            <dd>
              {t('podsOf', {
                ready: String(pods.ready),
                total: String(pods.total),
              })}
            </dd>
          </>
        )}
        {containers && containers.length > 0 && (
          <>
            <dt>{t('container', { count: containers.length })}</dt>
            <dd>{containers.map(container => container.name).join(', ')}</dd>
          </>
        )}
        {node.images && node.images.length > 0 && (
          <>
            <dt>{t('image')}</dt>
            <dd>
              {node.images.map(image => (
                <div key={image}>
                  <ImageName image={image} />
                </div>
              ))}
            </dd>
          </>
        )}
        {node.pod?.node && (
          <>
            <dt>{t('node')}</dt>
            <dd>{node.pod.node}</dd>
          </>
        )}
        {namespace && (
          <>
            <dt>{tArgocd('facts.namespace')}</dt>
            <dd>{namespace}</dd>
          </>
        )}
        {node.createdAt && (
          <>
            <dt>{t('created')}</dt>
            <dd>
              <RelativeTime iso={node.createdAt} />
            </dd>
          </>
        )}
        {last && (
          <>
            <dt>{t('lastEvent')}</dt>
            <dd>
              {last.message}
              <div className={styles.second}>
                {last.lastAt && <RelativeTime iso={last.lastAt} />}
                {last.count > 1 && `, ${t('times', { count: last.count })}`}
              </div>
            </dd>
          </>
        )}
        {owned.length > 0 && (
          <>
            <dt>{t('owns')}</dt>
            <dd>
              {owned.slice(0, maxOwned).map(item => (
                <div key={item.id}>
                  <ResourceLink node={item} onSelect={props.onSelect} />
                </div>
              ))}
              {owned.length > maxOwned &&
                t('ownsMore', { count: owned.length - maxOwned })}
            </dd>
          </>
        )}
      </dl>
      <div className={styles.ways}>
        {kindsWithLogs.includes(kind) && namespace && (
          <Button
            size="small"
            variant="secondary"
            iconStart={<RiFullscreenLine size={16} />}
            onPress={() =>
              props.onOpenLogs({
                ...(group && { group }),
                kind,
                namespace,
                name,
                ...(node.pod?.state === 'crashes' && { run: 'crash' }),
              })
            }
          >
            {t('openLogs')}
          </Button>
        )}
        {isRestartable(node) && (
          <ResourceRestart
            application={application}
            node={node}
            reload={props.reload}
          />
        )}
        {application.url && (
          <ExternalLink href={argocdPageOf(application.url, node)}>
            Argo CD
          </ExternalLink>
        )}
      </div>
    </div>
  );
}
