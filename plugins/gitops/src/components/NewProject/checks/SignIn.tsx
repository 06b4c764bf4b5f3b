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
import { Button } from '@backstage/ui';
import { messageOf } from '../../../api';
import { GitlabToken } from '../../../hooks/useGitlabToken';
import { gitopsTranslationRef } from '../../../translation';
import styles from './Checks.module.css';

/** Asks once for the person's access to GitLab; what is entered stays. */
export function SignIn({ gitlab }: { gitlab: GitlabToken }) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  if (gitlab.state !== 'signedOut' && gitlab.state !== 'signingIn') {
    return null;
  }
  return (
    <div className={styles.signIn}>
      <p>{t('create.signIn.why')}</p>
      <Button
        variant="primary"
        isPending={gitlab.state === 'signingIn'}
        onPress={gitlab.signIn}
      >
        {t('create.signIn.action')}
      </Button>
      {gitlab.error && (
        <p role="alert">
          {t('create.signIn.failed', { message: messageOf(gitlab.error) })}
        </p>
      )}
    </div>
  );
}
