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

import { InputError } from '@backstage/errors';
import { utils } from 'ssh2';
import { createGitlabClient, GitlabCall, GitlabClient } from './client';
import { unlessMissing } from './failures';
import { projectFailure } from './projectFailure';
import { defaultBranch, RepositoryAddress } from './repositoryAddress';

const keyTitle = 'Image update';
/** Variable of the pipeline with the private half of that key. */
const keyVariable = 'IMAGE_UPDATE_KEY';

/** What the pipeline of a project may do, set up with the token of a user. */
export class ProjectPipeline {
  static create(
    address: RepositoryAddress,
    token: string,
    call: GitlabCall = {},
  ): ProjectPipeline {
    return new ProjectPipeline(
      address,
      createGitlabClient({ ...call, backendUrl: address.backendUrl, token }),
    );
  }

  private constructor(
    private readonly address: RepositoryAddress,
    private readonly client: GitlabClient,
  ) {}

  /** Lets pipelines push with their job token and scan what they built without it, and Developers push to the branch that the pipeline writes to. */
  async useJobToken(projectId: number): Promise<void> {
    try {
      await this.client.Projects.edit(projectId, {
        ciPushRepositoryForJobTokenAllowed: true,
      } as Parameters<GitlabClient['Projects']['edit']>[1]);
      // A run before this one may have protected it for a deploy key alone.
      await this.client.ProtectedBranches.unprotect(
        projectId,
        defaultBranch,
      ).catch(unlessMissing);
      await this.client.ProtectedBranches.protect(projectId, defaultBranch, {
        pushAccessLevel: 30,
        mergeAccessLevel: 30,
        allowForcePush: false,
      });
      await this.#makeScanToken(projectId);
    } catch (error) {
      throw projectFailure(error, this.address, 'set up the project');
    }
  }

  /** GitLab shows the token of this name to jobs; nobody else ever has its value. */
  async #makeScanToken(projectId: number): Promise<void> {
    const name = 'gitlab-deploy-token';
    const existing = await this.client.DeployTokens.all({ projectId });
    if (!existing.some(token => token.name === name)) {
      await this.client.DeployTokens.create(name, ['read_registry'], {
        projectId,
      });
    }
  }

  /**
   * Gives the pipeline a deploy key of its own, and lets nothing else push to the branch; people merge. The private half
   * is a protected variable, and nowhere else. The key of an earlier run goes: nothing has its private half any more.
   *
   * @returns whether there was one
   */
  async useDeployKey(projectId: number): Promise<boolean> {
    const pair = utils.generateKeyPairSync('ed25519', { comment: keyTitle });
    try {
      const before = await this.#findDeployKey(projectId);
      const key = await this.client.DeployKeys.create(
        projectId,
        keyTitle,
        pair.public,
        { canPush: true },
      );
      await this.client.ProjectVariables.remove(projectId, keyVariable).catch(
        unlessMissing,
      );
      await this.client.ProjectVariables.create(
        projectId,
        keyVariable,
        `${pair.private.trimEnd()}\n`,
        { variableType: 'file', protected: true },
      );
      await this.client.ProtectedBranches.unprotect(
        projectId,
        defaultBranch,
      ).catch(unlessMissing);
      // gitbeaker's types know no deploy keys here.
      const { body } = await this.client.ProtectedBranches.requester.post<{
        push_access_levels?: { deploy_key_id?: number }[];
      }>(`projects/${projectId}/protected_branches`, {
        body: {
          name: defaultBranch,
          allowed_to_push: [{ deploy_key_id: key.id }],
          merge_access_level: 40,
          allow_force_push: false,
        },
      });
      const isProtected = body.push_access_levels?.some(
        level => level.deploy_key_id === key.id,
      );
      if (!isProtected) {
        throw new InputError(
          `${this.address.host} does not let a deploy key push to a protected branch through its API. Choose the image update with the job token.`,
        );
      }
      if (before === undefined) {
        return false;
      }
      await this.client.DeployKeys.remove(projectId, before).catch(
        unlessMissing,
      );
      return true;
    } catch (error) {
      throw error instanceof InputError
        ? error
        : projectFailure(error, this.address, 'set up the deploy key');
    }
  }

  /** The key that an earlier run has made: the one whose private half the pipeline has. Others may have the same title. */
  async #findDeployKey(projectId: number): Promise<number | undefined> {
    const variable = await this.client.ProjectVariables.show(
      projectId,
      keyVariable,
    ).catch(unlessMissing);
    const parsed = utils.parseKey(variable?.value ?? '');
    if (parsed instanceof Error) {
      return undefined;
    }
    const publicKey = parsed.getPublicSSH().toString('base64');
    const keys = await this.client.DeployKeys.all({ projectId });
    // GitLab puts a comment of its own behind a key.
    return keys.find(
      ({ key, title }) =>
        title === keyTitle && String(key).split(' ')[1] === publicKey,
    )?.id;
  }
}
