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
import { Text } from '@backstage/ui';
import { ApplicationView } from '@slipway/plugin-argocd-common';
import { useSentences } from '../../hooks/useSentences';
import { argocdTranslationRef } from '../../translation';
import { VerdictIcon } from './VerdictIcon';
import styles from './Verdict.module.css';

/** One sentence on the worst application; it names the environment where there are several. Changes are announced. */
export function VerdictHeadline(props: {
  worst: ApplicationView;
  isOnly: boolean;
  size: 'page' | 'card';
}) {
  const { t } = useTranslationRef(argocdTranslationRef);
  const sentence = useSentences().verdict(props.worst);
  const { environment, verdict } = props.worst;
  const isPage = props.size === 'page';
  return (
    <div className={styles.headline}>
      <VerdictIcon verdict={verdict} size={isPage ? 28 : 22} />
      <Text
        as={isPage ? 'h2' : 'p'}
        variant={isPage ? 'title-small' : 'body-medium'}
        weight="bold"
        aria-live="polite"
      >
        {props.isOnly
          ? sentence
          : t('environments.headline', {
              environment,
              sentence,
            })}
      </Text>
    </div>
  );
}
