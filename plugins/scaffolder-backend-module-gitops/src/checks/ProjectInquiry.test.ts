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

import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { ANNOTATION_ORIGIN_LOCATION, Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { scaffolderServiceMock } from '@backstage/plugin-scaffolder-node/testUtils';
import { ArgocdService, ProvisionCheck } from '@slipway/plugin-argocd-node';
import { argocdServiceMock } from '@slipway/plugin-argocd-node/testUtils';
import { ProjectCheck } from '@slipway/plugin-gitops-common';
import { begun } from '../__testUtils__/begun';
import { instance } from '../__testUtils__/instance';
import { SandboxGitlab } from '../__testUtils__/SandboxGitlab';
import { Questions } from '../http/Questions';
import { AskedValues } from './checksBody';
import { ProjectInquiry } from './ProjectInquiry';

jest.setTimeout(60_000);

const never = () => new Promise<never>(() => {});

const passed: ProvisionCheck[] = (
  ['registration', 'role', 'namespaces', 'entity'] as const
).map(about => ({ about, status: 'passed' }));

const passedBut = (...others: ProvisionCheck[]) => [
  ...passed.filter(({ about }) => !others.some(item => item.about === about)),
  ...others,
];

describe('what stands in the way of a project', () => {
  let gitlab: SandboxGitlab;
  let deadlines: AbortController[];

  const scaffolder = scaffolderServiceMock.mock();
  const catalog = catalogServiceMock.mock();
  const checkProvision = jest.fn<
    Promise<ProvisionCheck[]>,
    Parameters<ArgocdService['checkProvision']>
  >();
  const getName = jest.fn();

  beforeAll(async () => {
    gitlab = await SandboxGitlab.start();
  });

  afterAll(() => gitlab.stop());

  beforeEach(() => {
    deadlines = [];
    catalog.addLocation.mockReset();
    catalog.getLocations.mockReset().mockResolvedValue({ items: [] });
    catalog.getEntitiesByRefs.mockReset().mockResolvedValue({ items: [] });
    checkProvision.mockReset().mockResolvedValue(passed);
    getName.mockReset().mockImplementation(async name => ({
      name,
      status: 'free',
    }));
    scaffolder.getLogs.mockResolvedValue(begun);
    scaffolder.getTask.mockResolvedValue({
      id: 'task-1',
      status: 'failed',
      spec: {
        apiVersion: 'scaffolder.backstage.io/v1beta3',
        steps: [{ id: 'make', name: '', action: 'gitops:project:publish' }],
        parameters: {},
        output: {},
        user: { ref: 'user:default/mock' },
      },
      lastHeartbeatAt: '',
      createdAt: '',
    });
  });

  /** The time of the question that was asked last is over. */
  const isLate = () => {
    deadlines.at(-1)!.abort();
    return never();
  };

  async function inquire(
    values: AskedValues,
    {
      gone = new AbortController(),
      isAway = false,
      token = gitlab.token,
      platformRepositoryUrl = undefined as string | undefined,
    } = {},
  ) {
    const { methods, namespace } = instance().registration;
    const inquiry = new ProjectInquiry(
      {
        argocd: argocdServiceMock({
          getInstances: async () => [
            instance({
              registration: { methods, namespace, platformRepositoryUrl },
            }),
          ],
          getRepositoryAccess: async () => ({ status: 'covered' }),
          checkProvision,
          getName,
        }),
        auth: mockServices.auth(),
        catalog,
        integrations: gitlab.integrations,
        scaffolder,
        targets: gitlab.targets,
      },
      { target: 'sandbox', group: 'team-realtime', ...values },
      {
        credentials: mockCredentials.user(),
        token,
        questions: new Questions(gone.signal, () => {
          const deadline = new AbortController();
          deadlines.push(deadline);
          if (isAway) {
            deadline.abort();
          }
          return deadline.signal;
        }),
      },
    );
    const { checks, outcome } = await inquiry.run();
    return {
      outcome,
      ...(Object.fromEntries(checks.map(check => [check.id, check])) as Record<
        ProjectCheck['id'],
        ProjectCheck
      >),
    };
  }

  it('is nothing where everything is free', async () => {
    expect(await inquire({ name: 'free' })).toMatchObject({
      outcome: 'passed',
      name: { status: 'passed' },
      namespaces: { status: 'passed' },
    });
  });

  it('is not all to be seen from here', async () => {
    expect(await inquire({ name: 'free' })).toMatchObject({
      visibility: { status: 'passed' },
      imageUpdate: { status: 'passed' },
    });
    const { host } = gitlab;
    expect(
      await inquire({
        name: 'free',
        visibility: 'internal',
        imageUpdate: 'deploy-key',
      }),
    ).toMatchObject({
      outcome: 'passed',
      visibility: {
        status: 'notChecked',
        facts: { visibility: 'internal', host },
      },
      imageUpdate: { status: 'notChecked', facts: { host } },
    });
  });

  it('is what the catalog still reads of a repository that is gone', async () => {
    const target = `${gitlab.sandbox.urls.gitlab}/team-realtime/gone/-/blob/main/catalog-info.yaml`;
    catalog.getLocations.mockResolvedValue({
      items: [
        { id: '1', type: 'url', target, entityRef: 'location:default/1' },
      ],
    });
    expect((await inquire({ name: 'gone' })).name).toMatchObject({
      status: 'refused',
      message: expect.stringContaining(
        `${target} is registered in the catalog already.`,
      ),
    });
    expect((await inquire({ name: 'free' })).name.status).toBe('passed');
  });

  it('is that the portal itself could not read the project', async () => {
    const { sandbox } = gitlab;
    const group = sandbox.gitlab.groups.find(
      ({ path }) => path === 'team-realtime',
    )!;
    const { portal, ...others } = group.members;
    group.members = others;
    expect((await inquire({ name: 'free' })).group).toMatchObject({
      status: 'refused',
      message: expect.stringContaining(
        "the GitLab user of the portal's token has to be a member of team-realtime",
      ),
    });
    group.members = { ...others, portal };
  });

  it('is a group that is not there, which is not the fault of the name', async () => {
    expect(await inquire({ name: 'free', group: 'team-web' })).toMatchObject({
      outcome: 'refused',
      name: { status: 'unknown' },
      group: {
        status: 'refused',
        message: expect.stringContaining('does not exist'),
      },
    });
  });

  describe('in time', () => {
    it('is unknown as a whole where nothing answers', async () => {
      const { outcome, ...checks } = await inquire(
        { name: 'free' },
        { isAway: true },
      );
      expect(outcome).toBe('unknown');
      expect(checks).toMatchObject({
        name: {
          status: 'unknown',
          message: `GitLab ${gitlab.host} has not answered within 10 s. Try again later.`,
        },
        group: { status: 'unknown' },
        registration: {
          status: 'unknown',
          message: expect.stringMatching(/^The portal's back end for Argo CD/),
        },
        namespaces: { status: 'unknown' },
        repositoryAccess: { status: 'unknown' },
      });
    });

    it('is unknown where the catalog does not answer, and known otherwise', async () => {
      catalog.getEntitiesByRefs.mockImplementation(isLate);
      expect(await inquire({ name: 'free' })).toMatchObject({
        outcome: 'unknown',
        name: {
          status: 'unknown',
          message: expect.stringMatching(/^The catalog has not answered/),
        },
        group: { status: 'passed' },
        namespaces: { status: 'passed' },
      });
    });

    it('is unknown where Argo CD’s back end says nothing of it', async () => {
      checkProvision.mockResolvedValue([]);
      expect(await inquire({ name: 'free' })).toMatchObject({
        outcome: 'unknown',
        name: { status: 'unknown' },
        group: { status: 'unknown' },
        namespaces: { status: 'unknown' },
        registration: { status: 'unknown' },
      });
    });

    it('is not asked any more where somebody has gone', async () => {
      const gone = new AbortController();
      catalog.getEntitiesByRefs.mockImplementation(() => {
        gone.abort(new Error('the tab was closed'));
        return never();
      });
      const { name } = await inquire({ name: 'free' }, { gone });
      expect(name.message).toBe('the tab was closed');
      expect(getName).not.toHaveBeenCalledWith('free', expect.anything());
    });
  });

  describe('beside a leftover', () => {
    beforeAll(() => gitlab.publish('left'));

    const left = (more: AskedValues = {}) => inquire({ name: 'left', ...more });

    const entityOf = (origin: string): Entity => ({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'System',
      metadata: {
        name: 'left',
        annotations: {
          [ANNOTATION_ORIGIN_LOCATION]: `url:${origin}/-/blob/main/catalog-info.yaml`,
        },
      },
    });

    it('is the leftover alone where it holds the rest', async () => {
      const { id } = gitlab.project('left')!;
      catalog.getEntitiesByRefs.mockResolvedValue({
        items: [entityOf(`${gitlab.sandbox.urls.gitlab}/team-realtime/left`)],
      });
      const found = await left();
      expect(found).toMatchObject({
        outcome: 'refused',
        name: {
          status: 'refused',
          message: expect.stringMatching(/^The repository .* was left behind/),
          leftover: { taskId: 'task-1' },
        },
        namespaces: { status: 'passed' },
      });
      // Whose the names are is asked for the leftover.
      expect(checkProvision).toHaveBeenCalledWith(
        'global',
        expect.objectContaining({
          leftover: { provisionId: 'task-1', kept: true },
          repository: expect.objectContaining({ projectId: id }),
        }),
        expect.anything(),
      );
      expect(getName).not.toHaveBeenCalled();
    });

    it.each([undefined, 'adopt', 'remove'] as const)(
      'is what the ledger has for others, whatever is to become of it (%s)',
      async leftover => {
        checkProvision.mockResolvedValue(
          passedBut({
            about: 'namespaces',
            status: 'refused',
            message: 'left-dev is reserved for another GitLab project.',
          }),
        );
        const { namespaces, outcome } = await left({ leftover });
        expect(outcome).toBe('refused');
        expect(namespaces).toMatchObject({
          status: 'refused',
          message: 'left-dev is reserved for another GitLab project.',
        });
      },
    );

    it('is what the catalog has from elsewhere, whether the person sees it or not', async () => {
      catalog.getEntitiesByRefs.mockResolvedValue({
        items: [entityOf('https://gitlab.example.com/team-web/left')],
      });
      const sentence = 'The catalog lists system:default/left already.';
      const { name } = await left();
      expect(name).toMatchObject({
        status: 'refused',
        leftover: { taskId: 'task-1' },
      });
      expect(name.message).toContain(sentence);
      expect(name.message).toContain('was left behind by a task of yours');
      expect((await left({ leftover: 'adopt' })).name.message).toMatch(
        /^The catalog lists .* choose another project name\.$/,
      );

      catalog.getEntitiesByRefs.mockResolvedValue({ items: [] });
      const message = 'The catalog has system:default/left already.';
      checkProvision.mockResolvedValue(
        passedBut({ about: 'entity', status: 'refused', message }),
      );
      expect((await left({ leftover: 'adopt' })).name).toMatchObject({
        status: 'refused',
        message,
        leftover: { taskId: 'task-1' },
      });
    });

    it('is the role, where GitLab would not let a Maintainer remove it or show it to more people', async () => {
      const token = gitlab.maintainerToken();
      const asked = async (leftover: 'adopt' | 'remove') =>
        (await inquire({ name: 'left', leftover }, { token })).name;
      expect(await asked('remove')).toMatchObject({
        status: 'refused',
        message: expect.stringMatching(
          /^You may not remove team-realtime\/left on \S+ GitLab lets only an Owner do that\. Take it over,/,
        ),
        leftover: { taskId: 'task-1' },
      });
      expect((await asked('adopt')).status).toBe('passed');
      gitlab.project('left')!.visibility = 'internal';
      expect((await asked('adopt')).message).toContain(
        'GitLab lets only an Owner make it private',
      );
      expect((await left({ leftover: 'adopt' })).name.status).toBe('passed');
      gitlab.project('left')!.visibility = 'private';
    });

    it('is a registration that was merged, however the new one is made', async () => {
      await gitlab.publish('projects');
      await gitlab.register('projects', 'left');
      const platformRepositoryUrl = `${gitlab.sandbox.urls.gitlab}/team-realtime/projects`;
      for (const leftover of ['adopt', 'remove'] as const) {
        const { name } = await inquire(
          { name: 'left', leftover },
          { platformRepositoryUrl },
        );
        expect(name).toMatchObject({
          status: 'refused',
          message: expect.stringContaining(
            'has been merged, so left is registered in team-realtime/projects.',
          ),
        });
      }
    });

    it('is what others have written to it', async () => {
      await gitlab.publish('in-use');
      await gitlab.commit('in-use', { branch: 'checkout' });
      const asked = async (leftover: 'adopt' | 'remove') =>
        (await inquire({ name: 'in-use', leftover })).name;
      expect(await asked('remove')).toMatchObject({
        status: 'refused',
        message: expect.stringContaining('1 other branch that no task'),
      });
      expect((await asked('adopt')).status).toBe('passed');
      await gitlab.commit('in-use');
      expect((await asked('adopt')).message).toContain(
        '1 commit on main that no task',
      );
    });

    it('is its own names, where only a removal would leave them reserved', async () => {
      checkProvision.mockImplementation(async (_instance, { repository }) =>
        repository.projectId
          ? passed
          : passedBut({
              about: 'namespaces',
              status: 'refused',
              message: 'left-dev is reserved for another GitLab project.',
            }),
      );
      expect((await left({ leftover: 'adopt' })).outcome).toBe('passed');
      expect((await left({ leftover: 'remove' })).name).toMatchObject({
        status: 'refused',
        message: expect.stringMatching(
          /^Argo CD still has left, left-dev, or has synced them for team-realtime\/left/,
        ),
        leftover: { taskId: 'task-1' },
      });
    });

    it('is unknown where nobody tells whether there is one', async () => {
      scaffolder.getTask.mockImplementation(isLate);
      checkProvision.mockResolvedValue(
        passedBut({ about: 'namespaces', status: 'refused', message: 'taken' }),
      );
      expect(await left()).toMatchObject({
        outcome: 'unknown',
        name: {
          status: 'unknown',
          message: expect.stringMatching(/^The scaffolder has not answered/),
        },
        namespaces: { status: 'unknown' },
        registration: { status: 'passed' },
      });
    });
  });

  describe('in GitLab', () => {
    const maria = (body: object, route = '/projects') =>
      fetch(`${gitlab.sandbox.urls.gitlab}/api/v4${route}`, {
        method: 'POST',
        headers: {
          Authorization: `Bearer ${gitlab.token}`,
          'Content-Type': 'application/json',
        },
        body: JSON.stringify(body),
      });

    it.each([
      [
        'a group below the group',
        'parts',
        () => maria({ name: 'Parts', path: 'parts', parent_id: 10 }, '/groups'),
        'team-realtime/parts is a group already, and GitLab gives a path once.',
      ],
      [
        'another project of that name',
        'checkout',
        () => maria({ name: 'checkout', path: 'till', namespace_id: 10 }),
        'Another project of team-realtime is named checkout already: ',
      ],
      [
        'a project in another case',
        'billing',
        () => maria({ name: 'Bills', path: 'Billing', namespace_id: 10 }),
        'The repository team-realtime/billing exists already.',
      ],
      [
        'nothing, because it takes no such name',
        'two--hyphens',
        async () => {},
        'gives no project a name with two hyphens in a row. Choose another name, for example two-hyphens.',
      ],
    ])(
      'is %s, and the task hears the same',
      async (_what, name, make, sentence) => {
        await make();
        const found = await inquire({ name });
        expect(found.name).toMatchObject({
          status: 'refused',
          message: expect.stringContaining(sentence),
        });
        await expect(
          gitlab.publish(name, { taskId: 'task-2' }),
        ).rejects.toThrow(sentence);
      },
    );

    it('is no name that differs in its case alone', async () => {
      await maria({ name: 'Basket', path: 'cart', namespace_id: 10 });
      expect((await inquire({ name: 'basket' })).name.status).toBe('passed');
    });
  });
});
