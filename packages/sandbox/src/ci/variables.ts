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
import { GitlabWorld } from '../gitlab/GitlabWorld';
import { Pipeline, Project } from '../gitlab/model';

/** A pipeline of a merge request has no branch of its own, so that rules can tell the two apart. */
function branchVariables(
  { comparedWith, mergeRequest, ref }: Pipeline,
  project: Project,
): Record<string, string> {
  if (!mergeRequest) {
    return { CI_COMMIT_BRANCH: ref, CI_COMMIT_REF_NAME: ref };
  }
  return {
    CI_COMMIT_REF_NAME: mergeRequest.sourceBranch,
    CI_OPEN_MERGE_REQUESTS: `${project.namespace}/${project.path}!${mergeRequest.iid}`,
    CI_MERGE_REQUEST_ID: String(mergeRequest.id),
    CI_MERGE_REQUEST_IID: String(mergeRequest.iid),
    CI_MERGE_REQUEST_TITLE: mergeRequest.title,
    CI_MERGE_REQUEST_EVENT_TYPE: 'detached',
    CI_MERGE_REQUEST_PROJECT_ID: String(project.id),
    CI_MERGE_REQUEST_SOURCE_BRANCH_NAME: mergeRequest.sourceBranch,
    CI_MERGE_REQUEST_SOURCE_BRANCH_SHA: mergeRequest.sha,
    CI_MERGE_REQUEST_TARGET_BRANCH_NAME: mergeRequest.targetBranch,
    ...(comparedWith && { CI_MERGE_REQUEST_DIFF_BASE_SHA: comparedWith }),
  };
}

/** The predefined variables of a pipeline, as GitLab sets them; gitlab-ci-local has placeholders for most. */
export function predefinedVariables(
  world: GitlabWorld,
  pipeline: Pipeline,
  project: Project,
  commit: CommitInfo,
  options: { registry: string; jobToken?: string },
): Record<string, string> {
  const fullPath = world.fullPath(project);
  const server = new URL(world.baseUrl);
  const user = world.person(pipeline.userId)!;
  // The one whose name GitLab knows, and shows to jobs.
  const deployToken = world
    .deployTokensOf(project.id)
    .find(({ name }) => name === 'gitlab-deploy-token');
  const [title, ...description] = commit.message.split('\n');
  // A registry knows no capitals.
  const registryImage = `${options.registry}/${fullPath.toLowerCase()}`;
  return {
    CI: 'true',
    GITLAB_CI: 'true',
    CI_PROJECT_ID: String(project.id),
    CI_PROJECT_NAME: project.path,
    CI_PROJECT_TITLE: project.name,
    CI_PROJECT_NAMESPACE: project.namespace,
    CI_PROJECT_PATH: fullPath,
    CI_PROJECT_URL: `${world.baseUrl}/${fullPath}`,
    CI_PROJECT_VISIBILITY: project.visibility,
    CI_DEFAULT_BRANCH: project.defaultBranch,
    CI_PIPELINE_ID: String(pipeline.id),
    CI_PIPELINE_IID: String(pipeline.iid),
    CI_PIPELINE_SOURCE: pipeline.source,
    CI_PIPELINE_URL: `${world.baseUrl}/${fullPath}/-/pipelines/${pipeline.id}`,
    CI_COMMIT_SHA: pipeline.sha,
    CI_COMMIT_SHORT_SHA: pipeline.sha.slice(0, 8),
    CI_COMMIT_BEFORE_SHA: pipeline.beforeSha,
    ...branchVariables(pipeline, project),
    CI_COMMIT_REF_PROTECTED: String(
      Boolean(world.protection(project, pipeline.ref)),
    ),
    CI_COMMIT_MESSAGE: commit.message,
    CI_COMMIT_TITLE: title,
    CI_COMMIT_DESCRIPTION: description.join('\n').trim(),
    CI_COMMIT_AUTHOR: `${commit.authorName} <${commit.authorEmail}>`,
    CI_SERVER_URL: world.baseUrl,
    CI_SERVER_HOST: server.hostname,
    CI_SERVER_PORT: server.port,
    CI_SERVER_FQDN: server.host,
    CI_SERVER_PROTOCOL: server.protocol.replace(':', ''),
    CI_SERVER_SHELL_SSH_HOST: server.hostname,
    CI_SERVER_SHELL_SSH_PORT: '22',
    CI_SERVER_VERSION: '18.4.2',
    CI_API_V4_URL: `${world.baseUrl}/api/v4`,
    CI_REGISTRY: options.registry,
    CI_REGISTRY_IMAGE: registryImage,
    GITLAB_USER_ID: String(user.id),
    GITLAB_USER_LOGIN: user.username,
    GITLAB_USER_NAME: user.name,
    GITLAB_USER_EMAIL: user.email,
    ...(deployToken && {
      CI_DEPLOY_USER: deployToken.username!,
      CI_DEPLOY_PASSWORD: deployToken.value,
    }),
    ...(options.jobToken && {
      CI_JOB_TOKEN: options.jobToken,
      CI_REGISTRY_USER: 'gitlab-ci-token',
      CI_REGISTRY_PASSWORD: options.jobToken,
      CI_REPOSITORY_URL: `${server.protocol}//gitlab-ci-token:${options.jobToken}@${server.host}/${fullPath}.git`,
    }),
  };
}
