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

export type { ApplicationAction, ActionState } from './actions';
export { actionReasonSentence, APPLICATION_ACTIONS } from './actions';
export type {
  ApplicationRef,
  HealthStatus,
  OperationPhase,
  SyncStatus,
} from './application';
export { applicationKey } from './application';
export type {
  ApplicationDelivery,
  EntityDelivery,
  RepositoryDelivery,
} from './delivery';
export type {
  Deployment,
  DeploymentOutcome,
  DeploymentPage,
} from './deployments';
export type {
  DiagnosisCode,
  DiagnosisStep,
  EntityDiagnosis,
} from './diagnosis';
export { diagnosisSentence } from './diagnosis';
export type {
  CredentialExpiry,
  CredentialPurpose,
  InstanceStatus,
  InstanceStatusCode,
  InstanceView,
  ProjectView,
  RegistrationView,
  RegistrationMethod,
  RepositoryAccess,
} from './instance';
export type { ApplicationLink } from './link';
export type {
  LogLine,
  LogQuery,
  ResourceAction,
  ResourceDiff,
  ResourceEvent,
  ResourceNode,
  ResourceQuery,
  ResourceTree,
  RevisionMetadata,
} from './resources';
export type {
  ApplicationDetail,
  ApplicationView,
  PageLink,
  DeploymentView,
  EntityApplications,
  ListedApplication,
  ApplicationOrder,
  ApplicationList,
  ApplicationListQuery,
  SyncWindowState,
} from './view';
