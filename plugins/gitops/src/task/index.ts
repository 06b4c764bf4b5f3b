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

export type { Fate } from './fate';
export { fateOf } from './fate';
export type { FirstVersion } from './firstVersion';
export { firstVersionOf, hostOf, isSettled } from './firstVersion';
export { isOfNewProjectForm } from './isOfNewProjectForm';
export type { ProjectOutput } from './projectOutput';
export { projectOutputOf } from './projectOutput';
export type { TaskEvent, TaskLog } from './taskLog';
export { emptyLog, withEvents } from './taskLog';
export type { TakenBack, TaskPart, TaskPartId } from './taskParts';
export { takenBack, taskPartsOf } from './taskParts';
export type { TaskPhase } from './taskPhase';
export { taskPhase } from './taskPhase';
export type { TaskValues } from './taskValues';
export { nameOfRef, plannedHost, starterOf, taskValuesOf } from './taskValues';
export type { Wait } from './wait';
export { patience, waitOf } from './wait';
