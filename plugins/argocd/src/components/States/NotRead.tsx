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
import { ReactNode } from 'react';
import { NotReadProvider, useConnectionState } from '../../connection';
import { argocdTranslationRef } from '../../translation';
import { messageOf } from '../../utils/messageOf';

/** What is known of something: where it could not be read again it says so, and nothing within is said to be so now. */
export function NotRead(props: {
  error: Error | undefined;
  onRetry: () => void;
  children: ReactNode;
}) {
  const { error, onRetry, children } = props;
  const { t } = useTranslationRef(argocdTranslationRef);
  const { lostSince } = useConnectionState();
  // That the portal is away is said of the whole page.
  const failure = lostSince ? undefined : error;
  return (
    <NotReadProvider value={failure !== undefined}>
      {failure && (
        <Alert
          status="warning"
          icon
          role="status"
          title={t('connection.notRead', { message: messageOf(failure) })}
          customActions={
            <Button size="small" variant="secondary" onPress={onRetry}>
              {t('error.retry')}
            </Button>
          }
        />
      )}
      {children}
    </NotReadProvider>
  );
}
