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

/**
 * Scaffolder actions that publish a GitOps project to GitLab and register it with Argo CD.
 *
 * @packageDocumentation
 */

export { createApplyManifestsAction } from './actions/applyManifests';
export { createCheckTreeAction } from './actions/checkTree';
export { createCompleteProjectAction } from './actions/completeProject';
export { createFindLeftoversAction } from './actions/findLeftovers';
export { createPlanProjectAction } from './actions/planProject';
export { createPublishProjectAction } from './actions/publishProject';
export { createRegisterInPlatformRepositoryAction } from './actions/registerInPlatformRepository';
export { createRemoveLeftoversAction } from './actions/removeLeftovers';
export type { LeftoverServices } from './leftovers/removeLeftovers';
export type { RevertServices } from './leftovers/revert';
export { createRevertProjectAction } from './actions/revertProject';
export { scaffolderModuleGitops as default } from './module';
export type { TargetConfig } from './targets/TargetConfig';
export type { PlacedProject, ProjectPlace } from './targets/Targets';
export { Targets } from './targets/Targets';
