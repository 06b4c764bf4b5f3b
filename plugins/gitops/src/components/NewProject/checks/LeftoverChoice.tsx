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
import { Button, Link } from '@backstage/ui';
import { LeftoverView } from '@slipway/plugin-gitops-common';
import { useTaskPaths } from '../../../hooks/useTaskPaths';
import { gitopsTranslationRef } from '../../../translation';
import styles from './Checks.module.css';

const ways = ['adopt', 'remove'] as const;

/** What an earlier task left behind, and what is to become of it: each way with what it does. */
export function LeftoverChoice(props: {
  found?: LeftoverView;
  chosen?: 'adopt' | 'remove';
  onChange: (leftover: 'adopt' | 'remove' | undefined) => void;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const paths = useTaskPaths();
  const { found, chosen } = props;
  if (chosen) {
    return (
      <div className={styles.leftover}>
        <p>{t(`create.leftover.${chosen}Chosen`)}</p>
        <Button
          size="small"
          variant="secondary"
          onPress={() => props.onChange(undefined)}
        >
          {t('create.leftover.undo')}
        </Button>
      </div>
    );
  }
  return (
    <div className={styles.leftover}>
      {found && (
        <div className={styles.links}>
          {found.repositoryUrl && (
            <Link href={found.repositoryUrl} target="_blank" rel="noreferrer">
              {t('create.leftover.repository')}
            </Link>
          )}
          <Link href={paths.page(found.taskId)}>
            {t('create.leftover.task')}
          </Link>
        </div>
      )}
      <dl>
        {ways.map(way => (
          <div key={way}>
            <dt>
              <Button
                size="small"
                variant="secondary"
                onPress={() => props.onChange(way)}
              >
                {t(`create.leftover.${way}`)}
              </Button>
            </dt>
            <dd>{t(`create.leftover.${way}Means`)}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
