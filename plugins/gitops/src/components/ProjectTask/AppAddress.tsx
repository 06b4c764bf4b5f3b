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
import { ButtonLink } from '@backstage/ui';
import { RiExternalLinkLine, RiGlobalLine } from '@remixicon/react';
import { hostOf } from '../../task';
import { gitopsTranslationRef } from '../../translation';
import { CommaList } from './CommaList';
import { TextLink } from './TextLink';
import styles from './ProjectTask.module.css';

/** Where the app answers, as Argo CD lists it, or as its chart is set up. */
export function AppAddress(props: {
  addresses: string[];
  /** Whether Argo CD lists them. */
  isListed: boolean;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const [address, ...others] = props.addresses;
  return (
    <div className={styles.note}>
      <RiGlobalLine size={16} aria-hidden />
      <div className={styles.texts}>
        <b>
          <TextLink href={address}>{hostOf(address)}</TextLink>
        </b>
        {!props.isListed && (
          <span className={styles.below}>{t('task.app.notListed')}</span>
        )}
        {others.length > 0 && (
          <span className={styles.below}>
            {t('task.app.also', {
              addresses: (
                <CommaList
                  items={others.map(other => (
                    <TextLink key={other} href={other}>
                      {hostOf(other)}
                    </TextLink>
                  ))}
                />
              ),
            })}
          </span>
        )}
      </div>
      <ButtonLink
        href={address}
        target="_blank"
        rel="noopener noreferrer"
        variant="primary"
        iconEnd={<RiExternalLinkLine size={16} aria-hidden />}
      >
        {t('task.app.open')}
      </ButtonLink>
    </div>
  );
}
