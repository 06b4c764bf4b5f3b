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
import { Alert, Button, Text } from '@backstage/ui';
import { applicationKey, EntityDiagnosis } from '@slipway/plugin-argocd-common';
import { useState } from 'react';
import { argocdApiRef } from '../../api';
import { useIsLost } from '../../connection';
import { argocdLinksTranslationRef } from '../../translations/links';
import { messageOf } from '../../utils/messageOf';
import styles from './PageState.module.css';

/** Lets who may vouch for the links that are only claimed, one by one. */
export function ConfirmLinks(props: {
  diagnosis: EntityDiagnosis;
  onConfirmed: () => void;
}) {
  const { entityRef, location, mayConfirm, applications } = props.diagnosis;
  const { t } = useTranslationRef(argocdLinksTranslationRef);
  const api = useApi(argocdApiRef);
  const isLost = useIsLost();
  const [confirming, setConfirming] = useState<string>();
  const [error, setError] = useState<Error>();
  const claimed = applications.filter(({ link }) => link === 'claimed');
  if (!mayConfirm || claimed.length === 0) {
    return null;
  }
  const confirm = async ({
    instance,
    namespace,
    name,
  }: (typeof claimed)[number]) => {
    const application = { instance, namespace, name };
    setConfirming(applicationKey(application));
    setError(undefined);
    try {
      await api.confirmLink(application, { entityRef, location });
      props.onConfirmed();
    } catch (failure) {
      setError(failure as Error);
    } finally {
      setConfirming(undefined);
    }
  };
  return (
    <div className={styles.confirm}>
      <Text as="p">
        {location
          ? t('diagnosis.comesFrom', { location: location.replace('url:', '') })
          : t('diagnosis.comesFromNowhere')}
      </Text>
      {claimed.map(application => {
        const key = applicationKey(application);
        return (
          <Button
            key={key}
            size="small"
            variant="secondary"
            loading={confirming === key}
            isDisabled={confirming !== undefined || isLost}
            onPress={() => confirm(application)}
          >
            {t('diagnosis.confirm', { application: application.name })}
          </Button>
        );
      })}
      {error && <Alert status="danger" icon title={messageOf(error)} />}
    </div>
  );
}
