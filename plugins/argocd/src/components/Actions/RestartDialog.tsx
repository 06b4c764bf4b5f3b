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
  DialogBody,
  DialogHeader,
  Radio,
  RadioGroup,
  Skeleton,
  Text,
} from '@backstage/ui';
import {
  ApplicationView,
  ResourceActionRequest,
} from '@slipway/plugin-argocd-common';
import { useState } from 'react';
import { argocdApiRef } from '../../api';
import { useLoaded } from '../../hooks/useLoaded';
import { argocdTranslationRef } from '../../translation';
import { messageOf } from '../../utils/messageOf';
import styles from './Actions.module.css';
import { FormDialog, FormFooter } from './FormDialog';

const restartable = ['Deployment', 'StatefulSet', 'DaemonSet'];

function RestartForm(props: {
  application: ApplicationView;
  onClose: () => void;
  onConfirm: (resource: Omit<ResourceActionRequest, 'action'>) => void;
}) {
  const { t } = useTranslationRef(argocdTranslationRef);
  const api = useApi(argocdApiRef);
  const { instance, namespace, name, environment } = props.application;
  const tree = useLoaded(
    () => api.getResourceTree({ instance, namespace, name }),
    [api, instance, namespace, name],
  );
  const [chosen, setChosen] = useState('');
  const workloads = (tree.value?.nodes ?? []).filter(({ kind }) =>
    restartable.includes(kind),
  );
  // Where there is only one, it needs no choice.
  const workload =
    workloads.length === 1
      ? workloads[0]
      : workloads.find(({ id }) => id === chosen);
  return (
    <>
      <DialogHeader>{t('restartDialog.title', { environment })}</DialogHeader>
      <DialogBody>
        <div className={styles.stack}>
          <Text as="p">{t('restartDialog.text')}</Text>
          {tree.isLoading && <Skeleton width="100%" height={80} />}
          {tree.error && <Text as="p">{messageOf(tree.error)}</Text>}
          {tree.value && workloads.length === 0 && (
            <Text as="p">{t('restartDialog.none')}</Text>
          )}
          {workloads.length > 0 && (
            <RadioGroup
              label={t('restartDialog.choose')}
              value={workload?.id ?? ''}
              onChange={setChosen}
            >
              {workloads.map(({ id, kind, name: what }) => (
                <Radio key={id} value={id}>{`${what} (${kind})`}</Radio>
              ))}
            </RadioGroup>
          )}
        </div>
      </DialogBody>
      <FormFooter
        confirm={t('restartDialog.confirm', { environment })}
        isDisabled={!workload}
        onClose={props.onClose}
        onConfirm={() =>
          workload &&
          props.onConfirm({
            group: workload.group,
            version: workload.version,
            kind: workload.kind,
            namespace: workload.namespace,
            name: workload.name,
          })
        }
      />
    </>
  );
}

/** Confirms a restart: which workload gets new pods of the same image. */
export function RestartDialog(props: {
  application: ApplicationView;
  isOpen: boolean;
  onClose: () => void;
  onConfirm: (resource: Omit<ResourceActionRequest, 'action'>) => void;
}) {
  return (
    <FormDialog isOpen={props.isOpen} onClose={props.onClose} width={520}>
      <RestartForm {...props} />
    </FormDialog>
  );
}
