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

import { isDeepStrictEqual } from 'node:util';
import { RawApplication, RawDeployment, RawSource } from './types';

/** What manifests are made of besides a revision, which stands beside it. */
function partsOf({
  source,
  sources,
}: Pick<RawDeployment, 'source' | 'sources'>): RawSource[] {
  const all = sources?.length
    ? sources
    : [source].filter(item => item?.repoURL);
  return all.map(item => ({ ...item, targetRevision: undefined }));
}

/**
 * Whether a deployment was made of something else than the application names now, e.g. of other parameters: the same
 * revision then says nothing. What Argo CD renders into Git is known by its commit alone.
 */
export function isOfOtherSource(
  deployment: RawDeployment,
  spec: NonNullable<RawApplication['spec']>,
): boolean {
  const [then, now] = [partsOf(deployment), partsOf(spec)];
  return (
    !spec.sourceHydrator &&
    then.length > 0 &&
    now.length > 0 &&
    !isDeepStrictEqual(then, now)
  );
}
