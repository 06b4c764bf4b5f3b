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
import { Alert } from '@backstage/ui';
import {
  Headline,
  InstanceStatus,
  InstanceStatusCode,
} from '@slipway/plugin-argocd-common';
import { Fragment } from 'react';
import { useSentences } from '../../hooks/useSentences';
import { useTimes } from '../../hooks/useTimes';
import { argocdTranslationRef } from '../../translation';
import { InstanceStatusButton } from './InstanceStatusButton';
import { Shown, troubled, troubleKey, troublesOf, used } from './troubled';

const quiet: InstanceStatusCode[] = ['starting', 'delayed'];

/** What keeps the instances of a page from being heard, or from looking, and what to do. */
export function InstanceNotices(props: {
  data: Shown;
  /** Beside the notices; what it says of the only instance is not said again. */
  headline?: Pick<Headline, 'line' | 'cause'>;
}) {
  const { data, headline } = props;
  const { t } = useTranslationRef(argocdTranslationRef);
  const times = useTimes();
  const sentences = useSentences();
  const isOnlyOne = used(data).length === 1;
  const isSaid = (code: string): boolean =>
    isOnlyOne &&
    (headline?.line?.code === code ||
      // Which host it is the cause does not say.
      (headline?.cause?.code === code && code !== 'repositoryHostAway'));
  const text = (instance: InstanceStatus): string => {
    const name = instance.title ?? instance.name;
    const { status, dataAsOf } = instance;
    switch (status) {
      case 'delayed':
      case 'starting':
      case 'unauthorized':
        return t(`instance.${status}`, { name });
      default:
        return dataAsOf
          ? t(status === 'stale' ? 'instance.stale' : 'instance.unreachable', {
              name,
              time: times.until(dataAsOf),
            })
          : t('instance.unreachableNever', { name });
    }
  };
  return (
    <>
      {troubled(data).map(instance => (
        <Fragment key={instance.name}>
          {instance.status !== 'live' && !isSaid(instance.status) && (
            <Alert
              status={quiet.includes(instance.status) ? 'info' : 'warning'}
              icon
              title={text(instance)}
              description={
                instance.reason &&
                instance.reason.code !== 'credentialRefused' &&
                sentences.instanceReason(instance.reason)
              }
              customActions={<InstanceStatusButton instance={instance} />}
            />
          )}
          {troublesOf(instance)
            .filter(({ code }) => !isSaid(code))
            .map(trouble => (
              <Alert
                key={troubleKey(trouble)}
                status="warning"
                icon
                title={t('instance.trouble', {
                  name: instance.title ?? instance.name,
                  trouble: sentences.trouble(trouble),
                })}
                description={t(`instance.advice.${trouble.code}`)}
                customActions={<InstanceStatusButton instance={instance} />}
              />
            ))}
        </Fragment>
      ))}
    </>
  );
}
