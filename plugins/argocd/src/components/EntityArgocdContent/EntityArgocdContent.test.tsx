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

import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ApplicationView } from '@slipway/plugin-argocd-common';
import {
  answer,
  apiMock,
  brokenApplication,
  liveApplication,
  liveInstance,
} from '../../__testUtils__/fixtures';
import { renderOnEntityPage } from '../../__testUtils__/render';
import { EntityArgocdContent } from './EntityArgocdContent';

function forbidden(): Error {
  return Object.assign(new Error('Request failed with 403 Forbidden'), {
    name: 'ResponseError',
    statusCode: 403,
    cause: { name: 'NotAllowedError' },
  });
}

function afterAnotherSync(phase: 'Succeeded' | 'Failed'): ApplicationView {
  return {
    ...liveApplication,
    ...(phase === 'Failed' && {
      verdict: { ...liveApplication.verdict, code: 'syncFailed' },
      cause: {
        code: 'kindNotPermitted',
        parameters: { project: 'platform', kind: 'ClusterRole' },
      },
    }),
    operation: {
      ...liveApplication.operation!,
      phase,
      startedAt: '2026-11-23T06:00:00Z',
    },
  };
}

describe('the entity tab', () => {
  it('stands in for what is loading', async () => {
    renderOnEntityPage(
      <EntityArgocdContent />,
      apiMock(() => new Promise(() => {})),
    );
    expect(
      await screen.findByText('Loading the state of the deployments'),
    ).toBeInTheDocument();
  });

  it('answers whether it is live, with commit, images and history', async () => {
    renderOnEntityPage(
      <EntityArgocdContent />,
      apiMock(async () => answer()),
    );
    expect(
      await screen.findByRole('heading', {
        name: 'The newest change is live.',
      }),
    ).toBeInTheDocument();
    const images = screen.getByRole('list', { name: 'Images' });
    expect(within(images).getAllByRole('listitem')).toHaveLength(2);
    expect(within(images).getByText(':2222222')).toBeInTheDocument();
    expect(screen.getAllByRole('link', { name: 'ef43ab1' })[0]).toHaveAttribute(
      'href',
      liveApplication.sync.commitUrl,
    );
    expect(screen.getByText(/by jane/)).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: /Open in Argo CD/ }),
    ).toHaveAttribute('href', liveApplication.url);
    await screen.findByText(/runs now/);
    const rows = within(screen.getByRole('grid')).getAllByRole('row');
    expect(rows.map(row => row.textContent)).toEqual([
      expect.stringContaining('When'),
      expect.stringMatching(/ef43ab1.*automatic.*8.*Healthy.*runs now/),
      expect.stringMatching(/b495aaa.*backstage-ops.*3.*Degraded/),
    ]);
    expect(screen.queryByText('Why')).not.toBeInTheDocument();
  });

  it('leads to the deep links that the configuration names', async () => {
    renderOnEntityPage(
      <EntityArgocdContent />,
      apiMock(async () =>
        answer({
          applications: [
            {
              ...liveApplication,
              links: [
                { title: 'Rancher', url: 'https://rancher.example.com/shop' },
              ],
            },
          ],
        }),
      ),
    );
    const pages = await screen.findByRole('list', { name: 'Deep links' });
    expect(
      within(pages)
        .getAllByRole('link')
        .map(link => link.getAttribute('href')),
    ).toEqual([liveApplication.url, 'https://rancher.example.com/shop']);
  });

  it('groups what is in several instances by them', async () => {
    const other = {
      ...liveApplication,
      instance: 'team',
      signal: 'opaque-other',
    };
    renderOnEntityPage(
      <EntityArgocdContent />,
      apiMock(async () => {
        const usual = answer({ applications: [liveApplication, other] });
        return {
          ...usual,
          instances: [
            ...usual.instances,
            {
              name: 'team',
              title: 'Argo CD of one team',
              status: 'unreachable' as const,
              since: '2026-11-20T10:00:00Z',
            },
          ],
        };
      }),
    );
    const group = await screen.findByRole('group', {
      name: 'Argo CD of one team',
    });
    expect(within(group).getAllByRole('radio')).toHaveLength(1);
    // One that is down hides no other.
    expect(
      within(
        screen.getByRole('group', { name: 'Global Argo CD' }),
      ).getAllByRole('radio'),
    ).toHaveLength(1);
    expect(
      screen.getByText(/Argo CD of one team.*(not|never)/i),
    ).toBeInTheDocument();
    await userEvent.click(within(group).getByRole('radio'));
    expect(within(group).getByRole('radio')).toBeChecked();
  });

  it('says at which of several instances a change is stuck', async () => {
    renderOnEntityPage(
      <EntityArgocdContent />,
      apiMock(async () =>
        answer({
          applications: [
            { ...liveApplication, instance: 'team' },
            brokenApplication,
          ],
        }),
      ),
    );
    expect(
      await screen.findByText(/staging \(Global Argo CD\)/),
    ).toBeInTheDocument();
  });

  it('says why not, where, and what to do; the original is one click away', async () => {
    renderOnEntityPage(
      <EntityArgocdContent />,
      apiMock(async () => answer({ applications: [brokenApplication] })),
    );
    expect(
      await screen.findByRole('heading', {
        name: brokenApplication.verdict.sentence,
      }),
    ).toBeInTheDocument();
    const path = screen
      .getAllByRole('listitem')
      .map(item => item.textContent)
      .filter(text => !text?.includes('Open in Argo CD'));
    expect(path.slice(0, 3)).toEqual([
      'Deploymentstaging-streamlit',
      'ReplicaSetstaging-streamlit-79bfb44b8d',
      'Podstaging-streamlit-79bfb44b8d-n8ftv',
    ]);
    expect(screen.getByText(/^BackOff/)).toHaveTextContent(
      /BackOff · .* · 6 times/,
    );
    expect(screen.getByText(/put the tag right in Git/)).toBeInTheDocument();
    expect(screen.getByText(/Back-off pulling image/)).not.toBeVisible();
    await userEvent.click(screen.getByText('Show original'));
    expect(screen.getByText(/Back-off pulling image/)).toBeVisible();
  });

  it('begins with the worst environment and lets the keyboard choose another', async () => {
    renderOnEntityPage(
      <EntityArgocdContent />,
      apiMock(async () =>
        answer({ applications: [liveApplication, brokenApplication] }),
      ),
    );
    expect(
      await screen.findByRole('heading', {
        name: `staging: ${brokenApplication.verdict.sentence}`,
      }),
    ).toBeInTheDocument();
    const lanes = screen.getAllByRole('radio');
    expect(lanes.map(lane => (lane as HTMLInputElement).checked)).toEqual([
      false,
      true,
    ]);
    act(() => lanes[1].focus());
    await userEvent.keyboard('{ArrowUp}');
    expect(screen.getByRole('heading', { name: 'dev' })).toBeInTheDocument();
    expect(screen.queryByText('Where it fails')).not.toBeInTheDocument();
  });

  describe('actions', () => {
    it('ask before a sync, never tick deleting beforehand, and say what came of it', async () => {
      const api = apiMock(async () => answer());
      const { signal } = renderOnEntityPage(<EntityArgocdContent />, api, {
        signals: true,
      });
      await userEvent.click(
        await screen.findByRole('button', { name: 'Sync…' }),
      );
      const dialog = within(await screen.findByRole('dialog'));
      const prune = dialog.getByRole('checkbox');
      expect(prune).not.toBeChecked();
      await userEvent.click(prune);
      await userEvent.click(dialog.getByRole('button', { name: 'Sync dev' }));
      expect(await screen.findByText('The sync runs…')).toBeInTheDocument();
      expect(api.syncApplication).toHaveBeenCalledWith(
        expect.objectContaining({
          name: 'coelho-realtime-dev',
          instance: 'global',
        }),
        { prune: true },
      );

      api.getEntityApplications.mockResolvedValue(
        answer({ applications: [afterAnotherSync('Succeeded')] }),
      );
      act(() => signal({ applications: ['opaque-dev'], instances: false }));
      expect(
        await screen.findByText('The sync has ended well.'),
      ).toBeInTheDocument();
    });

    it('say that a sync has failed, and why', async () => {
      const api = apiMock(async () => answer());
      api.syncApplication.mockImplementation(async () => {
        api.getEntityApplications.mockResolvedValue(
          answer({ applications: [afterAnotherSync('Failed')] }),
        );
      });
      renderOnEntityPage(<EntityArgocdContent />, api);
      await userEvent.click(
        await screen.findByRole('button', { name: 'Sync…' }),
      );
      await userEvent.click(
        await screen.findByRole('button', { name: 'Sync dev' }),
      );
      expect(
        await screen.findByText(
          'It was tried and failed: Project platform does not permit the kind ClusterRole.',
        ),
      ).toBeInTheDocument();
    });

    it('do nothing where the dialog is cancelled', async () => {
      const api = apiMock(async () => answer());
      renderOnEntityPage(<EntityArgocdContent />, api);
      await userEvent.click(
        await screen.findByRole('button', { name: 'Sync…' }),
      );
      await userEvent.click(
        await screen.findByRole('button', { name: 'Cancel' }),
      );
      expect(api.syncApplication).not.toHaveBeenCalled();
    });

    it('say why something failed, in the words of the back end', async () => {
      const api = apiMock(async () => answer());
      api.refreshApplication.mockRejectedValue(
        Object.assign(new Error('Request failed with 409 Conflict'), {
          body: { error: { message: 'Not now: a sync by maria is running.' } },
        }),
      );
      renderOnEntityPage(<EntityArgocdContent />, api);
      await userEvent.click(
        await screen.findByRole('button', { name: 'Refresh' }),
      );
      expect(
        await screen.findByText(
          'That did not work: Not now: a sync by maria is running.',
        ),
      ).toBeInTheDocument();
    });

    it('that are not allowed stay in reach, with the reason, and do nothing', async () => {
      const reason = {
        code: 'notPermitted',
        parameters: { owner: 'team-realtime' },
      } as const;
      const api = apiMock(async () =>
        answer({
          applications: [
            {
              ...liveApplication,
              actions: {
                ...liveApplication.actions,
                sync: { allowed: false, reason },
                refresh: { allowed: false, reason },
              },
            },
          ],
        }),
      );
      renderOnEntityPage(<EntityArgocdContent />, api);
      const refresh = await screen.findByRole('button', { name: 'Refresh' });
      expect(refresh).toHaveAttribute('aria-disabled', 'true');
      expect(refresh).toHaveAccessibleDescription(
        'Not allowed: this is up to team-realtime.',
      );
      act(() => refresh.focus());
      expect(refresh).toHaveFocus();
      await userEvent.click(refresh);
      await userEvent.click(screen.getByRole('button', { name: 'Sync…' }));
      expect(api.refreshApplication).not.toHaveBeenCalled();
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    });
  });

  it('says that an application was deleted while it was looked at, and goes on with the rest', async () => {
    const api = apiMock(async () =>
      answer({ applications: [liveApplication, brokenApplication] }),
    );
    const { signal } = renderOnEntityPage(<EntityArgocdContent />, api, {
      signals: true,
    });
    await screen.findByRole('heading', { name: /streamlit cannot start/ });
    api.getEntityApplications.mockResolvedValue(answer());
    act(() => signal({ applications: ['opaque-staging'], instances: false }));
    expect(
      await screen.findByText(/coelho-realtime-staging is no longer there/),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('heading', { name: 'The newest change is live.' }),
    ).toBeInTheDocument();

    api.getEntityApplications.mockResolvedValue(answer({ applications: [] }));
    act(() => signal({ applications: ['opaque-dev'], instances: false }));
    expect(
      await screen.findByText(
        /coelho-realtime-dev, coelho-realtime-staging are no longer there/,
      ),
    ).toBeInTheDocument();
  });

  it('does not call deleted what an instance that starts anew has not read yet', async () => {
    const api = apiMock(async () => answer());
    const { signal } = renderOnEntityPage(<EntityArgocdContent />, api, {
      signals: true,
    });
    await screen.findByRole('heading', { name: 'The newest change is live.' });
    api.getEntityApplications.mockResolvedValue(
      answer({
        applications: [],
        instances: [{ ...liveInstance, status: 'starting' }],
      }),
    );
    act(() => signal({ applications: ['opaque-dev'], instances: false }));
    expect(
      await screen.findByText(/is being read for the first time/),
    ).toBeInTheDocument();
    expect(screen.queryByText(/no longer there/)).not.toBeInTheDocument();
  });

  it('bears 200 applications with long names: the worst first, all on request', async () => {
    const long = 'a-very-long-name-that-nobody-would-want-to-read-aloud';
    const applications = Array.from({ length: 200 }, (_, index) => ({
      ...liveApplication,
      name: `${long}-${index}`,
      environment: `${long}-${index}`,
    }));
    applications[150] = {
      ...brokenApplication,
      name: `${long}-150`,
      environment: `${long}-150`,
    };
    renderOnEntityPage(
      <EntityArgocdContent />,
      apiMock(async () => answer({ applications })),
    );
    const lanes = within(
      await screen.findByRole('group', { name: 'Environments' }),
    );
    expect(lanes.getAllByRole('radio')).toHaveLength(5);
    expect(
      lanes.getByRole('radio', { name: `${long}-150: Broken` }),
    ).toBeChecked();
    await userEvent.click(lanes.getByRole('button', { name: 'Show all 200' }));
    expect(lanes.getAllByRole('radio')).toHaveLength(200);
  });

  describe('where there is nothing to show', () => {
    it('says how to link where the entity names nothing', async () => {
      renderOnEntityPage(
        <EntityArgocdContent />,
        apiMock(async () => answer({ applications: [], annotated: false })),
      );
      expect(
        await screen.findByText('No application is linked to this entity.'),
      ).toBeInTheDocument();
      expect(
        screen.getByText('argocd/app-name: coelho-realtime-dev'),
      ).toBeInTheDocument();
    });

    it('says that nothing fits where the entity names something', async () => {
      renderOnEntityPage(
        <EntityArgocdContent />,
        apiMock(async () => answer({ applications: [] })),
      );
      expect(
        await screen.findByText('No application fits what this entity names.'),
      ).toBeInTheDocument();
    });

    it('explains on request how it looked', async () => {
      const api = apiMock(async () => answer({ applications: [] }));
      api.getEntityDiagnosis = jest.fn().mockResolvedValue({
        entityRef: 'system:default/coelho-realtime',
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
      renderOnEntityPage(<EntityArgocdContent />, api);
      await userEvent.click(
        await screen.findByRole('button', { name: 'Why is nothing shown?' }),
      );
      const steps = within(
        await screen.findByRole('list', {
          name: 'How applications were looked for',
        }),
      ).getAllByRole('listitem');
      expect(steps.map(step => step.textContent)).toEqual([
        'The entity names coelho-realtime-prd (argocd/app-name).',
        '2 found by the repository, confirmed.',
        'No application was found.',
      ]);
      expect(
        screen.getByLabelText('Keeps it from being shown'),
      ).toBeInTheDocument();
    });

    it('says that it is not permitted', async () => {
      renderOnEntityPage(
        <EntityArgocdContent />,
        apiMock(async () => answer({ applications: [], hidden: 2 })),
      );
      expect(
        await screen.findByText(
          'You may not see the applications of this entity.',
        ),
      ).toBeInTheDocument();
    });

    it('says that Argo CD as a whole is not permitted', async () => {
      renderOnEntityPage(
        <EntityArgocdContent />,
        apiMock(async () => {
          throw forbidden();
        }),
      );
      expect(
        await screen.findByText(
          'You may not see the applications of this entity.',
        ),
      ).toBeInTheDocument();
    });

    it('offers another try where the portal does not answer', async () => {
      const api = apiMock(async () => answer());
      api.getEntityApplications.mockRejectedValueOnce(
        new Error('Failed to fetch'),
      );
      renderOnEntityPage(<EntityArgocdContent />, api);
      await userEvent.click(
        await screen.findByRole('button', { name: 'Try again' }),
      );
      expect(
        await screen.findByRole('heading', {
          name: 'The newest change is live.',
        }),
      ).toBeInTheDocument();
    });
  });

  it('says that what it shows is last known, and how old', async () => {
    renderOnEntityPage(
      <EntityArgocdContent />,
      apiMock(async () =>
        answer({
          applications: [
            {
              ...liveApplication,
              verdict: { ...liveApplication.verdict, lastKnown: true },
            },
          ],
          instances: [
            {
              ...liveInstance,
              status: 'unreachable',
              dataAsOf: new Date(Date.now() - 14 * 60_000).toISOString(),
            },
          ],
        }),
      ),
    );
    expect(
      await screen.findByText(
        /Global Argo CD does not answer; you see what was known 14 min/,
      ),
    ).toBeInTheDocument();
    expect(screen.getByText('Was: Live')).toBeInTheDocument();
  });

  it.each([
    ['starting', 'Global Argo CD is being read for the first time.'],
    [
      'unauthorized',
      "Global Argo CD refuses the portal's credential. Ask the platform team to renew it.",
    ],
    [
      'unreachable',
      'Global Argo CD does not answer, and nothing is known of it yet.',
    ],
  ] as const)('says that an instance is %s', async (status, text) => {
    renderOnEntityPage(
      <EntityArgocdContent />,
      apiMock(async () =>
        answer({ applications: [], instances: [{ ...liveInstance, status }] }),
      ),
    );
    expect(await screen.findByText(text)).toBeInTheDocument();
  });

  it('does not bother people with an instance that this entity does not use', async () => {
    renderOnEntityPage(
      <EntityArgocdContent />,
      apiMock(async () =>
        answer({
          instances: [
            liveInstance,
            {
              ...liveInstance,
              name: 'team',
              title: 'Team',
              status: 'unreachable',
            },
          ],
        }),
      ),
    );
    await screen.findByRole('heading', { name: 'The newest change is live.' });
    expect(screen.queryByText(/Team does not answer/)).not.toBeInTheDocument();
  });

  describe('live', () => {
    it('follows a signal that concerns it, and leaves others alone', async () => {
      const api = apiMock(async () => answer());
      const { signal } = renderOnEntityPage(<EntityArgocdContent />, api, {
        signals: true,
      });
      expect(await screen.findByText('Connected')).toBeInTheDocument();
      api.getEntityApplications.mockResolvedValue(
        answer({
          applications: [{ ...brokenApplication, signal: 'opaque-dev' }],
        }),
      );

      act(() => signal({ applications: ['somebody-else'], instances: false }));
      await new Promise(resolve => setTimeout(resolve, 400));
      expect(api.getEntityApplications).toHaveBeenCalledTimes(1);

      act(() => signal({ applications: ['opaque-dev'], instances: false }));
      expect(
        await screen.findByRole('heading', {
          name: brokenApplication.verdict.sentence,
        }),
      ).toBeInTheDocument();
    });

    it('keeps what it knows where the portal goes away', async () => {
      const api = apiMock(async () => answer());
      const { signal } = renderOnEntityPage(<EntityArgocdContent />, api, {
        signals: true,
      });
      await screen.findByText('Connected');
      api.getEntityApplications.mockRejectedValue(new Error('Failed to fetch'));
      act(() => signal({ applications: [], instances: true }));
      expect(
        await screen.findByText('The portal does not answer'),
      ).toBeInTheDocument();
      expect(
        screen.getByRole('heading', { name: 'The newest change is live.' }),
      ).toBeInTheDocument();
    });

    it('asks again by itself where there are no signals', async () => {
      renderOnEntityPage(
        <EntityArgocdContent />,
        apiMock(async () => answer()),
      );
      expect(await screen.findByText('Asks every 10 s')).toBeInTheDocument();
    });

    it('asks nothing while the page is hidden, and at once when it is seen again', async () => {
      const api = apiMock(async () => answer());
      const { signal } = renderOnEntityPage(<EntityArgocdContent />, api, {
        signals: true,
      });
      await screen.findByText('Connected');
      const hidden = jest
        .spyOn(document, 'hidden', 'get')
        .mockReturnValue(true);
      act(() => signal({ applications: ['opaque-dev'], instances: false }));
      await new Promise(resolve => setTimeout(resolve, 400));
      expect(api.getEntityApplications).toHaveBeenCalledTimes(1);
      hidden.mockReturnValue(false);
      act(() => {
        document.dispatchEvent(new Event('visibilitychange'));
      });
      await waitFor(() =>
        expect(api.getEntityApplications).toHaveBeenCalledTimes(2),
      );
      hidden.mockRestore();
    });
  });
});
