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

export type {
  ActionState,
  ApplicationDetail,
  ApplicationLink,
  ApplicationList,
  ApplicationOrder,
  ApplicationView,
  Cause,
  CauseCode,
  CauseEvent,
  CauseSummary,
  Change,
  ChangeState,
  ConfirmLinkRequest,
  CredentialExpiry,
  CredentialPurpose,
  Deployment,
  DeploymentOutcome,
  DeploymentPage,
  DeliverySplit,
  DeploymentView,
  DiagnosisCode,
  DiagnosisStep,
  EntityApplications,
  EntityDelivery,
  EntityDiagnosis,
  Has,
  Headline,
  HeadlineCode,
  HeadlineLineCode,
  HealthStatus,
  InstanceStatus,
  InstanceStatusCode,
  InstanceTrouble,
  InstanceTroubleCode,
  InstanceView,
  LedgerEntry,
  LedgerImport,
  LedgerImportOutcome,
  LinkDoubt,
  LinkReason,
  ListedApplication,
  ListedVerdictCode,
  ListedVersion,
  LogLine,
  MergeRequestLink,
  NameAvailability,
  OperationPhase,
  PageLink,
  ProjectView,
  ProvisionedObject,
  ProvisionResult,
  RegistrationMethod,
  RegistrationView,
  RepositoryAccess,
  RepositoryDelivery,
  ResourceAction,
  ResourceActionRequest,
  ResourceDiff,
  ResourceEvent,
  ResourceNode,
  ResourceRef,
  ResourceTree,
  RevisionMetadata,
  RollbackRequest,
  ServiceStanding,
  ServiceVersion,
  Standing,
  SyncRequest,
  SyncStatus,
  SyncWindowState,
  Verdict,
  VerdictCode,
} from './openapi.generated';
export type {
  AnswerOf,
  ArgocdPaths,
  BodyOf,
  PathOf,
  PathWith,
  QueryOf,
} from './operations';
