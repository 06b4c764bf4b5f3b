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
import { Alert } from '@backstage/ui';
import { gitopsTranslationRef } from '../../translation';
import styles from './NewProject.module.css';

/** The platform has not said where projects are made: what is missing, in its own words. */
export function NoTargets({ problems }: { problems: string[] }) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  return (
    <Alert
      className={styles.wide}
      status="warning"
      icon
      title={t('create.noTargets')}
      description={
        <>
          {problems.length > 0 && (
            <ul className={styles.problems}>
              {problems.map(problem => (
                <li key={problem}>{problem}</li>
              ))}
            </ul>
          )}
          {t('create.noTargetsAdvice')}
        </>
      }
    />
  );
}
