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

import { causeSentence } from '../cause/sentences';
import { CauseSummary, Verdict } from '../schema/openapi.generated';
import { inEnglish, TranslateMessage } from '../text/translate';

type RollingOutStep =
  | 'pending'
  | 'terminating'
  | 'syncing'
  | 'retrying'
  | 'progressing';

type OutOfDateWay =
  | 'automatic'
  | 'manual'
  | 'window'
  | 'prune'
  | 'drift'
  | 'healing'
  | 'shared';

/** A sentence as part of another one: names stay as they are. */
function inner(sentence: string): string {
  return sentence.replace(/^(?:A|The|Its|Somebody)\b/, word =>
    word.toLowerCase(),
  );
}

function duration(seconds: string): string {
  return Number(seconds) < 90
    ? `${seconds} s`
    : `${Math.round(Number(seconds) / 60)} min`;
}

function rollingOutSentence(
  parameters: Record<string, string>,
  translate: TranslateMessage,
): string {
  return parameters.usualSeconds
    ? translate('verdict.rollingOut.slow', {
        elapsed: duration(parameters.elapsedSeconds),
        usual: duration(parameters.usualSeconds),
      })
    : translate(
        `verdict.rollingOut.${parameters.step as RollingOutStep}`,
        parameters,
      );
}

function sentenceWithCause(
  { code, parameters }: Pick<Verdict, 'code' | 'parameters'>,
  cause: CauseSummary,
  translate: TranslateMessage,
): string | undefined {
  const sentence = causeSentence(cause, translate);
  if (code === 'cannotCompare') {
    return translate('verdict.cannotCompareBecause', {
      cause: inner(sentence),
    });
  }
  if (code === 'rollingOut' && parameters.step === 'progressing') {
    return translate('verdict.rollingOut.but', { cause: inner(sentence) });
  }
  return code === 'syncFailed' ||
    code === 'broken' ||
    parameters.way === 'shared'
    ? sentence
    : undefined;
}

/** The sentence for a verdict, in English unless told otherwise. @public */
export function verdictSentence(
  verdict: Pick<Verdict, 'code' | 'parameters'>,
  cause?: CauseSummary,
  translate: TranslateMessage = inEnglish,
): string {
  const { code, parameters } = verdict;
  const sentence =
    cause && cause.code !== 'other'
      ? sentenceWithCause(verdict, cause, translate)
      : undefined;
  if (sentence) {
    return sentence;
  }
  switch (code) {
    case 'rollingOut':
      return rollingOutSentence(parameters, translate);
    case 'outOfDate':
      return translate(
        `verdict.outOfDate.${parameters.way as OutOfDateWay}`,
        parameters,
      );
    default:
      return translate(`verdict.${code}`, parameters);
  }
}
