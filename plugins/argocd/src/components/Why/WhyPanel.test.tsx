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

import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  ApplicationView,
  ApplicationWhy,
  GitPlace,
} from '@slipway/plugin-argocd-common';
import {
  answer,
  apiMock,
  brokenApplication,
} from '../../__testUtils__/fixtures';
import { renderOnEntityPage } from '../../__testUtils__/render';
import { WhyPanel } from './WhyPanel';

const place = (role: GitPlace['role'], path: string, line: number) => ({
  role,
  path,
  line,
  revision: 'ef43ab1',
  url: `https://gitlab.example.com/a/b/-/blob/ef43ab1/${path}#L${line}`,
});
const pod = {
  kind: 'Pod',
  namespace: 'staging',
  name: 'streamlit-79bfb44b8d-n8ftv',
};
const crash: ApplicationWhy = {
  cause: {
    code: 'crashLoop',
    parameters: { workload: 'streamlit' },
    path: [{ group: 'apps', kind: 'Deployment', name: 'streamlit' }, pod],
    original: 'back-off 2m40s restarting failed container',
  },
  error: { text: "KeyError: 'MLFLOW_URL'", file: '/app/app.py', line: 12 },
  log: {
    namespace: 'staging',
    pod: pod.name,
    container: 'streamlit',
    previous: true,
    lines: [
      { content: '  File "/app/app.py", line 12', matched: false },
      { content: '    client = 1', matched: false },
      { content: "KeyError: 'MLFLOW_URL'", matched: true },
    ],
  },
  containers: [
    {
      namespace: 'staging',
      pod: pod.name,
      name: 'streamlit',
      restarts: 7,
      since: new Date(Date.now() - 11 * 60_000).toISOString(),
      nextTryAt: new Date(Date.now() + 3_600_000).toISOString(),
    },
  ],
  places: [],
  compared: {
    environment: 'dev',
    missing: [
      {
        kind: 'variable',
        name: 'MLFLOW_URL',
        of: 'streamlit',
        named: true,
        setAt: place('values', 'helm/values-dev.yaml', 34),
      },
      { kind: 'variable', name: 'OTHER', of: 'streamlit', named: false },
    ],
  },
  serving: {
    code: 'previousVersion',
    ready: 1,
    pod: 'streamlit-59c955b4b-ccpm9',
    commit: '7c4d10e'.padEnd(40, '0'),
  },
  steps: [
    {
      code: 'fixInGit',
      parameters: { cause: 'crashLoop', setting: 'MLFLOW_URL' },
      places: [place('values', 'helm/values-staging.yaml', 31)],
      looks: [],
    },
    {
      code: 'undo',
      parameters: { commit: '7c4d10e'.padEnd(40, '0') },
      places: [],
      url: 'https://gitlab.example.com/a/b/-/commit/ef43ab1',
      looks: [],
    },
    {
      code: 'lookCloser',
      parameters: {},
      places: [],
      looks: [
        {
          code: 'crashLog',
          resource: pod,
          container: 'streamlit',
          previous: true,
        },
      ],
    },
  ],
  withheld: [],
};

function show(
  why: ApplicationWhy | Error,
  application: ApplicationView = brokenApplication,
) {
  const api = apiMock(async () => answer());
  if (why instanceof Error) {
    api.getWhy.mockRejectedValue(why);
  } else {
    api.getWhy.mockResolvedValue(why);
  }
  renderOnEntityPage(
    <WhyPanel
      application={application}
      isUndoPrimary
      reload={async () => {}}
    />,
    api,
  );
  return api;
}

