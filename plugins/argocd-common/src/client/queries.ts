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

import { ArgocdPaths, QueryOf } from '../schema/operations';

/** Which applications the applications page shows. Lists mean any of. @public */
export type ApplicationListQuery = QueryOf<ArgocdPaths['/applications']['get']>;

/** Which projects the matrix shows. @public */
export type ApplicationMatrixQuery = QueryOf<
  ArgocdPaths['/applications/matrix']['get']
>;

/** Of which instance it has to be known whether a name is free. @public */
export type NameQuery = QueryOf<ArgocdPaths['/names/{name}']['get']>;

/** Names one object of an application. @public */
export type ResourceQuery = QueryOf<
  ArgocdPaths['/applications/{instance}/{namespace}/{name}/events']['get']
>;

/** Which log, of one pod or of all pods of an object, and how much of it. @public */
export type LogQuery = QueryOf<
  ArgocdPaths['/applications/{instance}/{namespace}/{name}/logs']['get']
>;
