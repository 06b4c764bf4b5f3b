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
 * What the form, the actions and the templates of GitOps projects share.
 *
 * @packageDocumentation
 */

export * from './services';
export { domainPattern, hostname } from './hostname';
export type {
  LeftoversView,
  LeftoverView,
  ProjectCheck,
  ProjectCheckId,
  ProjectCheckOutcome,
  ProjectChecks,
} from './checks';
export { outcomeOfChecks, projectChecks } from './checks';
export type { EndpointProfile } from './endpointProfiles';
export { endpointProfiles } from './endpointProfiles';
export type { ImageUpdate } from './imageUpdates';
export { imageUpdates } from './imageUpdates';
export type { NameProblem } from './names';
export {
  maxProjectName,
  nameProblem,
  projectNameSchema,
  suggestName,
} from './names';
export type {
  ChartReport,
  Finding,
  Note,
  PipelineEvent,
  PipelineJob,
  PipelineReport,
  PreviewFile,
  ProjectPreview,
} from './preview';
export type { RegistrationMethod } from './registrationMethods';
export { registrationMethods } from './registrationMethods';
export type {
  BuildEngine,
  EnvironmentName,
  NewProjectValues,
  TargetChoice,
  TargetGroup,
  TargetSettings,
  TargetsView,
  TargetView,
  Visibility,
} from './targets';
export {
  buildEngines,
  environmentNames,
  targetChoices,
  visibilities,
} from './targets';
