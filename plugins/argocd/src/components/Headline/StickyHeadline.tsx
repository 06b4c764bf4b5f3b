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

import { Headline as HeadlineAnswer } from '@slipway/plugin-argocd-common';
import { ReactNode, RefObject } from 'react';
import { useSentences } from '../../hooks/useSentences';
import { toneClass } from '../Verdict';
import { headlineLook } from './headlineLook';
import styles from './StickyHeadline.module.css';
import { useScrolledPast } from './useScrolledPast';

/** The headline in one line, with what the page asks for, while the headline itself is scrolled away. */
export function StickyHeadline(props: {
  headline: HeadlineAnswer;
  /** The portal has not answered since. */
  isOld: boolean;
  /** What the headline stands in. */
  of: RefObject<Element>;
  /** The primary button of the page. */
  children?: ReactNode;
}) {
  const { headline } = props;
  const sentences = useSentences();
  const isPast = useScrolledPast(props.of);
  const { icon: Icon, tone } = headlineLook(headline.code, props.isOld);
  if (!isPast) {
    return null;
  }
  const sentence = sentences.headline(headline);
  return (
    <div className={styles.sticky}>
      <div className={styles.bar}>
        <Icon size={20} className={toneClass(tone)} aria-hidden />
        {/* The headline itself, which is announced, is still on the page. */}
        <span className={styles.sentence} title={sentence} aria-hidden>
          {sentence}
        </span>
        {props.children}
      </div>
    </div>
  );
}
