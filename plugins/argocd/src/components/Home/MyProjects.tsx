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
import { Link } from '@backstage/ui';
import { Home, HomeProject } from '@slipway/plugin-argocd-common';
import { useMemo } from 'react';
import { useIsLost } from '../../connection';
import { useOptionalRoute } from '../../hooks/useOptionalRoute';
import { useStableOrder } from '../../hooks/useStableOrder';
import { applicationsRouteRef } from '../../routes';
import { argocdHomeTranslationRef } from '../../translations/home';
import { rowAsLastKnown } from '../../utils/asLastKnown';
import { nameOfRef } from '../../utils/nameOfRef';
import { Grid } from '../Grid';
import { HomeCard } from './HomeCard';
import styles from './Home.module.css';
import { useProjectColumns } from './useProjectColumns';

const refOf = ({ entityRef }: HomeProject) => entityRef;

/** Projects of the person and their groups by environments, those that need somebody first. */
export function MyProjects(props: { home: Home }) {
  const { t } = useTranslationRef(argocdHomeTranslationRef);
  const { environments, omitted } = props.home;
  const applicationsRoute = useOptionalRoute(applicationsRouteRef);
  const isLost = useIsLost();
  const projects = useStableOrder(props.home.projects, refOf);
  const columns = useProjectColumns(environments, projects);
  const sections = useMemo(
    () => [
      {
        id: 'projects',
        rows: projects.map(project => ({
          id: project.entityRef,
          name: nameOfRef(project.entityRef),
          row: isLost ? rowAsLastKnown(project) : project,
        })),
      },
    ],
    [projects, isLost],
  );
  return (
    <HomeCard
      title={t('projects')}
      action={
        applicationsRoute && (
          <Link href={applicationsRoute()}>{t('allApplications')}</Link>
        )
      }
    >
      <Grid
        label={t('projects')}
        columns={columns}
        sections={sections}
        total={projects.length}
      />
      {omitted > 0 && (
        <p className={styles.text}>{t('omitted', { count: omitted })}</p>
      )}
    </HomeCard>
  );
}
