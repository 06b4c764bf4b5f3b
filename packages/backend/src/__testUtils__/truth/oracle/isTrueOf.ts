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

import { isAskedBy, isSyncFailed, lastOperation, rightVerdicts } from './facts';
import { Truth, TruthApplication } from './Truth';
import { VerdictClaim } from './verdictSentences';

/** Whether what a verdict's sentence claims of its application is so. */
export function isTrueOf(
  claim: VerdictClaim,
  application: TruthApplication,
  truth: Truth,
): boolean {
  const { exists, isDegraded, isProgressing, isSynced, objects, renders } =
    application;
  const { services } = application;
  const last = lastOperation(application);
  const starts = (sha: string | undefined, short: string) =>
    sha?.startsWith(short) ?? false;
  switch (claim.says) {
    case 'cannot be rendered':
      return !renders;
    case 'can be rendered':
      return renders;
    case 'is healthy':
      return isSynced && exists && !isDegraded && !isProgressing;
    case 'is rolling out':
      return isProgressing;
    case 'is not healthy':
      return isDegraded;
    case 'last sync failed':
      return (
        isSyncFailed(application) &&
        (claim.on === undefined || starts(last?.revision, claim.on))
      );
    case 'was not tried':
      return (
        starts(truth.commits[0], claim.wanted) &&
        last?.revision !== truth.commits[0]
      );
    case 'was rolled back':
      return (
        rightVerdicts(application)[0] === 'rolledBack' &&
        starts(last?.revision, claim.to) &&
        isAskedBy(last, claim.by)
      );
    case 'is in Git':
      return starts(truth.commits[0], claim.sha);
    case 'nothing is deployed':
      return !exists;
    case 'was deployed':
      return application.operations.some(
        ({ kind, phase, revision }) =>
          kind !== 'dry' &&
          phase === 'Succeeded' &&
          starts(revision, claim.sha),
      );
    case 'waits for its first sync':
      return !application.syncsItself && !isSynced;
    case 'Git asks for nothing':
      return services.every(({ inGit }) => inGit === undefined);
    case 'will be synced by itself':
      return application.syncsItself;
    case 'waits for a sync':
      return !application.syncsItself;
    case 'only a part was synced':
      return (
        last?.kind === 'partial' &&
        isAskedBy(last, claim.by) &&
        (claim.count ?? last.selected) === last.selected &&
        (claim.total ?? objects) === objects
      );
    case 'differs from Git':
      return !isSynced;
    case 'a forbidden object':
      return isSyncFailed(application);
    case 'an image is missing':
      return application.lacksImage;
    case 'passing':
      return true;
    default:
      return false;
  }
}
