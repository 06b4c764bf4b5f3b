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
  applicationKey,
  ApplicationView,
  InstanceStatus,
} from '@slipway/plugin-argocd-common';
import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import {
  brokenApplication,
  liveApplication,
  liveInstance,
} from '../../__testUtils__/fixtures';
import { EnvironmentLanes } from './EnvironmentLanes';

function Lanes(props: {
  applications: ApplicationView[];
  instances: InstanceStatus[];
  selected: ApplicationView;
}) {
  const [selected, setSelected] = useState(applicationKey(props.selected));
  return (
    <EnvironmentLanes
      applications={props.applications}
      instances={props.instances}
      selected={selected}
      onSelect={setSelected}
    />
  );
}

function renderLanes(
  applications: ApplicationView[],
  selected = applications[0],
  instances = [liveInstance],
) {
  renderInTestApp(
    <Lanes
      applications={applications}
      instances={instances}
      selected={selected}
    />,
  );
  return screen.findByRole('group', { name: 'Environments' });
}

describe('the lanes of the environments', () => {
  it('are one choice, which the keyboard makes too', async () => {
    await renderLanes([liveApplication, brokenApplication], brokenApplication);
    const [dev, staging] = screen.getAllByRole('radio');
    expect(staging).toBeChecked();
    act(() => staging.focus());
    await userEvent.keyboard('{ArrowUp}');
    expect(dev).toBeChecked();
    expect(staging).not.toBeChecked();
  });

  it('stand below their instance where there are several', async () => {
    const other = { ...liveApplication, instance: 'team' };
    await renderLanes([liveApplication, other], liveApplication, [
      liveInstance,
      { ...liveInstance, name: 'team', title: 'Argo CD of one team' },
    ]);
    expect(
      within(
        screen.getByRole('group', { name: 'Global Argo CD' }),
      ).getAllByRole('radio'),
    ).toHaveLength(1);
    const lane = within(
      screen.getByRole('group', { name: 'Argo CD of one team' }),
    ).getByRole('radio');
    await userEvent.click(lane);
    expect(lane).toBeChecked();
  });

  it('are the worst first of 200 with long names, and all on request', async () => {
    const long = 'a-very-long-name-that-no-person-would-read-aloud';
    const applications = Array.from({ length: 200 }, (_, index) => ({
      ...(index === 150 ? brokenApplication : liveApplication),
      name: `${long}-${index}`,
      environment: `${long}-${index}`,
    }));
    const lanes = within(await renderLanes(applications, applications[150]));
    expect(lanes.getAllByRole('radio')).toHaveLength(5);
    expect(lanes.getAllByRole('radio')[0]).toHaveAccessibleName(
      `${long}-150: Broken`,
    );
    await userEvent.click(lanes.getByRole('button', { name: 'Show all 200' }));
    expect(lanes.getAllByRole('radio')).toHaveLength(200);
  });
});
