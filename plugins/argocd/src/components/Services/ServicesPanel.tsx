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
import {
  applicationKey,
  ApplicationView,
  Change,
  ReadyPods,
  ServiceStanding,
  Standing,
} from '@slipway/plugin-argocd-common';
import { argocdTranslationRef } from '../../translation';
import { ImageName, Revision } from '../Text';
import { useVersionReason } from '../Version';
import styles from './Services.module.css';

/** In place of a version: that no pod is ready is known as soon as its pods were read. */
function NoVersion(props: { standing: Standing; pods?: ReadyPods }) {
  const { t } = useTranslationRef(argocdTranslationRef);
  const reason = useVersionReason();
  const { standing, pods } = props;
  if (!standing.readAt) {
    return (
      <span className={styles.quiet} title={reason.ofService(standing)}>
        {t('version.unknown')}
      </span>
    );
  }
  return (
    <span className={styles.quiet}>
      {t(pods?.total === 0 ? 'services.nothingRuns' : 'services.noneReady')}
    </span>
  );
}

function ServiceCell(props: {
  application: ApplicationView;
  service?: ServiceStanding;
  changes: Change[];
}) {
  const { t } = useTranslationRef(argocdTranslationRef);
  const { service, application } = props;
  if (!service) {
    return <span className={styles.quiet}>–</span>;
  }
  const { version, wanted, pods } = service;
  const commit = version?.commit;
  const change = props.changes.find(({ sha }) => sha === commit);
  return (
    <span className={styles.cell}>
      {commit && <Revision revision={commit} url={change?.url} />}
      {version && !commit && <ImageName image={version.image} />}
      {!version && <NoVersion standing={application.standing} pods={pods} />}
      {service.newer && (
        <span className={styles.newer} title={t('services.newerHint')}>
          {t('services.newer')}
        </span>
      )}
      {pods && pods.total > 0 && (
        <span
          className={styles.pods}
          data-missing={pods.ready < pods.total || undefined}
        >
          {t('services.pods', {
            ready: String(pods.ready),
            total: String(pods.total),
            count: pods.total,
          })}
        </span>
      )}
      {wanted && (
        <span className={styles.quiet}>
          {t('version.wanted')}{' '}
          {wanted.commit ? (
            <Revision revision={wanted.commit} />
          ) : (
            <ImageName image={wanted.image} />
          )}
        </span>
      )}
    </span>
  );
}

/** Version and pods of every service in every environment. */
export function ServicesPanel(props: {
  applications: ApplicationView[];
  changes: Change[];
}) {
  const { t } = useTranslationRef(argocdTranslationRef);
  const { applications, changes } = props;
  const names = servicesOf(applications);
  if (names.length === 0) {
    return <p className={styles.quiet}>{t('services.none')}</p>;
  }
  return (
    <div className={styles.scroll}>
      <table className={styles.table} aria-label={t('services.title')}>
        <thead>
          <tr>
            <th scope="col">{t('services.service')}</th>
            {applications.map(application => (
              <th key={applicationKey(application)} scope="col">
                {application.environment}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {names.map(name => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {applications.map(application => (
                <td key={applicationKey(application)}>
                  <ServiceCell
                    application={application}
                    service={application.standing.services.find(
                      ({ service }) => service === name,
                    )}
                    changes={changes}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Names of all services, by name. */
export function servicesOf(applications: ApplicationView[]): string[] {
  return [
    ...new Set(
      applications.flatMap(({ standing }) =>
        standing.services.map(({ service }) => service),
      ),
    ),
  ].sort((a, b) => a.localeCompare(b));
}
