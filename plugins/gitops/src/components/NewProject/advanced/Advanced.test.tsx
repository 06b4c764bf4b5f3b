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
import { TargetView } from '@slipway/plugin-gitops-common';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useReducer } from 'react';
import { target } from '../../../__testUtils__/newProject';
import { answersOf, valuesOf } from '../draft';
import { blankDraft } from '../draft/draft';
import { draftReducer } from '../draft/draftReducer';
import { problemsOf } from '../draft/problems';
import { Advanced } from '.';

function renderAdvanced(change: Partial<TargetView>) {
  let values = {};
  function Form() {
    const [draft, dispatch] = useReducer(draftReducer, blankDraft);
    const targets = [{ ...target, ...change }];
    const answers = answersOf(draft, { targets, ownTeams: [] });
    values = valuesOf(draft, answers, []);
    const { environments, domain } = problemsOf(draft, answers, []);
    return (
      <Advanced
        targets={targets}
        answers={answers}
        environmentsProblem={environments}
        domainProblem={domain}
        dispatch={dispatch}
      />
    );
  }
  renderInTestApp(<Form />);
  return { values: () => values };
}

describe('what the platform decides', () => {
  it('is one sentence, with nothing to open where nothing may be chosen', async () => {
    renderAdvanced({});
    expect(
      screen.getByText(
        'Deploys to dev, staging and production on Global Argo CD; images go to registry.example.org; the pipeline updates dev; promotions are merge requests; private repository.',
      ),
    ).toBeInTheDocument();
    expect(screen.queryByRole('button')).not.toBeInTheDocument();
  });

  it('says how it is registered and what a person syncs', async () => {
    renderAdvanced({
      settings: {
        ...target.settings,
        registration: 'platform-repository',
        imageUpdate: 'image-updater',
        manualEnvironments: ['production'],
        visibility: 'internal',
      },
    });
    expect(
      screen.getByText(
        /Argo CD Image Updater updates dev; .*; production is synced by hand; it is registered by merge request to the platform team; repository for everybody/,
      ),
    ).toBeInTheDocument();
  });

  it('opens only what the target lists, and sends only what differs', async () => {
    const { values } = renderAdvanced({ choices: ['visibility', 'domain'] });
    const change = screen.getByRole('button', { name: 'Change' });
    expect(change).toHaveAttribute('aria-expanded', 'false');
    await userEvent.click(change);
    expect(screen.queryByText('Environments')).not.toBeInTheDocument();
    expect(screen.queryByText('Where it runs')).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: /Visibility/ }));
    await userEvent.click(
      await screen.findByRole('option', { name: 'Internal' }),
    );
    expect(values()).toMatchObject({ visibility: 'internal' });
    await userEvent.click(screen.getByRole('button', { name: /Visibility/ }));
    await userEvent.click(
      await screen.findByRole('option', { name: 'Private' }),
    );
    expect(values()).not.toHaveProperty('visibility');
    const domain = screen.getByRole('textbox', { name: 'Domain' });
    await userEvent.clear(domain);
    await userEvent.type(domain, 'My Apps');
    expect(domain).toHaveAccessibleDescription(
      expect.stringContaining('Use lower-case letters, digits, hyphens'),
    );
    // Not closed over something that is to be corrected.
    await userEvent.click(screen.getByRole('button', { name: 'Close' }));
    expect(domain).toBeInTheDocument();
  });

  it('keeps environments in the order of promotion, and at least one', async () => {
    const { values } = renderAdvanced({
      choices: ['environments', 'manualEnvironments'],
      settings: { ...target.settings, environments: ['dev'] },
    });
    await userEvent.click(screen.getByRole('button', { name: 'Change' }));
    const group = within(screen.getByRole('group', { name: 'Environments' }));
    await userEvent.click(group.getByRole('checkbox', { name: 'production' }));
    await userEvent.click(group.getByRole('checkbox', { name: 'staging' }));
    expect(values()).toMatchObject({
      environments: ['dev', 'staging', 'production'],
    });
    const manual = within(
      screen.getByRole('group', { name: 'Synced by a person' }),
    );
    await userEvent.click(manual.getByRole('checkbox', { name: 'production' }));
    expect(values()).toMatchObject({ manualEnvironments: ['production'] });
    await userEvent.click(group.getByRole('checkbox', { name: 'production' }));
    expect(values()).not.toHaveProperty('manualEnvironments');
    await userEvent.click(group.getByRole('checkbox', { name: 'staging' }));
    await userEvent.click(group.getByRole('checkbox', { name: 'dev' }));
    expect(
      screen.getByText('Choose at least one environment.'),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/^Deploys to no environment yet; images/),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('group', { name: 'Synced by a person' }),
    ).not.toBeInTheDocument();
  });
});
