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

import { ListedVersion, Verdict } from '@slipway/plugin-argocd-common';

/** What tells a version in a few letters: the change – where the latest one fails, that one –, else the tag of an image. */
export function shortVersion({
  verdict,
  version,
}: {
  verdict: Verdict;
  version: ListedVersion;
}): string | undefined {
  if (verdict.code === 'notDeployed') {
    return undefined;
  }
  const { commit } = version.failing ?? version;
  if (commit) {
    return commit.slice(0, 7);
  }
  const tag = /:([^:/]+)$/.exec(version.image ?? '')?.[1];
  return tag && /^[0-9a-f]{40}$/.test(tag) ? tag.slice(0, 7) : tag;
}
