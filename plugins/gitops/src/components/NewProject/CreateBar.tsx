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
import { useId } from 'react';
import { messageOf } from '../../api';
import { gitopsTranslationRef } from '../../translation';
import styles from './NewProject.module.css';

/** Creates the project, or says why it cannot be created yet. */
export function CreateBar(props: {
  name: string;
  /** Why it is off. */
  reason?: string;
  /** What nobody could check, which does not keep anybody from creating. */
  note?: string;
  isPending: boolean;
  error?: Error;
  onCreate: () => void;
  onCancel: () => void;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const { name, note, reason, error } = props;
  const said = reason ?? note;
  const reasonId = useId();
  return (
    <>
      <div role="alert" className={styles.error}>
        {error && (
          <Alert
            status="danger"
            icon
            title={t('create.notStarted', { message: messageOf(error) })}
          />
        )}
      </div>
      <div className={styles.bar}>
        <Button
          size="medium"
          variant="primary"
          isPending={props.isPending}
          aria-disabled={reason ? true : undefined}
          aria-describedby={said && reasonId}
          className={reason ? styles.off : undefined}
          onPress={props.onCreate}
        >
          {name ? t('create.create', { name }) : t('create.createProject')}
        </Button>
        <Button size="medium" variant="tertiary" onPress={props.onCancel}>
          {t('create.cancel')}
        </Button>
        {said && (
          <span id={reasonId} className={styles.reason}>
            {said}
          </span>
        )}
      </div>
    </>
  );
}
