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

import { Entity, RELATION_OWNED_BY } from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { getEntityRelations } from '@backstage/plugin-catalog-react';
import { Text } from '@backstage/ui';
import { RiLockLine } from '@remixicon/react';
import { argocdTranslationRef } from '../../translation';
import { StateMessage } from './StateMessage';

/** Whose deployments cannot be seen, and who can permit it. */
export function Forbidden(props: {
  /** Where they are those of one. */
  entity?: Entity;
}) {
  const { t } = useTranslationRef(argocdTranslationRef);
  const { entity } = props;
  const owners = getEntityRelations(entity, RELATION_OWNED_BY)
    .map(({ name }) => name)
    .join(', ');
  return (
    <StateMessage
      icon={RiLockLine}
      title={
        entity
          ? t('noPermission.title', {
              name: entity.metadata.title ?? entity.metadata.name,
            })
          : t('noPermission.titleOfAll')
      }
    >
      <Text as="p">
        {owners
          ? t('noPermission.askOwner', { owner: owners })
          : t('noPermission.ask')}
      </Text>
    </StateMessage>
  );
}
