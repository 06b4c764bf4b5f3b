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

import { Gitlab } from '@gitbeaker/rest';
import { createRequester, GitlabLimits } from './requester';

export type GitlabClient = InstanceType<typeof Gitlab>;

/** How a call goes to GitLab. */
export interface GitlabCall {
  /** Ends calls that are under way, e.g. where their task is cancelled. */
  signal?: AbortSignal;
  limits?: Partial<GitlabLimits>;
}

/** The one way to GitLab's API from here, with the token of a user. */
export function createGitlabClient(
  options: GitlabCall & {
    /** Address of GitLab for this back end. */
    backendUrl: string;
    token: string;
  },
): GitlabClient {
  const { backendUrl, limits, signal, token } = options;
  return new Gitlab({
    host: backendUrl.replace(/\/+$/, ''),
    oauthToken: token,
    requesterFn: createRequester({ signal, limits }),
  });
}
