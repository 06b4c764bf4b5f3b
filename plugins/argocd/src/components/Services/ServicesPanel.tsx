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
import {
  applicationKey,
  ApplicationView,
  Change,
  ReadyPods,
  ServiceChange,
  ServiceStanding,
  Standing,
} from '@slipway/plugin-argocd-common';
import { useEntityTab } from '../../hooks/useEntityTab';
import { argocdTranslationRef } from '../../translation';
import { environmentLabel } from '../../utils/environmentLabel';
import { ImageName, RelativeTime, Revision } from '../Text';
import { useVersionReason } from '../Version';
import styles from './Services.module.css';

/** Width of the first and the last column, and the least of one between them. */
const outerWidth = 368;
const environmentWidth = 144;

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
      {service.newer && (
        <span className={styles.newer} title={t('services.newerHint')}>
          {t('services.newer')}
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

/** A service by its name, which leads to the same tab of its component. */
function ServiceName(props: { name: string; entityRef?: string }) {
  const entityTab = useEntityTab();
  const { name, entityRef } = props;
  return entityTab && entityRef ? (
    <Link href={entityTab(entityRef)} className={styles.link}>
      {name}
    </Link>
  ) : (
    name
  );
}

/** Who changed a service last, and when. */
function LastChange(props: { change?: Change; isOld: boolean }) {
  const { change, isOld } = props;
  if (!change?.committedAt) {
    return <>–</>;
  }
  return (
    <span title={change.title}>
      {change.author && `${change.author}, `}
      <RelativeTime iso={change.committedAt} isOld={isOld} />
    </span>
  );
}

/** Version and pods of every service in every environment, and its last change. */
export function ServicesPanel(props: {
  applications: ApplicationView[];
  changes: Change[];
  lastChanges: ServiceChange[];
}) {
  const { t } = useTranslationRef(argocdTranslationRef);
  const { applications, changes, lastChanges } = props;
  const names = servicesOf(applications);
  if (names.length === 0) {
    return <p className={styles.quiet}>{t('services.none')}</p>;
  }
  const isOld = applications.every(({ verdict }) => verdict.lastKnown);
  return (
    <div className={styles.scroll}>
      <table
        className={`${styles.table} ${styles.services}`}
        style={{
          minWidth: outerWidth + environmentWidth * applications.length,
        }}
        aria-label={t('services.title')}
      >
        <thead>
          <tr>
            <th scope="col">{t('services.service')}</th>
            {applications.map(application => (
              <th key={applicationKey(application)} scope="col">
                {environmentLabel(application, applications)}
              </th>
            ))}
            <th scope="col">{t('services.lastChange')}</th>
          </tr>
        </thead>
        <tbody>
          {names.map(name => {
            const standings = applications.map(({ standing }) =>
              standing.services.find(({ service }) => service === name),
            );
            const entityRef = standings.find(
              found => found?.entityRef,
            )?.entityRef;
            return (
              <tr key={name}>
                <th scope="row">
                  <ServiceName name={name} entityRef={entityRef} />
                </th>
                {applications.map((application, index) => (
                  <td key={applicationKey(application)}>
                    <ServiceCell
                      application={application}
                      service={standings[index]}
                      changes={changes}
                    />
                  </td>
                ))}
                <td className={styles.last}>
                  <LastChange
                    change={
                      lastChanges.find(item => item.entityRef === entityRef)
                        ?.change
                    }
                    isOld={isOld}
                  />
                </td>
              </tr>
            );
          })}
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
