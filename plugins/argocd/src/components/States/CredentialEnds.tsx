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
import { Alert, Text } from '@backstage/ui';
import { argocdApiRef } from '../../api';
import { useLoaded } from '../../hooks/useLoaded';
import { argocdTranslationRef } from '../../translation';
import { useCredentialWords } from './useCredentialWords';

const warnDays = 14;
const hourMs = 3_600_000;

/** How long the portal's tokens last, for who looks after all instances. */
export function CredentialEnds() {
  const { t } = useTranslationRef(argocdTranslationRef);
  const ends = useCredentialWords();
  const api = useApi(argocdApiRef);
  const { value } = useLoaded(() => api.getInstances(), [api], hourMs);
  return (
    <>
      {value
        ?.filter(({ credentials }) => credentials.length > 0)
        .map(({ name, title, credentials }) => {
          const text = {
            name: title ?? name,
            ends: ends(credentials),
          };
          return credentials.some(item => item.expiresInDays <= warnDays) ? (
            <Alert
              key={name}
              status="warning"
              icon
              title={t('credentials.renew', text)}
            />
          ) : (
            <Text key={name} as="p" variant="body-small" color="secondary">
              {t('credentials.ends', text)}
            </Text>
          );
        })}
    </>
  );
}
