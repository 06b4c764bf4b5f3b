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

import { posix } from 'node:path';
import { ApplicationSource } from '../record/ApplicationRecord';

/**
 * The values files that Helm reads for a source, by their paths in its repository; those that count most come first. Files
 * of another source or of another host are left out.
 */
export function valuesFiles({
  path,
  valueFiles = [],
}: Pick<ApplicationSource, 'path' | 'valueFiles'>): string[] {
  return path === undefined
    ? []
    : [posix.join(path, 'values.yaml'), ...valueFiles].reverse();
}
