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

import { EventsService } from '@backstage/plugin-events-node';
import { z } from 'zod';
import { Addresses, repositoryPage } from '../../pages/repositoryPage';
import { RepositoryNudges } from './GitlabChanges';

const project = z.object({ web_url: z.string() });

/** The branch that an event is about, by its topic. */
const topics = {
  'gitlab.push': {
    what: 'push',
    schema: z
      .object({ project, ref: z.string() })
      .transform(event => ({ page: event.project.web_url, ref: event.ref })),
  },
  'gitlab.pipeline': {
    what: 'pipeline',
    schema: z
      .object({ project, object_attributes: z.object({ ref: z.string() }) })
      .transform(event => ({
        page: event.project.web_url,
        ref: event.object_attributes.ref,
      })),
  },
  'gitlab.merge_request': {
    what: 'mergeRequest',
    schema: z
      .object({
        project,
        object_attributes: z.object({ target_branch: z.string() }),
      })
      .transform(event => ({
        page: event.project.web_url,
        ref: event.object_attributes.target_branch,
      })),
  },
} as const;

function isTopic(topic: string): topic is keyof typeof topics {
  return topic in topics;
}

/**
 * Looks where GitLab says that something has happened. Whoever can publish an event may claim so: it makes the portal ask
 * sooner, and nothing in it is believed.
 */
export function followGitlabEvents(
  events: EventsService,
  changes: RepositoryNudges,
  addresses: Addresses,
): Promise<void> {
  return events.subscribe({
    id: 'argocd-changes',
    topics: Object.keys(topics),
    async onEvent({ topic, eventPayload }) {
      if (!isTopic(topic)) {
        return;
      }
      const { schema, what } = topics[topic];
      const { data } = schema.safeParse(eventPayload);
      const page = data && repositoryPage(data.page, addresses);
      if (page) {
        changes.nudge(page, data.ref.replace(/^refs\/heads\//, ''), what);
      }
    },
  });
}
