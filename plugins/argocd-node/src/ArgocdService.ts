import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  InstanceStatus,
  NameAvailability,
  ProvisionRequest,
  ProvisionResult,
} from '@slipway/plugin-argocd-common';

/** @public */
export interface ArgocdServiceOptions {
  /** On whose behalf: the Argo CD back end authorises this user or plugin. */
  credentials: BackstageCredentials;
}

/** What other back ends may ask of the Argo CD back end. @public */
export interface ArgocdService {
  getInstances(options: ArgocdServiceOptions): Promise<InstanceStatus[]>;
  /** Where a name is taken, in any instance. */
  getName(
    name: string,
    options: ArgocdServiceOptions,
  ): Promise<NameAvailability>;
  /** Creates one AppProject and its Applications; all or nothing. */
  provision(
    instance: string,
    request: ProvisionRequest,
    options: ArgocdServiceOptions,
  ): Promise<ProvisionResult>;
  /** Removes what one provisioning created; the names of what was removed. */
  removeProvision(
    instance: string,
    provisionId: string,
    options: ArgocdServiceOptions,
  ): Promise<string[]>;
}
