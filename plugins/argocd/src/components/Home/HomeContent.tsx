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

import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { ButtonLink } from '@backstage/ui';
import { Home } from '@slipway/plugin-argocd-common';
import { ReactNode } from 'react';
import { argocdApiRef } from '../../api';
import { usePortalConnection } from '../../connection';
import { useLiveReload } from '../../hooks/useLiveReload';
import { useLoaded } from '../../hooks/useLoaded';
import { argocdHomeTranslationRef } from '../../translations/home';
import { PageState, stateOfError } from '../PageState';
import { LostNotice, NotRead } from '../States';
import { HomeCard } from './HomeCard';
import { InstancesCard } from './InstancesCard';
import { MyChanges } from './MyChanges';
import { MyProjects } from './MyProjects';
import { Needs } from './Needs';
import styles from './Home.module.css';

const spreadMs = 2_000;

function Cards({ home, createUrl }: { home: Home; createUrl?: string }) {
  const { t } = useTranslationRef(argocdHomeTranslationRef);
  if (home.projects.length === 0) {
    return (
      <HomeCard title={t('projects')}>
        <p className={styles.text}>{t('noProjects')}</p>
        {createUrl && (
          <ButtonLink variant="primary" href={createUrl}>
            {t('create')}
          </ButtonLink>
        )}
      </HomeCard>
    );
  }
  return (
    <>
      <Needs home={home} />
      <MyChanges changes={home.changes} />
      <MyProjects home={home} />
    </>
  );
}

/** Loads the home page of the signed-in person and follows what happens. */
export function HomeContent(props: { aside?: ReactNode; createUrl?: string }) {
  const { t } = useTranslationRef(argocdHomeTranslationRef);
  const api = useApi(argocdApiRef);
  const connection = usePortalConnection();
  const { value, error, isLoading, reload } = useLoaded(
    () => connection.track(api.getHome()),
    [api, connection],
  );
  useLiveReload(reload, () => true, spreadMs);

  const body = () => {
    if (value) {
      return <Cards home={value} createUrl={props.createUrl} />;
    }
    return isLoading ? (
      // As high as what most people have.
      ['needs', 'changes', 'projects'].map(part => (
        <HomeCard key={part} title={t(part as 'needs')}>
          <PageState state="loading" rows={4} />
        </HomeCard>
      ))
    ) : (
      <HomeCard title={t('projects')}>
        <PageState
          state={stateOfError(error!)}
          error={error!}
          onRetry={reload}
        />
      </HomeCard>
    );
  };
  return (
    <NotRead error={value && error} onRetry={reload}>
      <div className={styles.columns} data-argocd="home">
        <div className={styles.column}>
          <LostNotice />
          {body()}
        </div>
        <div className={styles.column}>
          {props.aside}
          {value && <InstancesCard instances={value.instances} />}
        </div>
      </div>
    </NotRead>
  );
}
