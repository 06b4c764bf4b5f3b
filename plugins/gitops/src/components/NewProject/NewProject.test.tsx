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

import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { checksWith, preview, target } from '../../__testUtils__/newProject';
import {
  draftItem,
  renderNewProject,
  templateRef,
} from '../../__testUtils__/renderNewProject';

beforeEach(() => sessionStorage.clear());

const nameField = () => screen.findByRole('textbox', { name: /^Name$/ });
const button = (name: RegExp | string) => screen.getByRole('button', { name });
const check = (id: string) =>
  document.querySelector<HTMLElement>(`[data-check="${id}"]`)!;
/** What was entered before the page was loaded. */
const store = (draft: object) =>
  sessionStorage.setItem(
    draftItem,
    JSON.stringify({
      version: 1,
      draft: { description: '', services: [], settings: {}, ...draft },
    }),
  );
const isOn = (name: string) =>
  waitFor(() =>
    expect(button(name)).not.toHaveAttribute('aria-disabled', 'true'),
  );

describe('the page of a new project', () => {
  it('needs a name and one click where a person has one team', async () => {
    const { scaffold, gitops } = renderNewProject();
    await userEvent.type(await nameField(), 'shop');
    expect(button(/Owner/)).toHaveTextContent('Team Realtime');
    expect(button(/GitLab group/)).toHaveTextContent('team-realtime');
    expect(
      screen.getByText('gitlab.example.org/team-realtime'),
    ).toBeInTheDocument();
    await isOn('Create shop');
    await userEvent.click(button('Create shop'));
    await waitFor(() =>
      expect(screen.getByLabelText('address')).toHaveTextContent(
        '/create/new-project/tasks/task-1',
      ),
    );
    expect(scaffold).toHaveBeenCalledWith({
      templateRef,
      values: {
        name: 'shop',
        owner: 'group:default/team-realtime',
        target: 'main',
        group: 'team-realtime',
        services: [
          {
            name: 'web',
            kind: 'web',
            language: 'python',
            port: 8000,
            public: true,
            size: 'small',
            replicas: 1,
          },
        ],
      },
      secrets: { USER_OAUTH_TOKEN: 'glpat-secret' },
    });
    // One dry run for all letters.
    expect(
      gitops.check.mock.calls.filter(([{ values }]) => values.name),
    ).toHaveLength(1);
  });

  it('starts one task, however often somebody clicks', async () => {
    const scaffold = jest.fn(() => new Promise(() => {}));
    renderNewProject({ scaffold });
    await userEvent.type(await nameField(), 'shop');
    await isOn('Create shop');
    const create = button('Create shop');
    await userEvent.dblClick(create);
    await userEvent.click(create);
    expect(scaffold).toHaveBeenCalledTimes(1);
  });

  it('says why the task did not start, and can be tried again', async () => {
    const scaffold = jest
      .fn()
      .mockRejectedValueOnce(new Error('The scaffolder does not answer.'))
      .mockResolvedValue({ taskId: 'task-2' });
    renderNewProject({ scaffold });
    await userEvent.type(await nameField(), 'shop');
    await isOn('Create shop');
    await userEvent.click(button('Create shop'));
    expect(
      await screen.findByText(
        'The project was not created: The scaffolder does not answer.',
      ),
    ).toBeInTheDocument();
    await userEvent.click(button('Create shop'));
    await waitFor(() =>
      expect(screen.getByLabelText('address')).toHaveTextContent('task-2'),
    );
  });

  it('leaves owner and group to people with two teams', async () => {
    renderNewProject({ teams: ['team-realtime', 'team-web'] });
    await userEvent.type(await nameField(), 'shop');
    await userEvent.click(button('Create shop'));
    expect(
      screen.getByText('Choose the team that looks after the project.'),
    ).toBeInTheDocument();
    expect(
      screen.getByText('To complete first: Owner and GitLab group.'),
    ).toBeInTheDocument();
    expect(button(/Owner/)).toHaveFocus();
    await userEvent.click(button(/Owner/));
    await userEvent.click(
      await screen.findByRole('option', { name: 'Team Web' }),
    );
    expect(button(/GitLab group/)).toHaveTextContent('team-web');
  });

  it('shows own teams before the others', async () => {
    renderNewProject({ teams: ['team-web'] });
    await nameField();
    await userEvent.click(button(/Owner/));
    const options = await screen.findAllByRole('option');
    expect(options.map(({ textContent }) => textContent)).toEqual([
      'Team Web',
      'Team Realtime',
    ]);
  });

  it('warns of an owner that the person is not a member of', async () => {
    renderNewProject();
    await nameField();
    expect(button(/Owner/)).toHaveAccessibleDescription(
      'May promote, undo and sync',
    );
    await userEvent.click(button(/Owner/));
    await userEvent.click(
      await screen.findByRole('option', { name: 'Team Web' }),
    );
    expect(button(/Owner/)).toHaveAccessibleDescription(
      'You are not a member of Team Web: only its members may promote, undo and sync.',
    );
  });

  it('takes the target whose group the team has, and gives the choice of another', async () => {
    const { gitops } = renderNewProject({
      gitops: {
        getTargets: jest.fn().mockResolvedValue({
          targets: [
            { ...target, groups: [{ path: 'other', owners: [] }] },
            {
              ...target,
              name: 'team',
              title: 'Cluster of a team',
              argocd: { instance: 'team', title: 'Argo CD of a team' },
            },
          ],
          problems: [],
        }),
      },
    });
    await userEvent.type(await nameField(), 'shop');
    expect(
      screen.getByText(/^Deploys to dev, staging and production on Argo CD of/),
    ).toBeInTheDocument();
    await waitFor(() =>
      expect(gitops.check.mock.lastCall?.[0].values).toMatchObject({
        target: 'team',
        group: 'team-realtime',
      }),
    );
    await userEvent.click(button('Change'));
    await userEvent.click(button(/Where it runs/));
    await userEvent.click(
      await screen.findByRole('option', { name: 'Company clusters' }),
    );
    expect(screen.getByText('gitlab.example.org/other')).toBeInTheDocument();
  });
});

