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
import { Button, Text } from '@backstage/ui';
import { argocdTranslationRef } from '../../translation';
import { messageOf } from '../../utils/messageOf';
import styles from './States.module.css';

/** A part of a page that could not be loaded: why, and another try. The rest of the page is whole. */
export function RetryMessage(props: { error: Error; onRetry: () => void }) {
  const { t } = useTranslationRef(argocdTranslationRef);
  return (
    <div className={styles.retry}>
      <Text as="p">{messageOf(props.error)}</Text>
      <Button size="small" variant="secondary" onPress={props.onRetry}>
        {t('error.retry')}
      </Button>
    </div>
  );
}
