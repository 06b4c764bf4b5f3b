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

import { TextTable } from './TextTable';

/** Where Argo CD looks up the cluster that an application names. */
export const destination: TextTable = [
  {
    code: 'clusterUnknown',
    text: /there are no clusters with this name: (?<cluster>[^\s,;]+)/,
  },
  {
    code: 'clusterUnknown',
    text: /cluster "(?<cluster>[^"]+)" (?:not found|is disabled)/,
  },
  {
    code: 'specInvalid',
    text: /(?<reason>application destination can't have both name and server defined|there are \d+ clusters with the same name)/,
  },
  {
    code: 'specInvalid',
    text: /(?<reason>destination server missing from app spec)/i,
  },
];
