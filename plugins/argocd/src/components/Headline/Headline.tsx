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

import { Text } from '@backstage/ui';
import { Headline as HeadlineAnswer } from '@slipway/plugin-argocd-common';
import { ReactNode } from 'react';
import { useSentences } from '../../hooks/useSentences';
import { toneClass } from '../Verdict';
import { headlineLook } from './headlineLook';
import styles from './Headline.module.css';

/** Whether the latest change is live, as the back end says it. Changes are announced. */
export function Headline(props: {
  headline: HeadlineAnswer;
  size: 'page' | 'card';
  /** The portal has not answered since. */
  isOld: boolean;
  /** Below it, where the headline has no line of its own. */
  line?: ReactNode;
  /** Beside it, and below it on a phone. */
  corner?: ReactNode;
}) {
  const { headline } = props;
  const sentences = useSentences();
  const isPage = props.size === 'page';
  const line = headline.line
    ? sentences.headlineLine(headline.line)
    : props.line;
  const { icon: Icon, tone } = headlineLook(headline.code, props.isOld);
  return (
    <div
      className={styles.headline}
      data-headline={headline.code}
      data-size={props.size}
    >
      <Icon
        size={24}
        className={`${styles.icon} ${toneClass(tone)}`}
        aria-hidden
      />
      <div className={styles.texts} aria-live="polite">
        <Text
          as={isPage ? 'h2' : 'p'}
          variant={isPage ? 'title-small' : 'body-medium'}
          weight="bold"
          className={styles.sentence}
        >
          {sentences.headline(headline)}
        </Text>
        {line && (
          <Text as="p" variant="body-medium" className={styles.line}>
            {line}
          </Text>
        )}
      </div>
      {props.corner && <div className={styles.corner}>{props.corner}</div>}
    </div>
  );
}
