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

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/ui';
import { RiExternalLinkLine } from '@remixicon/react';
import { SideCard } from '../../components/SideCard';
import styles from '../../components/SideCard/SideCard.module.css';
import { appTranslationRef } from '../../translation';

export function LinksCard() {
  const { t } = useTranslationRef(appTranslationRef);
  const { entity } = useEntity();
  return (
    <SideCard title={t('entity.links')}>
      <ul className={styles.list}>
        {entity.metadata.links?.map(({ url, title }) => (
          <li key={url}>
            <RiExternalLinkLine size={16} aria-hidden />
            <Link href={url} target="_blank" rel="noopener noreferrer">
              {title ?? url}
            </Link>
          </li>
        ))}
      </ul>
    </SideCard>
  );
}