describe('the why of an application', () => {
  it('names the line, what was written last, who is affected and what to do', async () => {
    show(crash);
    const panel = await screen.findByRole('region', {
      name: "Why: KeyError: 'MLFLOW_URL' in app.py, line 12",
    });
    expect(
      within(panel).getByRole('group', { name: 'Last lines of the log' }),
    ).toHaveTextContent(
      'File "/app/app.py", line 12 client = 1KeyError: \'MLFLOW_URL\'',
    );
    expect(panel).toHaveTextContent(/Restarts7 in 11 min, next try in/);
    expect(panel).toHaveTextContent(
      /Compared with devMLFLOW_URL is set in dev and missing in \S+ \(values-dev.yaml:34/,
    );
    expect(panel).not.toHaveTextContent('OTHER');
    expect(panel).toHaveTextContent(
      'Visitorsstill get the previous version, 7c4d10e: 1 pod serves it',
    );
    expect(
      within(within(panel).getByRole('list'))
        .getAllByRole('listitem')
        .map(item => item.querySelector('p')?.textContent),
    ).toEqual([
      expect.stringMatching(/^Fix it in Git. Add MLFLOW_URL for /),
      'Or undo it now. Back to 7c4d10e through Git.',
      'Look closer. ',
    ]);
    expect(
      within(panel).getByRole('link', { name: /^values-staging.yaml:31/ }),
    ).toHaveAttribute('href', expect.stringContaining('#L31'));
    expect(within(panel).getByText(/back-off 2m40s/)).not.toBeVisible();
  });

  it.each([
    [
      'when it was last compared',
      { comparedAt: '2026-11-23T14:02:00Z' },
      /^Why, when last compared at .*:02.*: KeyError/,
    ],
    ['that it is remembered', {}, /^Why, as last known: KeyError/],
  ])(
    'alarms nobody while nobody knows how it is, and says %s',
    async (_, known, name) => {
      show(crash, {
        ...brokenApplication,
        verdict: { ...brokenApplication.verdict, lastKnown: true, ...known },
      });
      expect(await screen.findByRole('region', { name })).toHaveAttribute(
        'data-tone',
        'quiet',
      );
    },
  );

  it('looks for what its path names among the resources', async () => {
    const api = show(crash);
    await screen.findByRole('heading', { name: /app.py, line 12/ });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Pod …b8d-n8ftv' }),
    );
    expect(api.getResourceTree).toHaveBeenCalledTimes(1);
  });

  it('says what the application itself knows until there is more, and where there will not be', async () => {
    show(new Error('away'));
    const panel = await screen.findByRole('region', { name: /^Why: / });
    expect(panel).toHaveTextContent('What to do');
    expect(
      within(panel).getAllByText(/was not found in the registry/),
    ).toHaveLength(1);
    expect(panel).not.toHaveTextContent('Visitors');
    expect(panel).not.toHaveTextContent('Restarts');
  });

  describe('a step that the portal can take', () => {
    const step = (action: 'refresh' | 'sync'): ApplicationWhy => ({
      containers: [],
      places: [],
      steps: [
        {
          code: 'tryAgain',
          parameters: { cause: 'manifestTimeout' },
          places: [],
          action,
          looks: [],
        },
      ],
      withheld: [],
    });

    it('is one button that reads Git again', async () => {
      const api = show(step('refresh'));
      await userEvent.click(
        await screen.findByRole('button', { name: 'Refresh' }),
      );
      expect(api.refreshApplication).toHaveBeenCalledWith(
        expect.objectContaining({ name: brokenApplication.name }),
        { hard: false },
      );
    });

    it('asks before it syncs', async () => {
      const api = show(step('sync'));
      await userEvent.click(
        await screen.findByRole('button', { name: 'Sync…' }),
      );
      expect(await screen.findByRole('dialog')).toBeInTheDocument();
      expect(api.syncApplication).not.toHaveBeenCalled();
    });

    it('says why it cannot be taken, and does nothing', async () => {
      const api = show(step('refresh'), {
        ...brokenApplication,
        actions: {
          ...brokenApplication.actions,
          refresh: {
            allowed: false,
            reason: { code: 'notPermitted', parameters: {} },
          },
        },
      });
      const button = await screen.findByRole('button', { name: 'Refresh' });
      expect(button).toHaveAttribute('aria-disabled', 'true');
      expect(button).toHaveAccessibleDescription(/^Not allowed/);
      await userEvent.click(button);
      expect(api.refreshApplication).not.toHaveBeenCalled();
    });
  });

  it('claims no cause where none was found', async () => {
    show(
      { containers: [], places: [], steps: [], withheld: [] },
      { ...brokenApplication, cause: undefined },
    );
    expect(
      await screen.findByRole('heading', { name: 'Why: No cause found yet' }),
    ).toBeInTheDocument();
    expect(
      screen.getByText('Nothing is known that would help.'),
    ).toBeInTheDocument();
  });

  it('says what may not be seen', async () => {
    show({
      ...crash,
      error: undefined,
      log: undefined,
      withheld: ['logs'],
    });
    expect(
      await screen.findByText(/your role does not permit to read it/),
    ).toBeInTheDocument();
    expect(screen.queryByText(/KeyError/)).not.toBeInTheDocument();
  });
});
