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
  shortImage,
} from '@slipway/plugin-argocd-common';
import { ReactNode } from 'react';
import { argocdTranslationRef } from '../../translation';
import { Origin, Revision } from '../Text';
import { isWithoutChange } from './isWithoutChange';
import { useVersionReason } from './useVersionReason';
import styles from './Version.module.css';

function Lines(props: { first: ReactNode; second: ReactNode }) {
  return (
    <span className={styles.stack}>
      {props.first}
      <span className={styles.second}>{props.second}</span>
    </span>
  );
}

/** The version of an environment: title of the change, its id, who wrote it and by which merge request it came. */
export function EnvironmentVersion(props: {
  application: ApplicationView;
  changes: Change[];
  /** Another change than the one that runs. */
  commit?: string;
}) {
  const { t } = useTranslationRef(argocdTranslationRef);
  const { standing, verdict } = props.application;
  const reason = useVersionReason();
  const commit = props.commit ?? standing.commit;
  if (verdict.code === 'notDeployed') {
    return <span className={styles.quiet}>–</span>;
  }
  if (!commit) {
    const images = standing.services.flatMap(({ version }) => version ?? []);
    const [first] = images;
    return first ? (
      <Lines
        first={
          <span
            className={styles.title}
            title={images.map(({ image }) => image).join('\n')}
          >
            {images.length > 1
              ? t('version.images', {
                  image: shortImage(first.image),
                  count: images.length - 1,
                })
              : shortImage(first.image)}
          </span>
        }
        second={
          <span title={reason.ofVersion(standing)}>
            {t(
              isWithoutChange(standing)
                ? 'version.noChange'
                : 'version.unknown',
            )}
          </span>
        }
      />
    ) : (
      <Lines
        first={
          <span className={styles.quiet}>
            {standing.readAt ? '–' : t('version.unknown')}
          </span>
        }
        second={reason.ofVersion(standing)}
      />
    );
  }
  const change = props.changes.find(({ sha }) => sha === commit);
  return (
    <Lines
      first={
        change?.title && (
          <span className={styles.title} title={change.title}>
            {change.title}
          </span>
        )
      }
      second={
        <>
          <Revision revision={commit} url={change?.url} />{' '}
          <Origin author={change?.author} mergeRequest={change?.mergeRequest} />
        </>
      }
    />
  );
}
