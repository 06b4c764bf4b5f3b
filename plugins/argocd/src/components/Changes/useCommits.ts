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

import { useApi } from '@backstage/frontend-plugin-api';
import { ApplicationRef, CommitRange } from '@slipway/plugin-argocd-common';
import { argocdApiRef } from '../../api';
import { Loaded, useLoaded } from '../../hooks/useLoaded';

const isCommit = (revision: string | undefined) =>
  /^[0-9a-f]{40,64}$/.test(revision ?? '');

/** The commits between two revisions of an application; nothing where one of them is no commit. */
export function useCommits(
  { instance, namespace, name }: ApplicationRef,
  from: string | undefined,
  to: string | undefined,
): Loaded<CommitRange | undefined> {
  const api = useApi(argocdApiRef);
  const isKnown = isCommit(from) && isCommit(to);
  const loaded = useLoaded(
    async () =>
      isKnown
        ? api.getCommits(
            { instance, namespace, name },
            { from: from!, to: to! },
          )
        : undefined,
    [api],
    undefined,
    [instance, namespace, name, from, to].join(' '),
  );
  return { ...loaded, isLoading: isKnown && loaded.isLoading };
}
