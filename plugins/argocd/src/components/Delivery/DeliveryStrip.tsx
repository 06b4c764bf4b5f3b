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
  RiBox3Line,
  RiCheckboxCircleLine,
  RiCloseCircleLine,
  RiContrastLine,
  RiGitCommitLine,
  RiGitMergeLine,
  RiIndeterminateCircleLine,
} from '@remixicon/react';
import {
  applicationKey,
  ApplicationView,
  DeliverySplit,
  RepositoryDelivery,
} from '@slipway/plugin-argocd-common';
import { ReactNode } from 'react';
import { useTimes } from '../../hooks/useTimes';
import { argocdTranslationRef } from '../../translation';
import { RelativeTime, Revision } from '../Text';
import styles from './Delivery.module.css';

function Box(props: { label: string; children: ReactNode; tone?: string }) {
  return (
    <li className={styles.box} data-tone={props.tone}>
      <span className={styles.label}>{props.label}</span>
      {props.children}
    </li>
  );
}

const icons = {
  success: RiCheckboxCircleLine,
  failed: RiCloseCircleLine,
  running: RiContrastLine,
  other: RiIndeterminateCircleLine,
};

function toneOf(status: string): keyof typeof icons {
  if (status === 'success' || status === 'failed') {
    return status;
  }
  return ['running', 'pending', 'created', 'preparing'].includes(status)
    ? 'running'
    : 'other';
}

function Pipeline(props: { delivery: RepositoryDelivery }) {
  const { t } = useTranslationRef(argocdTranslationRef);
  const times = useTimes();
  const { pipeline } = props.delivery;
  if (!pipeline) {
    return (
      <Box label={t('delivery.pipeline')}>
        <span>{t('delivery.noPipeline')}</span>
      </Box>
    );
  }
  const tone = toneOf(pipeline.status);
  const Icon = icons[tone];
  const done = pipeline.jobs.filter(({ status }) => status === 'success');
  return (
    <Box label={t('delivery.pipeline')} tone={tone}>
      <span className={styles.state}>
        <Icon size={16} aria-hidden />
        {t(`delivery.status.${tone}`)}
      </span>
      <span className={styles.second}>
        <Link href={pipeline.url} target="_blank" rel="noopener noreferrer">
          #{pipeline.id}
        </Link>{' '}
        {tone === 'running'
          ? t('delivery.jobs', {
              done: String(done.length),
              all: String(pipeline.jobs.length),
            })
          : pipeline.durationSeconds !== undefined &&
            times.duration(pipeline.durationSeconds)}
      </span>
    </Box>
  );
}

/** How long the change took to be live, per environment where that was seen. */
function Totals(props: {
  sha: string;
  splits: DeliverySplit[];
  applications: ApplicationView[];
}) {
  const { t } = useTranslationRef(argocdTranslationRef);
  const times = useTimes();
  return (
    <>
      {props.applications.map(application => {
        const key = applicationKey(application);
        const total = props.splits.find(
          split => split.sha === props.sha && applicationKey(split) === key,
        )?.total;
        return total === undefined ? null : (
          <span key={key} className={styles.second}>
            {t('delivery.total', {
              environment: application.environment,
              duration: times.duration(total),
            })}
          </span>
        );
      })}
    </>
  );
}

/** Latest change → pipeline → images of one repository. Where GitLab does not answer, the strip says so; the environments do not need it. */
export function DeliveryStrip(props: {
  delivery: RepositoryDelivery;
  splits: DeliverySplit[];
  applications: ApplicationView[];
}) {
  const { t } = useTranslationRef(argocdTranslationRef);
  const { branch, change, images, laterCommits, unavailable, withheld } =
    props.delivery;
  if (!change) {
    return unavailable ? (
      <p className={styles.second}>
        {t('delivery.unavailable', { reason: unavailable })}
      </p>
    ) : null;
  }
  const mergeRequest = props.delivery.mergeRequest ?? change.mergeRequest;
  const pushed = images.length > 0;
  return (
    <ol className={styles.strip} aria-label={t('delivery.title')}>
      <Box label={t('delivery.commit', { branch })}>
        <span className={styles.state}>
          <RiGitCommitLine size={16} aria-hidden />
          <Revision revision={change.sha} url={change.url} />
        </span>
        {withheld && (
          <span className={styles.second}>{t('delivery.withheld')}</span>
        )}
        {change.title && (
          <span className={styles.title} title={change.title}>
            {change.title}
          </span>
        )}
        {change.author && change.committedAt && (
          <span className={styles.second}>
            {change.author}, <RelativeTime iso={change.committedAt} />
          </span>
        )}
        {mergeRequest && (
          <span className={styles.second}>
            <RiGitMergeLine size={14} aria-hidden />{' '}
            <Link
              href={mergeRequest.url}
              target="_blank"
              rel="noopener noreferrer"
            >
              !{mergeRequest.iid}
            </Link>
          </span>
        )}
        {Boolean(laterCommits) && (
          <span className={styles.second}>
            {t('delivery.later', { count: laterCommits! })}
          </span>
        )}
      </Box>
      {!withheld && <Pipeline delivery={props.delivery} />}
      <Box label={t('delivery.image')} tone={pushed ? 'success' : 'other'}>
        <span className={styles.state}>
          <RiBox3Line size={16} aria-hidden />
          {pushed
            ? t('delivery.pushed', { count: images.length })
            : t(
                change.state === 'building'
                  ? 'delivery.notPushedYet'
                  : 'delivery.notPushed',
              )}
        </span>
        <span
          className={styles.title}
          title={images.map(({ repository }) => repository).join(', ')}
        >
          {images
            .map(({ repository }) => repository.split('/').pop())
            .join(', ')}
        </span>
        <Totals
          sha={change.sha}
          splits={props.splits}
          applications={props.applications}
        />
      </Box>
    </ol>
  );
}
