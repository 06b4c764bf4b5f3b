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

import { CommitInfo } from '../git/Repository';
import { Person, Team } from '../world/people';
import { Actor, GitlabWorld } from './GitlabWorld';
import {
  Delivery,
  DeployKey,
  Hook,
  Job,
  MergeRequest,
  Pipeline,
  Project,
  ProtectedBranch,
  Token,
  Variable,
} from './model';

const time = (milliseconds: number | undefined) =>
  milliseconds === undefined ? null : new Date(milliseconds).toISOString();

const day = (milliseconds: number | undefined) =>
  time(milliseconds)?.slice(0, 10) ?? null;

const seconds = (from?: number, to?: number) =>
  from === undefined || to === undefined
    ? null
    : Math.round((to - from) / 100) / 10;

/** The JSON shapes of GitLab's REST API. */
export class Render {
  constructor(private readonly world: GitlabWorld) {}

  user = (person: Person) => ({
    id: person.id,
    username: person.username,
    name: person.name,
    state: this.world.stateOf(person),
    locked: false,
    avatar_url: null,
    web_url: `${this.world.baseUrl}/${person.username}`,
  });

  currentUser = (person: Person) => ({
    ...this.user(person),
    created_at: '2026-01-05T09:00:00.000Z',
    email: person.email,
    confirmed_at: '2026-01-05T09:00:00.000Z',
    can_create_project: person.canCreateProjects ?? true,
    ...(person.isAdmin && { is_admin: true }),
  });

  member = (person: Person, level: number) => ({
    ...this.user(person),
    access_level: level,
    created_at: '2026-01-05T09:00:00.000Z',
    expires_at: null,
  });

  group = (team: Team) => ({
    id: team.id,
    name: team.name,
    path: team.path.split('/').pop(),
    full_name: team.name,
    full_path: team.path,
    visibility: team.visibility ?? 'public',
    project_creation_level: team.projectCreation ?? 'maintainer',
    archived: team.isArchived ?? false,
    marked_for_deletion_on: day(team.markedForDeletionAt),
    parent_id:
      this.world.groupAt(team.path.split('/').slice(0, -1).join('/'))?.id ??
      null,
    web_url: `${this.world.baseUrl}/groups/${team.path}`,
  });

  /** A deploy or access token of a group, without its value. */
  groupToken = (token: Token) => ({
    id: token.id,
    name: token.name,
    scopes: token.scopes,
    revoked: false,
    expires_at: day(token.expiresAt),
    ...(token.kind === 'deploy'
      ? { username: token.username, expired: this.isOver(token) }
      : { user_id: token.userId, active: !this.isOver(token) }),
  });

  personalToken = (token: Token) => ({
    id: token.id ?? 1,
    name: token.name ?? 'token',
    revoked: false,
    active: true,
    scopes: token.scopes,
    user_id: token.userId,
    created_at: '2026-01-05T09:00:00.000Z',
    expires_at: day(token.expiresAt),
  });

  topic = (name: string) => ({
    id: this.world.topics.get(name),
    name,
    title: name,
    total_projects_count: [...this.world.projects.values()].filter(
      ({ topics }) => topics.includes(name),
    ).length,
  });

  hook = (hook: Hook) => ({
    id: hook.id,
    url: hook.url,
    created_at: time(hook.createdAt),
    push_events: hook.pushEvents,
    tag_push_events: hook.tagPushEvents,
    enable_ssl_verification: hook.sslVerification,
    alert_status: 'executable',
    disabled_until: null,
    ...(hook.group && { group_id: this.world.groupAt(hook.group)?.id }),
    ...(hook.projectId && { project_id: hook.projectId }),
  });

  delivery = (hook: Hook, delivery: Delivery) => ({
    id: delivery.id,
    url: hook.url,
    trigger: delivery.trigger,
    response_status: delivery.status || 'internal error',
    execution_duration: delivery.durationMs / 1000,
    created_at: time(delivery.at),
  });

  namespace = (name: string) => {
    const team = this.world.groupAt(name);
    if (team) {
      return {
        id: team.id,
        name: team.name,
        path: team.path,
        kind: 'group',
        full_path: team.path,
        parent_id: null,
        web_url: `${this.world.baseUrl}/groups/${team.path}`,
      };
    }
    const person = this.world.person(name)!;
    return {
      id: 1000 + person.id,
      name: person.name,
      path: person.username,
      kind: 'user',
      full_path: person.username,
      parent_id: null,
      web_url: `${this.world.baseUrl}/${person.username}`,
    };
  };

