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

/** What of GitLab's answers is read; anything else is not looked at. */
export interface GitlabCommit {
  id: string;
  title: string;
  author_name: string;
  author_email?: string;
  committed_date: string;
  web_url: string;
}

/** A pipeline as lists have it. */
export interface GitlabPipelineRow {
  id: number;
  sha: string;
  status: string;
  source?: string;
  web_url: string;
  created_at: string;
}

export interface GitlabPipeline extends GitlabPipelineRow {
  finished_at?: string | null;
  duration?: number | null;
}

export interface GitlabJob {
  name: string;
  stage: string;
  status: string;
  web_url: string;
  started_at?: string | null;
  finished_at?: string | null;
  pipeline?: { status?: string };
}

export interface GitlabMergeRequest {
  iid: number;
  title: string;
  web_url: string;
  author?: { name?: string; username?: string } | null;
  merge_commit_sha?: string | null;
}

/** A merge request as the list of a project has it. */
export interface GitlabMergeRequestRow extends GitlabMergeRequest {
  state: string;
  /** Head of its branch. */
  sha?: string | null;
  squash_commit_sha?: string | null;
  detailed_merge_status?: string;
}

export interface GitlabFileDiff {
  new_path: string;
  diff: string;
}

export interface GitlabRegistryRepository {
  id: number;
  path: string;
  location: string;
}

export interface GitlabTag {
  name: string;
  /** Lists do not have it. */
  created_at?: string | null;
}

export interface GitlabComparison {
  commits: GitlabCommit[];
}

/** Who sees what of a project, as far as GitLab says. */
export interface GitlabProjectSettings {
  default_branch?: string | null;
  visibility?: string;
  repository_access_level?: string;
  merge_requests_access_level?: string;
  builds_access_level?: string;
  public_jobs?: boolean;
}

export interface GitlabFile {
  content: string;
  encoding: string;
}

export interface GitlabTreeEntry {
  path: string;
  type: string;
}
