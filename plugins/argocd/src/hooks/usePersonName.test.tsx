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

import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  EntityPresentationApi,
  entityPresentationApiRef,
} from '@backstage/plugin-catalog-react';
import { screen } from '@testing-library/react';
import { useSentences } from './useSentences';
import { useStartedBy } from './useStartedBy';

const names: Record<string, string> = {
  'user:default/maria': 'Maria Example',
};

function presentation(): jest.Mocked<EntityPresentationApi> {
  return {
    forEntity: jest.fn().mockImplementation((ref: string) => {
      if (ref.includes('$')) {
        throw new TypeError('is no reference');
      }
      const shown = (primaryTitle: string) => ({
        entityRef: ref,
        primaryTitle,
      });
      const plain = ref.replace('user:default/', '');
      return {
        snapshot: shown(plain),
        promise: Promise.resolve(shown(names[ref] ?? plain)),
      };
    }),
  };
}

function Initiators(props: { by: string }) {
  const sentences = useSentences();
  const startedBy = useStartedBy();
  return (
    <ul>
      <li>{startedBy({ initiatedBy: props.by })}</li>
      <li>
        {sentences.headline({
          code: 'rolledBack',
          parameters: {
            environment: 'production',
            revision: '9f31c2a',
            by: props.by,
          },
        })}
      </li>
      <li>
        {sentences.reason({
          allowed: false,
          reason: {
            code: 'operationRunning',
            parameters: { initiatedBy: props.by },
          },
        })}
      </li>
    </ul>
  );
}

async function texts(by: string, api?: EntityPresentationApi) {
  renderInTestApp(
    <Initiators by={by} />,
    api ? { apis: [[entityPresentationApiRef, api]] } : {},
  );
  await screen.findAllByRole('listitem');
  return () => screen.getAllByRole('listitem').map(item => item.textContent);
}

describe('who started something', () => {
  it('is called as the catalog calls that user, wherever it is said, and asked for once', async () => {
    const api = presentation();
    const said = await texts('user:default/maria', api);
    await screen.findByText('Maria Example');
    expect(said()).toEqual([
      'Maria Example',
      'Production was rolled back to 9f31c2a by Maria Example.',
      'Not now: a sync by Maria Example is running.',
    ]);
    expect(api.forEntity).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['an account of Argo CD', 'admin', 'admin'],
    ['a user that the catalog does not have', 'user:default/joe', 'joe'],
    ['no reference of anything', 'user:$/$', 'user:$/$'],
  ])('is named plainly where it is %s', async (_, by, name) => {
    const said = await texts(by, presentation());
    expect(said()[0]).toBe(name);
  });

  it('is named plainly where the portal has no catalog', async () => {
    const said = await texts('user:default/maria');
    expect(said()[0]).toBe('maria');
  });
});
