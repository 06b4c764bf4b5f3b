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

import { Headline } from '@slipway/plugin-argocd-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Fate,
  FirstVersion,
  ProjectOutput,
  TaskPart,
  TaskPartId,
  TaskPhase,
  TaskValues,
  Wait,
} from '../../task';
import { gitopsTranslationRef } from '../../translation';
import { ImageUpdateRow } from './ImageUpdateRow';
import { JourneyRow } from './JourneyRow';
import { LiveRow } from './LiveRow';
import { MadeRows } from './MadeRows';
import { PipelineRow } from './PipelineRow';
import { Unheard } from './unheard';
import styles from './ProjectTask.module.css';

/** The way from the repository to what is live in the first environment. */
export function TaskSteps(props: {
  phase: TaskPhase;
  parts: Record<TaskPartId, TaskPart>;
  values: TaskValues;
  output: ProjectOutput;
  first: FirstVersion;
  /** The first one. */
  environment: string;
  headline?: Headline;
  /** Whether nobody can tell how any of it is now. */
  isOld: boolean;
  /** Why what is known of the pipeline may be old. */
  unheard?: Unheard;
  /** Title of the Argo CD that has the applications, or is to have them. */
  instance?: string;
  wait?: Wait;
  /** What has become of what was made, where the task did not end well. */
  fate?: Fate;
  /** Whether applications that are not there by now may never come. */
  isLate: boolean;
  tabUrl?: string;
  now: number;
}) {
  const { environment, first, now, output, parts, phase, unheard, values } =
    props;
  const { t } = useTranslationRef(gitopsTranslationRef);
  const isEnded = phase === 'failed' || phase === 'cancelled';
  const notBegun = (title: string) => (
    <JourneyRow state="todo" title={title}>
      {t('task.ended.notBegun')}
    </JourneyRow>
  );
  const own = values.services.filter(({ isOwn }) => isOwn);
  // Of what has never run, nothing is past: a version that was there before says nothing of it.
  const isPast =
    !first.isLatest &&
    !first.split &&
    first.application !== undefined &&
    first.application.verdict.code !== 'notDeployed';
  return (
    <ol className={styles.steps}>
      <MadeRows
        phase={phase}
        parts={parts}
        values={values}
        output={output}
        instance={props.instance}
        deployed={first.applications.map(item => item.environment)}
        wait={props.wait}
        fate={props.fate}
        isLate={props.isLate}
        isOld={props.isOld}
        now={now}
      />
      {own.length > 0 && !isPast && (
        <>
          <PipelineRow
            phase={phase}
            start={parts.start}
            first={first}
            unheard={unheard}
            fate={props.fate}
            pipelineUrl={output.pipelineUrl}
            services={own}
            now={now}
          />
          {isEnded ? (
            notBegun(t('task.imageUpdate.title'))
          ) : (
            <ImageUpdateRow
              phase={phase}
              first={first}
              headline={props.headline}
              values={values}
              imageUpdate={output.imageUpdate ?? values.imageUpdate}
              environment={environment}
              isOld={unheard !== undefined}
            />
          )}
        </>
      )}
      {isEnded && notBegun(t('task.live.title', { environment }))}
      {!isPast && !isEnded && (
        <LiveRow
          first={first}
          values={values}
          environment={environment}
          isOld={props.isOld}
          tabUrl={props.tabUrl}
        />
      )}
    </ol>
  );
}
