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

import { BackstageCredentials } from '@backstage/backend-plugin-api';

/** A project of a GitLab, by the number that it keeps when it is renamed. */
export interface LedgerRepository {
  /** Host of the GitLab, as `integrations` has it. */
  host: string;
  projectId: number;
  /** `path_with_namespace`, as GitLab answered for the number. */
  path: string;
}

/** One Application, with the AppProject of the same name, that a provisioning is to make. */
export interface ReservedEnvironment {
  /** `<project>-<environment>`. */
  name: string;
  server: string;
  namespace: string;
}

/** One provisioning: only the same person may go on with it or undo it. */
export interface ProvisionOwner {
  instance: string;
  provisionId: string;
  userEntityRef: string;
}

/** What a provisioning needs for itself. That the person may act for the repository is proved before. */
export interface ReservationRequest extends ProvisionOwner {
  /** Name of the project, from which its namespaces are named. */
  project: string;
  entityRef: string;
  repository: LedgerRepository;
  environments: ReservedEnvironment[];
}

/** A provisioning that is undone before another one reserves anything. */
export interface Undone extends Omit<ProvisionOwner, 'instance'> {
  /** Whether its repository is taken over, so that what was synced stays where it is. */
  isKept: boolean;
  /** What Argo CDs have of it. */
  objects: { instance: string; name: string }[];
}

/** What one call of `reserve` has added to the ledger. */
export interface Reservation {
  /** Names of the Applications of the instance that the repository had before the call: there they are no change. */
  held: string[];
  /**
   * Takes it back where Argo CD made nothing of it, or what it made is removed again. What was there before the call
   * stays.
   *
   * @param wasSynced - whether a sync had begun by then: its namespaces may exist, and stay reserved
   */
  release(wasSynced: boolean): Promise<void>;
}

/** Who holds which name and namespace, over all Argo CD instances, as far as provisioning asks. */
export interface ProvisionLedger {
  /**
   * Reserves before Argo CD is asked; the same again is no change.
   *
   * @throws InputError, NotAllowedError, ConflictError or ServiceUnavailableError, naming the name and the way out
   */
  reserve(
    request: ReservationRequest,
    credentials: BackstageCredentials,
  ): Promise<Reservation>;

  /**
   * Whether a reservation would be refused. Of a repository that is still to be made the number is 0.
   *
   * @param undone - what is out of the way by then
   * @throws what `reserve` throws
   */
  check(
    request: ReservationRequest,
    credentials: BackstageCredentials,
    undone?: Undone,
  ): Promise<void>;

  /**
   * The GitLab projects for which a provisioning reserved something, or made an object of its instance; none where there
   * is nothing left to undo.
   *
   * @param objects - names of what Argo CD has of it
   */
  holders(
    owner: ProvisionOwner,
    objects: string[],
  ): Promise<Omit<LedgerRepository, 'path'>[]>;

  /** After an undo: what the provisioning reserved is free again, unless a sync had begun. */
  release(owner: ProvisionOwner, wasSynced: boolean): Promise<void>;
}
