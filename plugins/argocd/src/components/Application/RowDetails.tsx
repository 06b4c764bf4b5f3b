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
import { ApplicationView, DeployedCommit } from '@slipway/plugin-argocd-common';
import { usePersonName } from '../../hooks/usePersonName';
import { useSentences } from '../../hooks/useSentences';
import { argocdTranslationRef } from '../../translation';
import { Fact, Origin, RelativeTime, Revision } from '../Text';
import { DeepLinks } from './DeepLinks';
import styles from './RowDetails.module.css';

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

function LastSync(props: { application: ApplicationView }) {
  const { t } = useTranslationRef(argocdTranslationRef);
  const personName = usePersonName();
  const { operation } = props.application;
  if (!operation) {
    return <>–</>;
  }
  return (
    <>
      {t(`phase.${operation.phase}`)}
      {operation.finishedAt && (
        <>
          {', '}
          <RelativeTime iso={operation.finishedAt} />
        </>
      )}
      {', '}
      {operation.initiatedBy
        ? t('facts.by', { name: personName(operation.initiatedBy) })
        : t('facts.automatic')}
      {operation.selected && (
        <span className={styles.hint}>
          {operation.selection
            ? t('facts.selectedOf', {
                synced: String(operation.selection.count),
                total: String(operation.selection.total),
                objects: operation.selected.join(', '),
              })
            : t('facts.selected', { objects: operation.selected.join(', ') })}
        </span>
      )}
    </>
  );
}

/** What Argo CD has of an environment, for who opens its row. */
export function RowDetails(props: {
  application: ApplicationView;
  /** Title of its instance, where there are several. */
  instance?: string;
  /** Commits that were deployed since the version and brought no other images. */
  configuration?: DeployedCommit[];
}) {
  const { t } = useTranslationRef(argocdTranslationRef);
  const sentences = useSentences();
  const { application } = props;
  const { destination, verdict } = application;
  // Argo CD says the same once for each thing that it tried.
  const conditions = new Set(
    application.conditions.map(({ type, cause }) =>
      cause ? sentences.cause(cause) : type,
    ),
  );
  return (
    <div className={styles.details}>
      {!application.cause && verdict.code !== 'live' && (
        <p className={styles.sentence}>{sentences.verdict(application)}</p>
      )}
      <dl className={styles.facts}>
        <Fact label={t('facts.application')}>{application.name}</Fact>
        <Fact label={t('facts.project')}>{application.project}</Fact>
        {application.applicationSet && (
          <Fact label={t('facts.applicationSet')}>
            {application.applicationSet}
          </Fact>
        )}
        {props.instance && (
          <Fact label={t('facts.instance')}>{props.instance}</Fact>
        )}
        {destination.name && (
          <Fact label={t('facts.cluster')}>{destination.name}</Fact>
        )}
        <Fact label={t('facts.namespace')}>
          {destination.namespace ?? t('facts.unknown')}
        </Fact>
        <Fact label={t('facts.autoSync')}>
          {t(application.autoSync ? 'facts.autoSyncOn' : 'facts.autoSyncOff')}
        </Fact>
        <Fact label={t('facts.operation')}>
          <LastSync application={application} />
        </Fact>
        <Fact label={t('facts.revision')}>
          <SyncedRevisions application={application} />
        </Fact>
        {props.configuration && (
          <Fact label={t('facts.configuration')}>
            <ul className={styles.list}>
              {props.configuration.map(({ sha, url, title, ...commit }) => (
                <li key={sha}>
                  {title} <Revision revision={sha} url={url} />{' '}
                  <span className={styles.hint}>
                    <Origin
                      author={commit.author}
                      mergeRequest={commit.mergeRequest}
                    />
                  </span>
                </li>
              ))}
            </ul>
          </Fact>
        )}
        {conditions.size > 0 && (
          <Fact label={t('facts.conditions')}>
            <ul className={styles.list}>
              {[...conditions].map(condition => (
                <li key={condition}>{condition}</li>
              ))}
            </ul>
          </Fact>
        )}
      </dl>
      <DeepLinks application={application} />
    </div>
  );
}
