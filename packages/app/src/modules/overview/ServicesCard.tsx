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
  RELATION_HAS_PART,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  useEntity,
  useEntityRefLink,
  useRelatedEntities,
} from '@backstage/plugin-catalog-react';
import { Link, Skeleton } from '@backstage/ui';
import { ArgocdLastChanges } from '@slipway/plugin-argocd';
import { SideCard } from '../../components/SideCard';
import { appTranslationRef } from '../../translation';
import styles from './Overview.module.css';

const serviceAnnotation = 'slipway.dev/service';

/** A title is for the whole catalog; here the project is known. */
const nameOf = ({ metadata }: Entity) =>
  metadata.annotations?.[serviceAnnotation] ?? metadata.title ?? metadata.name;

/** The components of a project. */
export function ServicesCard() {
  const { t } = useTranslationRef(appTranslationRef);
  const { entity } = useEntity();
  const linkTo = useEntityRefLink();
  const { entities, loading } = useRelatedEntities(entity, {
    type: RELATION_HAS_PART,
    kind: 'component',
  });
  const services = [...(entities ?? [])].sort((a, b) =>
    nameOf(a).localeCompare(nameOf(b)),
  );
  return (
    <SideCard title={t('entity.services')}>
      {loading ? (
        <Skeleton width="100%" height={120} />
      ) : (
        <ArgocdLastChanges project={entity}>
          {lastChangeOf => (
            <table className={styles.table}>
              <thead>
                <tr>
                  <th scope="col">{t('entity.name')}</th>
                  <th scope="col">{t('entity.what')}</th>
                  <th scope="col" className={styles.quiet}>
                    {t('entity.type')}
                  </th>
                  <th scope="col" className={styles.quiet}>
                    {t('entity.lastChange')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {services.map(service => (
                  <tr key={stringifyEntityRef(service)}>
                    <th scope="row">
                      <Link href={linkTo(service)}>{nameOf(service)}</Link>
                    </th>
                    <td>{service.metadata.description}</td>
                    <td className={styles.quiet}>
                      {service.spec?.type?.toString()}
                    </td>
                    <td className={styles.quiet}>
                      {lastChangeOf(stringifyEntityRef(service))}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </ArgocdLastChanges>
      )}
    </SideCard>
  );
}