describe('the name', () => {
  it.each([
    ['shöp', 'Use lower-case letters', 'shop'],
    ['7 Müller', 'Use lower-case letters', 'muller'],
    ['on', 'YAML reads this as something else.', undefined],
    ['a'.repeat(33), 'Use at most 32 characters.', 'a'.repeat(32)],
  ])('%s is answered at once', async (typed, message, suggestion) => {
    const { gitops } = renderNewProject();
    await userEvent.type(await nameField(), typed);
    expect(screen.getByText(new RegExp(message))).toBeInTheDocument();
    expect(await nameField()).toHaveAccessibleDescription(
      expect.stringContaining(message),
    );
    if (suggestion) {
      await userEvent.click(button(`Use ${suggestion}`));
      await isOn(`Create ${suggestion}`);
    }
    for (const [{ values }] of gitops.check.mock.calls) {
      expect(values.name).not.toBe(typed);
    }
  });

  it('is asked for when the field is left, not before', async () => {
    renderNewProject();
    await nameField();
    expect(screen.queryByText('Give it a name.')).not.toBeInTheDocument();
    await userEvent.tab();
    expect(screen.getByText('Give it a name.')).toBeInTheDocument();
  });
});

describe('what is checked', () => {
  it('says of each thing that it is so, and what is known of it', async () => {
    renderNewProject();
    await userEvent.type(await nameField(), 'shop');
    await isOn('Create shop');
    expect(check('name')).toHaveTextContent(
      'The name is freein GitLab, the catalog and Argo CD',
    );
    expect(check('group')).toHaveTextContent(
      'You may create projects in team-realtimeas Maria Example, Owner',
    );
    expect(check('chart')).toHaveTextContent(
      '3 environments, 69 objects, Kubernetes 1.33',
    );
    expect(check('pipeline')).toHaveTextContent('2 jobs');
    expect(
      screen.getByText(/^A dry run with your input, \d+ s ago$/),
    ).toBeInTheDocument();
    expect(
      screen.getByText(
        'Nothing was found that would keep the project from being created.',
      ),
    ).toBeInTheDocument();
  });

  it('tells what is unknown from what nobody checks, and lets both pass', async () => {
    renderNewProject({
      gitops: {
        check: jest.fn().mockResolvedValue(
          checksWith(
            {
              id: 'namespaces',
              status: 'unknown',
              message: 'Global Argo CD does not answer.',
            },
            {
              id: 'pullSecret',
              status: 'notChecked',
              facts: { registry: 'r.example.org', secret: 'r-credentials' },
            },
            {
              id: 'repositoryAccess',
              status: 'passed',
              facts: { visibility: 'public' },
            },
          ),
        ),
      },
    });
    await userEvent.type(await nameField(), 'shop');
    await isOn('Create shop');
    expect(check('namespaces')).toHaveTextContent(
      'Unknown: Namespaces and applicationsGlobal Argo CD does not answer.',
    );
    expect(check('pullSecret')).toHaveTextContent(
      'Not checked: A pull secret for this registry is namedr-credentials; whether the cluster has it cannot be seen from here',
    );
    expect(check('repositoryAccess')).toHaveTextContent(
      'it is public and needs no credential',
    );
  });

  it('says nothing of what nobody can see through where it is not chosen', async () => {
    renderNewProject();
    await userEvent.type(await nameField(), 'shop');
    await isOn('Create shop');
    expect(screen.queryByText(/deploy key/i)).not.toBeInTheDocument();
    expect(screen.queryByText(/^More people/)).not.toBeInTheDocument();
  });

  it('names what nobody can see through where it is chosen', async () => {
    const host = 'gitlab.example.com';
    renderNewProject({
      gitops: {
        check: jest.fn().mockResolvedValue(
          checksWith(
            {
              id: 'visibility',
              status: 'notChecked',
              facts: { visibility: 'internal', host },
            },
            {
              id: 'imageUpdate',
              status: 'notChecked',
              facts: { imageUpdate: 'deploy-key', host },
            },
          ),
        ),
      },
    });
    await userEvent.type(await nameField(), 'shop');
    await isOn('Create shop');
    expect(check('visibility')).toHaveTextContent(
      'Not checked: More people than the group see it: internalwhether gitlab.example.com permits that, only its administrators can see',
    );
    expect(check('imageUpdate')).toHaveTextContent(
      'Not checked: A deploy key pushes to mainwhether gitlab.example.com lets one push to a protected branch shows when the task makes it',
    );
  });

  it('says beside the button what could not be checked, and lets it pass', async () => {
    const down = new Error('The portal does not answer.');
    renderNewProject({
      gitops: {
        check: jest.fn().mockRejectedValue(down),
        preview: jest.fn().mockRejectedValue(down),
      },
    });
    await userEvent.type(await nameField(), 'shop');
    await waitFor(() =>
      expect(button('Create shop')).toHaveAccessibleDescription(
        /^Could not be checked: Name, .*Chart and Jobs of the pipeline/,
      ),
    );
    expect(button('Create shop')).not.toHaveAttribute('aria-disabled', 'true');
    const said = screen.getAllByText(/^Nothing could be checked;/);
    // To be read, and to be heard.
    expect(said).toHaveLength(2);
    expect(
      screen.queryByText(/^Nothing was found that would keep/),
    ).not.toBeInTheDocument();
  });

  it('is as old as the oldest answer', async () => {
    const now = Date.parse('2026-11-20T10:00:00.000Z');
    const clock = jest.spyOn(Date, 'now').mockReturnValue(now);
    let render = (_: typeof preview) => {};
    const { gitops } = renderNewProject({
      gitops: {
        preview: jest.fn().mockReturnValue(
          new Promise<typeof preview>(resolve => {
            render = resolve;
          }),
        ),
      },
    });
    await userEvent.type(await nameField(), 'shop');
    await waitFor(() =>
      expect(check('name')).toHaveTextContent('The name is free'),
    );
    await waitFor(() => expect(gitops.preview).toHaveBeenCalled());
    clock.mockReturnValue(now + 7_000);
    render(preview);
    expect(
      await screen.findByText('A dry run with your input, 7 s ago'),
    ).toBeInTheDocument();
    clock.mockRestore();
  });

  it('keeps the button off with the sentence of a refusal', async () => {
    const { scaffold } = renderNewProject({
      gitops: {
        check: jest.fn().mockResolvedValue(
          checksWith({
            id: 'group',
            status: 'refused',
            message: 'You are a Reporter in team-realtime. Ask an Owner.',
          }),
        ),
      },
    });
    await userEvent.type(await nameField(), 'shop');
    const sentence = 'You are a Reporter in team-realtime. Ask an Owner.';
    await waitFor(() => expect(check('group')).toHaveTextContent(sentence));
    await waitFor(() =>
      expect(button('Create shop')).toHaveAccessibleDescription(
        `Rights in the GitLab group: ${sentence}`,
      ),
    );
    await userEvent.click(button('Create shop'));
    expect(scaffold).not.toHaveBeenCalled();
    expect(button(/GitLab group/)).toHaveFocus();
  });

  it.each([
    ['name', 'name'],
    ['namespaces', 'name'],
    ['group', 'group'],
  ] as const)('says what %s refuses at the field, too', async (id, field) => {
    renderNewProject({
      gitops: {
        check: jest
          .fn()
          .mockResolvedValue(
            checksWith({ id, status: 'refused', message: 'It is refused.' }),
          ),
      },
    });
    await userEvent.type(await nameField(), 'shop');
    const fields = { name: await nameField(), group: button(/GitLab group/) };
    await waitFor(() =>
      expect(fields[field]).toHaveAccessibleDescription(
        expect.stringMatching(/^It is refused\./),
      ),
    );
    const other = field === 'name' ? 'group' : 'name';
    expect(fields[other]).not.toHaveAccessibleDescription(/refused/);
  });

  it('leads to the field of a service that is to be completed, and names it', async () => {
    renderNewProject();
    await userEvent.type(await nameField(), 'shop');
    await userEvent.click(button('Add service'));
    await userEvent.click(button(/Language of web-2/));
    await userEvent.click(
      await screen.findByRole('option', { name: 'Ready image' }),
    );
    await userEvent.click(button('More settings of web-2'));
    expect(button('Create shop')).toHaveAccessibleDescription(
      'To complete first: Image and Tag of service 2.',
    );
    await userEvent.click(button('Create shop'));
    expect(screen.getByRole('textbox', { name: 'Image' })).toHaveFocus();
  });

  it('refuses what the template refuses, with findings or without jobs', async () => {
    renderNewProject({
      gitops: {
        preview: jest.fn().mockResolvedValue({
          ...preview,
          chart: undefined,
          pipeline: undefined,
          findings: [
            {
              rule: 'chart-render',
              profile: 'broken',
              severity: 'error',
              file: 'helm/templates/a.yaml',
              line: 7,
              message: 'It does not render.',
              advice: 'Fix it.',
            },
          ],
        }),
      },
    });
    await userEvent.type(await nameField(), 'shop');
    await waitFor(() =>
      expect(check('chart')).toHaveTextContent(
        'Refused: Charthelm/templates/a.yaml:7 It does not render. Fix it.',
      ),
    );
    expect(check('pipeline')).toHaveTextContent('Refused:');
    expect(button('Create shop')).toHaveAttribute('aria-disabled', 'true');
  });

  it('cancels what is superseded, and never shows its answer', async () => {
    const signals: AbortSignal[] = [];
    let first = (_: ReturnType<typeof checksWith>) => {};
    const asked = jest
      .fn()
      .mockImplementationOnce((_, signal) => {
        signals.push(signal);
        return new Promise(resolve => {
          first = resolve;
        });
      })
      .mockResolvedValue(checksWith());
    const { gitops } = renderNewProject({ gitops: { check: asked } });
    await nameField();
    await waitFor(() => expect(gitops.check).toHaveBeenCalledTimes(1));
    await userEvent.type(await nameField(), 'shop');
    expect(signals[0].aborted).toBe(true);
    await isOn('Create shop');
    first(checksWith({ id: 'name', status: 'refused', message: 'Taken.' }));
    await Promise.resolve();
    expect(check('name')).toHaveTextContent('The name is free');
  });

  it('asks again where it could not be asked', async () => {
    const asked = jest
      .fn()
      .mockRejectedValueOnce(new Error('The portal does not answer.'))
      .mockResolvedValue(checksWith());
    sessionStorage.clear();
    renderNewProject({ gitops: { check: asked } });
    await nameField();
    await waitFor(() => expect(asked).toHaveBeenCalledTimes(1));
    await userEvent.type(await nameField(), 'shop');
    asked.mockRejectedValueOnce(new Error('The portal does not answer.'));
    await waitFor(() =>
      expect(check('name')).toHaveTextContent(
        'Unknown: NameThe portal does not answer.',
      ),
    );
    await userEvent.click(await screen.findByText('Check again'));
    await waitFor(() =>
      expect(check('name')).toHaveTextContent('The name is free'),
    );
  });

  it.each([
    [
      'Take it over',
      'adopt',
      'What the earlier task left is taken over.',
      'The repository that your earlier task left is taken over',
    ],
    [
      'Remove it',
      'remove',
      'What the earlier task left is removed first.',
      'What your earlier task left is removed first',
    ],
  ])('offers to %s what an earlier task left', async (...row) => {
    const [way, leftover, said, passed] = row;
    const found = {
      taskId: 'old',
      status: 'cancelled' as const,
      repositoryUrl: 'https://gitlab.example.org/team-realtime/shop',
    };
    const asked = jest.fn(async ({ values }) =>
      checksWith({
        id: 'name',
        leftover: found,
        ...(values.leftover
          ? { status: 'passed', facts: { name: 'shop' } }
          : {
              status: 'refused',
              message: 'A task that you cancelled left team-realtime/shop.',
            }),
      }),
    );
    const { scaffold } = renderNewProject({ gitops: { check: asked } });
    await userEvent.type(await nameField(), 'shop');
    expect(
      await screen.findByRole('link', { name: 'The earlier task' }),
    ).toHaveAttribute('href', expect.stringMatching(/\/tasks\/old$/));
    await userEvent.click(await screen.findByRole('button', { name: way }));
    expect(await screen.findByText(said)).toBeInTheDocument();
    await isOn('Create shop');
    // Nobody has asked the catalog and Argo CD, and in GitLab it is not free.
    expect(check('name')).toHaveTextContent(passed);
    expect(check('name')).not.toHaveTextContent('The name is free');
    await userEvent.click(button('Create shop'));
    await waitFor(() => expect(scaffold).toHaveBeenCalled());
    expect(scaffold.mock.calls[0][0].values.leftover).toBe(leftover);
  });

  it('forgets the choice about a leftover with another name', async () => {
    const asked = jest.fn().mockResolvedValue(checksWith());
    sessionStorage.setItem(
      draftItem,
      JSON.stringify({
        version: 1,
        draft: {
          name: 'shop',
          description: '',
          services: [],
          settings: {},
          leftover: 'remove',
        },
      }),
    );
    renderNewProject({ gitops: { check: asked } });
    await waitFor(() =>
      expect(asked.mock.lastCall?.[0].values.leftover).toBe('remove'),
    );
    await userEvent.type(await nameField(), 's');
    await waitFor(() =>
      expect(asked.mock.lastCall?.[0].values).toMatchObject({ name: 'shops' }),
    );
    expect(asked.mock.lastCall?.[0].values).not.toHaveProperty('leftover');
  });
});

