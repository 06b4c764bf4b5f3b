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
  InstanceStatus,
  InstanceStatusCode,
} from '@slipway/plugin-argocd-common';
import { Fragment } from 'react';
import { useNow } from '../../hooks/useNow';
import { useSentences } from '../../hooks/useSentences';
import { useTimes } from '../../hooks/useTimes';
import { argocdTranslationRef } from '../../translation';
import { Shown, troubled, troublesOf } from './troubled';

const quiet: InstanceStatusCode[] = ['starting', 'delayed'];

/** What keeps the instances of a page from being heard, or from looking. */
export function InstanceNotices(props: { data: Shown }) {
  const { t } = useTranslationRef(argocdTranslationRef);
  const times = useTimes();
  const sentences = useSentences();
  const now = useNow();
  const text = (instance: InstanceStatus): string => {
    const name = instance.title ?? instance.name;
    const age = instance.dataAsOf && times.relative(instance.dataAsOf, now);
    switch (instance.status) {
      case 'delayed':
        return t('instance.delayed', { name });
      case 'starting':
        return t('instance.starting', { name });
      case 'unauthorized':
        return t('instance.unauthorized', { name });
      case 'stale':
        return t('instance.stale', { name, age: age ?? '' });
      default:
        return age
          ? t('instance.unreachable', { name, age })
          : t('instance.unreachableNever', { name });
    }
  };
  return (
    <>
      {troubled(props.data).map(instance => (
        <Fragment key={instance.name}>
          {instance.status !== 'live' && (
            <Alert
              status={quiet.includes(instance.status) ? 'info' : 'warning'}
              icon
              title={text(instance)}
            />
          )}
          {troublesOf(instance).map(trouble => (
            <Alert
              key={`${trouble.code} ${trouble.cluster}`}
              status="warning"
              icon
              title={t('instance.trouble', {
                name: instance.title ?? instance.name,
                trouble: sentences.trouble(trouble),
              })}
            />
          ))}
        </Fragment>
      ))}
    </>
  );
}
