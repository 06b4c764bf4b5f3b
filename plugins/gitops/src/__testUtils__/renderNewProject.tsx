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

import { Entity } from '@backstage/catalog-model';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { scmAuthApiRef } from '@backstage/integration-react';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import scaffolderPlugin from '@backstage/plugin-scaffolder/alpha';
import { scaffolderApiRef } from '@backstage/plugin-scaffolder-react';
import { useLocation } from 'react-router-dom';
import { GitopsApi, gitopsApiRef } from '../api';
import { NewProject } from '../components/NewProject/NewProject';
import { checksWith, preview, target } from './newProject';

const team = (name: string, title: string, members: string[]): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name, namespace: 'default', title },
  spec: { type: 'team', children: [] },
  relations: members.map(member => ({
    type: 'hasMember',
    targetRef: `user:default/${member}`,
  })),
});

export const templateRef = 'template:default/new-project';

const template: Entity = {
  apiVersion: 'scaffolder.backstage.io/v1beta3',
  kind: 'Template',
  metadata: {
    name: 'new-project',
    namespace: 'default',
    title: 'Create new project',
    description: 'A GitLab repository, deployed from the first commit on.',
    annotations: { 'slipway.dev/form': 'new-project' },
  },
  spec: {},
};

function Where() {
  const { pathname } = useLocation();
  return <output aria-label="address">{pathname}</output>;
}

/** Under which name a browser keeps what Maria has entered. */
export const draftItem = `slipway.new-project.user:default/maria.${templateRef}`;

/** The page of a new project in a portal that answers as it is told. */
export function renderNewProject(
  options: {
    gitops?: Partial<jest.Mocked<GitopsApi>>;
    /** Teams that Maria is a member of. */
    teams?: string[];
    entities?: Entity[];
    /** Whether the person has given access to GitLab before. */
    isSignedIn?: boolean;
    scaffold?: jest.Mock;
    asked?: string | null;
  } = {},
) {
  const { teams = ['team-realtime'], isSignedIn = true } = options;
  const gitops: jest.Mocked<GitopsApi> = {
    findLeftovers: jest.fn(),
    removeLeftovers: jest.fn(),
    getTargets: jest
      .fn()
      .mockResolvedValue({ targets: [target], problems: [] }),
    check: jest.fn().mockResolvedValue(checksWith()),
    preview: jest.fn().mockResolvedValue(preview),
    ...options.gitops,
  };
  const scaffold =
    options.scaffold ?? jest.fn().mockResolvedValue({ taskId: 'task-1' });
  let session = isSignedIn;
  const getCredentials = jest.fn(
    async ({ optional }: { optional?: boolean }) => {
      session = session || !optional;
      return { token: session ? 'glpat-secret' : '', headers: {} };
    },
  );
  const entities = options.entities ?? [
    template,
    ...['team-realtime', 'team-web'].map(name =>
      team(
        name,
        name === 'team-web' ? 'Team Web' : 'Team Realtime',
        teams.includes(name) ? ['maria'] : [],
      ),
    ),
  ];
  renderInTestApp(
    <>
      <NewProject templateRef={options.asked ?? templateRef} />
      <Where />
    </>,
    {
      apis: [
        [gitopsApiRef, gitops],
        [catalogApiRef, catalogApiMock({ entities })],
        [scaffolderApiRef, { scaffold }],
        [scmAuthApiRef, { getCredentials }],
        mockApis.identity({
          userEntityRef: 'user:default/maria',
          displayName: 'Maria Example',
        }),
      ],
      mountedRoutes: { '/create': scaffolderPlugin.routes.root },
    },
  );
  return { gitops, scaffold, getCredentials };
}
