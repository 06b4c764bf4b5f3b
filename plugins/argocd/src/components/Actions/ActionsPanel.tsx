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
import { RiLoopRightLine, RiRefreshLine } from '@remixicon/react';
import {
  actionReasonSentence,
  ActionState,
  ApplicationView,
} from '@slipway/plugin-argocd-common';
import { ReactElement, useId, useState } from 'react';
import { useApplicationActions } from '../../hooks/useApplicationActions';
import { argocdTranslationRef } from '../../translation';
import styles from './Application.module.css';
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
  const { state } = props;
  return (
    <div className={styles.action}>
      <Button
        variant="secondary"
        iconStart={props.icon}
        isPending={props.isPending}
        // Stays focusable, so that a keyboard finds the reason too.
        aria-disabled={!state.allowed || undefined}
        aria-describedby={id}
        className={state.allowed ? undefined : styles.disabled}
        onPress={() => state.allowed && props.onPress()}
      >
        {props.label}
      </Button>
      <Text id={id} as="p" className={styles.hint}>
        {state.allowed ? props.hint : actionReasonSentence(state)}
      </Text>
    </div>
  );
}

/** Each action says before the click whether and why it cannot be done, and afterwards what came of it. */
export function ActionsPanel(props: {
  application: ApplicationView;
  onDone: () => Promise<void>;
}) {
  const { application } = props;
  const { t } = useTranslationRef(argocdTranslationRef);
  const { progress, sync, refresh } = useApplicationActions(
    application,
    props.onDone,
  );
  const [isAsking, setIsAsking] = useState(false);
  const running = progress.phase === 'running';
  return (
    <Card>
      <CardHeader>
        <Text as="h3" variant="title-x-small" weight="bold">
          {t('actions.title', { environment: application.environment })}
        </Text>
      </CardHeader>
      <CardBody className={styles.stack}>
        <Action
          label={t('actions.sync')}
          icon={<RiLoopRightLine size={16} />}
          hint={
            application.sync.status === 'Synced'
              ? t('actions.syncNothing')
              : t('actions.syncHint')
          }
          state={application.actions.sync}
          isPending={running}
          onPress={() => setIsAsking(true)}
        />
        <Action
          label={t('actions.refresh')}
          icon={<RiRefreshLine size={16} />}
          hint={t('actions.refreshHint')}
          state={application.actions.refresh}
          isPending={running}
          onPress={refresh}
        />
        <div
          role="status"
          className={styles.progress}
          data-phase={progress.phase}
        >
          {progress.phase !== 'idle' && progress.text}
        </div>
        <SyncDialog
          application={application}
          isOpen={isAsking}
          onClose={() => setIsAsking(false)}
          onConfirm={prune => {
            setIsAsking(false);
            sync(prune);
          }}
        />
      </CardBody>
    </Card>
  );
}
