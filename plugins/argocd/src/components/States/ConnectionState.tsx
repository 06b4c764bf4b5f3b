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
import { fastLookMs, useConnectionState } from '../../connection';
import { argocdTranslationRef } from '../../translation';
import styles from './States.module.css';
import { Shown, troubled } from './troubled';

/** Whether changes are pushed, or how often they are looked for. That the portal or an instance is lost is said elsewhere, and louder. */
export function ConnectionState(props: { data: Shown }) {
  const { t } = useTranslationRef(argocdTranslationRef);
  const { push, lostSince } = useConnectionState();
  if (push === 'connecting' || lostSince || troubled(props.data).length > 0) {
    return null;
  }
  return (
    <span className={styles.connection}>
      {push === 'open'
        ? t('connection.pushed')
        : t('connection.polling', { seconds: String(fastLookMs / 1000) })}
    </span>
  );
}
