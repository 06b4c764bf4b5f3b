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

import { recordedTask } from '../../../__testUtils__/projectTask';
import { blankDraft, serviceOf } from './draft';
import { draftOf } from './draftOf';

describe('the form filled in with the answers of a task', () => {
  it('has all that was answered', () => {
    const { parameters } = recordedTask('failed').task.spec;
    const draft = draftOf({
      ...parameters,
      description: 'What we sell.',
      imageUpdate: 'deploy-key',
      domain: 'apps.example.org',
    });
    expect(draft).toMatchObject({
      name: 'broken',
      description: 'What we sell.',
      owner: 'group:default/team-realtime',
      target: 'global',
      group: 'team-realtime',
      settings: {
        environments: ['dev'],
        imageUpdate: 'deploy-key',
        domain: 'apps.example.org',
      },
    });
    expect(draft.services.map(({ id }) => id)).toEqual([1, 2]);
    expect(draft.services.map(serviceOf)).toEqual([
      expect.objectContaining({ name: 'api', port: 8000, public: false }),
      expect.objectContaining({ name: 'web', port: 8000, public: true }),
    ]);
  });

  it('decides anew what becomes of leftovers', () => {
    expect(draftOf({ name: 'shop', leftover: 'remove' })).not.toHaveProperty(
      'leftover',
    );
  });

  it('presets what it does not understand', () => {
    expect(
      draftOf({
        name: 7,
        services: [null, 'web'],
        visibility: 'secret',
        environments: 'dev',
      }),
    ).toEqual(blankDraft);
  });
});
