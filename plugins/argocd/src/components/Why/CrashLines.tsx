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
import { CrashLog } from '@slipway/plugin-argocd-common';
import { useTimes } from '../../hooks/useTimes';
import { argocdWhyTranslationRef } from '../../translations/why';
import styles from './Why.module.css';

/** White space that all lines begin with tells nothing. */
function indentOf(lines: CrashLog['lines']): number {
  return Math.min(
    ...lines
      .filter(({ matched }) => !matched)
      .map(({ content }) => content.length - content.trimStart().length),
  );
}

/** The last lines that a program wrote before it stopped. */
export function CrashLines(props: { log: CrashLog }) {
  const { t } = useTranslationRef(argocdWhyTranslationRef);
  const times = useTimes();
  const { lines } = props.log;
  const indent = indentOf(lines);
  return (
    <div className={styles.log} role="group" aria-label={t('lastLines')}>
      {lines.map(({ content, at, matched }, index) => (
        <div key={index} data-matched={matched || undefined}>
          <span>
            {at && (
              <time dateTime={at} title={times.exact(at)}>
                {times.clock(at)}
              </time>
            )}
          </span>
          <span>{matched ? content : content.slice(indent)}</span>
        </div>
      ))}
    </div>
  );
}
