export type {
  ArgocdApi,
  NameUse,
  NameAvailability,
  ProvisionedObject,
  ProvisionRequest,
  ProvisionResult,
  RequestOptions,
} from './ArgocdApi';
export { ArgocdClient } from './ArgocdClient';
