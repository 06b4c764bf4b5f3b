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
import { VisuallyHidden } from '@backstage/ui';
import {
  RiCheckboxBlankCircleLine,
  RiCheckboxCircleLine,
  RiCloseCircleLine,
  RiContrastLine,
  RiInformationLine,
  RiQuestionLine,
} from '@remixicon/react';
import { useSecond } from '../../../hooks/useSecond';
import { gitopsTranslationRef } from '../../../translation';
import { CheckLine } from './checkLines';
import styles from './Checks.module.css';
import { LeftoverChoice } from './LeftoverChoice';
import { useCheckWords } from './useCheckWords';

const icons = {
  passed: RiCheckboxCircleLine,
  refused: RiCloseCircleLine,
  unknown: RiQuestionLine,
  notChecked: RiInformationLine,
  running: RiContrastLine,
  waiting: RiCheckboxBlankCircleLine,
};

function Seconds({ since }: { since: number }) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const seconds = Math.floor((useSecond(true) - since) / 1_000);
  return seconds > 0 ? (
    <span className={styles.seconds} aria-hidden>
      {t('create.checks.seconds', { seconds: String(seconds) })}
    </span>
  ) : null;
}

/** One thing that is looked at: its state, what is so, and where it is not, why and what to do. */
export function CheckRow(props: {
  line: CheckLine;
  leftover?: 'adopt' | 'remove';
  onLeftover: (leftover: 'adopt' | 'remove' | undefined) => void;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const { line, leftover } = props;
  const { title, detail } = useCheckWords()(line);
  const Icon = icons[line.status];
  return (
    <li className={styles.line} data-check={line.id} data-status={line.status}>
      <Icon size={16} aria-hidden className={styles.icon} />
      <span className={styles.what}>
        <VisuallyHidden>
          {t(`create.checks.status.${line.status}`)}{' '}
        </VisuallyHidden>
        {title}
      </span>
      {line.status === 'running' && line.since !== undefined && (
        <Seconds since={line.since} />
      )}
      {detail && <span className={styles.detail}>{detail}</span>}
      {line.id === 'name' && (line.leftover || leftover) && (
        <LeftoverChoice
          found={line.leftover}
          chosen={leftover}
          onChange={props.onLeftover}
        />
      )}
    </li>
  );
}
