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

import { Repository } from '../git/Repository';

export interface Project {
  id: number;
  name: string;
  path: string;
  /** Group path or user name. */
  namespace: string;
  description: string | null;
  visibility: 'private' | 'internal' | 'public';
  defaultBranch: string;
  topics: string[];
  /** Full paths that it had before it was renamed; GitLab leads from there to here. */
  formerPaths: string[];
  createdAt: number;
  lastActivityAt: number;
  creatorId: number;
  settings: ProjectSettings;
  protectedBranches: ProtectedBranch[];
  /** Access level by user name of who was added to the project itself. */
  members: Record<string, number>;
  /** Groups whose members have at most that access level here. */
  sharedWith: { group: string; level: number; expiresAt?: number }[];
  variables: Variable[];
  triggers: Trigger[];
  deployKeys: DeployKey[];
  markedForDeletionAt?: number;
  repository: Repository;
  nextPipelineIid: number;
  nextMergeRequestIid: number;
}

export interface ProjectSettings {
  ci_push_repository_for_job_token_allowed: boolean;
  ci_pipeline_variables_minimum_override_role: string;
  ci_default_git_depth: number;
  auto_cancel_pending_pipelines: string;
  only_allow_merge_if_pipeline_succeeds: boolean;
  merge_method: string;
  /** Whether whoever sees the project sees its pipelines and jobs, too. */
  public_jobs: boolean;
  repository_access_level: string;
  merge_requests_access_level: string;
  builds_access_level: string;
}

export interface ProtectedBranch {
  id: number;
  name: string;
  pushLevel: number;
  mergeLevel: number;
  allowForcePush: boolean;
  /** Deploy keys that may push beside who has the level. */
  deployKeyIds?: number[];
}

export interface DeployKey {
  id: number;
  title: string;
  /** The public half, as `type base64 comment`. */
  key: string;
  canPush: boolean;
  createdAt: number;
}

export interface Variable {
  key: string;
  value: string;
  variable_type: 'env_var' | 'file';
  protected: boolean;
  masked: boolean;
  raw: boolean;
  environment_scope: string;
  description: string | null;
}

export interface Trigger {
  id: number;
  token: string;
  description: string;
  ownerId: number;
}

export type CiStatus =
  | 'created'
  | 'pending'
  | 'running'
  | 'success'
  | 'failed'
  | 'canceled'
  | 'skipped'
  | 'manual';

export type PipelineSource = 'push' | 'api' | 'trigger' | 'merge_request_event';

export interface Pipeline {
  id: number;
  iid: number;
  projectId: number;
  sha: string;
  beforeSha: string;
  /** What `rules:changes` compare with; without it GitLab takes every path as changed. */
  comparedWith?: string;
  ref: string;
  tag: boolean;
  status: CiStatus;
  source: PipelineSource;
  /** Where the pipeline is one of a merge request. */
  mergeRequest?: MergeRequest;
  yamlErrors: string | null;
  userId: number;
  variables: Record<string, string>;
  createdAt: number;
  startedAt?: number;
  finishedAt?: number;
  jobs: Job[];
}

export interface Job {
  id: number;
  name: string;
  stage: string;
  status: CiStatus;
  failureReason?: string;
  allowFailure: boolean;
  createdAt: number;
  startedAt?: number;
  finishedAt?: number;
  trace: string;
}

export interface MergeRequest {
  id: number;
  iid: number;
  projectId: number;
  title: string;
  description: string;
  state: 'opened' | 'merged' | 'closed';
  sourceBranch: string;
  targetBranch: string;
  /** Head of the source branch when it was seen last. */
  sha: string;
  authorId: number;
  assigneeIds: number[];
  reviewerIds: number[];
  labels: string[];
  squash: boolean;
  removeSourceBranch: boolean;
  createdAt: number;
  updatedAt: number;
  /** When it was first requested whether it can be merged; GitLab checks from then on. */
  checkedAt?: number;
  mergedAt?: number;
  mergedById?: number;
  mergeCommitSha?: string;
}

export type TokenKind = 'oauth' | 'personal' | 'access' | 'job' | 'deploy';

export interface Token {
  value: string;
  kind: TokenKind;
  scopes: string[];
  userId?: number;
  /** Deploy tokens answer only to their own user name. */
  username?: string;
  /** Group that the token is of. */
  group?: string;
  /** Project that the token is of. */
  projectId?: number;
  /** Where it is one that the API lists: its number there, and what its maker calls it. */
  id?: number;
  name?: string;
  /** Pipeline whose jobs own the token; it dies with them. */
  pipeline?: Pipeline;
  expiresAt?: number;
}

/** An application that signs people in by OAuth. */
export interface OAuthApplication {
  id: number;
  name: string;
  clientId: string;
  clientSecret: string;
  redirectUris: string[];
}

/** An address to which pushes are delivered. */
export interface Hook {
  id: number;
  url: string;
  /** Sent along as `X-Gitlab-Token`. */
  token: string;
  pushEvents: boolean;
  tagPushEvents: boolean;
  sslVerification: boolean;
  createdAt: number;
  /** Whose pushes; neither group nor project where it is one of the whole GitLab. */
  group?: string;
  projectId?: number;
  /** Newest first. */
  deliveries: Delivery[];
}

/** One call of a hook's address, and what came back; status 0 where there was no answer. */
export interface Delivery {
  id: number;
  trigger: string;
  status: number;
  at: number;
  durationMs: number;
}
