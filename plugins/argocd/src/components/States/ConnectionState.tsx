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
import {
  fastLookMs,
  useComparedAt,
  useConnectionState,
} from '../../connection';
import { stepMs, useNow } from '../../hooks/useNow';
import { useTimes } from '../../hooks/useTimes';
import { argocdTranslationRef } from '../../translation';
import styles from './States.module.css';
import { Shown, troubled, used } from './troubled';

/**
 * How long ago Argo CD last compared at most, because that the portal is connected says nothing of how old things are. How the
 * portal hears of changes is said where nothing was compared. That the portal or an instance is lost is said elsewhere, and louder.
 *
 * Comparisons that change nothing are told of once a minute: what was heard is a bound, which stays true however old it is.
 */
export function ConnectionState(props: { data: Shown }) {
  const { t } = useTranslationRef(argocdTranslationRef);
  const times = useTimes();
  const now = useNow();
  const { push, lostSince } = useConnectionState();
  const comparedAt = useComparedAt();
  if (push === 'connecting' || lostSince || troubled(props.data).length > 0) {
    return null;
  }
  // Of several instances the one that has not compared for the longest time.
  const [oldest] = used(props.data)
    .flatMap(instance => comparedAt(instance) ?? [])
    .sort();
  const polling = t('connection.polling', {
    seconds: String(fastLookMs / 1000),
  });
  const heard = push === 'none' ? polling : t('connection.pushed');
  return (
    <span className={styles.connection} title={heard}>
      {oldest
        ? t('connection.compared', { age: times.within(oldest, now + stepMs) })
        : heard}
    </span>
  );
}
