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

import { Entity, getCompoundEntityRef } from '@backstage/catalog-model';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Skeleton, Text } from '@backstage/ui';
import { RiCheckLine, RiCloseLine, RiInformationLine } from '@remixicon/react';
import {
  diagnosisSentence,
  DiagnosisStep,
} from '@slipway/plugin-argocd-common';
import { argocdApiRef } from '../../api';
import { useLoaded } from '../../hooks/useLoaded';
import { argocdLinksTranslationRef } from '../../translations/links';
import { messageOf } from '../../utils/messageOf';
import { ConfirmLinks } from './ConfirmLinks';
import styles from './PageState.module.css';

const icons: Record<DiagnosisStep['level'], typeof RiCheckLine> = {
  good: RiCheckLine,
  info: RiInformationLine,
  bad: RiCloseLine,
};

/** How applications were looked for, and the links that can be confirmed. */
export default function DiagnosisSteps(props: {
  entity: Entity;
  onConfirmed?: () => void;
}) {
  const { t } = useTranslationRef(argocdLinksTranslationRef);
  const translate = (key: string, parameters?: object) =>
    // The keys are known to have their messages, but not one by one to the compiler.
    (t as (key: string, parameters?: object) => string)(
      `sentences.${key}`,
      parameters,
    );
  const api = useApi(argocdApiRef);
  const { value, error, reload } = useLoaded(
    () => api.getEntityDiagnosis(getCompoundEntityRef(props.entity)),
    [api, props.entity],
  );
  if (error) {
    return <Text as="p">{messageOf(error)}</Text>;
  }
  if (!value) {
    return <Skeleton width="100%" height={80} />;
  }
  return (
    <>
      <ol className={styles.steps} aria-label={t('diagnosis.title')}>
        {value.steps.map(step => {
          const { level } = step;
          const sentence = diagnosisSentence(step, translate);
          const Icon = icons[level];
          return (
            <li key={sentence} data-level={level}>
              <Icon size={16} aria-label={t(`diagnosis.${level}`)} />
              <span>{sentence}</span>
            </li>
          );
        })}
      </ol>
      <ConfirmLinks
        diagnosis={value}
        onConfirmed={() => {
          reload();
          props.onConfirmed?.();
        }}
      />
    </>
  );
}
