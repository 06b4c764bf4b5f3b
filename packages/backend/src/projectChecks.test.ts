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

import {
  outcomeOfChecks,
  ProjectCheck,
  projectChecks,
} from '@slipway/plugin-gitops-common';
import { eventually } from './__testUtils__/eventually';
import { formDefaults } from './__testUtils__/formDefaults';
import { PortalUser } from './__testUtils__/PortalUser';
import { webService } from './__testUtils__/services';
import { usePortal } from './__testUtils__/usePortal';

jest.setTimeout(300_000);

const services = [webService('api')];

describe('the checks before a project is made', () => {
  const portal = usePortal();
  let maria: PortalUser;

  beforeAll(() => {
    maria = portal.user('maria');
  });

  const ask = (values: object, user: PortalUser = maria, secrets?: object) =>
    user.post('/api/scaffolder/gitops/checks', {
      templateRef: 'template:default/new-project',
      values,
      secrets: secrets ?? { USER_OAUTH_TOKEN: user.gitlabToken },
    });

  async function checks(
    values: object,
    user: PortalUser = maria,
    secrets?: object,
  ): Promise<Record<string, Omit<ProjectCheck, 'id'>>> {
    const { body, status, text } = await ask(values, user, secrets);
    expect([status, body.error]).toEqual([200, undefined]);
    expect(text).not.toContain(user.gitlabToken);
    expect(body.checks.map(({ id }: ProjectCheck) => id)).toEqual([
      ...projectChecks,
    ]);
    expect(body.outcome).toBe(outcomeOfChecks(body.checks));
    return Object.fromEntries(
      body.checks.map(({ id, ...rest }: ProjectCheck) => [id, rest]),
    );
  }

  const answers = (name: string, more: object = {}) => ({
    ...formDefaults,
    name,
    services,
    ...more,
  });

  /** What is refused before the button is what the task refuses after it, in the same words. */
  async function expectRefused(
    id: ProjectCheck['id'],
    values: ReturnType<typeof answers>,
    sentence: string | RegExp,
    user: PortalUser = maria,
  ) {
    const found = await checks(values, user);
    expect([id, found[id]]).toEqual([
      id,
      expect.objectContaining({
        status: 'refused',
        message: expect.stringMatching(sentence),
      }),
    ]);
    const task = await user.createProject(values);
    expect(task.status).toBe('failed');
    expect(task.log).toContain(found[id].message);
    expect(task.log).not.toContain('Beginning step Publish to GitLab');
    expect(task.log).not.toContain('Invalid input');
    expect(
      portal.sandbox.gitlab.findProject(`${formDefaults.group}/${values.name}`),
    ).toBeUndefined();
    return found;
  }

  it('pass where everything is free, and say what with', async () => {
    const found = await checks(answers('all-free'));
    expect(found).toEqual({
      name: { status: 'passed', facts: { name: 'all-free' } },
      group: {
        status: 'passed',
        facts: { group: 'team-realtime', role: 'Owner' },
      },
      namespaces: {
        status: 'passed',
        facts: { namespaces: 'all-free-dev' },
      },
      registration: {
        status: 'passed',
        facts: { instance: 'global', method: 'api' },
      },
      repositoryAccess: {
        status: 'passed',
        facts: { url: `${portal.gitlabHost}/team-realtime` },
      },
      pullSecret: {
        status: 'passed',
        facts: { registry: 'master-registry:5000' },
      },
      visibility: {
        status: 'passed',
        facts: { host: portal.gitlabHost, visibility: 'private' },
      },
      imageUpdate: {
        status: 'passed',
        facts: { host: portal.gitlabHost, imageUpdate: 'job-token' },
      },
    });
    expect(
      portal.sandbox.gitlab.findProject('team-realtime/all-free'),
    ).toBeUndefined();
  });

  it('wait for what is not given yet', async () => {
    const nothing = await checks({});
    for (const id of projectChecks) {
      expect([id, nothing[id].status]).toEqual([id, 'unknown']);
    }
    const noName = await checks({ target: 'global', group: 'team-realtime' });
    expect(noName).toMatchObject({
      name: { status: 'unknown', message: 'No name is given yet.' },
      group: { status: 'passed' },
      namespaces: { status: 'unknown' },
      registration: { status: 'passed' },
      repositoryAccess: { status: 'passed' },
      pullSecret: { status: 'passed' },
    });
    const notSignedIn = await checks(answers('no-token'), maria, {});
    expect(notSignedIn).toMatchObject({
      name: { status: 'unknown' },
      group: {
        status: 'unknown',
        message: 'You are not signed in to GitLab yet.',
      },
      repositoryAccess: { status: 'passed' },
    });
  });

  it('do not know whether a cluster that they cannot see has a pull secret', async () => {
    const { pullSecret } = await checks(
      answers('with-secret', { target: 'with-tls' }),
    );
    expect(pullSecret).toEqual({
      status: 'notChecked',
      facts: {
        registry: 'registry.example.net',
        secret: 'registry-credentials',
      },
    });
  });

  it.each([
    ['Shop Front', 'For example: shop-front.'],
    ['on', 'YAML reads it as something else'],
    ['n'.repeat(33), 'at most 32'],
    ['wikis', 'keeps the name wikis for itself'],
  ])('refuse the name %s', async (name, sentence) => {
    const found = await checks(answers(name));
    expect(found.name).toMatchObject({
      status: 'refused',
      message: expect.stringContaining(sentence),
    });
    expect(found.group.status).toBe('passed');
  });

  it('refuse a repository that exists', async () => {
    await maria.gitlab('POST', '/projects', {
      path: 'there',
      namespace_id: 10,
    });
    const { name, group } = await checks(answers('there'));
    expect(name).toMatchObject({
      status: 'refused',
      message: expect.stringContaining('team-realtime/there exists already.'),
    });
    expect(name.leftover).toBeUndefined();
    expect(group.status).toBe('passed');
  });

  it('refuse the path of a group, and the name of a project with another path', async () => {
    await maria.gitlab('POST', '/groups', {
      name: 'Parts',
      path: 'parts',
      parent_id: 10,
    });
    await expectRefused(
      'name',
      answers('parts'),
      'team-realtime/parts is a group already',
    );
    await maria.gitlab('POST', '/projects', {
      path: 'till',
      name: 'checkout',
      namespace_id: 10,
    });
    await expectRefused(
      'name',
      answers('checkout'),
      'Another project of team-realtime is named checkout already',
    );
  });

  it('refuse a group that is archived, and one that is to be deleted', async () => {
    const team = portal.sandbox.gitlab.team('team-realtime')!;
    team.isArchived = true;
    try {
      await expectRefused(
        'group',
        answers('archived'),
        'team-realtime is archived',
      );
    } finally {
      delete team.isArchived;
    }
    team.markedForDeletionAt = portal.sandbox.gitlab.clock.now();
    try {
      await expectRefused(
        'group',
        answers('doomed'),
        'team-realtime is to be deleted',
      );
    } finally {
      delete team.markedForDeletionAt;
    }
  });

  it('refuse a name that Argo CD has', async () => {
    portal.sandbox.global.world.addProject('of-others-dev', {});
    // What Argo CD has is read again after a few seconds.
    const { namespaces } = await eventually(
      () => checks(answers('of-others')),
      found => found.namespaces.status === 'refused',
    );
    expect(namespaces.message).toContain(
      'has AppProject of-others-dev already',
    );
    await expectRefused(
      'name',
      answers('of-others', { registration: 'manual' }),
      'The name of-others-dev is used by an Application or AppProject of Argo CD.',
    );
  });

  it('refuse a group in which a Developer could not set anything up', async () => {
    await expectRefused(
      'group',
      answers('by-deniz'),
      'not Maintainer or Owner of team-realtime',
      portal.user('deniz'),
    );
  });

  it('refuse a group of another team', async () => {
    const { group } = await checks(answers('by-jonas'), portal.user('jonas'));
    expect(group).toMatchObject({ status: 'refused' });
  });

  it('refuse a group in which nobody creates projects', async () => {
    const team = portal.sandbox.gitlab.team('team-realtime')!;
    team.projectCreation = 'noone';
    try {
      await expectRefused(
        'group',
        answers('by-nobody'),
        'You may not create projects in team-realtime',
      );
    } finally {
      delete team.projectCreation;
    }
  });

  it('refuse a visibility that the group does not have', async () => {
    const team = portal.sandbox.gitlab.team('team-realtime')!;
    team.visibility = 'private';
    try {
      await expectRefused(
        'group',
        answers('too-public', { visibility: 'public' }),
        'no project in it can be public',
      );
    } finally {
      delete team.visibility;
    }
  });

  it('refuse the token of another person', async () => {
    const { group } = await checks(answers('by-other'), maria, {
      USER_OAUTH_TOKEN: portal.user('jonas').gitlabToken,
    });
    expect(group.status).toBe('refused');
  });

  it('refuse a namespace that is the platform’s', async () => {
    const { name, namespaces } = await checks(answers('kube'));
    expect(namespaces).toMatchObject({
      status: 'refused',
      message: expect.stringContaining(
        'belongs to the cluster, to Argo CD or to the platform',
      ),
    });
    expect(name.status).toBe('refused');
    const task = await maria.createProject(answers('kube'));
    expect(task.log).toContain(name.message);
  });

  it('refuse a registration that the instance does not offer', async () => {
    await expectRefused(
      'registration',
      answers('not-found', { target: 'team', registration: 'discovery' }),
      'Argo CD instance team discovers no repositories.',
    );
    await expectRefused(
      'registration',
      answers('not-there', { registration: 'discovery' }),
      'discovers repositories in team-web, not in team-realtime',
    );
  });

  it('refuse an address that the cluster does not know', async () => {
    await expectRefused(
      'registration',
      answers('elsewhere', {
        target: 'elsewhere',
        registration: 'api',
        visibility: 'public',
      }),
      'argocd.repositoryHosts says',
    );
  });

  it('refuse an entry that the platform repository has already', async () => {
    const values = answers('proposed', { registration: 'platform-repository' });
    expect((await checks(values)).registration.status).toBe('passed');
    const ada = portal.user('ada');
    const { id } = portal.sandbox.gitlab.findProject(
      'platform/argocd-projects',
    )!;
    await ada.gitlab('POST', `/projects/${id}/repository/commits`, {
      branch: 'main',
      commit_message: 'Register',
      actions: [
        {
          action: 'create',
          file_path: 'apps/proposed/entry.yaml',
          content: 'environments: []\n',
        },
      ],
    });
    await expectRefused(
      'registration',
      values,
      'has an entry for proposed already',
    );
  });

  it('refuse a group for which Argo CD has no credential', async () => {
    const { repositoryAccess } = await checks(
      answers('unread', { group: 'maria' }),
    );
    expect(repositoryAccess).toMatchObject({
      status: 'refused',
      message: expect.stringContaining('argocd repocreds add'),
    });
    const open = await checks(
      answers('unread', { group: 'maria', visibility: 'public' }),
    );
    expect(open.repositoryAccess).toMatchObject({
      status: 'passed',
      facts: { visibility: 'public' },
    });
  });

  it('refuse what the target leaves to nobody, as the task does', async () => {
    const values = answers('too-free', {
      target: 'decided',
      visibility: 'public',
    });
    const sentence =
      'Target decided does not let people choose the visibility: the platform team has set private.';
    const { group } = await checks(values);
    expect(group).toMatchObject({
      status: 'refused',
      message: expect.stringContaining(sentence),
    });
    const task = await maria.createProject(values);
    expect(task.log).toContain(sentence);
  });

  it('refuse a group that is none of the target', async () => {
    const { group } = await checks(answers('stray', { group: 'nowhere' }));
    expect(group).toMatchObject({
      status: 'refused',
      message: expect.stringContaining('Target global has no group nowhere.'),
    });
  });

  it('are for people who may run templates, of templates that they see', async () => {
    const { status } = await maria.post('/api/scaffolder/gitops/checks', {
      templateRef: 'template:default/nowhere',
      values: {},
    });
    expect(status).toBe(404);
    for (const body of [
      { values: {} },
      { templateRef: 'template:default/new-project', values: { name: 5 } },
      {
        templateRef: 'template:default/new-project',
        values: {},
        secrets: { OTHER: 'x' },
      },
    ]) {
      const answer = await maria.post('/api/scaffolder/gitops/checks', body);
      expect(answer.status).toBe(400);
    }
  });
});
