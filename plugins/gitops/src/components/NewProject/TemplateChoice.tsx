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

import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import { useNewProjectPath } from '../../hooks/useNewProjectPath';
import { gitopsTranslationRef } from '../../translation';
import styles from './NewProject.module.css';

/** The address names no template with this form: which there are. */
export function TemplateChoice(props: {
  asked: string | null;
  templates: Entity[];
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const path = useNewProjectPath();
  if (props.templates.length === 0) {
    return (
      <p>
        {props.asked
          ? t('create.noSuchTemplate', { template: props.asked })
          : t('create.noTemplate')}
      </p>
    );
  }
  return (
    <>
      <p>{t('create.chooseTemplate')}</p>
      <ul className={styles.problems}>
        {props.templates.map(template => {
          const ref = stringifyEntityRef(template);
          return (
            <li key={ref}>
              <Link href={`${path}?template=${encodeURIComponent(ref)}`}>
                {template.metadata.title ?? template.metadata.name}
              </Link>
            </li>
          );
        })}
      </ul>
    </>
  );
}
