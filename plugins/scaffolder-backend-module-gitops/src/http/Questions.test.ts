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
import { argocdServiceMock } from '@slipway/plugin-argocd-node/testUtils';
import { Questions } from './Questions';

const never = () => new Promise<string>(() => {});

describe('the questions behind a request', () => {
  let gone: AbortController;
  let deadlines: AbortController[];
  let questions: Questions;

  beforeEach(() => {
    gone = new AbortController();
    deadlines = [];
    questions = new Questions(gone.signal, () => {
      const deadline = new AbortController();
      deadlines.push(deadline);
      return deadline.signal;
    });
  });

  it('are answered as they are asked', async () => {
    expect(await questions.ask('GitLab', async () => 'yes')).toBe('yes');
    await expect(
      questions.ask('GitLab', async () => {
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
  });

  it('end with their time, and say who has not answered', async () => {
    const signals: AbortSignal[] = [];
    const asked = questions.ask('GitLab', async signal => {
      signals.push(signal);
      return never();
    });
    deadlines[0].abort();
    await expect(asked).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      message: 'GitLab has not answered within 10 s. Try again later.',
    });
    expect(signals[0].aborted).toBe(true);
    // The time of one is not the time of the next.
    expect(await questions.ask('GitLab', async () => 'yes')).toBe('yes');
    expect(deadlines).toHaveLength(2);
  });

  it('end with the request', async () => {
    const asked = questions.ask('GitLab', never);
    gone.abort(new Error('the tab was closed'));
    await expect(asked).rejects.toThrow('the tab was closed');
    const later = jest.fn(never);
    await expect(questions.ask('GitLab', later)).rejects.toThrow(
      'the tab was closed',
    );
    expect(later).not.toHaveBeenCalled();
  });

  it('are all the calls of a service, in the end that of Argo CD by its signal', async () => {
    const catalog = questions.of('The catalog', {
      name: 'catalog',
      read: async (ref: string) => (ref === 'a' ? 'entity' : never()),
    });
    expect(catalog.name).toBe('catalog');
    expect(await catalog.read('a')).toBe('entity');
    const read = catalog.read('b');
    deadlines.at(-1)!.abort();
    await expect(read).rejects.toThrow('The catalog has not answered');

    const getName = jest.fn();
    const argocd = questions.ofArgocd(
      argocdServiceMock({
        getName: async (name, _query, { signal }) => {
          getName(name, signal);
          return { name, status: 'free' };
        },
      }),
    );
    const credentials = mockCredentials.user();
    expect(await argocd.getName('shop', {}, { credentials })).toEqual({
      name: 'shop',
      status: 'free',
    });
    expect(getName).toHaveBeenCalledWith('shop', expect.any(AbortSignal));
  });
});
