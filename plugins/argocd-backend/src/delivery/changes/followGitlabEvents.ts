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
const push = z.object({ project, ref: z.string() });
const pipeline = z.object({
  project,
  object_attributes: z.object({ ref: z.string() }),
});

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
    topics: ['gitlab.push', 'gitlab.pipeline'],
    async onEvent({ topic, eventPayload }) {
      const isPush = topic === 'gitlab.push';
      const parsed = isPush
        ? push
            .transform(({ ref, ...rest }) => ({ ...rest, ref }))
            .safeParse(eventPayload)
        : pipeline
            .transform(({ object_attributes: { ref }, ...rest }) => ({
              ...rest,
              ref,
            }))
            .safeParse(eventPayload);
      const page =
        parsed.success &&
        repositoryPage(parsed.data.project.web_url, addresses);
      if (page) {
        changes.nudge(
          page,
          parsed.data.ref.replace(/^refs\/heads\//, ''),
          isPush ? 'push' : 'pipeline',
        );
      }
    },
  });
}
