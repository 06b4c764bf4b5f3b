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

import { EventsServiceEventHandler } from '@backstage/plugin-events-node';
import { followGitlabEvents } from './followGitlabEvents';

describe('events of GitLab', () => {
  const web_url = 'https://gitlab.example.com/blue/shop';

  async function nudgesOf(topic: string, eventPayload: unknown) {
    let onEvent: EventsServiceEventHandler | undefined;
    const nudge = jest.fn();
    await followGitlabEvents(
      {
        publish: jest.fn(),
        subscribe: async options => {
          expect(options.topics).toContain(topic);
          onEvent = options.onEvent;
        },
      },
      { nudge },
      { aliases: [], gitlabHosts: ['gitlab.example.com'] },
    );
    await onEvent!({ topic, eventPayload });
    return nudge.mock.calls;
  }

  it('make the portal look at the branch of a push', async () => {
    expect(
      await nudgesOf('gitlab.push', {
        object_kind: 'push',
        ref: 'refs/heads/main',
        project: { web_url },
      }),
    ).toEqual([[web_url, 'main', 'push']]);
  });

  it('make the portal look at the branch of a pipeline', async () => {
    expect(
      await nudgesOf('gitlab.pipeline', {
        object_kind: 'pipeline',
        object_attributes: { ref: 'main', status: 'success' },
        project: { web_url: `${web_url}/` },
      }),
    ).toEqual([[web_url, 'main', 'pipeline']]);
  });

  it('make the portal look at the branch that a merge request is to be merged into', async () => {
    expect(
      await nudgesOf('gitlab.merge_request', {
        object_kind: 'merge_request',
        object_attributes: {
          source_branch: 'promote/1',
          target_branch: 'main',
        },
        project: { web_url },
      }),
    ).toEqual([[web_url, 'main', 'mergeRequest']]);
    expect(
      await nudgesOf('gitlab.merge_request', {
        object_attributes: { target_branch: ['main'] },
        project: { web_url },
      }),
    ).toEqual([]);
  });

  it.each([
    undefined,
    null,
    'push',
    {},
    { ref: 'refs/heads/main' },
    { ref: 7, project: { web_url } },
    { ref: 'main', project: { web_url: 'nothing' } },
    { ref: 'main', project: { web_url: 'https://elsewhere.example.com/a/b' } },
  ])('make it do nothing where they say %j', async payload => {
    expect(await nudgesOf('gitlab.push', payload)).toEqual([]);
  });
});
