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
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  EntityDisplayName,
  useEntityRefLink,
  useStarredEntities,
} from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/ui';
import { RiStarLine } from '@remixicon/react';
import { SideCard } from '../../components/SideCard';
import { appTranslationRef } from '../../translation';
import styles from '../../components/SideCard/SideCard.module.css';

/** What the person has starred; nothing where they have not. */
export function Starred() {
  const { t } = useTranslationRef(appTranslationRef);
  const { starredEntities } = useStarredEntities();
  const linkTo = useEntityRefLink();
  const refs = [...starredEntities].sort();
  return refs.length > 0 ? (
    <SideCard title={t('home.starred')}>
      <ul className={styles.list}>
        {refs.map(ref => (
          <li key={ref}>
            <RiStarLine size={16} aria-hidden />
            <Link href={linkTo(ref)}>
              <EntityDisplayName entityRef={ref} hideIcon />
            </Link>
            <span className={styles.kind}>{parseEntityRef(ref).kind}</span>
          </li>
        ))}
      </ul>
    </SideCard>
  ) : null;
}
