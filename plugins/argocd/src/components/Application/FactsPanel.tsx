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
import { Card, CardBody, CardHeader, Text } from '@backstage/ui';
import { ApplicationView } from '@slipway/plugin-argocd-common';
import { ReactNode } from 'react';
import { useSentences } from '../../hooks/useSentences';
import { argocdTranslationRef } from '../../translation';
import { nameOfUser } from '../../utils/nameOfUser';
import { ImageName, RelativeTime, Revision } from '../Text';
import styles from './Application.module.css';

function Fact(props: { label: string; children: ReactNode }) {
  return (
    <div className={styles.fact}>
      <dt className={styles.label}>{props.label}</dt>
      <dd>{props.children}</dd>
    </div>
  );
}

/** What Argo CD compares with, of every source: where there are several, each by its repository. */
function SyncedRevisions(props: { application: ApplicationView }) {
  const { t } = useTranslationRef(argocdTranslationRef);
  const { sync, sources } = props.application;
  if (sources.length > 1) {
    return (
      <ul className={styles.list}>
        {sources.map((source, index) => (
          // Sources have no names, and two may be the same.
          <li key={index}>
            {source.chart ?? source.path ?? source.repoUrl}{' '}
            {source.revision ? (
              <Revision revision={source.revision} url={source.commitUrl} />
            ) : (
              t('facts.unknown')
            )}
          </li>
        ))}
      </ul>
    );
  }
  return sync.revision ? (
    <Revision revision={sync.revision} url={sync.commitUrl} />
  ) : (
    <>{t('facts.unknown')}</>
  );
}

/** Sync, health, operation, conditions, images and where it all goes. */
export function FactsPanel(props: { application: ApplicationView }) {
  const { t } = useTranslationRef(argocdTranslationRef);
  const sentences = useSentences();
  const { application } = props;
  const { operation, sync, health } = application;
  // Argo CD says the same once for each thing that it tried.
  const conditions = new Set(
    application.conditions.map(({ type, cause }) =>
      cause ? sentences.cause(cause) : type,
    ),
  );
  return (
    <Card>
      <CardHeader>
        <Text as="h3" variant="title-x-small" weight="bold">
          {t('facts.title')}
        </Text>
      </CardHeader>
      <CardBody className={styles.stack}>
        {/* The cause says it above; of what is healthy the facts below say it. */}
        {!application.cause && application.verdict.code !== 'live' && (
          <Text as="p">{sentences.verdict(application)}</Text>
        )}
        <dl className={styles.facts}>
          <Fact label={t('facts.revision')}>
            <SyncedRevisions application={application} />
          </Fact>
          <Fact label={t('facts.sync')}>{t(`sync.${sync.status}`)}</Fact>
          <Fact label={t('facts.health')}>
            {t(`health.${health.status}`)}
            {health.since && (
              <>
                {' · '}
                <RelativeTime iso={health.since} />
              </>
            )}
          </Fact>
          {operation && (
            <Fact label={t('facts.operation')}>
              {t(`phase.${operation.phase}`)}
              {operation.finishedAt && (
                <>
                  {' · '}
                  <RelativeTime iso={operation.finishedAt} />
                </>
              )}
              {' · '}
              {operation.initiatedBy
                ? t('facts.by', {
                    name: nameOfUser(operation.initiatedBy),
                  })
                : t('facts.automatic')}
              {operation.selected && (
                <div className={styles.hint}>
                  {t('facts.selected', {
                    objects: operation.selected.join(', '),
                  })}
                </div>
              )}
            </Fact>
          )}
          <Fact label={t('facts.application')}>{application.name}</Fact>
          {application.applicationSet && (
            <Fact label={t('facts.applicationSet')}>
              {application.applicationSet}
            </Fact>
          )}
          <Fact label={t('facts.project')}>{application.project}</Fact>
          <Fact label={t('facts.namespace')}>
            {application.destination.namespace ?? t('facts.unknown')}
          </Fact>
          {application.destination.name && (
            <Fact label={t('facts.cluster')}>
              {application.destination.name}
            </Fact>
          )}
          <Fact label={t('facts.instance')}>{application.instance}</Fact>
          <Fact label={t('facts.autoSync')}>
            {application.autoSync
              ? t('facts.autoSyncOn')
              : t('facts.autoSyncOff')}
          </Fact>
        </dl>
        {conditions.size > 0 && (
          <div>
            <Text as="h4" className={styles.label}>
              {t('facts.conditions')}
            </Text>
            <ul className={styles.list}>
              {[...conditions].map(condition => (
                <li key={condition}>{condition}</li>
              ))}
            </ul>
          </div>
        )}
        <div>
          <Text as="h4" className={styles.label}>
            {t('facts.images')}
          </Text>
          {application.images.length > 0 ? (
            <ul className={styles.images} aria-label={t('facts.images')}>
              {application.images.map(image => (
                <li key={image}>
                  <ImageName image={image} />
                </li>
              ))}
            </ul>
          ) : (
            <Text as="p">{t('facts.noImages')}</Text>
          )}
        </div>
      </CardBody>
    </Card>
  );
}