describe('the sign-in at GitLab', () => {
  it('is asked for by a button, and loses nothing', async () => {
    const { gitops, getCredentials } = renderNewProject({ isSignedIn: false });
    await userEvent.type(await nameField(), 'shop');
    const signIn = await screen.findByRole('button', {
      name: 'Sign in to GitLab to check',
    });
    await waitFor(() => expect(gitops.preview).toHaveBeenCalled());
    expect(gitops.check).not.toHaveBeenCalled();
    expect(getCredentials.mock.calls.every(([{ optional }]) => optional)).toBe(
      true,
    );
    expect(button('Create shop')).toHaveAccessibleDescription(
      'Sign in to GitLab first: the project is created in your name.',
    );
    await userEvent.click(signIn);
    expect(getCredentials).toHaveBeenCalledWith({
      url: 'https://gitlab.example.org',
      additionalScope: {
        repoWrite: true,
        customScopes: { gitlab: ['api', 'write_repository'] },
      },
      instantPopup: true,
    });
    await isOn('Create shop');
    expect(await nameField()).toHaveValue('shop');
    expect(JSON.stringify({ ...sessionStorage })).not.toContain('glpat');
  });

  it('says why it did not work', async () => {
    const { getCredentials } = renderNewProject({ isSignedIn: false });
    const signIn = await screen.findByRole('button', {
      name: 'Sign in to GitLab to check',
    });
    getCredentials.mockRejectedValueOnce(new Error('The window was closed.'));
    await userEvent.click(signIn);
    expect(
      await screen.findByText(
        'The sign-in did not work: The window was closed.',
      ),
    ).toBeInTheDocument();
  });
});

