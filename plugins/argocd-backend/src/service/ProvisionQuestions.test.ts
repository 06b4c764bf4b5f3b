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

import { mockCredentials } from '@backstage/backend-test-utils';
import { NotAllowedError } from '@backstage/errors';
import { ProvisionCheckRequest } from '@slipway/plugin-argocd-common';
import { setImmediate } from 'node:timers/promises';
import { InstanceConfig } from '../config';
import { ProvisionQuestions } from './ProvisionQuestions';

const request: ProvisionCheckRequest = {
  project: 'shop',
  repository: {
    host: 'gitlab.example.com',
    group: 'blue',
    url: 'https://gitlab.example.com/blue/shop.git',
  },
  environments: [],
  userToken: 'token',
};

const never = () => new Promise<never>(() => {});

describe('what a provisioning is asked before it', () => {
  it('is answered without what does not come in time', async () => {
    const deadlines: AbortController[] = [];
    const questions = new ProvisionQuestions({
      authorizer: {
        require: async () => {
          throw new NotAllowedError('You may create nothing.');
        },
      },
      instances: {
        get: () => ({ config: { name: 'global' } as InstanceConfig }),
      },
      ledger: { check: async () => {} },
      provisioners: new Map(),
      roleProof: { proveInGroup: never, urlsOf: () => [] },
      entityOrigins: { require: never },
      startDeadline: () => {
        const deadline = new AbortController();
        deadlines.push(deadline);
        return deadline.signal;
      },
    });
    const answers = questions.check(
      'global',
      request,
      mockCredentials.user('user:default/maria'),
    );
    await setImmediate();
    deadlines.forEach(deadline => deadline.abort());
    expect(await answers).toEqual([
      {
        about: 'registration',
        status: 'refused',
        message: 'You may create nothing.',
      },
      {
        about: 'role',
        status: 'unknown',
        message:
          'GitLab gitlab.example.com has not answered within 8 s. Try again later.',
      },
      { about: 'namespaces', status: 'passed' },
      {
        about: 'entity',
        status: 'unknown',
        message: 'The catalog has not answered within 8 s. Try again later.',
      },
    ]);
  });
});
