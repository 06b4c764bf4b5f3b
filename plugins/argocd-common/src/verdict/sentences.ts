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

import { Cause } from '../cause/cause';
import { causeSentence } from '../cause/sentences';
import type { Verdict } from './verdict';

const rollingOut: Record<string, string> = {
  pending: 'A sync was asked for and begins soon.',
  terminating: 'The sync is being stopped.',
  syncing: 'A sync is running.',
  progressing: 'The newest change is rolling out.',
};

const outOfDate: Record<string, string> = {
  automatic: 'Git is ahead of the cluster; Argo CD will bring it in by itself.',
  manual: 'Git is ahead of the cluster and nobody has synced.',
  window:
    'Git is ahead of the cluster; a sync window keeps automatic sync from bringing it in.',
  prune:
    'Something is no longer in Git, and automatic sync may not remove it from the cluster.',
  drift:
    'The cluster differs from Git although this commit was deployed; somebody may have changed it by hand.',
  healing:
    'The cluster differs from Git although this commit was deployed; Argo CD will put it back by itself.',
  shared: 'The cluster differs from Git: another application has a part of it.',
};

const withCause: Partial<Record<Verdict['code'], string>> = {
  cannotCompare: 'Nobody can tell whether it is up to date.',
  syncFailed: 'The last sync failed.',
  broken: 'What runs is not healthy.',
};

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

function rollingOutSentence(parameters: Record<string, string>): string {
  if (parameters.step === 'retrying') {
    return `The sync failed and is tried again at ${parameters.time}.`;
  }
  return parameters.usualSeconds
    ? `The newest change has been rolling out for ${duration(
        parameters.elapsedSeconds,
      )}, usually ${duration(parameters.usualSeconds)}.`
    : rollingOut[parameters.step];
}

/** The English sentence for a verdict. @public */
export function verdictSentence(
  { code, parameters }: Pick<Verdict, 'code' | 'parameters'>,
  cause?: Cause,
): string {
  if (cause && cause.code !== 'other') {
    const sentence = causeSentence(cause);
    if (code === 'cannotCompare') {
      return `Nobody can tell whether it is up to date: ${inner(sentence)}`;
    }
    if (code === 'rollingOut' && parameters.step === 'progressing') {
      return `Rolling out, but ${inner(sentence)}`;
    }
    if (withCause[code] || parameters.way === 'shared') {
      return sentence;
    }
  }
  switch (code) {
    case 'deleting':
      return 'The application is being deleted.';
    case 'rollingOut':
      return rollingOutSentence(parameters);
    case 'notDeployed':
      return 'Nothing is deployed yet.';
    case 'outOfDate':
      return outOfDate[parameters.way];
    case 'paused':
      return 'It is paused.';
    case 'live':
      return 'The newest change is live.';
    case 'unknown':
      return `Argo CD says sync ${parameters.sync}, health ${parameters.health}.`;
    default:
      return withCause[code]!;
  }
}
