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

import { Entity } from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import { RiLinkUnlink } from '@remixicon/react';
import {
  APPLICATION_ENTITY_REF,
  ARGOCD_APP_NAME_ANNOTATION,
} from '@slipway/plugin-argocd-common';
import { argocdLinksTranslationRef } from '../../translations/links';
import { CopyButton } from '../Text';
import { Diagnosis } from './Diagnosis';
import { StateMessage } from './StateMessage';
import styles from './PageState.module.css';

/** No application is linked: the next step, and why. */
export default function NotLinked(props: {
  entity: Entity;
  annotated: boolean;
}) {
  const { t } = useTranslationRef(argocdLinksTranslationRef);
  const line = `${ARGOCD_APP_NAME_ANNOTATION}: ${props.entity.metadata.name}-dev`;
  return (
    <StateMessage
      icon={RiLinkUnlink}
      title={props.annotated ? t('empty.notFoundTitle') : t('empty.title')}
    >
      {props.annotated ? (
        <Text as="p">{t('empty.notFoundHint')}</Text>
      ) : (
        <>
          <Text as="p">{t('empty.hint')}</Text>
          <div className={styles.line}>
            <code>{line}</code>
            <CopyButton text={line} what={ARGOCD_APP_NAME_ANNOTATION} />
          </div>
          <Text as="p">
            {t('empty.alternative', { annotation: APPLICATION_ENTITY_REF })}
          </Text>
        </>
      )}
      <Diagnosis entity={props.entity} question={t('diagnosis.open')} />
    </StateMessage>
  );
}
