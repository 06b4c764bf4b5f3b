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

import { ApplicationHydration } from '../record/ApplicationRecord';
import { redactAddresses } from '../redact/redactAddresses';
import { redactInternals } from '../redact/redactInternals';
import { boundedText } from './boundedText';
import { RawApplication } from './types';

/** What Argo CD's source hydrator makes of an application; `undefined` where it has none. */
export function toHydration({
  spec,
  status,
}: RawApplication): ApplicationHydration | undefined {
  const hydrator = spec?.sourceHydrator;
  if (!hydrator) {
    return undefined;
  }
  const { currentOperation, lastSuccessfulOperation } =
    status?.sourceHydrator ?? {};
  const target = hydrator.syncSource?.repoURL;
  return {
    repoUrl: target === hydrator.drySource?.repoURL ? undefined : target,
    dryRevision: currentOperation?.drySHA ?? lastSuccessfulOperation?.drySHA,
    hydratedFrom: lastSuccessfulOperation?.drySHA,
    hydratedTo: lastSuccessfulOperation?.hydratedSHA,
    failure:
      currentOperation?.phase === 'Failed'
        ? redactAddresses(
            redactInternals(
              boundedText(currentOperation.message) ||
                'Argo CD gives no reason',
            ),
          )
        : undefined,
    since: currentOperation?.startedAt,
  };
}
