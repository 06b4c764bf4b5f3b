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

import { OperationPhase } from '@slipway/plugin-argocd-common';
import { ApplicationOperation } from '../record/ApplicationRecord';
import { boundedText } from './boundedText';
import { nextTryAt } from './nextTryAt';
import { toRevisions } from './toRevisions';
import { RawInitiator, RawOperation, RawOperationState } from './types';

const initiatedByInfo = 'initiated-by';
/** Objects of a partial sync that are kept by name. */
const maxSelected = 10;
const commit = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/;

export function initiator(raw: RawInitiator | undefined, info?: string) {
  return {
    initiatedBy: info ?? raw?.username,
    automated: raw?.automated || undefined,
  };
}

/** What is asked for may be the name of a branch or tag, which is no revision yet. */
function askedFor({ sync }: RawOperation) {
  const { revision, revisions } = toRevisions(sync ?? {});
  const all = revisions ?? (revision ? [revision] : []);
  return all.every(item => commit.test(item)) ? { revision, revisions } : {};
}

/** What an operation was asked for, whatever has become of it. */
function request(operation: RawOperation) {
  const { info, initiatedBy, retry, sync = {} } = operation;
  const { resources = [] } = sync;
  return {
    dryRun: sync.dryRun || undefined,
    selected:
      resources.length > 0
        ? resources
            .slice(0, maxSelected)
            .map(({ kind, name }) => `${kind}/${name}`)
        : undefined,
    selectedCount: resources.length || undefined,
    retryLimit: retry?.limit || undefined,
    ...initiator(
      initiatedBy,
      info?.find(({ name }) => name === initiatedByInfo)?.value,
    ),
  };
}

const applied = ['Synced', 'Pruned'];

/** How far a sync is that runs; Argo CD adds each object when it has come to it. */
function done({ phase, syncResult }: RawOperationState): number | undefined {
  return phase === 'Running'
    ? syncResult?.resources?.filter(({ status = '' }) =>
        applied.includes(status),
      ).length
    : undefined;
}

/**
 * The operation that is asked for or runs, else the last one.
 *
 * @param complete - whether the state came whole
 */
export function toOperation(
  operation: RawOperation | undefined,
  state: RawOperationState | undefined,
  complete: boolean,
): ApplicationOperation | undefined {
  if (
    operation &&
    // It changes nothing: until it has begun, what was before it still counts.
    !(operation.sync?.dryRun && state) &&
    state?.phase !== 'Running' &&
    state?.phase !== 'Terminating'
  ) {
    return {
      phase: 'Pending',
      ...askedFor(operation),
      ...request(operation),
    };
  }
  if (!state?.phase) {
    return undefined;
  }
  const result = toRevisions(state.syncResult ?? {});
  const asked = state.operation ?? {};
  return {
    phase: state.phase as OperationPhase,
    message: boundedText(state.message),
    startedAt: state.startedAt,
    finishedAt: state.finishedAt,
    ...(result.revision ? result : askedFor(asked)),
    retryCount: state.retryCount,
    nextTryAt: nextTryAt(state),
    done: done(state),
    ...request(asked),
    listedOnly: !complete || undefined,
  };
}
