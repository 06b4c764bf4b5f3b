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

import { parameters } from './parameters';
import { Rule } from './VerdictContext';

/** Argo CD's own: it removes the objects, then runs the hooks for after that. */
const ownFinalizers = [
  {
    pattern:
      /^(?:resources-finalizer\.argocd\.argoproj\.io|foregroundDeletion)/,
    waitsFor: 'objects',
  },
  {
    pattern: /^(?:pre|post)-delete-finalizer\.argocd\.argoproj\.io/,
    waitsFor: 'hooks',
  },
];

const isActive = (phase: string | undefined) =>
  phase === 'Running' || phase === 'Terminating';

function waitsFor(finalizers: string[]): Record<string, string | undefined> {
  const foreign = finalizers.filter(
    name => !ownFinalizers.some(({ pattern }) => pattern.test(name)),
  );
  return foreign.length > 0
    ? { waitsFor: 'finalizer', finalizer: foreign.join(', ') }
    : {
        waitsFor: ownFinalizers.find(({ pattern }) =>
          finalizers.some(name => pattern.test(name)),
        )?.waitsFor,
      };
}

export const deleting: Rule = ({ deletingSince, finalizers, operation }) =>
  deletingSince
    ? {
        code: 'deleting',
        parameters: parameters(
          isActive(operation?.phase) && !operation?.dryRun
            ? { waitsFor: 'operation' }
            : waitsFor(finalizers ?? []),
        ),
        since: deletingSince,
      }
    : undefined;
