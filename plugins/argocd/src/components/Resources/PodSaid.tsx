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
import { Text } from '@backstage/ui';
import {
  ApplicationView,
  LogContainer,
  ResourceNode,
} from '@slipway/plugin-argocd-common';
import { useTimes } from '../../hooks/useTimes';
import { argocdResourcesTranslationRef } from '../../translations/resources';
import { RelativeTime } from '../Text';
import styles from './Details.module.css';

/** How the run of a container ended, whether it is the one that is there or the one before. */
const endOf = ({ state, lastRun }: LogContainer) =>
  state?.state === 'ended' ? state : lastRun;

function ContainerSaid(props: { container: LogContainer; isOnly: boolean }) {
  const { t } = useTranslationRef(argocdResourcesTranslationRef);
  const times = useTimes();
  const { container } = props;
  const end = endOf(container);
  const { restarts = 0 } = container;
  if (!end && restarts === 0) {
    return null;
  }
  const parts = [
    end?.exitCode !== undefined &&
      t('exitCode', { code: String(end.exitCode) }),
    end?.reason === 'OOMKilled' && t('outOfMemory'),
    end?.duration !== undefined &&
      t('ranFor', { duration: times.duration(end.duration) }),
    restarts > 0 && t('restarts', { count: restarts }),
  ].filter(Boolean);
  return (
    <Text as="p" className={styles.said}>
      {!props.isOnly && `${container.name}: `}
      {parts.join(', ')}
      {end?.endedAt && (
        <span className={styles.second}>
          {', '}
          {t('ended')} <RelativeTime iso={end.endedAt} />
        </span>
      )}
    </Text>
  );
}

/** What is known of a pod's containers; only restarts for who may not read its log. */
export function PodSaid(props: {
  application: ApplicationView;
  node: ResourceNode;
  containers?: LogContainer[];
}) {
  const { t } = useTranslationRef(argocdResourcesTranslationRef);
  const { application, node, containers } = props;
  const { restarts = 0 } = node.pod ?? {};
  const line =
    application.cause?.path?.at(-1)?.name === node.name
      ? application.cause.lastLogLine
      : undefined;
  return (
    <>
      {containers
        ? containers.map(container => (
            <ContainerSaid
              key={container.name}
              container={container}
              isOnly={containers.length === 1}
            />
          ))
        : restarts > 0 && (
            <Text as="p" className={styles.said}>
              {t('restarts', { count: restarts })}
            </Text>
          )}
      {/* Of a crash Kubernetes repeats what stands above, with ids. */}
      {node.health?.message && node.pod?.state !== 'crashes' && (
        <Text as="p" className={styles.said}>
          {node.health.message}
        </Text>
      )}
      {line && <pre className={styles.log}>{line}</pre>}
    </>
  );
}
