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

import { ANNOTATION_ORIGIN_LOCATION, Entity } from '@backstage/catalog-model';
import { passed, passedBut, TestInquiry } from '../__testUtils__/TestInquiry';
import { AskedValues } from './checksBody';

jest.setTimeout(60_000);

describe('what stands in the way of a project beside a leftover', () => {
  let test: TestInquiry;

  beforeAll(async () => {
    test = await TestInquiry.start();
  });

  afterAll(() => test.stop());

  beforeEach(() => test.reset());

  beforeAll(() => test.gitlab.publish('left'));

  const left = (more: AskedValues = {}) =>
    test.inquire({ name: 'left', ...more });

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
    const { id } = test.gitlab.project('left')!;
    test.catalog.getEntitiesByRefs.mockResolvedValue({
      items: [
        entityOf(`${test.gitlab.sandbox.urls.gitlab}/team-realtime/left`),
      ],
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
    expect(test.checkProvision).toHaveBeenCalledWith(
      'global',
      expect.objectContaining({
        leftover: { provisionId: 'task-1', kept: true },
        repository: expect.objectContaining({ projectId: id }),
      }),
      expect.anything(),
    );
    expect(test.getName).not.toHaveBeenCalled();
  });

  it.each([undefined, 'adopt', 'remove'] as const)(
    'is what the ledger has for others, whatever is to become of it (%s)',
    async leftover => {
      test.checkProvision.mockResolvedValue(
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
    test.catalog.getEntitiesByRefs.mockResolvedValue({
      items: [entityOf('https://test.gitlab.example.com/team-web/left')],
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

    test.catalog.getEntitiesByRefs.mockResolvedValue({ items: [] });
    const message = 'The catalog has system:default/left already.';
    test.checkProvision.mockResolvedValue(
      passedBut({ about: 'entity', status: 'refused', message }),
    );
    expect((await left({ leftover: 'adopt' })).name).toMatchObject({
      status: 'refused',
      message,
      leftover: { taskId: 'task-1' },
    });
  });

  it('is the role, where GitLab would not let a Maintainer remove it or show it to more people', async () => {
    const token = test.gitlab.maintainerToken();
    const asked = async (leftover: 'adopt' | 'remove') =>
      (await test.inquire({ name: 'left', leftover }, { token })).name;
    expect(await asked('remove')).toMatchObject({
      status: 'refused',
      message: expect.stringMatching(
        /^You may not remove team-realtime\/left on \S+ GitLab lets only an Owner do that\. Take it over,/,
      ),
      leftover: { taskId: 'task-1' },
    });
    expect((await asked('adopt')).status).toBe('passed');
    test.gitlab.project('left')!.visibility = 'internal';
    expect((await asked('adopt')).message).toContain(
      'GitLab lets only an Owner make it private',
    );
    expect((await left({ leftover: 'adopt' })).name.status).toBe('passed');
    test.gitlab.project('left')!.visibility = 'private';
  });

  it('is a registration that was merged, however the new one is made', async () => {
    await test.gitlab.publish('projects');
    await test.gitlab.register('projects', 'left');
    const platformRepositoryUrl = `${test.gitlab.sandbox.urls.gitlab}/team-realtime/projects`;
    for (const leftover of ['adopt', 'remove'] as const) {
      const { name } = await test.inquire(
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
    await test.gitlab.publish('in-use');
    await test.gitlab.commit('in-use', { branch: 'checkout' });
    const asked = async (leftover: 'adopt' | 'remove') =>
      (await test.inquire({ name: 'in-use', leftover })).name;
    expect(await asked('remove')).toMatchObject({
      status: 'refused',
      message: expect.stringContaining('1 other branch that no task'),
    });
    expect((await asked('adopt')).status).toBe('passed');
    await test.gitlab.commit('in-use');
    expect((await asked('adopt')).message).toContain(
      '1 commit on main that no task',
    );
  });

  it('is its own names, where only a removal would leave them reserved', async () => {
    test.checkProvision.mockImplementation(async (_instance, { repository }) =>
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
    test.scaffolder.getTask.mockImplementation(test.isLate);
    test.checkProvision.mockResolvedValue(
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
