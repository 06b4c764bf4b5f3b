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
import { Alert, Radio, RadioGroup, Skeleton } from '@backstage/ui';
import { ApplicationView } from '@slipway/plugin-argocd-common';
import { useState } from 'react';
import { argocdApiRef } from '../../api';
import { ApplicationActions } from '../../hooks/useApplicationActions';
import { useLoaded } from '../../hooks/useLoaded';
import { argocdTranslationRef } from '../../translation';
import { argocdActionsTranslationRef } from '../../translations/actions';
import { isRestartable } from '../../utils/isRestartable';
import { messageOf } from '../../utils/messageOf';
import { ActionDialog } from './ActionDialog';
import styles from './ActionDialog.module.css';
import { Summary } from './Summary';

/** Confirms a restart: which workload gets new pods of the same image. */
export function RestartDialog(props: {
  application: ApplicationView;
  actions: Pick<ApplicationActions, 'restart'>;
  /** Id of the one that is meant; without it, the person chooses. */
  workload?: string;
  onClose: () => void;
}) {
  const { t } = useTranslationRef(argocdActionsTranslationRef);
  const { t: tArgocd } = useTranslationRef(argocdTranslationRef);
  const api = useApi(argocdApiRef);
  const { instance, namespace, name, environment } = props.application;
  const tree = useLoaded(
    () => api.getResourceTree({ instance, namespace, name }),
    [api, instance, namespace, name],
  );
  const [chosen, setChosen] = useState(props.workload ?? '');
  const workloads = tree.value?.nodes.filter(isRestartable);
  // Where there is only one, it needs no choice.
  const workload =
    workloads?.length === 1
      ? workloads[0]
      : workloads?.find(({ id }) => id === chosen);
  const blocked = () => {
    if (workload) {
      return undefined;
    }
    return workloads?.length === 0
      ? t('restart.none')
      : t('restart.chooseFirst');
  };
  return (
    <ActionDialog
      title={t('restart.title', { environment })}
      description={t('restart.text')}
      confirm={tArgocd('actions.in.restart', { environment })}
      blocked={blocked()}
      width={640}
      onClose={props.onClose}
      onConfirm={async () =>
        workload &&
        props.actions.restart({
          group: workload.group,
          version: workload.version,
          kind: workload.kind,
          namespace: workload.namespace,
          name: workload.name,
        })
      }
    >
      {tree.isLoading && <Skeleton width="100%" height={80} />}
      {tree.error && (
        <Alert status="warning" icon title={messageOf(tree.error)} />
      )}
      {workloads && workloads.length > 0 && (
        <div className={styles.choices}>
          <RadioGroup
            label={t('restart.choose')}
            value={workload?.id ?? ''}
            onChange={setChosen}
          >
            {workloads.map(({ id, kind, name: what }) => (
              <Radio key={id} value={id}>{`${what} (${kind})`}</Radio>
            ))}
          </RadioGroup>
        </div>
      )}
      <Summary facts={[[t('dialog.then'), t('restart.then')]]} />
    </ActionDialog>
  );
}
