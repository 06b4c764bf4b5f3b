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
  ApplicationView,
  Change,
  ServiceStanding,
  ServiceVersion,
} from '@slipway/plugin-argocd-common';
import { useState } from 'react';
import { argocdTranslationRef } from '../../translation';
import { ImageName, Revision } from '../Text';
import { Distance } from './Distance';
import { useVersionReason } from './useVersionReason';
import styles from './Version.module.css';

/** Of more, only these are shown until all are requested. */
const shownServices = 8;

/** Whether a service is not what the row of its environment says of all. */
function differs(service: ServiceStanding, of: ApplicationView): boolean {
  const { wanted, pods, has } = service;
  return (
    of.standing.commit === undefined ||
    has !== 'yes' ||
    wanted !== undefined ||
    (pods !== undefined && pods.ready < pods.total)
  );
}

function ServiceVersionName(props: {
  version: ServiceVersion;
  changes: Change[];
}) {
  const { commit, image } = props.version;
  const change = props.changes.find(({ sha }) => sha === commit);
  return commit ? (
    <span title={change?.title ?? image}>
      <Revision revision={commit} url={change?.url} />
    </span>
  ) : (
    <ImageName image={image} />
  );
}

/** The services of an environment that differ from what its row says, each with its version and pods. */
export function ServiceLines(props: {
  application: ApplicationView;
  changes: Change[];
}) {
  const { t } = useTranslationRef(argocdTranslationRef);
  const reason = useVersionReason();
  const [isWhole, setIsWhole] = useState(false);
  const { application, changes } = props;
  const all = application.standing.services.filter(service =>
    differs(service, application),
  );
  if (all.length === 0) {
    return null;
  }
  const shown = isWhole ? all : all.slice(0, shownServices);
  return (
    <ul
      className={styles.services}
      aria-label={t('version.services', {
        environment: application.environment,
      })}
    >
      {shown.map(service => {
        const { version, wanted, pods, has, behind } = service;
        return (
          <li key={`${service.service} ${version?.image ?? ''}`}>
            <strong className={styles.service}>{service.service}</strong>
            {version ? (
              <ServiceVersionName version={version} changes={changes} />
            ) : (
              <span
                className={styles.quiet}
                title={reason.ofService(application.standing)}
              >
                {t('version.unknown')}
              </span>
            )}
            {version && (
              <Distance
                has={has}
                behind={behind}
                reason={reason.ofDistance(application.standing)}
              />
            )}
            {wanted && (
              <span className={styles.quiet}>
                {t('version.wanted')}{' '}
                <ServiceVersionName version={wanted} changes={changes} />
              </span>
            )}
            {pods && (
              <span
                className={styles.quiet}
                data-behind={pods.ready < pods.total || undefined}
              >
                {t('version.pods', {
                  ready: String(pods.ready),
                  total: String(pods.total),
                })}
              </span>
            )}
          </li>
        );
      })}
      {shown.length < all.length && (
        <li>
          <button
            type="button"
            className={styles.more}
            onClick={() => setIsWhole(true)}
          >
            {t('version.allServices', { count: all.length })}
          </button>
        </li>
      )}
    </ul>
  );
}
