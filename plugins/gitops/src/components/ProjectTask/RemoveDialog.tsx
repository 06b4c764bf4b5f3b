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
import { useState } from 'react';
import { messageOf } from '../../api';
import { GitlabToken } from '../../hooks/useGitlabToken';
import { gitopsTranslationRef } from '../../translation';
import styles from './ProjectTask.module.css';

/**
 * Asks before what a task has left is deleted; it stays open until that is done. Where the access to GitLab has ended
 * meanwhile, it asks for that first, and then goes on.
 */
export function RemoveDialog(props: {
  name: string;
  left: string[];
  gitlab: GitlabToken;
  /** Whether there was access to GitLab to do it with. */
  onRemove: () => Promise<boolean>;
  onClose: () => void;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const [isPending, setIsPending] = useState(false);
  const [error, setError] = useState<Error>();
  const { gitlab, name } = props;
  const isSignedOut = ['signedOut', 'signingIn'].includes(gitlab.state);
  const confirm = async () => {
    setIsPending(true);
    setError(undefined);
    try {
      if (await props.onRemove()) {
        props.onClose();
        return;
      }
    } catch (failure) {
      setError(failure as Error);
    }
    setIsPending(false);
  };
  const signIn = async () => {
    await gitlab.signIn();
    await confirm();
  };
  return (
    <Dialog
      isOpen
      onOpenChange={isOpen => !isOpen && !isPending && props.onClose()}
      width={560}
    >
      <DialogHeader>{t('task.left.removeTitle', { name })}</DialogHeader>
      <DialogBody>
        <p className={styles.text}>{t('task.left.removeText')}</p>
        <ul className={styles.lines}>
          {props.left.map(item => (
            <li key={item}>{item}</li>
          ))}
        </ul>
        <div role="alert">
          {isSignedOut && (
            <Alert
              status="warning"
              icon
              title={
                gitlab.error
                  ? messageOf(gitlab.error)
                  : t('task.left.removeSignIn')
              }
            />
          )}
          {error && (
            <Alert
              status="danger"
              icon
              title={t('task.left.removeFailed', { message: messageOf(error) })}
            />
          )}
        </div>
      </DialogBody>
      <DialogFooter>
        <Button
          variant="secondary"
          isDisabled={isPending}
          onPress={props.onClose}
        >
          {t('task.left.keep')}
        </Button>
        <Button
          variant="primary"
          destructive
          isPending={isPending || gitlab.state === 'signingIn'}
          onPress={isSignedOut ? signIn : confirm}
        >
          {isSignedOut
            ? t('task.left.signInAndRemove', { name })
            : t('task.left.removeConfirm', { name })}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
