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
import {
  Checkbox,
  DialogBody,
  DialogHeader,
  Radio,
  RadioGroup,
  Skeleton,
  Text,
} from '@backstage/ui';
import {
  ApplicationView,
  RollbackRequest,
} from '@slipway/plugin-argocd-common';
import { useState } from 'react';
import { argocdApiRef } from '../../api';
import { useLoaded } from '../../hooks/useLoaded';
import { useNow } from '../../hooks/useNow';
import { useTimes } from '../../hooks/useTimes';
import { argocdTranslationRef } from '../../translation';
import { messageOf } from '../../utils/messageOf';
import styles from './Actions.module.css';
import { FormDialog, FormFooter } from './FormDialog';

function RollbackForm(props: {
  application: ApplicationView;
  chosen?: number;
  onClose: () => void;
  onConfirm: (input: RollbackRequest) => void;
}) {
  const { t } = useTranslationRef(argocdTranslationRef);
  const times = useTimes();
  const api = useApi(argocdApiRef);
  const now = useNow();
  const { instance, namespace, name, environment } = props.application;
  const detail = useLoaded(
    () => api.getApplication({ instance, namespace, name }),
    [api, instance, namespace, name],
  );
  const [id, setId] = useState(
    props.chosen === undefined ? '' : String(props.chosen),
  );
  const [prune, setPrune] = useState(false);
  return (
    <>
      <DialogHeader>{t('rollbackDialog.title', { environment })}</DialogHeader>
      <DialogBody>
        <div className={styles.stack}>
          <Text as="p">{t('rollbackDialog.text', { application: name })}</Text>
          {detail.isLoading && <Skeleton width="100%" height={120} />}
          {detail.error && <Text as="p">{messageOf(detail.error)}</Text>}
          {detail.value && (
            <RadioGroup
              label={t('rollbackDialog.choose')}
              value={id}
              onChange={setId}
            >
              {detail.value.history.map((deployment, index) => (
                <Radio
                  key={deployment.id}
                  value={String(deployment.id)}
                  isDisabled={index === 0}
                >
                  {`${(deployment.revision ?? t('facts.unknown')).slice(
                    0,
                    7,
                  )}, ${times.relative(deployment.deployedAt, now)}${
                    index === 0 ? `, ${t('history.runsNow')}` : ''
                  }`}
                </Radio>
              ))}
            </RadioGroup>
          )}
          <Checkbox isSelected={prune} onChange={setPrune}>
            {t('rollbackDialog.prune')}
          </Checkbox>
        </div>
      </DialogBody>
      <FormFooter
        confirm={t('rollbackDialog.confirm', { environment })}
        isDisabled={id === ''}
        onClose={props.onClose}
        onConfirm={() => props.onConfirm({ id: Number(id), prune })}
      />
    </>
  );
}

/** Confirms a rollback, and to which deployment. */
export function RollbackDialog(props: {
  application: ApplicationView;
  isOpen: boolean;
  chosen?: number;
  onClose: () => void;
  onConfirm: (input: RollbackRequest) => void;
}) {
  return (
    <FormDialog isOpen={props.isOpen} onClose={props.onClose} width={520}>
      <RollbackForm {...props} />
    </FormDialog>
  );
}
