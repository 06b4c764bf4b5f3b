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
import { englishFormats, TextFormats } from '../text/formats';
import { inner } from '../text/inner';
import { shownParameters } from '../text/shownParameters';
import { inEnglish, TranslateMessage } from '../text/translate';
import { Keys, messageKeys, Told } from './messageKeys';

/** What a verdict tells, as people read it. */
function shown({ parameters, since }: Told, formats: TextFormats) {
  const { elapsedSeconds, usualSeconds } = parameters;
  return {
    ...shownParameters({ ...(since && { since }), ...parameters }, formats),
    ...(usualSeconds && {
      elapsed: formats.duration(Number(elapsedSeconds)),
      usual: formats.duration(Number(usualSeconds)),
    }),
  };
}

/** A cause that says more than the verdict takes its place; what it leaves open stays. */
function sentencesWithCause(
  told: Told,
  cause: CauseSummary,
  translate: TranslateMessage,
  formats: TextFormats,
  say: (keys: Keys) => string[],
): string[] | undefined {
  const { code, parameters } = told;
  const sentence = causeSentence(cause, translate, formats);
  switch (code) {
    case 'cannotCompare':
      return [
        translate('verdict.cannotCompareBecause', { cause: inner(sentence) }),
      ];
    case 'rollingOut':
      if (parameters.step === 'progressing') {
        return [
          translate('verdict.rollingOut.but', { cause: inner(sentence) }),
        ];
      }
      return parameters.step === 'syncing' || parameters.step === 'retrying'
        ? [...say(messageKeys(told)), sentence]
        : undefined;
    case 'syncFailed':
      return [
        sentence,
        ...say([
          parameters.wanted && 'verdict.syncFailed.causeUntried',
          parameters.nothingDeployed && 'verdict.syncFailed.nothingDeployed',
          parameters.nothingRuns && 'verdict.notDeployed.workloads',
        ]),
      ];
    case 'broken':
      return [sentence];
    default:
      if (parameters.shared) {
        const { shared: _, ...rest } = parameters;
        return [...say(messageKeys({ ...told, parameters: rest })), sentence];
      }
      return parameters.way === 'shared' ? [sentence] : undefined;
  }
}

/** The sentence for a verdict, in English unless told otherwise. @public */
export function verdictSentence(
  verdict: Pick<Verdict, 'code' | 'parameters' | 'since'>,
  cause?: CauseSummary,
  translate: TranslateMessage = inEnglish,
  formats: TextFormats = englishFormats,
): string {
  const texts = shown(verdict, formats);
  const say = (keys: Keys) =>
    keys.flatMap(key => (key ? [translate(key, texts)] : []));
  const sentences =
    (cause && cause.code !== 'other'
      ? sentencesWithCause(verdict, cause, translate, formats, say)
      : undefined) ?? say(messageKeys(verdict));
  return sentences.join(' ');
}
