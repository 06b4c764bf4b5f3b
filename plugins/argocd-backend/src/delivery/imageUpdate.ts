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

import { CommitFacts } from './types';

/** What Argo CD Image Updater signs with unless it is told otherwise. */
const imageUpdater = 'noreply@argoproj.io';

/**
 * Whether a commit names no person as its author: GitLab gives its bots, and the template the jobs of its pipelines,
 * addresses of `noreply.<host>`, and people who hide theirs some of `users.noreply.<host>`.
 */
function isByMachine(email: string, repository: string): boolean {
  const hostname = URL.parse(repository)?.hostname;
  return (
    email === imageUpdater ||
    (hostname !== undefined && email.endsWith(`@noreply.${hostname}`))
  );
}

/** Whether a commit is no change itself, came by no merge request, and was written by a pipeline or a bot. */
export function isImageUpdate(
  { state, hasNoMergeRequest, authorEmail }: CommitFacts,
  repository: string,
): boolean {
  return (
    state === 'none' &&
    hasNoMergeRequest === true &&
    authorEmail !== undefined &&
    isByMachine(authorEmail, repository)
  );
}
