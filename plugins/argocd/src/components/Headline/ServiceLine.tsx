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

import { Entity, RELATION_PART_OF } from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  EntityRefLink,
  getEntityRelations,
} from '@backstage/plugin-catalog-react';
import { argocdTranslationRef } from '../../translation';

/** What is counted on the page of one service, and what is not its own. */
export function ServiceLine(props: {
  entity: Entity;
  /** Its name, and how many services its applications have. */
  service: { name: string; of: number };
}) {
  const { t } = useTranslationRef(argocdTranslationRef);
  const { name, of } = props.service;
  const [system] = getEntityRelations(props.entity, RELATION_PART_OF, {
    kind: 'system',
  });
  return (
    <>
      {t('headline.service.one', { count: of })}
      {system && (
        <>
          {' '}
          {t('headline.service.of')}{' '}
          <EntityRefLink entityRef={system} defaultKind="system" hideIcon />
        </>
      )}
      . {t('headline.service.counted', { service: name })}{' '}
      {t('headline.service.promotion')}
    </>
  );
}
