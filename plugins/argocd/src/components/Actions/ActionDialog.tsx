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
import {
  Alert,
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
} from '@backstage/ui';
import { ReactNode, useId, useState } from 'react';
import { useIsLost } from '../../connection';
import { argocdTranslationRef } from '../../translation';
import { argocdActionsTranslationRef } from '../../translations/actions';
import { messageOf } from '../../utils/messageOf';
import styles from './ActionDialog.module.css';

/**
 * What is asked before an environment is changed. It stays open, with all that was entered, until the back end has taken
 * the request on; what it says against it stands above the buttons.
 */
export function ActionDialog(props: {
  title: string;
  description: ReactNode;
  /** What the button says: it names the environment. */
  confirm: string;
  /** Why it cannot be confirmed yet. */
  blocked?: string;
  /** What may be looked at elsewhere. */
  footer?: ReactNode;
  width?: number;
  children?: ReactNode;
  onClose: () => void;
  onConfirm: () => Promise<void>;
}) {
  const { t } = useTranslationRef(argocdActionsTranslationRef);
  const { t: tArgocd } = useTranslationRef(argocdTranslationRef);
  const isLost = useIsLost();
  const [isPending, setIsPending] = useState(false);
  const [error, setError] = useState<Error>();
  const blockedId = useId();
  const blocked = isLost ? tArgocd('connection.off') : props.blocked;
  const confirm = async () => {
    if (blocked || isPending) {
      return;
    }
    setIsPending(true);
    setError(undefined);
    try {
      await props.onConfirm();
      props.onClose();
    } catch (failure) {
      setError(failure as Error);
      setIsPending(false);
    }
  };
  return (
    <Dialog
      isOpen
      onOpenChange={isOpen => !isOpen && props.onClose()}
      width={props.width ?? 880}
    >
      <DialogHeader className={styles.header}>{props.title}</DialogHeader>
      <DialogBody className={styles.body}>
        <p className={styles.description}>{props.description}</p>
        {props.children}
        <div role="alert">
          {error && (
            <Alert
              status="danger"
              icon
              title={t('dialog.failed', { message: messageOf(error) })}
            />
          )}
        </div>
      </DialogBody>
      <DialogFooter className={styles.footer}>
        <span className={styles.left}>
          {blocked ? <span id={blockedId}>{blocked}</span> : props.footer}
        </span>
        <Button variant="secondary" onPress={props.onClose}>
          {t('dialog.cancel')}
        </Button>
        <Button
          variant="primary"
          isPending={isPending}
          aria-disabled={blocked ? true : undefined}
          aria-describedby={blocked && blockedId}
          className={blocked && styles.off}
          onPress={confirm}
        >
          {props.confirm}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
