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
import { TakenBack } from '../../task';
import { gitopsTranslationRef } from '../../translation';
import { Lines } from './Lines';
import { TaskCard } from './TaskCard';

/** What the task took back when it failed, in the words of the step that did it. */
export function TakenBackCard(props: {
  lines: TakenBack['lines'];
  /** Whether a look has found nothing since, so that what was left behind is so no more. */
  isNothingLeft: boolean;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const lines = props.lines.filter(
    ({ level }) => !props.isNothingLeft || level === 'info',
  );
  if (lines.length === 0) {
    return null;
  }
  return (
    <TaskCard title={t('task.takenBack')}>
      <Lines lines={lines} />
    </TaskCard>
  );
}
