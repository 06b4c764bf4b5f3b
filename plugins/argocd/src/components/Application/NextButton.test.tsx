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

import { NextStep } from '@slipway/plugin-argocd-common';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { answer, apiMock, liveApplication } from '../../__testUtils__/fixtures';
import { renderOnEntityPage } from '../../__testUtils__/render';
import { NextButton } from './NextButton';

const { instance, namespace, name } = liveApplication;
const allowed = {
  ...liveApplication,
  autoSync: undefined,
  actions: { ...liveApplication.actions, sync: { allowed: true as const } },
};

function renderNext(next: Partial<NextStep>, application = liveApplication) {
  renderOnEntityPage(
    <>
      <NextButton
        application={application}
        next={{ code: 'promote', instance, namespace, name, ...next }}
        reasonId="reason"
        reload={async () => {}}
      />
      <p id="reason">Not now: because.</p>
    </>,
    apiMock(async () => answer()),
  );
}

describe('the button of the next step', () => {
  it('leads to the job that promotes', async () => {
    renderNext({ url: 'https://gitlab.example.com/-/jobs/1' });
    expect(
      await screen.findByRole('link', { name: 'Promote to dev…' }),
    ).toHaveAttribute('href', 'https://gitlab.example.com/-/jobs/1');
  });

  it('is off with its reason, and in reach of the keyboard, where that would change nothing', async () => {
    renderNext({
      url: 'https://gitlab.example.com/-/jobs/1',
      blocked: 'notComparing',
    });
    const button = await screen.findByRole('button', {
      name: 'Promote to dev…',
    });
    expect(button).toHaveAttribute('aria-disabled', 'true');
    expect(button).toHaveAccessibleDescription('Not now: because.');
    button.focus();
    expect(button).toHaveFocus();
    expect(screen.queryByRole('link')).not.toBeInTheDocument();
  });

  it('opens the dialog of a sync, and gets the focus back', async () => {
    renderNext({ code: 'sync' }, allowed);
    const button = await screen.findByRole('button', { name: 'Sync dev' });
    await userEvent.click(button);
    expect(
      await screen.findByRole('dialog', { name: 'Sync dev' }),
    ).toBeInTheDocument();
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(button).toHaveFocus());
  });

  it('says why a sync cannot be asked for now', async () => {
    renderNext(
      { code: 'sync' },
      {
        ...allowed,
        actions: {
          ...allowed.actions,
          sync: {
            allowed: false,
            reason: { code: 'notComparing', parameters: {} },
          },
        },
      },
    );
    const button = await screen.findByRole('button', { name: 'Sync dev' });
    expect(button).toHaveAttribute('aria-disabled', 'true');
    expect(button).toHaveAccessibleDescription(/^Not now/);
    await userEvent.click(button);
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });
});
