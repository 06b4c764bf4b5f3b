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
import { Headline } from '@slipway/plugin-argocd-common';
import { ImageUpdate } from '@slipway/plugin-gitops-common';
import { FirstVersion, TaskPhase, TaskValues } from '../../task';
import { gitopsTranslationRef } from '../../translation';
import { JourneyRow } from './JourneyRow';
import { TextLink } from './TextLink';

/** The commit that brings the images to the first environment. */
export function ImageUpdateRow(props: {
  phase: TaskPhase;
  first: FirstVersion;
  headline?: Headline;
  values: TaskValues;
  imageUpdate?: ImageUpdate;
  environment: string;
  /** Whether nobody can tell how far it is now. */
  isOld: boolean;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const { environment, first, headline, imageUpdate, phase, values } = props;
  const title = t('task.imageUpdate.title');
  const { arrival, delivery, split } = first;
  const own = values.services.filter(({ isOwn }) => isOwn).length;
  const commit = ({ sha, url }: { sha: string; url: string }) => (
    <TextLink href={url} isMono>
      {sha.slice(0, 7)}
    </TextLink>
  );
  if (arrival) {
    return (
      <JourneyRow state="passed" title={title} seconds={split?.imageUpdate}>
        {t('task.imageUpdate.done', {
          commit: commit(arrival),
          count: delivery?.images.length || own,
          environment,
        })}
      </JourneyRow>
    );
  }
  if (delivery?.unnoticed) {
    return (
      <JourneyRow state="passed" title={title}>
        {t('task.imageUpdate.unnoticed', {
          commit: commit(delivery.unnoticed),
        })}
      </JourneyRow>
    );
  }
  const failedJob =
    headline?.code === 'built' ? headline.parameters.job : undefined;
  if (failedJob) {
    return (
      <JourneyRow state="failed" title={title}>
        {t('task.imageUpdate.failedJob', { job: failedJob, environment })}
      </JourneyRow>
    );
  }
  const byUpdater = imageUpdate === 'image-updater';
  // Its last job sets them.
  const isDone =
    first.isLive || (!byUpdater && delivery?.pipeline?.status === 'success');
  const isNext =
    phase === 'completed' &&
    !props.isOld &&
    delivery?.change?.state === 'built' &&
    delivery.images.length > 0;
  const state = isNext ? 'running' : 'todo';
  return (
    <JourneyRow
      state={isDone ? 'passed' : state}
      title={title}
      seconds={split?.imageUpdate}
    >
      {byUpdater
        ? t(
            isDone
              ? 'task.imageUpdate.updaterDone'
              : 'task.imageUpdate.updater',
            { environment },
          )
        : t(isDone ? 'task.imageUpdate.set' : 'task.imageUpdate.todo', {
            count: own,
            environment,
          })}
    </JourneyRow>
  );
}