  simpleProject = (project: Project) => {
    const fullPath = this.world.fullPath(project);
    const namespace = this.namespace(project.namespace);
    const url = `${this.world.baseUrl}/${fullPath}`;
    return {
      id: project.id,
      description: project.description,
      name: project.name,
      name_with_namespace: `${namespace.name} / ${project.name}`,
      path: project.path,
      path_with_namespace: fullPath,
      created_at: time(project.createdAt),
      default_branch: project.defaultBranch,
      tag_list: project.topics,
      topics: project.topics,
      ssh_url_to_repo: `git@${
        new URL(this.world.baseUrl).hostname
      }:${fullPath}.git`,
      http_url_to_repo: `${url}.git`,
      web_url: url,
      last_activity_at: time(project.lastActivityAt),
      namespace,
    };
  };

  project = async (project: Project, actor: Actor) => {
    const level = this.world.projectLevel(actor.person, project);
    return {
      ...this.simpleProject(project),
      empty_repo: (await project.repository.branches()).length === 0,
      archived: false,
      visibility: project.visibility,
      creator_id: project.creatorId,
      marked_for_deletion_on: project.markedForDeletionAt
        ? new Date(project.markedForDeletionAt).toISOString().slice(0, 10)
        : null,
      ...project.settings,
      permissions: {
        project_access: null,
        group_access: level ? { access_level: level } : null,
      },
    };
  };

  commit = (project: Project, commit: CommitInfo) => ({
    id: commit.id,
    short_id: commit.id.slice(0, 8),
    created_at: commit.committedDate,
    parent_ids: commit.parentIds,
    title: commit.message.split('\n')[0],
    message: commit.message,
    author_name: commit.authorName,
    author_email: commit.authorEmail,
    authored_date: commit.authoredDate,
    committer_name: commit.committerName,
    committer_email: commit.committerEmail,
    committed_date: commit.committedDate,
    trailers: {},
    extended_trailers: {},
    web_url: `${this.world.baseUrl}/${this.world.fullPath(project)}/-/commit/${
      commit.id
    }`,
  });

  commitDetail = async (project: Project, commit: CommitInfo) => {
    const stats = await project.repository.stats(commit.id);
    const pipeline = this.world
      .pipelinesOf(project)
      .find(({ sha }) => sha === commit.id);
    return {
      ...this.commit(project, commit),
      stats: { ...stats, total: stats.additions + stats.deletions },
      status: pipeline?.status ?? null,
      project_id: project.id,
      last_pipeline: pipeline ? this.pipelineRow(pipeline) : null,
    };
  };

  branch = async (
    project: Project,
    actor: Actor,
    branch: { name: string; sha: string },
  ) => {
    const protection = this.world.protection(project, branch.name);
    const level = this.world.projectLevel(actor.person, project);
    const commit = await project.repository.commit(branch.sha);
    return {
      name: branch.name,
      commit: commit ? this.commit(project, commit) : null,
      merged: false,
      protected: Boolean(protection),
      developers_can_push: (protection?.pushLevel ?? 40) <= 30,
      developers_can_merge: (protection?.mergeLevel ?? 40) <= 30,
      can_push: level >= (protection?.pushLevel ?? 30),
      default: branch.name === project.defaultBranch,
      web_url: `${this.world.baseUrl}/${this.world.fullPath(project)}/-/tree/${
        branch.name
      }`,
    };
  };

  protectedBranch = (branch: ProtectedBranch) => {
    const level = (access: number) => ({
      id: branch.id,
      access_level: access,
      access_level_description:
        { 0: 'No one', 30: 'Developers + Maintainers', 40: 'Maintainers' }[
          access
        ] ?? 'Maintainers',
      user_id: null,
      group_id: null,
    });
    return {
      id: branch.id,
      name: branch.name,
      push_access_levels: [
        ...(branch.pushLevel > 0 || !branch.deployKeyIds?.length
          ? [level(branch.pushLevel)]
          : []),
        ...(branch.deployKeyIds ?? []).map(id => ({
          ...level(40),
          access_level_description: 'Deploy key',
          deploy_key_id: id,
        })),
      ],
      merge_access_levels: [level(branch.mergeLevel)],
      allow_force_push: branch.allowForcePush,
    };
  };

  deployKey = (key: DeployKey) => ({
    id: key.id,
    title: key.title,
    key: key.key,
    can_push: key.canPush,
    created_at: time(key.createdAt),
    expires_at: null,
  });

  variable = (variable: Variable) => ({ hidden: false, ...variable });

