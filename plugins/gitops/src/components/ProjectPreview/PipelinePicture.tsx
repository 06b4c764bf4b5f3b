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
import { Text, ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import { RiArrowRightLine } from '@remixicon/react';
import { PipelineEvent, PipelineReport } from '@slipway/plugin-gitops-common';
import { useState } from 'react';
import { gitopsTranslationRef } from '../../translation';
import styles from './ProjectPreview.module.css';

const events = [
  ['push to main', 'pushMain'],
  ['merge request', 'mergeRequest'],
  ['push to a branch', 'pushBranch'],
  ['tag', 'tag'],
] as const;

/** The jobs of the pipeline in their stages, for what starts it. */
export function PipelinePicture(props: {
  pipeline: PipelineReport;
  /** What it stands below has no heading of its own. */
  isPart?: boolean;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const [event, setEvent] = useState<PipelineEvent>(events[0][0]);
  const jobs = props.pipeline.jobs.filter(job => job.events.includes(event));
  const stages = props.pipeline.stages
    .map(stage => ({ stage, jobs: jobs.filter(job => job.stage === stage) }))
    .filter(({ jobs: own }) => own.length > 0);
  return (
    <section aria-label={t('preview.pipeline')}>
      <div className={styles.bar}>
        <Text
          as={props.isPart ? 'h3' : 'h4'}
          variant="title-x-small"
          weight="bold"
        >
          {t('preview.pipeline')}
        </Text>
        <ToggleButtonGroup
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[event]}
          onSelectionChange={keys => setEvent([...keys][0] as PipelineEvent)}
          aria-label={t('preview.startedBy')}
        >
          {events.map(([id, key]) => (
            <ToggleButton key={id} id={id}>
              {t(`preview.events.${key}`)}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
        <span className={styles.count} role="status">
          {t('preview.jobs', { count: jobs.length })}
        </span>
      </div>
      <ol className={styles.stages}>
        {stages.map(({ stage, jobs: own }, index) => (
          <li key={stage} className={styles.stage}>
            {index > 0 && (
              <RiArrowRightLine
                size={16}
                className={styles.arrow}
                aria-hidden
              />
            )}
            <div>
              <span className={styles.count}>{stage}</span>
              <ul className={styles.jobs}>
                {own.map(({ name }) => (
                  <li key={name} className={styles.job}>
                    {name}
                  </li>
                ))}
              </ul>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
