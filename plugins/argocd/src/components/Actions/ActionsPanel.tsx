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
import { Button, Card, CardBody, CardHeader, Text } from '@backstage/ui';
import {
  RiArrowGoBackLine,
  RiLoopRightLine,
  RiRefreshLine,
  RiRestartLine,
  RiStopCircleLine,
} from '@remixicon/react';
import { ActionState, ApplicationView } from '@slipway/plugin-argocd-common';
import { ReactElement, useId, useState } from 'react';
import { useConnectionState } from '../../connection';
import { ApplicationActions } from '../../hooks/useApplicationActions';
import { useSentences } from '../../hooks/useSentences';
import { argocdTranslationRef } from '../../translation';
import styles from './Actions.module.css';
import { RestartDialog } from './RestartDialog';
import { RollbackDialog } from './RollbackDialog';
import { SyncDialog } from './SyncDialog';

function Action(props: {
  label: string;
  icon: ReactElement;
  hint: string;
  state: ActionState;
  isPending: boolean;
  onPress: () => void;
}) {
  const id = useId();
  const { t } = useTranslationRef(argocdTranslationRef);
  const sentences = useSentences();
  const isLost = useConnectionState().lostSince !== undefined;
  const { state } = props;
  const isAllowed = state.allowed && !isLost;
  const text = () => {
    if (isLost) {
      return t('connection.off');
    }
    return state.allowed ? props.hint : sentences.reason(state);
  };
  return (
    <div className={styles.action}>
      <Button
        variant="secondary"
        iconStart={props.icon}
        isPending={props.isPending}
        // Stays focusable, so that a keyboard finds the reason too.
        aria-disabled={!isAllowed || undefined}
        aria-describedby={id}
        className={isAllowed ? undefined : styles.disabled}
        onPress={() => isAllowed && props.onPress()}
      >
        {props.label}
      </Button>
      <Text id={id} as="p" className={styles.hint}>
        {text()}
      </Text>
    </div>
  );
}

/** Each action shows before the click whether it is allowed, and why not; afterwards its result. */
export function ActionsPanel(props: {
  application: ApplicationView;
  actions: ApplicationActions;
}) {
  const { application, actions } = props;
  const { t } = useTranslationRef(argocdTranslationRef);
  const [dialog, setDialog] = useState<'sync' | 'rollback' | 'restart'>();
  const { progress } = actions;
  const isPending = progress.phase === 'running';
  const close = () => setDialog(undefined);
  const states = application.actions;
  return (
    <Card>
      <CardHeader>
        <Text as="h3" variant="title-x-small" weight="bold">
          {t('actions.title', { environment: application.environment })}
        </Text>
      </CardHeader>
      <CardBody className={styles.stack}>
        <div className={styles.actions}>
          <Action
            label={t('actions.sync')}
            icon={<RiLoopRightLine size={16} />}
            hint={
              application.sync.status === 'Synced'
                ? t('actions.syncNothing')
                : t('actions.syncHint')
            }
            state={states.sync}
            isPending={isPending}
            onPress={() => setDialog('sync')}
          />
          <Action
            label={t('actions.refresh')}
            icon={<RiRefreshLine size={16} />}
            hint={t('actions.refreshHint')}
            state={states.refresh}
            isPending={isPending}
            onPress={() => actions.refresh(false)}
          />
          <Action
            label={t('actions.hardRefresh')}
            icon={<RiRefreshLine size={16} />}
            hint={t('actions.hardRefreshHint')}
            state={states.refresh}
            isPending={isPending}
            onPress={() => actions.refresh(true)}
          />
          <Action
            label={t('actions.rollback')}
            icon={<RiArrowGoBackLine size={16} />}
            hint={t('actions.rollbackHint')}
            state={states.rollback}
            isPending={isPending}
            onPress={() => setDialog('rollback')}
          />
          <Action
            label={t('actions.terminate')}
            icon={<RiStopCircleLine size={16} />}
            hint={t('actions.terminateHint')}
            state={states.terminate}
            // What runs is what is to be stopped.
            isPending={false}
            onPress={actions.terminate}
          />
          <Action
            label={t('actions.restart')}
            icon={<RiRestartLine size={16} />}
            hint={t('actions.restartHint')}
            state={states.action}
            isPending={isPending}
            onPress={() => setDialog('restart')}
          />
        </div>
        <div
          role="status"
          className={styles.progress}
          data-phase={progress.phase}
        >
          {progress.phase !== 'idle' && progress.text}
        </div>
        <SyncDialog
          application={application}
          isOpen={dialog === 'sync'}
          onClose={close}
          onConfirm={input => {
            close();
            actions.sync(input);
          }}
        />
        <RollbackDialog
          application={application}
          isOpen={dialog === 'rollback'}
          onClose={close}
          onConfirm={input => {
            close();
            actions.rollback(input);
          }}
        />
        <RestartDialog
          application={application}
          isOpen={dialog === 'restart'}
          onClose={close}
          onConfirm={resource => {
            close();
            actions.restart(resource);
          }}
        />
      </CardBody>
    </Card>
  );
}
