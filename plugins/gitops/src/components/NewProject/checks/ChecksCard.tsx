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
import { Box, Button, VisuallyHidden } from '@backstage/ui';
import { ProjectCheckOutcome } from '@slipway/plugin-gitops-common';
import { memo } from 'react';
import { GitlabToken } from '../../../hooks/useGitlabToken';
import { gitopsTranslationRef } from '../../../translation';
import { Ago } from './Ago';
import { CheckLine } from './checkLines';
import { CheckRow } from './CheckRow';
import styles from './Checks.module.css';
import { SignIn } from './SignIn';

/** What the task would meet, met before it is started. */
export const ChecksCard = memo(function MemoizedChecksCard(props: {
  lines: CheckLine[];
  outcome: ProjectCheckOutcome;
  /** When the oldest of the answers came, in milliseconds. */
  at?: number;
  leftover?: 'adopt' | 'remove';
  gitlab: GitlabToken;
  onLeftover: (leftover: 'adopt' | 'remove' | undefined) => void;
  onRetry: () => void;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const { lines, outcome, at } = props;
  const isRunning = lines.some(({ status }) => status === 'running');
  const isWaiting = lines.some(({ status }) => status === 'waiting');
  const refused = lines.filter(({ status }) => status === 'refused').length;
  const unknown = lines.filter(({ status }) => status === 'unknown').length;
  const isAnswered = !isRunning && !isWaiting;
  const notAsked =
    unknown === lines.length
      ? t('create.checks.nothingAsked')
      : t('create.checks.someNotAsked', { count: unknown });
  const said = () => {
    if (isRunning) {
      return undefined;
    }
    if (outcome === 'refused') {
      return t('create.checks.refused', { count: refused });
    }
    if (isWaiting) {
      return undefined;
    }
    return outcome === 'unknown' ? notAsked : t('create.checks.done');
  };
  return (
    <Box
      as="section"
      bg="neutral"
      className={styles.card}
      aria-label={t('create.checks.title')}
    >
      <h2 className={styles.title}>{t('create.checks.title')}</h2>
      <p className={styles.quiet}>
        {isRunning && t('create.checks.running')}
        {!isRunning && isWaiting && t('create.checks.waiting')}
        {isAnswered && at !== undefined && <Ago at={at} />}
      </p>
      {isAnswered && outcome === 'unknown' && (
        <p className={styles.quiet}>{notAsked}</p>
      )}
      <SignIn gitlab={props.gitlab} />
      <ul className={styles.lines}>
        {lines.map(line => (
          <CheckRow
            key={line.id}
            line={line}
            leftover={props.leftover}
            onLeftover={props.onLeftover}
          />
        ))}
      </ul>
      {unknown > 0 && !isRunning && (
        <Button size="small" variant="secondary" onPress={props.onRetry}>
          {t('create.checks.again')}
        </Button>
      )}
      <VisuallyHidden role="status">{said()}</VisuallyHidden>
    </Box>
  );
});
