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
import { Alert, Button } from '@backstage/ui';
import { isLost } from '../../connection';
import { argocdTranslationRef } from '../../translation';
import { messageOf } from '../../utils/messageOf';

export function Failed(props: { error: Error; onRetry: () => void }) {
  const { t } = useTranslationRef(argocdTranslationRef);
  return (
    <Alert
      status="danger"
      icon
      title={t('error.title')}
      description={
        isLost(props.error) ? t('error.lost') : messageOf(props.error)
      }
      customActions={
        <Button size="small" variant="secondary" onPress={props.onRetry}>
          {t('error.retry')}
        </Button>
      }
    />
  );
}
