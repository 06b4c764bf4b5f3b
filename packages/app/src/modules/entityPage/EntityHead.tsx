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

import {
  Entity,
  parseEntityRef,
  RELATION_OWNED_BY,
  RELATION_PART_OF,
} from '@backstage/catalog-model';
import {
  useApi,
  useRouteRef,
  useRouteRefParams,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { scmIntegrationsApiRef } from '@backstage/integration-react';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import {
  EntityDisplayName,
  EntityRefLinks,
  entityRouteRef,
  getEntityRelations,
  getEntitySourceLocation,
  useAsyncEntity,
  useEntityPresentation,
  useEntityRefLink,
  useStarredEntity,
} from '@backstage/plugin-catalog-react';
import type { EntityHeaderLayoutProps } from '@backstage/plugin-catalog-react/alpha';
import { ButtonIcon, Link } from '@backstage/ui';
import { RiStarFill, RiStarLine } from '@remixicon/react';
import { appTranslationRef } from '../../translation';
import { HeadTabs, HeadTag, PageHead } from '../../components/PageHead';
import { EntityMenu } from './EntityMenu';
import { repositoryNameOf } from './repositoryNameOf';
import { translatedTabs } from './translatedTabs';

function Star({ entity }: { entity: Entity }) {
  const { t } = useTranslationRef(appTranslationRef);
  const { isStarredEntity, toggleStarredEntity } = useStarredEntity(entity);
  return (
    <ButtonIcon
      variant="tertiary"
      icon={isStarredEntity ? <RiStarFill /> : <RiStarLine />}
      aria-label={isStarredEntity ? t('entity.unstar') : t('entity.star')}
      onPress={toggleStarredEntity}
    />
  );
}

function useFacts(entity: Entity | undefined) {
  const { t } = useTranslationRef(appTranslationRef);
  const integrations = useApi(scmIntegrationsApiRef);
  if (!entity) {
    return [];
  }
  const owners = getEntityRelations(entity, RELATION_OWNED_BY);
  const source = getEntitySourceLocation(entity, integrations);
  const repository = source && repositoryNameOf(source.locationTargetUrl);
  return [
    ...(owners.length > 0
      ? [
          {
            label: t('entity.owner'),
            value: <EntityRefLinks entityRefs={owners} hideIcons />,
          },
        ]
      : []),
    ...(source && repository
      ? [
          {
            label: t('entity.repository'),
            value: (
              <Link href={source.locationTargetUrl} target="_blank">
                {repository}
              </Link>
            ),
          },
        ]
      : []),
  ];
}

export function EntityHead(props: EntityHeaderLayoutProps) {
  const { t } = useTranslationRef(appTranslationRef);
  const { entity } = useAsyncEntity();
  const ref = useRouteRefParams(entityRouteRef);
  const { primaryTitle } = useEntityPresentation(entity ?? ref);
  const catalog = useRouteRef(catalogPlugin.routes.catalogIndex);
  const linkTo = useEntityRefLink();
  const facts = useFacts(entity);
  const tabs = translatedTabs(props.tabs, {
    overview: t('entity.overview'),
    groupOf: id => t(`entity.groups.${id}`),
  });
  const [system] = entity
    ? getEntityRelations(entity, RELATION_PART_OF, { kind: 'system' })
    : [];
  const type = entity?.spec?.type?.toString();
  const kind = entity?.kind ?? parseEntityRef(ref).kind;
  return (
    <PageHead
      title={primaryTitle}
      crumbs={[
        ...(catalog ? [{ label: t('catalog'), href: catalog() }] : []),
        ...(system
          ? [
              {
                label: <EntityDisplayName entityRef={system} hideIcon />,
                href: linkTo(system),
              },
            ]
          : []),
      ]}
      tags={<HeadTag>{type ? `${kind}, ${type}` : kind}</HeadTag>}
      facts={facts}
      actions={
        entity && (
          <>
            <Star entity={entity} />
            <EntityMenu entity={entity} />
          </>
        )
      }
      tabs={
        entity && (
          <HeadTabs
            label={primaryTitle}
            tabs={tabs}
            activeTabId={props.activeTabId}
          />
        )
      }
    />
  );
}
