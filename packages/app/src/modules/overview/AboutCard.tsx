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

import { RELATION_OWNED_BY, RELATION_PART_OF } from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  EntityRefLinks,
  getEntityRelations,
  useEntity,
} from '@backstage/plugin-catalog-react';
import { SideCard } from '../../components/SideCard';
import styles from '../../components/SideCard/SideCard.module.css';
import { appTranslationRef } from '../../translation';

/** What a project or service is; what nobody has said is left out. */
export function AboutCard() {
  const { t } = useTranslationRef(appTranslationRef);
  const { entity } = useEntity();
  const refsOf = (type: string, kind?: string) =>
    getEntityRelations(entity, type, kind ? { kind } : undefined);
  const related = [
    { label: t('entity.owner'), refs: refsOf(RELATION_OWNED_BY) },
    { label: t('entity.system'), refs: refsOf(RELATION_PART_OF, 'system') },
    { label: t('entity.domain'), refs: refsOf(RELATION_PART_OF, 'domain') },
  ].filter(({ refs }) => refs.length > 0);
  const { description } = entity.metadata;
  const texts = [
    { label: t('entity.type'), text: entity.spec?.type },
    { label: t('entity.lifecycle'), text: entity.spec?.lifecycle },
  ].filter(({ text }) => typeof text === 'string');
  return (
    <SideCard title={t('entity.about')}>
      {description && <p className={styles.text}>{description}</p>}
      <dl className={styles.facts}>
        {related.map(({ label, refs }) => [
          <dt key={`${label} label`}>{label}</dt>,
          <dd key={label}>
            <EntityRefLinks entityRefs={refs} hideIcons />
          </dd>,
        ])}
        {texts.map(({ label, text }) => [
          <dt key={`${label} label`}>{label}</dt>,
          <dd key={label}>{String(text)}</dd>,
        ])}
      </dl>
    </SideCard>
  );
}
