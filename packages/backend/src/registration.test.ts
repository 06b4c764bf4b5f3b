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

import { eventually } from './__testUtils__/eventually';
import { PortalUser } from './__testUtils__/PortalUser';
import { webService } from './__testUtils__/services';
import { usePortal } from './__testUtils__/usePortal';

jest.setTimeout(120_000);

const services = [webService('api')];
const platformRepository = 'platform/argocd-projects';

describe('how Argo CD learns of a project', () => {
  const portal = usePortal();
  let maria: PortalUser;
  let jonas: PortalUser;
  let ada: PortalUser;

  beforeAll(() => {
    maria = portal.user('maria');
    jonas = portal.user('jonas');
    ada = portal.user('ada');
  });

  const project = (path: string) => portal.sandbox.gitlab.findProject(path);

  const live = (user: PortalUser, name: string) =>
    eventually(
      async () => (await user.applications('system', name)).applications?.[0],
      application => application?.verdict.code === 'live',
    );

  const completed = async (
    user: PortalUser,
    values: Record<string, unknown>,
  ) => {
    const task = await user.createProject({ services, ...values });
    expect([task.status, task.status === 'completed' ? '' : task.log]).toEqual([
      'completed',
      '',
    ]);
    return task;
  };

  it('by a merge request that the platform team merges', async () => {
    const { output } = await completed(maria, {
      name: 'registered',
      registration: 'platform-repository',
    });
    const url = output.links?.find(
      ({ title }) => title === 'Registration',
    )?.url;
    expect(url).toMatch(/\/platform\/argocd-projects\/-\/merge_requests\/1$/);
    expect(output.text?.[0].content).toContain('The platform team merges');
    expect(
      portal.sandbox.global.world.application('registered-dev', 'argocd'),
    ).toBeUndefined();

    const route = `/projects/${encodeURIComponent(
      platformRepository,
    )}/merge_requests/1`;
    await eventually(
      () => ada.gitlab('GET', route),
      ({ detailed_merge_status: status }) => status === 'mergeable',
    );
    // Maria may propose, not decide.
    expect(await maria.gitlab('PUT', `${route}/merge`, {})).toEqual({
      message: '401 Unauthorized',
    });
    await ada.gitlab('PUT', `${route}/merge`, {});

    const application = await live(maria, 'registered');
    expect([application.name, application.project]).toEqual([
      'registered-dev',
      'registered-dev',
    ]);
    // The entry names the entity, and the platform team has merged it.
    expect(application.actions.sync).toEqual({ allowed: true });
  });

  it('by its topic, in a project that it cannot choose', async () => {
    const { output } = await completed(jonas, {
      name: 'found',
      owner: 'group:default/team-web',
      group: 'team-web',
      registration: 'discovery',
    });
    expect(output.text?.[0].content).toContain('Argo CD finds the project');
    // Nothing of the task is left on it.
    expect(project('team-web/found')?.topics).toEqual(['argocd']);
    const application = await live(jonas, 'found');
    expect([application.name, application.project]).toEqual([
      'discovered-found-dev',
      'discovered-dev',
    ]);
    expect(application.actions.sync).toEqual({ allowed: true });

    const everywhere = await jonas.createProject({
      name: 'found-everywhere',
      services,
      owner: 'group:default/team-web',
      group: 'team-web',
      registration: 'discovery',
      environments: ['dev', 'production'],
    });
    expect(everywhere.log).toContain(
      'Argo CD instance global discovers dev only, not production.',
    );
    const elsewhere = await maria.createProject({
      name: 'not-found',
      services,
      registration: 'discovery',
    });
    expect(elsewhere.log).toContain(
      'Argo CD instance global discovers repositories in team-web, not in team-realtime.',
    );
    expect(project('team-realtime/not-found')).toBeUndefined();
  });

  it('by hand, with the command', async () => {
    const { output } = await completed(maria, {
      name: 'by-hand',
      registration: 'manual',
    });
    expect(output.text?.[0].content).toContain(
      'kubectl apply -f by-hand/argocd/project-dev.yaml -f by-hand/argocd/application-dev.yaml',
    );
    expect(project('team-realtime/by-hand')?.topics).not.toContain('argocd');
    expect(portal.sandbox.global.world.projects.has('by-hand-dev')).toBe(false);
  });

  it('not at all where Argo CD has no credential for the repository, and nothing is made', async () => {
    const task = await maria.createProject({
      name: 'unreadable',
      services,
      group: 'maria',
    });
    expect(task.status).toBe('failed');
    expect(task.log).toContain(
      'argocd repocreds add http://gitlab-webservice-default.gitlab.svc.cluster.local:8181/maria/ --username <deploy token user> --password <deploy token>',
    );
    expect(project('maria/unreadable')).toBeUndefined();
  });
});
