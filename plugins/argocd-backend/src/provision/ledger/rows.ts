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

/** Rows of the ledger as the database has them. */

export interface RepositoryKey {
  gitlab_host: string;
  gitlab_project_id: number;
}

export interface RepositoryRow extends RepositoryKey {
  path: string;
  path_checked_at: string;
}

export interface OwnerColumns {
  provision_instance: string | null;
  provision_id: string | null;
  user_entity_ref: string;
  reserved_at: string;
}

export interface NameRow extends RepositoryKey, OwnerColumns {
  name: string;
  project: string;
}

export interface NamespaceRow extends RepositoryKey, OwnerColumns {
  cluster: string;
  namespace: string;
}

export interface ApplicationRow extends RepositoryKey, OwnerColumns {
  instance: string;
  namespace: string;
  name: string;
  app_project: string | null;
  entity_ref: string | null;
  /** Where GitLab had the project then. */
  repository_path: string;
  server: string;
  cluster: string;
  destination_namespace: string;
  used_since: string | null;
}

/** What is to be held together, or not at all. */
export interface Holding {
  repository: RepositoryRow;
  names: NameRow[];
  namespaces: NamespaceRow[];
  applications: ApplicationRow[];
}

export const isSameRepository = (one: RepositoryKey, other: RepositoryKey) =>
  one.gitlab_host === other.gitlab_host &&
  one.gitlab_project_id === other.gitlab_project_id;