describe('what is entered', () => {
  const stored = () => sessionStorage.getItem(draftItem);

  it('is there again after a reload, until the task has started', async () => {
    renderNewProject();
    await userEvent.type(await nameField(), 'shop');
    await userEvent.click(button('Add service'));
    cleanup();
    renderNewProject();
    expect(await nameField()).toHaveValue('shop');
    expect(
      screen.getByRole('textbox', { name: 'Name of service 2' }),
    ).toHaveValue('web-2');
    await isOn('Create shop');
    await userEvent.click(button('Create shop'));
    await waitFor(() => expect(stored()).toBeNull());
  });

  it('is gone with Cancel, which leads to the list', async () => {
    renderNewProject();
    await userEvent.type(await nameField(), 'shop');
    expect(stored()).toContain('shop');
    await userEvent.click(button('Cancel'));
    expect(stored()).toBeNull();
    expect(screen.getByLabelText('address')).toHaveTextContent(/^\/create$/);
  });

  it('is nothing of who signs in next', async () => {
    sessionStorage.setItem(
      draftItem.replace('maria', 'jonas'),
      JSON.stringify({
        version: 1,
        draft: { name: 'shop', description: '', services: [], settings: {} },
      }),
    );
    renderNewProject();
    expect(await nameField()).toHaveValue('');
  });

  it('is not taken from a storage that holds something else', async () => {
    sessionStorage.setItem(draftItem, '{"a":');
    renderNewProject();
    expect(await nameField()).toHaveValue('');
  });
});

