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

import { DiscoveryApi, FetchApi } from '@backstage/frontend-plugin-api';
import { ResponseError } from '@backstage/errors';
import {
  LeftoversView,
  NewProjectValues,
  ProjectChecks,
  ProjectPreview,
  TargetsView,
} from '@slipway/plugin-gitops-common';
import { GitopsApi } from './gitopsApiRef';
import { previewProject } from './previewProject';

/** Asks the routes that this repository's back-end module adds to the scaffolder. */
export class GitopsClient implements GitopsApi {
  constructor(
    private readonly apis: { discoveryApi: DiscoveryApi; fetchApi: FetchApi },
  ) {}

  getTargets(): Promise<TargetsView> {
    return this.#ask('targets');
  }

  check(
    question: {
      templateRef: string;
      values: Partial<NewProjectValues>;
      token: string;
    },
    signal?: AbortSignal,
  ): Promise<ProjectChecks> {
    const { token, ...asked } = question;
    return this.#send('checks', asked, token, signal);
  }

  preview(
    question: { templateRef: string; values: NewProjectValues },
    signal?: AbortSignal,
  ): Promise<ProjectPreview> {
    return previewProject(
      question.templateRef,
      { ...question.values },
      this.apis,
      signal,
    );
  }

  findLeftovers(taskId: string, token: string): Promise<LeftoversView> {
    return this.#send('leftovers', { taskId }, token);
  }

  removeLeftovers(taskId: string, token: string): Promise<LeftoversView> {
    return this.#send('leftovers/remove', { taskId }, token);
  }

  #send<T>(
    route: string,
    body: object,
    token: string,
    signal?: AbortSignal,
  ): Promise<T> {
    return this.#ask(route, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ ...body, secrets: { USER_OAUTH_TOKEN: token } }),
      signal,
    });
  }

  async #ask<T>(route: string, init?: RequestInit): Promise<T> {
    const baseUrl = await this.apis.discoveryApi.getBaseUrl('scaffolder');
    const response = await this.apis.fetchApi.fetch(
      `${baseUrl}/gitops/${route}`,
      init,
    );
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return response.json();
  }
}
