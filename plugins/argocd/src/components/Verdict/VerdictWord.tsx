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

import { Verdict } from '@slipway/plugin-argocd-common';
import { VerdictIcon } from './VerdictIcon';
import { toneClass } from './toneClass';
import { useVerdictWord } from './useVerdictWord';
import { verdictLook } from './verdictStyle';
import styles from './Verdict.module.css';

/** The same where somebody has the word already: among many rows. */
export function VerdictLabel(props: { verdict: Verdict; word: string }) {
  const { verdict, word } = props;
  const { tone } = verdictLook(verdict);
  // What is well is no news: its icon alone has a color.
  return (
    <span
      className={`${styles.word} ${
        tone === 'positive' ? styles.plain : toneClass(tone)
      }`}
      data-verdict={verdict.code}
    >
      <VerdictIcon verdict={verdict} />
      {word}
    </span>
  );
}

/** A verdict as icon and word: never by color alone. */
export function VerdictWord(props: {
  verdict: Verdict;
  /** That it was so, without when; that is said beside it. */
  withoutTime?: boolean;
}) {
  const word = useVerdictWord(props.verdict, props.withoutTime);
  return <VerdictLabel verdict={props.verdict} word={word} />;
}
