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

import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { EntityDiagnosis } from '@slipway/plugin-argocd-common';
import { answer, apiMock, entity } from '../../__testUtils__/fixtures';
import { renderOnEntityPage } from '../../__testUtils__/render';
import { Diagnosis } from './Diagnosis';
import { PageState } from './PageState';
import { stateOfError } from './stateOf';

const api = () => apiMock(async () => answer());

describe('the state of a page', () => {
  it('announces that it loads', async () => {
    renderOnEntityPage(<PageState state="loading" rows={3} />, api());
    expect(await screen.findByRole('status')).toHaveTextContent(
      'Loading the state of the deployments',
    );
  });

  it('shows why it failed, and tries again', async () => {
    const onRetry = jest.fn();
    renderOnEntityPage(
      <PageState
        state="error"
        error={Object.assign(new Error('Request failed with 500'), {
          statusCode: 500,
          body: { error: { message: 'The cache is gone.' } },
        })}
        onRetry={onRetry}
      />,
      api(),
    );
    expect(await screen.findByText('The cache is gone.')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(onRetry).toHaveBeenCalledTimes(1);
  });

  it('says in its own words that the portal does not answer', async () => {
    renderOnEntityPage(
      <PageState
        state="error"
        error={new TypeError('Failed to fetch')}
        onRetry={() => {}}
      />,
      api(),
    );
    expect(
      await screen.findByText('The portal does not answer.'),
    ).toBeInTheDocument();
    expect(screen.queryByText('Failed to fetch')).not.toBeInTheDocument();
  });

  it('says of a page of all that none can be seen', async () => {
    renderOnEntityPage(<PageState state="forbidden" />, api());
    expect(
      await screen.findByRole('heading', {
        name: 'You cannot see any deployments.',
      }),
    ).toBeInTheDocument();
  });

  it.each([
    ['its owner', ['group:default/team-realtime'], 'Ask team-realtime for'],
    ['who looks after the portal', [], 'Ask the people who look after the'],
  ])('names %s as who can permit it', async (_who, owners, hint) => {
    renderOnEntityPage(
      <PageState
        state="forbidden"
        entity={{
          ...entity,
          relations: owners.map(targetRef => ({ type: 'ownedBy', targetRef })),
        }}
      />,
      api(),
    );
    expect(
      await screen.findByRole('heading', {
        name: 'You cannot see the deployments of coelho-realtime.',
      }),
    ).toBeInTheDocument();
    expect(screen.getByText(hint, { exact: false })).toBeInTheDocument();
  });

  it('shows how to link an entity that names nothing', async () => {
    renderOnEntityPage(
      <PageState state="empty" entity={entity} annotated={false} />,
      api(),
    );
    expect(
      await screen.findByText('No application is linked to this entity.'),
    ).toBeInTheDocument();
    expect(
      screen.getByText('argocd/app-name: coelho-realtime-dev'),
    ).toBeInTheDocument();
  });

  it('explains on request how applications were looked for', async () => {
    const argocdApi = api();
    argocdApi.getEntityDiagnosis = jest.fn().mockResolvedValue({
      entityRef: 'system:default/coelho-realtime',
      location: '',
      mayConfirm: false,
      steps: [
        {
          kind: 'annotation',
          level: 'info',
          code: 'names',
          parameters: { value: 'coelho-realtime-prd' },
          sentence: 'The same in English.',
        },
        {
          kind: 'match',
          level: 'good',
          code: 'matched',
          parameters: { count: '2', by: 'repository', link: 'confirmed' },
          sentence: 'The same in English.',
        },
        {
          kind: 'match',
          level: 'bad',
          code: 'nothing',
          parameters: {},
          sentence: 'The same in English.',
        },
      ],
      applications: [],
    });
    renderOnEntityPage(
      <PageState state="empty" entity={entity} annotated />,
      argocdApi,
    );
    expect(
      await screen.findByText('No application fits what this entity names.'),
    ).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'Why is nothing shown?' }),
    );
    const steps = within(
      await screen.findByRole('list', {
        name: 'How applications were looked for',
      }),
    ).getAllByRole('listitem');
    expect(steps.map(step => step.textContent)).toEqual([
      'The entity names coelho-realtime-prd (argocd/app-name).',
      '2 found by the repository, confirmed.',
      'No application was found that you may see.',
    ]);
    expect(
      screen.getByLabelText('Keeps it from being shown'),
    ).toBeInTheDocument();
  });

  describe('of links that are only claimed', () => {
    const diagnosis: EntityDiagnosis = {
      entityRef: 'system:default/coelho-realtime',
      location: 'url:https://gitlab.example.com/a/b/-/blob/main/c.yaml',
      mayConfirm: true,
      steps: [],
      applications: [
        {
          instance: 'global',
          namespace: 'argocd',
          name: 'shop-dev',
          link: 'claimed',
          by: 'entityRef',
          doubt: 'appearedLater',
        },
        {
          instance: 'global',
          namespace: 'argocd',
          name: 'shop-staging',
          link: 'confirmed',
          by: 'entityRef',
        },
      ],
    };
    async function open(given: Partial<EntityDiagnosis> = {}) {
      const argocdApi = api();
      argocdApi.getEntityDiagnosis = jest
        .fn()
        .mockResolvedValue({ ...diagnosis, ...given });
      argocdApi.confirmLink = jest.fn().mockResolvedValue(undefined);
      const onConfirmed = jest.fn();
      renderOnEntityPage(
        <Diagnosis entity={entity} question="Why?" onConfirmed={onConfirmed} />,
        argocdApi,
      );
      await userEvent.click(
        await screen.findByRole('button', { name: 'Why?' }),
      );
      await screen.findByRole('list', {
        name: 'How applications were looked for',
      });
      return { argocdApi, onConfirmed };
    }
    const button = () =>
      screen.queryByRole('button', { name: 'Confirm shop-dev' });

    it('lets who may confirm them, and says what for', async () => {
      const { argocdApi, onConfirmed } = await open();
      expect(
        screen.getByText(/read this entity from https:\/\/gitlab/),
      ).toBeInTheDocument();
      expect(
        screen.queryByRole('button', { name: 'Confirm shop-staging' }),
      ).not.toBeInTheDocument();
      await userEvent.click(button()!);
      expect(argocdApi.confirmLink).toHaveBeenCalledWith(
        { instance: 'global', namespace: 'argocd', name: 'shop-dev' },
        {
          entityRef: 'system:default/coelho-realtime',
          location: diagnosis.location,
        },
      );
      await waitFor(() => expect(onConfirmed).toHaveBeenCalledTimes(1));
      expect(argocdApi.getEntityDiagnosis).toHaveBeenCalledTimes(2);
    });

    it('says why it did not work', async () => {
      const { argocdApi, onConfirmed } = await open();
      argocdApi.confirmLink.mockRejectedValue(
        new Error('It comes from another place by now.'),
      );
      await userEvent.click(button()!);
      expect(
        await screen.findByText('It comes from another place by now.'),
      ).toBeInTheDocument();
      expect(onConfirmed).not.toHaveBeenCalled();
      expect(button()).toBeEnabled();
    });

    it('offers nothing to who may not', async () => {
      await open({ mayConfirm: false });
      expect(button()).not.toBeInTheDocument();
    });

    it('says that nobody knows where the entity comes from', async () => {
      await open({ location: '' });
      expect(
        screen.getByText(/does not say where it read this entity/),
      ).toBeInTheDocument();
    });
  });

  it('is forbidden, not an error, where the back end does not permit it', () => {
    const forbidden = Object.assign(
      new Error('Request failed with 403 Forbidden'),
      { cause: { name: 'NotAllowedError' } },
    );
    expect(stateOfError(forbidden)).toBe('forbidden');
    expect(stateOfError(new Error('Failed to fetch'))).toBe('error');
  });
});
