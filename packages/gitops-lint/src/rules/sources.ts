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

import { Manifest } from '../manifests/Manifest';
import { asArray, asRecord, asString, at, isRecord, Values } from '../values';

/** Where the specification of an Application takes its objects from: one source or several. */
function sourcesIn(spec: unknown): Values[] {
  const one = at(spec, 'source');
  return [
    ...(isRecord(one) ? [one] : []),
    ...asArray(at(spec, 'sources')).map(asRecord),
  ];
}

/** Where an Application takes its objects from: one source or several. */
export function sourcesOf({
  value,
}: Manifest): { source: Values; path: (string | number)[] }[] {
  const hasOne = isRecord(at(value, 'spec', 'source'));
  return sourcesIn(value.spec).map((source, index) => ({
    source,
    path:
      hasOne && index === 0
        ? ['spec', 'source']
        : ['spec', 'sources', index - (hasOne ? 1 : 0)],
  }));
}

/** The folders of the tree that the specification of an Application deploys; empty for the tree itself. */
export function foldersOf(spec: unknown): string[] {
  return sourcesIn(spec).flatMap(({ path }) => {
    const folder = asString(path);
    return folder === undefined
      ? []
      : [folder.replace(/^(\.?\/)+|\/+$|^\.$/g, '')];
  });
}
