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
import { ApplicationView } from '@slipway/plugin-argocd-common';
import { argocdTranslationRef } from '../../translation';
import { ExternalLink } from '../Text';
import styles from './DeepLinks.module.css';

/** The application in Argo CD, and the deep links that the configuration leads to. */
export function DeepLinks(props: { application: ApplicationView }) {
  const { url, links } = props.application;
  const { t } = useTranslationRef(argocdTranslationRef);
  const all = [...(url ? [{ title: t('openInArgocd'), url }] : []), ...links];
  return all.length > 0 ? (
    <ul className={styles.links} aria-label={t('deepLinks')}>
      {all.map(link => (
        <li key={link.url}>
          <ExternalLink href={link.url}>{link.title}</ExternalLink>
        </li>
      ))}
    </ul>
  ) : null;
}
