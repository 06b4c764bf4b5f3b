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
import { ResourceEvent } from '@slipway/plugin-argocd-common';
import { argocdResourcesTranslationRef } from '../../translations/resources';
import { messageOf } from '../../utils/messageOf';
import { RelativeTime } from '../Text';
import styles from './Details.module.css';

/** What Kubernetes has told of an object. */
export function ResourceEvents(props: {
  events?: ResourceEvent[];
  error?: Error;
}) {
  const { t } = useTranslationRef(argocdResourcesTranslationRef);
  const { events, error } = props;
  if (!events) {
    return error ? <Text as="p">{messageOf(error)}</Text> : null;
  }
  return events.length === 0 ? (
    <Text as="p">{t('noEvents')}</Text>
  ) : (
    <ul className={styles.events}>
      {events.map(event => (
        <li key={`${event.reason} ${event.message}`} data-type={event.type}>
          <strong>{event.reason}</strong>
          {event.lastAt && (
            <>
              {' · '}
              <RelativeTime iso={event.lastAt} />
            </>
          )}
          {event.count > 1 && ` · ${t('times', { count: event.count })}`}
          <div>{event.message}</div>
        </li>
      ))}
    </ul>
  );
}
