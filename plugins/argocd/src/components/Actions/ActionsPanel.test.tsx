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
import { ApplicationView, ResourceDiff } from '@slipway/plugin-argocd-common';
import { useState } from 'react';
import { answer, apiMock, liveApplication } from '../../__testUtils__/fixtures';
import { renderOnEntityPage } from '../../__testUtils__/render';
import { useApplicationActions } from '../../hooks/useApplicationActions';
import { ActionsPanel } from './ActionsPanel';

/** The panel of an application that is `after` once it has been loaded again. */
function Panel(props: {
  application: ApplicationView;
  after?: ApplicationView;
}) {
  const [application, setApplication] = useState(props.application);
  const actions = useApplicationActions(application, async () =>
    setApplication(props.after ?? application),
  );
  return <ActionsPanel application={application} actions={actions} />;
}

const allowed: ApplicationView = {
  ...liveApplication,
  autoSync: undefined,
  actions: {
    sync: { allowed: true },
    refresh: { allowed: true },
    rollback: { allowed: true },
    terminate: { allowed: true },
    action: { allowed: true },
  },
};

const diff = (kind: string, change: ResourceDiff['change']): ResourceDiff => ({
  group: '',
  kind,
  namespace: 'shop',
  name: 'web',
  change,
  live: change === 'create' ? undefined : 'replicas: 1\n',
  desired: change === 'prune' ? undefined : 'replicas: 3\n',
});

function renderPanel(application = allowed, after?: ApplicationView) {
  const api = apiMock(async () => answer());
  renderOnEntityPage(<Panel application={application} after={after} />, api);
  return api;
}

/** The same after a sync that has ended. */
function afterSync(change: Partial<ApplicationView>): ApplicationView {
  return {
    ...allowed,
    ...change,
    operation: {
      ...allowed.operation!,
      phase: change.cause ? 'Failed' : 'Succeeded',
      startedAt: '2026-11-23T06:00:00Z',
    },
  };
}

const open = async (name: string) => {
  await userEvent.click(await screen.findByRole('button', { name }));
  return within(await screen.findByRole('dialog'));
};

describe('a sync', () => {
  it('shows beforehand what it would change, and lets people take only a part of it', async () => {
    const api = renderPanel();
    api.getDiff.mockResolvedValue({
      items: [
        diff('ConfigMap', 'create'),
        diff('Deployment', 'update'),
        diff('Service', 'prune'),
      ],
    });
    const dialog = await open('Sync…');
    const update = await dialog.findByRole('checkbox', {
      name: 'Change Deployment web',
    });
    expect(update).toBeChecked();
    expect(
      dialog.getByRole('checkbox', { name: 'Delete Service web' }),
    ).toBeDisabled();
    expect(
      dialog.getByRole('checkbox', {
        name: 'Delete what is in the cluster and no longer in Git (1 object)',
      }),
    ).not.toBeChecked();

    await userEvent.click(
      dialog.getAllByRole('button', { name: 'Show difference' })[1],
    );
    expect(await dialog.findByText('replicas: 3')).toBeInTheDocument();

    await userEvent.click(
      dialog.getByRole('checkbox', { name: 'Create ConfigMap web' }),
    );
    await userEvent.click(dialog.getByRole('button', { name: 'Sync dev' }));
    await waitFor(() =>
      expect(api.syncApplication).toHaveBeenCalledWith(
        expect.objectContaining({ name: 'coelho-realtime-dev' }),
        {
          prune: false,
          resources: [
            {
              group: '',
              kind: 'Deployment',
              namespace: 'shop',
              name: 'web',
            },
          ],
        },
      ),
    );
  });

  it('cannot be asked for with nothing chosen', async () => {
    const api = renderPanel();
    api.getDiff.mockResolvedValue({ items: [diff('Deployment', 'update')] });
    const dialog = await open('Sync…');
    await userEvent.click(
      await dialog.findByRole('checkbox', { name: 'Change Deployment web' }),
    );
    expect(dialog.getByRole('button', { name: 'Sync dev' })).toBeDisabled();
  });

  it('can be tried without changing anything, with options', async () => {
    const api = renderPanel();
    const dialog = await open('Sync…');
    await userEvent.click(dialog.getByRole('button', { name: 'Options' }));
    await userEvent.click(dialog.getByRole('checkbox', { name: /^Dry run/ }));
    await userEvent.click(
      dialog.getByRole('checkbox', { name: 'Let the API server merge' }),
    );
    await userEvent.click(dialog.getByRole('button', { name: 'Try in dev' }));
    await waitFor(() =>
      expect(api.syncApplication).toHaveBeenCalledWith(expect.anything(), {
        prune: false,
        dryRun: true,
        options: { ServerSideApply: true },
      }),
    );
  });

  it('never preselects deleting, and does nothing where the dialog is cancelled', async () => {
    const api = renderPanel();
    const dialog = await open('Sync…');
    expect(
      dialog.getByRole('checkbox', { name: /no longer in Git/ }),
    ).not.toBeChecked();
    await userEvent.click(dialog.getByRole('button', { name: 'Cancel' }));
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    expect(api.syncApplication).not.toHaveBeenCalled();
  });

  it('deletes what is no longer in Git where that is chosen, and is followed while it runs', async () => {
    const api = renderPanel();
    const dialog = await open('Sync…');
    await userEvent.click(
      dialog.getByRole('checkbox', { name: /no longer in Git/ }),
    );
    await userEvent.click(dialog.getByRole('button', { name: 'Sync dev' }));
    expect(await screen.findByText('The sync runs…')).toBeInTheDocument();
    expect(api.syncApplication).toHaveBeenCalledWith(
      expect.objectContaining({
        name: 'coelho-realtime-dev',
        instance: 'global',
      }),
      { prune: true },
    );
  });

  it('reports that it has finished', async () => {
    renderPanel(allowed, afterSync({}));
    const dialog = await open('Sync…');
    await userEvent.click(dialog.getByRole('button', { name: 'Sync dev' }));
    expect(
      await screen.findByText('The sync has finished.'),
    ).toBeInTheDocument();
  });

  it('reports that it has failed, and why', async () => {
    renderPanel(
      allowed,
      afterSync({
        verdict: { ...allowed.verdict, code: 'syncFailed' },
        cause: {
          code: 'kindNotPermitted',
          parameters: { project: 'platform', kind: 'ClusterRole' },
        },
      }),
    );
    const dialog = await open('Sync…');
    await userEvent.click(dialog.getByRole('button', { name: 'Sync dev' }));
    expect(
      await screen.findByText(
        'It was tried and failed: Project platform does not permit the kind ClusterRole.',
      ),
    ).toBeInTheDocument();
  });

  it('is possible where its preview is not', async () => {
    const api = renderPanel();
    api.getDiff.mockRejectedValue(new Error('Argo CD cannot render it.'));
    const dialog = await open('Sync…');
    expect(
      await dialog.findByText(
        'What would change cannot be shown: Argo CD cannot render it.',
      ),
    ).toBeInTheDocument();
    expect(dialog.getByRole('button', { name: 'Sync dev' })).toBeEnabled();
  });
});

