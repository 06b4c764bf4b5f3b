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

import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ApplicationView, ResourceDiff } from '@slipway/plugin-argocd-common';
import { useState } from 'react';
import {
  answer,
  apiMock,
  brokenApplication,
  latestChange,
  liveApplication,
  olderChange,
} from '../../__testUtils__/fixtures';
import { renderOnEntityPage } from '../../__testUtils__/render';
import { useApplicationActions } from '../../hooks/useApplicationActions';
import { ActionMenu, ReadOnlyLine, RowOutcome } from '.';

/** The end of a row of an application that is `after` once it has been loaded again. */
function Row(props: { application: ApplicationView; after?: ApplicationView }) {
  const [application, setApplication] = useState(props.application);
  const actions = useApplicationActions(application, async () =>
    setApplication(props.after ?? application),
  );
  return (
    <>
      <ActionMenu application={application} actions={actions} />
      <RowOutcome actions={actions} />
    </>
  );
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

function renderRow(
  application = allowed,
  options: { after?: ApplicationView } = {},
) {
  const api = apiMock(async () => answer());
  renderOnEntityPage(<Row application={application} {...options} />, api);
  return api;
}

/** The same after a sync that has ended. */
function afterSync(change: Partial<ApplicationView>): ApplicationView {
  return {
    ...allowed,
    ...change,
    operation: change.operation ?? {
      ...allowed.operation!,
      phase: change.cause ? 'Failed' : 'Succeeded',
      startedAt: '2026-11-23T06:00:00Z',
      finishedAt: '2026-11-23T06:00:08Z',
    },
  };
}

const openMenu = async () => {
  await userEvent.click(
    await screen.findByRole('button', { name: 'More for dev' }),
  );
  return within(await screen.findByRole('menu'));
};

const choose = async (name: string) => {
  const menu = await openMenu();
  await userEvent.click(menu.getByRole('menuitem', { name }));
};

const prune = (dialog: ReturnType<typeof within>) =>
  dialog.getByRole('checkbox', { name: 'Prune' });

const open = async (name: string) => {
  await choose(name);
  return within(await screen.findByRole('dialog'));
};

describe('a sync', () => {
  it('shows beforehand what it would change, and lets people take only a part of it', async () => {
    const api = renderRow();
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
      dialog.getByText('1 object is no longer in Git'),
    ).toBeInTheDocument();
    expect(prune(dialog)).not.toBeChecked();

    await userEvent.click(
      dialog.getByRole('button', { name: 'Difference of Deployment web' }),
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

  it('begins with the options of the application, and asks only for what is to be otherwise', async () => {
    const api = renderRow({
      ...allowed,
      autoSync: { prune: true, selfHeal: false },
      syncOptions: { CreateNamespace: true, Validate: false },
    });
    const dialog = await open('Sync…');
    const option = (name: string) => dialog.getByRole('checkbox', { name });
    expect(prune(dialog)).toBeChecked();
    expect(option('Auto-Create Namespace')).toBeChecked();
    expect(option('Skip Schema Validation')).toBeChecked();
    expect(option('Server-Side Apply')).not.toBeChecked();
    await userEvent.click(option('Skip Schema Validation'));
    await userEvent.click(dialog.getByRole('button', { name: 'Sync dev' }));
    await waitFor(() =>
      expect(api.syncApplication).toHaveBeenCalledWith(expect.anything(), {
        prune: true,
        options: { Validate: true },
      }),
    );
  });

  it('shows the commits and the images that it brings', async () => {
    const api = renderRow({
      ...allowed,
      ...brokenApplication,
      actions: allowed.actions,
      environment: 'dev',
      sync: { status: 'OutOfSync', revision: latestChange.sha },
    });
    api.getCommits.mockResolvedValue({
      from: olderChange.sha,
      to: latestChange.sha,
      commits: [
        {
          sha: latestChange.sha,
          url: latestChange.url,
          title: 'feat: greet by name',
          author: 'Maria',
          isChange: true,
        },
      ],
    });
    api.getDiff.mockResolvedValue({ items: [diff('Deployment', 'update')] });
    const dialog = await open('Sync…');
    expect(await dialog.findByText('feat: greet by name')).toBeInTheDocument();
    expect(dialog.getByText('1 commit')).toBeInTheDocument();
    expect(dialog.getByText('1 new image')).toBeInTheDocument();
    expect(dialog.getByText('kafka stays')).toBeInTheDocument();
  });

  it('gives the focus back to the menu when it is left', async () => {
    renderRow();
    await open('Sync…');
    await userEvent.keyboard('{Escape}');
    await waitFor(() =>
      expect(
        screen.getByRole('button', { name: 'More for dev' }),
      ).toHaveFocus(),
    );
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });

  it('names no new image where nothing would change', async () => {
    renderRow({
      ...allowed,
      ...brokenApplication,
      actions: allowed.actions,
      environment: 'dev',
    });
    const dialog = await open('Sync…');
    expect(await dialog.findByText(/Nothing would change/)).toBeInTheDocument();
    expect(dialog.queryByText('1 new image')).not.toBeInTheDocument();
  });

  it('has no commits to name where nothing was deployed yet', async () => {
    renderRow({ ...allowed, lastDeployment: undefined });
    const dialog = await open('Sync…');
    expect(await dialog.findByText(/Nothing would change/)).toBeInTheDocument();
    expect(dialog.queryByText('Commits')).not.toBeInTheDocument();
  });

  it('of a part says that it is no deployment', async () => {
    const api = renderRow();
    api.getDiff.mockResolvedValue({
      items: [diff('ConfigMap', 'update'), diff('Deployment', 'update')],
    });
    const dialog = await open('Sync…');
    expect(dialog.queryByText('Partial sync')).not.toBeInTheDocument();
    await userEvent.click(
      await dialog.findByRole('checkbox', { name: 'Change ConfigMap web' }),
    );
    expect(
      dialog.getByText(/^1 of 2 objects\. Hooks do not run/),
    ).toBeInTheDocument();
  });

  it('cannot be asked for with nothing chosen', async () => {
    const api = renderRow();
    api.getDiff.mockResolvedValue({ items: [diff('Deployment', 'update')] });
    const dialog = await open('Sync…');
    await userEvent.click(
      await dialog.findByRole('checkbox', { name: 'Change Deployment web' }),
    );
    const confirm = dialog.getByRole('button', { name: 'Sync dev' });
    expect(confirm).toHaveAttribute('aria-disabled', 'true');
    expect(confirm).toHaveAccessibleDescription('Choose at least one object.');
    await userEvent.click(confirm);
    expect(api.syncApplication).not.toHaveBeenCalled();
  });

  it('can be tried without changing anything, with options', async () => {
    const api = renderRow();
    const dialog = await open('Sync…');
    const option = (name: string) => dialog.getByRole('checkbox', { name });
    await userEvent.click(option('Dry Run'));
    await userEvent.click(option('Apply Only'));
    await userEvent.click(option('Server-Side Apply'));
    await userEvent.click(dialog.getByRole('button', { name: 'Try in dev' }));
    await waitFor(() =>
      expect(api.syncApplication).toHaveBeenCalledWith(expect.anything(), {
        prune: false,
        dryRun: true,
        applyOnly: true,
        options: { ServerSideApply: true },
      }),
    );
  });

  it('never preselects deleting, and does nothing where the dialog is cancelled', async () => {
    const api = renderRow();
    const dialog = await open('Sync…');
    expect(prune(dialog)).not.toBeChecked();
    await userEvent.click(dialog.getByRole('button', { name: 'Cancel' }));
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    expect(api.syncApplication).not.toHaveBeenCalled();
  });

  it('deletes what is no longer in Git where that is chosen, and is followed while it runs', async () => {
    const api = renderRow();
    const dialog = await open('Sync…');
    await userEvent.click(prune(dialog));
    await userEvent.click(dialog.getByRole('button', { name: 'Sync dev' }));
    expect(await screen.findByText('Asking for a sync…')).toBeInTheDocument();
    expect(api.syncApplication).toHaveBeenCalledWith(
      expect.objectContaining({
        name: 'coelho-realtime-dev',
        instance: 'global',
      }),
      { prune: true },
    );
  });

  it.each<[string, Partial<ApplicationView>, RegExp]>([
    [
      'it is healthy, and since when',
      { health: { status: 'Healthy', since: '2026-11-23T06:00:20Z' } },
      /^Healthy since .*2026|^Healthy since/,
    ],
    ['it was healthy all the time', {}, /^Synced at /],
    [
      'pods are still coming',
      {
        verdict: {
          ...allowed.verdict,
          code: 'rollingOut',
          parameters: { step: 'progressing' },
        },
      },
      /^It (is|has been) rolling out/,
    ],
    [
      'its pods fail',
      {
        verdict: { ...allowed.verdict, code: 'broken' },
        health: { status: 'Degraded', since: '2026-11-23T06:00:20Z' },
      },
      /^Failed: /,
    ],
    [
      'nothing tells how it is now',
      {
        verdict: { ...allowed.verdict, lastKnown: true },
        health: { status: 'Healthy', since: '2026-11-23T06:00:20Z' },
      },
      /^Synced at /,
    ],
    [
      'it was tried and failed',
      {
        verdict: { ...allowed.verdict, code: 'syncFailed' },
        cause: {
          code: 'kindNotPermitted',
          parameters: { project: 'platform', kind: 'ClusterRole' },
        },
      },
      /^Failed: Project platform does not permit the kind ClusterRole\./,
    ],
  ])('is followed to its end: %s', async (_, change, text) => {
    renderRow(allowed, { after: afterSync(change) });
    const dialog = await open('Sync…');
    await userEvent.click(dialog.getByRole('button', { name: 'Sync dev' }));
    await waitFor(() =>
      expect(screen.getByRole('status')).toHaveTextContent(text),
    );
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });

  it('that is refused says so in the dialog, and keeps what was chosen', async () => {
    const api = renderRow();
    api.syncApplication.mockRejectedValueOnce(
      Object.assign(new Error('Request failed with 409 Conflict'), {
        body: { error: { message: 'Not now: a sync by maria is running.' } },
      }),
    );
    const dialog = await open('Sync…');
    await userEvent.click(prune(dialog));
    await userEvent.click(dialog.getByRole('button', { name: 'Sync dev' }));
    expect(await dialog.findByRole('alert')).toHaveTextContent(
      'That did not work: Not now: a sync by maria is running.',
    );
    expect(prune(dialog)).toBeChecked();
    expect(screen.queryByRole('status')).toBeNull();
    await userEvent.click(dialog.getByRole('button', { name: 'Sync dev' }));
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    expect(api.syncApplication).toHaveBeenCalledTimes(2);
  });

  it('is possible where its preview is not', async () => {
    const api = renderRow();
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
    const api = renderRow();
    const dialog = await open('Roll back…');
    const confirm = dialog.getByRole('button', { name: 'Roll back dev' });
    expect(confirm).toHaveAttribute('aria-disabled', 'true');
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
    expect(
      await screen.findByText('Asking for a rollback…'),
    ).toBeInTheDocument();
  });

  it('roll back to what is there only after a sync that failed', async () => {
    renderRow({
      ...allowed,
      operation: { ...allowed.operation!, phase: 'Failed' },
    });
    const dialog = await open('Roll back…');
    await dialog.findByRole('radio', { name: /^b495aaa/ });
    expect(dialog.getAllByRole('radio')).toHaveLength(2);
  });

  it.each([
    ['failed', 2],
    ['succeeded', 1],
  ] as const)(
    'roll back after a dry run as after the sync before it, which %s',
    async (outcome, offered) => {
      const api = renderRow({
        ...allowed,
        operation: { ...allowed.operation!, phase: 'Failed', dryRun: true },
      });
      const { items } = await api.getEntityDeployments({
        kind: 'System',
        namespace: 'default',
        name: 'coelho-realtime',
      });
      api.getEntityDeployments.mockResolvedValue({
        items: [
          ...(outcome === 'failed'
            ? [{ ...items[0], rollbackId: undefined, outcome }]
            : []),
          ...items,
        ],
      });
      const dialog = await open('Roll back…');
      await dialog.findByRole('radio', { name: /^b495aaa/ });
      expect(dialog.getAllByRole('radio')).toHaveLength(offered);
    },
  );

  it('stop what runs, and say what follows', async () => {
    const running = { ...allowed.operation!, phase: 'Running' as const };
    const api = renderRow(
      { ...allowed, operation: running },
      {
        after: {
          ...allowed,
          operation: { ...running, phase: 'Failed' },
        },
      },
    );
    const dialog = await open('Terminate…');
    expect(dialog.getByText('jane')).toBeInTheDocument();
    await userEvent.click(
      dialog.getByRole('button', { name: 'Terminate in dev' }),
    );
    expect(await screen.findByText(/^Stopped at /)).toBeInTheDocument();
    expect(api.terminateOperation).toHaveBeenCalledTimes(1);
  });

  it('restart a workload', async () => {
    const api = renderRow();
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
          category: 'workload',
        },
        {
          id: '2',
          group: '',
          version: 'v1',
          kind: 'Service',
          namespace: 'shop',
          name: 'web',
          parents: [],
          category: 'workload',
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

  it('render everything again', async () => {
    const api = renderRow();
    await choose('Hard refresh');
    await waitFor(() =>
      expect(api.refreshApplication).toHaveBeenCalledWith(expect.anything(), {
        hard: true,
      }),
    );
    expect(
      await screen.findByText(/^Argo CD compared at /),
    ).toBeInTheDocument();
  });

  it('say in the row why they failed, in the words of the back end', async () => {
    const api = renderRow();
    api.refreshApplication.mockRejectedValue(
      Object.assign(new Error('Request failed with 409 Conflict'), {
        body: { error: { message: 'Not now: a sync by maria is running.' } },
      }),
    );
    await choose('Refresh');
    expect(
      await screen.findByText('Failed: Not now: a sync by maria is running.'),
    ).toBeInTheDocument();
  });

  it('open the commit to revert in place of a rollback where Argo CD syncs by itself', async () => {
    const commitUrl = 'https://gitlab.example.com/a/b/-/commit/1';
    renderRow({
      ...liveApplication,
      lastDeployment: { ...liveApplication.lastDeployment!, commitUrl },
    });
    const menu = await openMenu();
    expect(
      menu.queryByRole('menuitem', { name: 'Roll back…' }),
    ).not.toBeInTheDocument();
    expect(
      menu.getByRole('menuitem', { name: 'Undo this release…' }),
    ).toHaveAttribute('href', commitUrl);
  });

  it('lead to Argo CD and to what the configuration links', async () => {
    renderRow({
      ...allowed,
      links: [{ title: 'Registry', url: 'https://registry.example.com/' }],
    });
    const menu = await openMenu();
    expect(
      menu.getByRole('menuitem', { name: 'Open in Argo CD' }),
    ).toHaveAttribute('href', allowed.url);
    expect(menu.getByRole('menuitem', { name: 'Registry' })).toHaveAttribute(
      'href',
      'https://registry.example.com/',
    );
  });
});

describe('the name', () => {
  const own = Object.getOwnPropertyDescriptor(navigator, 'clipboard');
  /** user-event would bring a clipboard of its own. */
  const copyName = async (clipboard: unknown, isCopied: boolean) => {
    renderRow();
    const menu = await openMenu();
    Object.defineProperty(navigator, 'clipboard', {
      configurable: true,
      value: clipboard,
    });
    document.execCommand = jest.fn().mockReturnValue(isCopied);
    fireEvent.click(menu.getByRole('menuitem', { name: 'Copy name' }));
  };
  afterEach(() => {
    Reflect.deleteProperty(navigator, 'clipboard');
    Reflect.deleteProperty(document, 'execCommand');
    if (own) {
      Object.defineProperty(navigator, 'clipboard', own);
    }
  });

  it('is copied by a command where the browser has no clipboard, as without https', async () => {
    await copyName(undefined, true);
    expect(document.execCommand).toHaveBeenCalledWith('copy');
    expect(screen.queryByText(/does not permit/)).not.toBeInTheDocument();
  });

  it.each([
    ['knows no command', undefined],
    ['refuses', { writeText: () => Promise.reject(new Error('not allowed')) }],
  ])('is said where the browser %s', async (_, clipboard) => {
    await copyName(clipboard, false);
    expect(
      await screen.findByText(
        'The browser does not permit copying. The name is coelho-realtime-dev.',
      ),
    ).toBeInTheDocument();
  });
});

describe('what cannot be done', () => {
  const reason = {
    code: 'notPermitted',
    parameters: { owner: 'team-realtime' },
  } as const;
  const off = { allowed: false, reason } as const;
  const readOnly: ApplicationView = {
    ...allowed,
    actions: {
      sync: off,
      refresh: off,
      rollback: off,
      terminate: off,
      action: off,
    },
  };

  it('stays in reach of the keyboard, with its reason, and does nothing', async () => {
    const api = renderRow({
      ...allowed,
      actions: { ...allowed.actions, refresh: off },
    });
    const menu = await openMenu();
    const refresh = menu.getByRole('menuitem', { name: 'Refresh' });
    expect(refresh).toHaveAttribute('aria-disabled', 'true');
    expect(refresh).toHaveAccessibleDescription(
      'Not allowed: this is up to team-realtime.',
    );
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{Enter}');
    expect(refresh).toHaveFocus();
    expect(api.refreshApplication).not.toHaveBeenCalled();
  });

  it('says its reason once where all have the same', async () => {
    renderRow(readOnly);
    const menu = await openMenu();
    expect(
      menu.getAllByText('Not allowed: this is up to team-realtime.'),
    ).toHaveLength(1);
    await userEvent.click(menu.getByRole('menuitem', { name: 'Sync…' }));
    expect(
      screen.queryByRole('dialog', { name: 'Sync dev' }),
    ).not.toBeInTheDocument();
  });

  it('is said of a page once, with who can', async () => {
    const api = apiMock(async () => answer());
    renderOnEntityPage(
      <ReadOnlyLine applications={[readOnly, readOnly]} />,
      api,
    );
    expect(
      await screen.findByText(
        'Read only for you. team-realtime can promote, undo and sync.',
      ),
    ).toBeInTheDocument();
  });

  it('is not said of a page where one thing can be done', async () => {
    const api = apiMock(async () => answer());
    renderOnEntityPage(
      <>
        <p>page</p>
        <ReadOnlyLine applications={[readOnly, allowed]} />
      </>,
      api,
    );
    await screen.findByText('page');
    expect(screen.queryByText(/^Read only/)).not.toBeInTheDocument();
  });
});
