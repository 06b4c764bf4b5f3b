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

import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { ScaffolderTask } from '@backstage/plugin-scaffolder-common';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { ButtonLink } from '@backstage/ui';
import { parseEntityRef } from '@backstage/catalog-model';
import { ReactNode } from 'react';
import { useSecond } from '../../hooks/useSecond';
import { useTimes } from '../../hooks/useTimes';
import { nameOfRef, starterOf, TaskValues } from '../../task';
import { gitopsTranslationRef } from '../../translation';
import { TextLink } from './TextLink';
import styles from './ProjectTask.module.css';

function Owner(props: { entityRef: string }) {
  const entityRoute = useRouteRef(entityRouteRef);
  const name = nameOfRef(props.entityRef);
  if (!entityRoute) {
    return <>{name}</>;
  }
  const ref = parseEntityRef(props.entityRef, {
    defaultKind: 'group',
    defaultNamespace: 'default',
  });
  return <TextLink href={entityRoute(ref)}>{name}</TextLink>;
}

function Ago(props: { iso: string }) {
  const times = useTimes();
  const now = useSecond(true);
  return (
    <time dateTime={props.iso} title={times.exact(props.iso)}>
      {times.relative(props.iso, now)}
    </time>
  );
}

/** Which project the task is about, who started it, and for whom. */
export function TaskHead(props: {
  task: ScaffolderTask;
  values: TaskValues;
  isCreated: boolean;
  repositoryUrl?: string;
  /** Page of the project, once the catalog has it. */
  catalogUrl?: string;
  actions?: ReactNode;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const { catalogUrl, isCreated, repositoryUrl, task, values } = props;
  const path = values.group ? `${values.group}/${values.name}` : values.name;
  return (
    <header className={styles.head}>
      <div className={styles.headRow}>
        <h1 className={styles.headTitle}>{values.name}</h1>
        <div className={styles.actions}>
          {props.actions}
          {catalogUrl && (
            <ButtonLink href={catalogUrl} variant="secondary">
              {t('task.openInCatalog')}
            </ButtonLink>
          )}
        </div>
      </div>
      <p className={styles.headLine}>
        {t(isCreated ? 'task.createdBy' : 'task.startedBy', {
          person: starterOf(task) ?? t('task.somebody'),
          time: <Ago iso={task.createdAt} />,
          owner: values.owner ? <Owner entityRef={values.owner} /> : '–',
          repository: repositoryUrl ? (
            <TextLink href={repositoryUrl}>{path}</TextLink>
          ) : (
            path
          ),
        })}
      </p>
    </header>
  );
}
