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
import { ResourceDiff } from '@slipway/plugin-argocd-common';
import { createTwoFilesPatch } from 'diff';
import { Diff, Hunk, parseDiff } from 'react-diff-view';
import 'react-diff-view/style/index.css';
import { argocdDifferencesTranslationRef } from '../../translations/differences';
import styles from './DiffView.module.css';

/** Live and desired state side by side, changed lines with a few around them. */
export default function DiffView(props: { diff: ResourceDiff }) {
  const { t } = useTranslationRef(argocdDifferencesTranslationRef);
  const { live = '', desired = '' } = props.diff;
  if (live === desired) {
    return <p>{t('objects.same')}</p>;
  }
  const patch = createTwoFilesPatch('a', 'b', live, desired, '', '', {
    context: 3,
  });
  const [file] = parseDiff(`diff --git a/a b/b\n${patch}`);
  return (
    <div
      className={styles.diff}
      // A keyboard scrolls only what it can focus.
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      role="group"
      aria-label={t('objects.label')}
    >
      <Diff viewType="unified" diffType={file.type} hunks={file.hunks}>
        {hunks => hunks.map(hunk => <Hunk key={hunk.content} hunk={hunk} />)}
      </Diff>
    </div>
  );
}