describe('the other actions', () => {
  it('roll back to a deployment that a person chose', async () => {
    const api = renderPanel();
    const dialog = await open('Roll back…');
    const confirm = dialog.getByRole('button', { name: 'Roll back dev' });
    expect(confirm).toBeDisabled();
    await userEvent.click(
      await dialog.findByRole('radio', { name: /^b495aaa/ }),
    );
    await userEvent.click(confirm);
    await waitFor(() =>
      expect(api.rollbackApplication).toHaveBeenCalledWith(
        expect.objectContaining({ name: 'coelho-realtime-dev' }),
        { id: 0, prune: false },
      ),
    );
    expect(await screen.findByText('The rollback runs…')).toBeInTheDocument();
  });

  it('stop what runs', async () => {
    const api = renderPanel();
    await userEvent.click(
      await screen.findByRole('button', { name: 'Terminate' }),
    );
    expect(
      await screen.findByText('The sync is being stopped.'),
    ).toBeInTheDocument();
    expect(api.terminateOperation).toHaveBeenCalledTimes(1);
  });

  it('restart a workload', async () => {
    const api = renderPanel();
    api.getResourceTree.mockResolvedValue({
      nodes: [
        {
          id: '1',
          group: 'apps',
          version: 'v1',
          kind: 'Deployment',
          namespace: 'shop',
          name: 'web',
          parents: [],
          info: [],
        },
        {
          id: '2',
          group: '',
          version: 'v1',
          kind: 'Service',
          namespace: 'shop',
          name: 'web',
          parents: [],
          info: [],
        },
      ],
    });
    const dialog = await open('Restart…');
    expect(await dialog.findAllByRole('radio')).toHaveLength(1);
    await userEvent.click(dialog.getByRole('radio', { name: /Deployment/ }));
    await userEvent.click(
      dialog.getByRole('button', { name: 'Restart in dev' }),
    );
    await waitFor(() =>
      expect(api.runResourceAction).toHaveBeenCalledWith(
        expect.anything(),
        expect.objectContaining({
          action: 'restart',
          kind: 'Deployment',
          name: 'web',
        }),
      ),
    );
  });

  it('render everything anew', async () => {
    const api = renderPanel();
    await userEvent.click(
      await screen.findByRole('button', { name: 'Hard refresh' }),
    );
    await waitFor(() =>
      expect(api.refreshApplication).toHaveBeenCalledWith(expect.anything(), {
        hard: true,
      }),
    );
  });

  it('report why they failed, in the words of the back end', async () => {
    const api = renderPanel();
    api.refreshApplication.mockRejectedValue(
      Object.assign(new Error('Request failed with 409 Conflict'), {
        body: { error: { message: 'Not now: a sync by maria is running.' } },
      }),
    );
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
    const api = renderPanel({
      ...allowed,
      actions: {
        ...allowed.actions,
        sync: { allowed: false, reason },
        refresh: { allowed: false, reason },
      },
    });
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