describe('the files', () => {
  it('are counted by folder, and all are looked at in a dialog', async () => {
    renderNewProject();
    await userEvent.type(await nameField(), 'shop');
    const card = within(screen.getByRole('region', { name: 'Files' }));
    expect(await card.findByText('6 files')).toBeInTheDocument();
    expect(
      card.getAllByRole('listitem').map(({ textContent }) => textContent),
    ).toEqual([
      'apps/2',
      'helm/1',
      '.gitlab-ci.yml2 jobs',
      'catalog-info.yaml1 system, 1 component',
      'README.md',
    ]);
    await userEvent.click(card.getByRole('button', { name: 'Look at all' }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByText('# shop')).toBeInTheDocument();
  });

  it('have no verdict of their own beside a check that refuses', async () => {
    renderNewProject({
      gitops: {
        check: jest.fn().mockResolvedValue(
          checksWith({
            id: 'group',
            status: 'refused',
            message: 'You are a Reporter in team-realtime.',
          }),
        ),
      },
    });
    await userEvent.type(await nameField(), 'shop');
    await userEvent.click(
      await screen.findByRole('button', { name: 'Look at all' }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.queryByText(/^Checked:/)).not.toBeInTheDocument();
    expect(
      dialog.getAllByRole('heading').map(({ textContent }) => textContent),
    ).toEqual(['Files and pipeline', 'The pipeline']);
  });
});

describe('a portal that has not been set up', () => {
  it('says what is missing where it has no target', async () => {
    renderNewProject({
      gitops: {
        getTargets: jest.fn().mockResolvedValue({
          targets: [],
          problems: ['gitops.targets is empty.'],
        }),
      },
    });
    expect(
      await screen.findByText('No project can be created yet'),
    ).toBeInTheDocument();
    expect(screen.getByText('gitops.targets is empty.')).toBeInTheDocument();
    expect(screen.queryByRole('link')).not.toBeInTheDocument();
  });

  it('says that no template has this form', async () => {
    renderNewProject({ asked: 'template:default/other' });
    expect(
      await screen.findByText(/There is no template template:default\/other/),
    ).toBeInTheDocument();
  });

  it('says why the targets cannot be read, and tries again', async () => {
    const getTargets = jest
      .fn()
      .mockRejectedValueOnce(new Error('You may not run templates.'))
      .mockResolvedValue({ targets: [target], problems: [] });
    renderNewProject({ gitops: { getTargets } });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      /^The portal could not say where projects can go\.You may not run templates\./,
    );
    await userEvent.click(button('Try again'));
    expect(await nameField()).toBeInTheDocument();
  });

  it('keeps what was entered while the targets cannot be read', async () => {
    store({ name: 'shop', target: 'main', group: 'team-web' });
    const getTargets = jest
      .fn()
      .mockRejectedValueOnce(new Error('The portal starts.'))
      .mockResolvedValue({ targets: [target], problems: [] });
    renderNewProject({ gitops: { getTargets } });
    expect(
      await screen.findByText(/^What you have entered stays/),
    ).toBeInTheDocument();
    await userEvent.click(button('Try again'));
    expect(await nameField()).toHaveValue('shop');
    expect(button(/GitLab group/)).toHaveTextContent('team-web');
    expect(screen.queryByText(/any more/)).not.toBeInTheDocument();
  });
});

describe('what the platform does not offer any more', () => {
  it('is said by name, with what stands for it', async () => {
    store({
      name: 'shop',
      target: 'old',
      group: 'team-old',
      settings: { visibility: 'public', buildEngine: 'buildah' },
    });
    renderNewProject();
    expect(await nameField()).toHaveValue('shop');
    expect(
      screen.getByText(
        'The platform does not offer old any more; Company clusters is chosen.',
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByText(
        'Company clusters has no GitLab group team-old any more.',
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByText(
        'Company clusters does not let you choose this any more: Visibility.',
      ),
    ).toBeInTheDocument();
  });
});
