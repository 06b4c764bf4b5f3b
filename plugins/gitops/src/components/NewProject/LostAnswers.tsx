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
import { useListFormat } from '../../hooks/useListFormat';
import { gitopsTranslationRef } from '../../translation';
import { useChoiceLabel } from './advanced';
import { Answers, Draft, lostAnswers } from './draft';
import styles from './NewProject.module.css';

/** Says by name which answers of before the platform does not offer any more, and what stands for them. */
export function LostAnswers(props: { draft: Draft; answers: Answers }) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const list = useListFormat();
  const labelOf = useChoiceLabel();
  const { answers, draft } = props;
  const lost = lostAnswers(draft, answers);
  const target = answers.target.title;
  const lines = [
    lost.target &&
      t('create.lost.target', { target: lost.target, instead: target }),
    lost.group && t('create.lost.group', { group: lost.group, target }),
    lost.settings.length > 0 &&
      t('create.lost.settings', {
        settings: list(lost.settings.map(labelOf)),
        target,
      }),
  ].filter(Boolean);
  return lines.length > 0 ? (
    <Alert
      status="warning"
      icon
      title={t('create.lost.title')}
      description={
        <ul className={styles.problems}>
          {lines.map(line => (
            <li key={String(line)}>{line}</li>
          ))}
        </ul>
      }
    />
  ) : null;
}