  pipelineRow = (pipeline: Pipeline) => ({
    id: pipeline.id,
    iid: pipeline.iid,
    project_id: pipeline.projectId,
    sha: pipeline.sha,
    ref: pipeline.ref,
    status: pipeline.status,
    source: pipeline.source,
    name: null,
    created_at: time(pipeline.createdAt),
    updated_at: time(
      pipeline.finishedAt ?? pipeline.startedAt ?? pipeline.createdAt,
    ),
    web_url: this.pipelineUrl(pipeline),
  });

  pipeline = (pipeline: Pipeline) => {
    const path = new URL(this.pipelineUrl(pipeline)).pathname;
    const words =
      {
        success: 'passed',
      }[pipeline.status as string] ?? pipeline.status;
    return {
      ...this.pipelineRow(pipeline),
      before_sha: pipeline.beforeSha,
      tag: pipeline.tag,
      yaml_errors: pipeline.yamlErrors,
      user: this.user(this.world.person(pipeline.userId)!),
      started_at: time(pipeline.startedAt),
      finished_at: time(pipeline.finishedAt),
      committed_at: null,
      duration: seconds(pipeline.startedAt, pipeline.finishedAt),
      queued_duration: seconds(pipeline.createdAt, pipeline.startedAt),
      detailed_status: {
        icon: `status_${pipeline.status}`,
        text: words.charAt(0).toUpperCase() + words.slice(1),
        label: words,
        group: pipeline.status,
        tooltip: words,
        has_details: true,
        details_path: path,
      },
    };
  };

  job = (project: Project, pipeline: Pipeline, job: Job) => ({
    id: job.id,
    name: job.name,
    stage: job.stage,
    status: job.status,
    ...(job.failureReason && { failure_reason: job.failureReason }),
    allow_failure: job.allowFailure,
    ref: pipeline.ref,
    tag: pipeline.tag,
    created_at: time(job.createdAt),
    started_at: time(job.startedAt),
    finished_at: time(job.finishedAt),
    duration: seconds(job.startedAt, job.finishedAt),
    queued_duration: seconds(job.createdAt, job.startedAt),
    user: this.user(this.world.person(pipeline.userId)!),
    commit: { id: pipeline.sha },
    pipeline: {
      id: pipeline.id,
      project_id: pipeline.projectId,
      ref: pipeline.ref,
      sha: pipeline.sha,
      status: pipeline.status,
    },
    web_url: `${this.world.baseUrl}/${this.world.fullPath(project)}/-/jobs/${
      job.id
    }`,
    artifacts: [{ file_type: 'trace', size: Buffer.byteLength(job.trace) }],
    tag_list: [],
  });

  mergeRequest = async (project: Project, item: MergeRequest) => {
    const path = this.world.fullPath(project);
    const user = (id: number) => this.user(this.world.person(id)!);
    const newest = this.world
      .pipelinesOf(project)
      .find(({ mergeRequest }) => mergeRequest?.id === item.id);
    return {
      id: item.id,
      iid: item.iid,
      project_id: project.id,
      title: item.title,
      description: item.description,
      state: item.state,
      draft: /^draft:/i.test(item.title),
      source_branch: item.sourceBranch,
      target_branch: item.targetBranch,
      source_project_id: project.id,
      target_project_id: project.id,
      author: user(item.authorId),
      assignees: item.assigneeIds.map(user),
      reviewers: item.reviewerIds.map(user),
      labels: item.labels,
      sha: item.sha,
      merge_commit_sha: item.mergeCommitSha ?? null,
      squash_commit_sha: null,
      squash: item.squash,
      detailed_merge_status: item.state === 'opened' ? 'unchecked' : 'not_open',
      merge_error: null,
      has_conflicts: false,
      should_remove_source_branch: item.removeSourceBranch,
      force_remove_source_branch: item.removeSourceBranch,
      merged_at: time(item.mergedAt),
      merge_user: item.mergedById ? user(item.mergedById) : null,
      created_at: time(item.createdAt),
      updated_at: time(item.updatedAt),
      web_url: `${this.world.baseUrl}/${path}/-/merge_requests/${item.iid}`,
      references: {
        short: `!${item.iid}`,
        relative: `!${item.iid}`,
        full: `${path}!${item.iid}`,
      },
      head_pipeline: newest ? this.pipelineRow(newest) : null,
    };
  };

  private isOver = ({ expiresAt }: Token): boolean =>
    expiresAt !== undefined && expiresAt <= this.world.clock.now();

  private pipelineUrl(pipeline: Pipeline): string {
    const project = this.world.projects.get(pipeline.projectId)!;
    return `${this.world.baseUrl}/${this.world.fullPath(project)}/-/pipelines/${
      pipeline.id
    }`;
  }
}
