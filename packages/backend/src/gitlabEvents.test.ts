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

import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import eventsPlugin from '@backstage/plugin-events-backend';
import {
  createGitlabTokenValidator,
  GitlabEventRouter,
} from '@backstage/plugin-events-backend-module-gitlab';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { eventsExtensionPoint } from '@backstage/plugin-events-node/alpha';
import { eventually } from './__testUtils__/eventually';

jest.setTimeout(60_000);

const webhookSecret = 'a secret of the webhook';
const mergeRequest = {
  object_kind: 'merge_request',
  project: { web_url: 'https://gitlab.example.com/team/shop' },
  object_attributes: { iid: 95, target_branch: 'main' },
};

/** The module without its loader, which imports its parts in a way that Jest does not know. */
const gitlabModule = createBackendModule({
  pluginId: 'events',
  moduleId: 'gitlab',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        events: eventsServiceRef,
        ingresses: eventsExtensionPoint,
      },
      async init({ config, events, ingresses }) {
        await new GitlabEventRouter({ events }).subscribe();
        const validator = createGitlabTokenValidator(config);
        if (validator) {
          ingresses.addHttpPostIngress({ topic: 'gitlab', validator });
        }
      },
    });
  },
});

/** The portal's events as packages/backend adds them, and what is heard of merge requests. */
async function startEvents(gitlab: object) {
  const heard: unknown[] = [];
  const listener = createBackendModule({
    pluginId: 'events',
    moduleId: 'listener',
    register(env) {
      env.registerInit({
        deps: { events: eventsServiceRef },
        async init({ events }) {
          await events.subscribe({
            id: 'listener',
            topics: ['gitlab.merge_request'],
            async onEvent({ eventPayload }) {
              heard.push(eventPayload);
            },
          });
        },
      });
    },
  });
  const backend = await startTestBackend({
    features: [
      mockServices.rootConfig.factory({
        data: { events: { modules: { gitlab } } },
      }),
      eventsPlugin,
      gitlabModule,
      listener,
    ],
  });
  const port = backend.server.port();
  const post = (token?: string) =>
    fetch(`http://localhost:${port}/api/events/http/gitlab`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        ...(token && { 'X-Gitlab-Token': token }),
      },
      body: JSON.stringify(mergeRequest),
    });
  return { heard, post, stop: () => backend.stop() };
}

describe("GitLab's events", () => {
  it('arrive with the secret of the webhook, and without it are refused', async () => {
    const { heard, post, stop } = await startEvents({ webhookSecret });
    expect((await post()).status).toBe(403);
    expect((await post('another')).status).toBe(403);
    expect(heard).toEqual([]);
    expect((await post(webhookSecret)).status).toBe(202);
    await eventually(
      async () => heard.length,
      count => count > 0,
    );
    expect(heard).toEqual([mergeRequest]);
    await stop();
  });

  it('are not listened to where no secret is configured', async () => {
    const { heard, post, stop } = await startEvents({});
    expect((await post('any')).ok).toBe(false);
    expect(heard).toEqual([]);
    await stop();
  });
});
