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

import { z } from 'zod';
import { readJson, TooLargeError } from './readJson';

/** Why GitLab has not said what it was asked for. */
export type UserGitlabFailure =
  /** Nobody answers, or only that it cannot now. */
  | 'away'
  | 'timeout'
  /** It asks for a pause. */
  | 'busy'
  /** What answers is not GitLab's API, or leads to another address. */
  | 'notGitlab'
  /** It does not know the token, or no longer. */
  | 'token'
  /** The token may not ask this. */
  | 'scope'
  /** The person may not. */
  | 'forbidden'
  /** There is no such thing, or the person may not see it. */
  | 'missing';

/** It has no message of GitLab's, nor an address, nor the token. */
export class UserGitlabError extends Error {
  constructor(readonly failure: UserGitlabFailure) {
    super(`GitLab was asked with a person's token: ${failure}`);
    this.name = 'UserGitlabError';
  }
}

const maxBytes = 256 * 1024;

const id = z.number().int().positive();
const userSchema = z.object({
  id,
  username: z.string().max(255),
  state: z.string().max(100),
});
const groupSchema = z.object({ id, full_path: z.string().max(1024) });
const projectSchema = z.object({
  id,
  path_with_namespace: z
    .string()
    .max(1024)
    // Of these characters GitLab makes paths, and an address keeps them as they are.
    .regex(/^[\w.][\w.-]*(\/[\w.][\w.-]*)+$/)
    .refine(path => !path.split('/').some(part => /^\.+$/.test(part))),
});
const memberSchema = z.object({
  id,
  state: z.string().max(100),
  access_level: z.number().int(),
  // Only some editions say this.
  membership_state: z.string().max(100).optional(),
  expires_at: z.iso.date().nullish(),
});

export type GitlabUser = z.infer<typeof userSchema>;
export type GitlabMember = z.infer<typeof memberSchema>;

const refusalSchema = z.object({ error: z.string() });

/**
 * The questions that GitLab is asked with the token of a person. The token goes to the one address of the
 * configuration, in a header; nothing of it is kept.
 */
export class UserGitlab {
  constructor(
    private readonly options: {
      apiBaseUrl: string;
      token: string;
      signal: AbortSignal;
    },
  ) {}

  /** Who the token belongs to. */
  user(): Promise<GitlabUser> {
    return this.#get('/user', userSchema);
  }

  /** `path_with_namespace` of a project. */
  async projectPath(projectId: number): Promise<string> {
    const project = await this.#get(`/projects/${projectId}`, projectSchema);
    if (project.id !== projectId) {
      throw new UserGitlabError('notGitlab');
    }
    return project.path_with_namespace;
  }

  /** Number of the group with exactly this full path. */
  async groupId(path: string): Promise<number> {
    // GitLab takes digits for the number of a group, so a path of digits is looked for among all.
    const found = /^\d+$/.test(path)
      ? await this.#get(
          `/groups?search=${path}&top_level_only=true&per_page=50`,
          z.array(groupSchema),
        )
      : [await this.#get(`/groups/${encodeURIComponent(path)}`, groupSchema)];
    const group = found.find(
      item => item.full_path.toLowerCase() === path.toLowerCase(),
    );
    if (!group) {
      throw new UserGitlabError('missing');
    }
    return group.id;
  }

  /** The role of a person in a project, inherited and shared ones included; `undefined` where there is none. */
  member(projectId: number, userId: number): Promise<GitlabMember | undefined> {
    return this.#member(`/projects/${projectId}`, userId);
  }

  /** The same in a group. */
  memberOfGroup(
    groupId: number,
    userId: number,
  ): Promise<GitlabMember | undefined> {
    return this.#member(`/groups/${groupId}`, userId);
  }

  async #member(of: string, userId: number): Promise<GitlabMember | undefined> {
    try {
      const member = await this.#get(
        `${of}/members/all/${userId}`,
        memberSchema,
      );
      if (member.id !== userId) {
        throw new UserGitlabError('notGitlab');
      }
      return member;
    } catch (error) {
      if (error instanceof UserGitlabError && error.failure === 'missing') {
        return undefined;
      }
      throw error;
    }
  }

  async #get<T>(path: string, schema: z.ZodType<T>): Promise<T> {
    const { apiBaseUrl, signal, token } = this.options;
    // What is thrown below could quote the request, so none of it is passed on.
    try {
      const response = await fetch(`${apiBaseUrl}${path}`, {
        headers: {
          Accept: 'application/json',
          Authorization: `Bearer ${token}`,
        },
        redirect: 'manual',
        signal,
      });
      if (!response.ok) {
        throw new UserGitlabError(await failureOf(response));
      }
      const answer = schema.safeParse(await readJson(response, maxBytes));
      if (!answer.success) {
        throw new UserGitlabError('notGitlab');
      }
      return answer.data;
    } catch (error) {
      if (error instanceof UserGitlabError) {
        throw error;
      }
      if (signal.aborted) {
        throw new UserGitlabError('timeout');
      }
      throw new UserGitlabError(
        error instanceof SyntaxError || error instanceof TooLargeError
          ? 'notGitlab'
          : 'away',
      );
    }
  }
}

async function failureOf(response: Response): Promise<UserGitlabFailure> {
  const { status } = response;
  if (status === 403) {
    const refusal = refusalSchema.safeParse(
      await readJson(response, maxBytes).catch(() => undefined),
    );
    return refusal.data?.error === 'insufficient_scope' ? 'scope' : 'forbidden';
  }
  await response.body?.cancel();
  switch (status) {
    case 401:
      return 'token';
    case 404:
      return 'missing';
    case 429:
      return 'busy';
    default:
      return status >= 500 ? 'away' : 'notGitlab';
  }
}
