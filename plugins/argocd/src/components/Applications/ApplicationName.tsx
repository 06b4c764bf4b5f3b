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

import { parseEntityRef } from '@backstage/catalog-model';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/ui';
import { ListedApplication } from '@slipway/plugin-argocd-common';
import { useOptionalRoute } from '../../hooks/useOptionalRoute';
import { ExternalLink, MiddleCut } from '../Text';
import styles from './Applications.module.css';

/** A system is deployed as a whole: it identifies an application better than one of its components. */
const mainEntity = ({ entities }: ListedApplication) =>
  entities.find(({ entityRef }) => entityRef.startsWith('system:')) ??
  entities[0];

/** Leads to the entity that the application belongs to, or to Argo CD where it belongs to none. */
export function ApplicationName(props: { application: ListedApplication }) {
  const { application } = props;
  const entityRoute = useOptionalRoute(entityRouteRef);
  const entity = mainEntity(application);
  if (entity && entityRoute) {
    const { kind, namespace, name } = parseEntityRef(entity.entityRef);
    return (
      <Link
        href={entityRoute({
          kind: kind.toLocaleLowerCase('en'),
          namespace,
          name,
        })}
        className={styles.name}
      >
        <MiddleCut text={application.name} />
      </Link>
    );
  }
  return application.url ? (
    <ExternalLink href={application.url}>
      <MiddleCut text={application.name} />
    </ExternalLink>
  ) : (
    <MiddleCut text={application.name} />
  );
}
