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

import { Cause } from '@slipway/plugin-argocd-common';
import { causeFromText, isSuccess } from './causeFromText';
import { RawApplication } from '../argocd/types';

/** The cause of a failed sync: the hook or the resource that the result names. */
export function causeInSync(application: RawApplication): Cause | undefined {
  const state = application.status?.operationState;
  const failed = state?.syncResult?.resources?.find(
    ({ hookPhase, status }) =>
      hookPhase === 'Failed' ||
      hookPhase === 'Error' ||
      status === 'SyncFailed',
  );
  const isFailed = state?.phase !== 'Succeeded';
  const [message] = [failed?.message, isFailed && state?.message].filter(
    (text): text is string => Boolean(text && !isSuccess(text)),
  );
  if (!failed) {
    return message ? causeFromText(message, 'operation') : undefined;
  }
  const { group, kind, namespace, name } = failed;
  const path = [{ ...(group && { group }), kind, namespace, name }];
  const cause = causeFromText(message ?? '', 'operation');
  if (failed.hookType && cause.code === 'other') {
    return {
      code: 'hookFailed',
      parameters: { kind, name, phase: failed.hookType },
      path,
      original: message,
    };
  }
  return { ...cause, parameters: { kind, name, ...cause.parameters }, path };
}
