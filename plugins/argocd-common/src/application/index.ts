export type {
  ApplicationAction,
  ActionReasonCode,
  ActionState,
} from './actions';
export { actionReasonSentence, APPLICATION_ACTIONS } from './actions';
export type { InstanceStatus, InstanceStatusCode } from './instance';
export type {
  ApplicationCondition,
  ApplicationDeployment,
  ApplicationDestination,
  ApplicationOperation,
  ApplicationRecord,
  ApplicationRef,
  ApplicationSource,
  AutoSyncPolicy,
  HealthStatus,
  OperationPhase,
  SyncStatus,
} from './record';
export { applicationKey } from './record';
export type {
  ApplicationSourceView,
  ApplicationView,
  DeploymentView,
  EntityApplications,
} from './view';
export { environmentOf, compareEnvironments } from './environment';
