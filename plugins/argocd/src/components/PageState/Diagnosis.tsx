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
import { Button, Skeleton, Text } from '@backstage/ui';
import { RiCheckLine, RiCloseLine, RiInformationLine } from '@remixicon/react';
import { DiagnosisStep } from '@slipway/plugin-argocd-common';
import { useState } from 'react';
import { argocdApiRef } from '../../api';
import { useLoaded } from '../../hooks/useLoaded';
import { useSentences } from '../../hooks/useSentences';
import { argocdTranslationRef } from '../../translation';
import { messageOf } from '../../utils/messageOf';
import { ConfirmLinks } from './ConfirmLinks';
import styles from './PageState.module.css';

const icons: Record<DiagnosisStep['level'], typeof RiCheckLine> = {
  good: RiCheckLine,
  info: RiInformationLine,
  bad: RiCloseLine,
};

function Steps(props: { entity: Entity; onConfirmed?: () => void }) {
  const { t } = useTranslationRef(argocdTranslationRef);
  const sentences = useSentences();
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
          const sentence = sentences.diagnosis(step);
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

/** Why the entity shows what it shows, step by step, on request. */
export function Diagnosis(props: {
  entity: Entity;
  question: string;
  /** What is shown beside it may be another now. */
  onConfirmed?: () => void;
}) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <div className={styles.diagnosis}>
      <Button
        size="small"
        variant="secondary"
        aria-expanded={isOpen}
        onPress={() => setIsOpen(!isOpen)}
      >
        {props.question}
      </Button>
      {isOpen && (
        <Steps entity={props.entity} onConfirmed={props.onConfirmed} />
      )}
    </div>
  );
}
