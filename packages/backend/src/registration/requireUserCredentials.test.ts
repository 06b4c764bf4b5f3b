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

import { mockServices } from '@backstage/backend-test-utils';
import { requireUserCredentials } from './requireUserCredentials';

const required = (scaffolder?: object) => () =>
  requireUserCredentials(
    mockServices.rootConfig({ data: scaffolder ? { scaffolder } : {} }),
  );

describe('requireUserCredentials', () => {
  it('takes a scaffolder whose actions have the token of the person alone', () => {
    expect(required({ requireScmUserCredentials: true })).not.toThrow();
  });

  it.each([undefined, {}, { requireScmUserCredentials: false }])(
    'refuses the scaffolder %j',
    scaffolder => {
      expect(required(scaffolder)).toThrow(
        'does not set scaffolder.requireScmUserCredentials to true',
      );
    },
  );
});
