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
import { HomeProject } from '@slipway/plugin-argocd-common';
import { useMemo } from 'react';
import { argocdApplicationsTranslationRef } from '../../translations/applications';
import { nameOfRef } from '../../utils/nameOfRef';
import {
  GridColumn,
  NameLink,
  useCellTools,
  useEnvironmentColumns,
} from '../Grid';
import styles from './Home.module.css';

/** Columns of the projects: their names, and their environments. */
export function useProjectColumns(
  environments: string[],
  projects: HomeProject[],
): GridColumn<HomeProject>[] {
  const { t } = useTranslationRef(argocdApplicationsTranslationRef);
  const tools = useCellTools();
  const cells = useEnvironmentColumns(environments, projects, tools);
  return useMemo(
    () => [
      {
        id: 'name',
        label: t('project'),
        width: 'minmax(8rem, 1fr)',
        isHeader: true,
        cell: ({ entityRef }) => (
          <b className={styles.project}>
            <NameLink
              text={nameOfRef(entityRef)}
              tab={tools.entityTab?.(entityRef)}
              newTab={tools.words.newTab}
            />
          </b>
        ),
      },
      ...cells,
    ],
    [cells, t, tools],
  );
}
