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

import { ApplicationLink } from './link';
import { inEnglish, TranslateMessage } from '../text/translate';
import { argocdMessages } from '../text/messages';
import { ApplicationRef } from './application';

type Messages = typeof argocdMessages.diagnosis;

/** What a step says; its text is the message of that name. @public */
export type DiagnosisCode = Exclude<keyof Messages, 'by' | 'link' | 'status'>;

/**
 * One step of the explanation why an entity shows what it shows.
 *
 * `annotation`: what the entity says. `instance`: which instances were asked. `match`: what was found by what.
 * `excluded`: what nearly matched, and why it does not. `permission`: what the user may not see. `advice`: what to
 * change.
 *
 * @public
 */
export interface DiagnosisStep {
  kind:
    | 'annotation'
    | 'instance'
    | 'match'
    | 'excluded'
    | 'permission'
    | 'advice';
  /** `good` needs nothing, `bad` keeps applications from being shown. */
  level: 'good' | 'info' | 'bad';
  code: DiagnosisCode;
  parameters: Record<string, string>;
  /** The same in English. */
  sentence: string;
}

/** Answer of `GET /entities/{kind}/{namespace}/{name}/diagnosis`. @public */
export interface EntityDiagnosis {
  entityRef: string;
  steps: DiagnosisStep[];
  /** What the user sees in the end. */
  applications: (ApplicationRef & { link: ApplicationLink; by: string })[];
}

/** The sentence for a step, in English unless told otherwise. @public */
export function diagnosisSentence(
  { code, parameters }: Pick<DiagnosisStep, 'code' | 'parameters'>,
  translate: TranslateMessage = inEnglish,
): string {
  const { by, link, status } = parameters;
  return translate(`diagnosis.${code}`, {
    ...parameters,
    ...(by && { by: translate(`diagnosis.by.${by as keyof Messages['by']}`) }),
    ...(link && {
      link: translate(`diagnosis.link.${link as keyof Messages['link']}`),
    }),
    ...(status && {
      status: translate(
        `diagnosis.status.${status as keyof Messages['status']}`,
      ),
    }),
  });
}
