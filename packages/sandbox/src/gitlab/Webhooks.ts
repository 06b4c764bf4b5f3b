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

import { GitlabWorld } from './GitlabWorld';
import { Delivery, Hook, Project } from './model';

interface Push {
  project: Project;
  /** The whole ref, `refs/heads/main`. */
  ref: string;
  before: string;
  after: string;
}

/** Deliveries that are remembered of each hook. */
const kept = 20;
/** Milliseconds after which a delivery has failed. */
const patienceMs = 10_000;

/** Delivers pushes to the addresses of hooks, and remembers the answers. */
export class Webhooks {
  constructor(private readonly world: GitlabWorld) {}

  /** Resolves when every hook that wants to know was called; none of them keeps a push from landing. */
  async pushed(push: Push): Promise<void> {
    const isTag = push.ref.startsWith('refs/tags/');
    const { project } = push;
    const wanted = [...this.world.hooks.values()].filter(
      ({ group, projectId, pushEvents, tagPushEvents }) =>
        (isTag ? tagPushEvents : pushEvents) &&
        (projectId === project.id ||
          (group !== undefined &&
            `${project.namespace}/`.startsWith(`${group}/`)) ||
          (group === undefined && projectId === undefined)),
    );
    await Promise.all(wanted.map(hook => this.#deliver(hook, push)));
  }

  /** Delivers what a push of nothing new would. */
  async test(hook: Hook, project: Project): Promise<Delivery> {
    const head = await project.repository.resolve(project.defaultBranch);
    return this.#deliver(hook, {
      project,
      ref: `refs/heads/${project.defaultBranch}`,
      before: head ?? '',
      after: head ?? '',
    });
  }

  async #deliver(hook: Hook, push: Push): Promise<Delivery> {
    const { project, ref, before, after } = push;
    const kind = ref.startsWith('refs/tags/') ? 'tag_push' : 'push';
    const isSystem = hook.group === undefined && hook.projectId === undefined;
    const at = this.world.clock.now();
    const url = `${this.world.baseUrl}/${this.world.fullPath(project)}`;
    const started = performance.now();
    let status = 0;
    try {
      const answer = await fetch(hook.url, {
        method: 'POST',
        redirect: 'manual',
        signal: AbortSignal.timeout(patienceMs),
        headers: {
          'content-type': 'application/json',
          'x-gitlab-event': isSystem
            ? 'System Hook'
            : { push: 'Push Hook', tag_push: 'Tag Push Hook' }[kind],
          ...(hook.token && { 'x-gitlab-token': hook.token }),
        },
        body: JSON.stringify({
          object_kind: kind,
          event_name: kind,
          before,
          after,
          ref,
          checkout_sha: after,
          project_id: project.id,
          project: {
            id: project.id,
            name: project.name,
            web_url: url,
            git_http_url: `${url}.git`,
            path_with_namespace: this.world.fullPath(project),
            default_branch: project.defaultBranch,
          },
          commits: [],
          total_commits_count: 0,
        }),
      });
      status = answer.status;
    } catch {
      // No answer: the delivery has status 0.
    }
    const delivery: Delivery = {
      id: this.world.nextId(),
      trigger: `${kind}_hooks`,
      status,
      at,
      durationMs: performance.now() - started,
    };
    hook.deliveries = [delivery, ...hook.deliveries].slice(0, kept);
    return delivery;
  }
}
