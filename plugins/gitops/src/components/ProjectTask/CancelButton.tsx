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
import { scaffolderApiRef } from '@backstage/plugin-scaffolder-react';
import { Button } from '@backstage/ui';
import { useState } from 'react';
import { messageOf } from '../../api';
import { gitopsTranslationRef } from '../../translation';
import styles from './ProjectTask.module.css';

export function CancelButton(props: { taskId: string }) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const api = useApi(scaffolderApiRef);
  const [isPending, setIsPending] = useState(false);
  const [error, setError] = useState<Error>();
  const cancel = async () => {
    if (isPending) {
      return;
    }
    setIsPending(true);
    setError(undefined);
    try {
      // Its events tell when that is heard.
      await api.cancelTask(props.taskId);
    } catch (failure) {
      setError(failure as Error);
      setIsPending(false);
    }
  };
  return (
    <>
      {error && (
        <span role="alert" className={styles.negative}>
          {t('task.cancelFailed', { message: messageOf(error) })}
        </span>
      )}
      <Button variant="secondary" onPress={cancel}>
        {t(isPending ? 'task.cancelAsked' : 'task.cancel')}
      </Button>
    </>
  );
}
