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

import { ArgocdClient } from '../argocd/ArgocdClient';
import { ArgocdAnswerError, ArgocdUnreachableError } from '../argocd/errors';
import { RawApplicationSet } from '../argocd/types';
import { ApplicationSetReader } from './ApplicationSetReader';
import { ClusterReader } from './ClusterReader';

const since = '2026-11-23T04:48:00Z';
/** As a real Argo CD says it. */
const generated = {
  type: 'ErrorOccurred',
  status: 'False',
  message: 'All applications have been generated successfully',
  lastTransitionTime: since,
};
const failed = {
  type: 'ErrorOccurred',
  status: 'True',
  message: 'failed to get http://gitlab.internal/blue/apps.git: no such host',
  lastTransitionTime: since,
};

function setOf(
  status: RawApplicationSet['status'],
  metadata: Partial<RawApplicationSet['metadata']> = {},
): RawApplicationSet {
  return {
    metadata: { name: 'shops', namespace: 'argocd', ...metadata },
    status,
  };
}

const inStep = (application: string, status: string, step: string) => ({
  application,
  status,
  step,
  lastTransitionTime: since,
});

const member = (name: string, change = {}) => ({
  instance: 'main',
  namespace: 'argocd',
  name,
  applicationSet: 'shops',
  ...change,
});

/** Two instances whose lists a test decides. */
function setUp() {
  const sets = { main: jest.fn(), team: jest.fn() };
  const clusters = { main: jest.fn(), team: jest.fn() };
  for (const list of [...Object.values(sets), ...Object.values(clusters)]) {
    list.mockResolvedValue([]);
  }
  const clients = new Map(
    (['main', 'team'] as const).map(name => [
      name as string,
      {
        listApplicationSets: sets[name],
        listClusters: clusters[name],
      } as Partial<ArgocdClient> as ArgocdClient,
    ]),
  );
  const logger = {
    error: jest.fn(),
    warn: jest.fn(),
    info: jest.fn(),
    debug: jest.fn(),
    child: () => logger,
  };
  const changed: string[][] = [];
  const members = ['shop-dev', 'shop-staging'].map(name => member(name));
  const reader = new ApplicationSetReader({ clients, logger });
  reader.onChange(isMember =>
    changed.push(members.filter(isMember).map(({ name }) => name)),
  );
  return {
    sets,
    clusters,
    logger,
    changed,
    reader,
    clusterReader: new ClusterReader({ clients, logger }),
    async read(...answer: RawApplicationSet[]) {
      sets.main.mockResolvedValue(answer);
      await reader.refresh();
    },
  };
}

describe('ApplicationSetReader', () => {
  it.each([
    ['ApplicationGenerationFromParamsError', true],
    ['RenderTemplateParamsError', true],
    ['ErrorOccurred', true],
    // One member is invalid, or could not be written: the others were generated.
    ['ApplicationValidationError', false],
    ['UpdateApplicationError', false],
  ])('takes %s for an error of generation: %s', async (reason, isOne) => {
    const { reader, read } = setUp();
    await read(setOf({ conditions: [{ ...failed, reason }] }));
    expect(reader.stateOf(member('shop-dev'))?.error !== undefined).toBe(isOne);
  });

  it('tells which members wait for their step', async () => {
    const { reader, read } = setUp();
    await read(
      setOf({
        conditions: [generated],
        applicationStatus: [
          inStep('shop-dev', 'Healthy', '1'),
          inStep('shop-staging', 'Progressing', '2'),
          inStep('shop-load', 'Pending', '2'),
          inStep('shop-production', 'Waiting', '3'),
          inStep('shop-elsewhere', 'Waiting', '-1'),
        ],
      }),
    );
    const stepOf = (name: string) => reader.stateOf(member(name));
    expect(stepOf('shop-production')).toEqual({
      name: 'shops',
      waitsForStep: '3',
      since,
    });
    // The others are synced, have been, or are selected by no step.
    for (const name of [
      'shop-dev',
      'shop-staging',
      'shop-load',
      'shop-elsewhere',
      'toString',
    ]) {
      expect(stepOf(name)).toEqual({ name: 'shops' });
    }
  });

  it('tells which sets cannot be generated, without addresses', async () => {
    const { reader, read } = setUp();
    await read(setOf({ conditions: [failed] }));
    expect(reader.stateOf(member('shop-dev'))).toEqual({
      name: 'shops',
      error: 'failed to get blue/apps.git: no such host',
      since,
    });
    await read(setOf({ conditions: [generated] }));
    expect(reader.stateOf(member('shop-dev'))).toEqual({ name: 'shops' });
  });

  it('knows nothing of what belongs to no set, or to another one of the same name', async () => {
    const { reader, read } = setUp();
    await read(setOf({ conditions: [failed] }));
    for (const change of [
      { applicationSet: undefined },
      { applicationSet: 'others' },
      { namespace: 'team-a' },
      { instance: 'team' },
      { instance: 'unknown' },
    ]) {
      expect(reader.stateOf(member('shop-dev', change))).toBeUndefined();
    }
  });

  it('tells of the members whose set says something else than before', async () => {
    const { changed, read } = setUp();
    await read(setOf({ conditions: [generated] }));
    await read(setOf({ conditions: [generated] }));
    await read(setOf({ conditions: [failed] }));
    await read(setOf({ conditions: [failed] }), setOf({}, { name: 'others' }));
    await read();
    const all = ['shop-dev', 'shop-staging'];
    expect(changed).toEqual([all, all, [], all]);
  });

  it('says once that the account may not see them, and forgets what it knew', async () => {
    const { logger, reader, read, sets } = setUp();
    await read(setOf({ conditions: [failed] }));
    sets.main.mockRejectedValue(
      new ArgocdAnswerError(403, 'permission denied'),
    );
    await reader.refresh();
    await reader.refresh();
    expect(reader.stateOf(member('shop-dev'))).toBeUndefined();
    expect(logger.info.mock.calls).toEqual([
      [
        "Argo CD main does not let the portal's account get applicationsets, so what they say is not shown.",
      ],
    ]);
  });

  it('keeps what it knew while an instance does not answer, and reads the others', async () => {
    const { logger, reader, read, sets } = setUp();
    await read(setOf({ conditions: [failed] }));
    sets.main.mockRejectedValue(
      new ArgocdUnreachableError('timeout', 'It does not answer.'),
    );
    sets.team.mockResolvedValue([setOf({ conditions: [failed] })]);
    await reader.refresh();
    expect(reader.stateOf(member('shop-dev'))?.error).toBeDefined();
    expect(
      reader.stateOf(member('shop-dev', { instance: 'team' }))?.error,
    ).toBeDefined();
    expect(logger.info).not.toHaveBeenCalled();
  });
});

describe('ClusterReader', () => {
  const server = 'https://10.0.0.7:6443';
  const to = (destination: { server?: string; name?: string }) => ({
    instance: 'main',
    destination,
  });

  it('knows the name of a cluster by its server', async () => {
    const { clusterReader, clusters } = setUp();
    expect(clusterReader.nameOf(to({ server }))).toBeUndefined();
    clusters.main.mockResolvedValue([{ server, name: 'production-eu' }]);
    await clusterReader.refresh();
    expect(clusterReader.nameOf(to({ server }))).toBe('production-eu');
    expect(clusterReader.nameOf(to({ name: 'staging' }))).toBe('staging');
    expect(
      clusterReader.nameOf(to({ server: 'https://10.0.0.8:6443' })),
    ).toBeUndefined();
    expect(
      clusterReader.nameOf({ ...to({ server }), instance: 'team' }),
    ).toBeUndefined();
  });

  it('names none where several have one server', async () => {
    const { clusterReader, clusters } = setUp();
    clusters.main.mockResolvedValue([
      { server, name: 'blue' },
      { server, name: 'red' },
      { server, name: 'blue' },
    ]);
    await clusterReader.refresh();
    expect(clusterReader.nameOf(to({ server }))).toBeUndefined();
  });

  it('does without where the account may not see clusters', async () => {
    const { clusterReader, clusters, logger } = setUp();
    clusters.main.mockRejectedValue(
      new ArgocdAnswerError(403, 'permission denied'),
    );
    await clusterReader.refresh();
    expect(clusterReader.nameOf(to({ server }))).toBeUndefined();
    expect(logger.info).toHaveBeenCalledTimes(1);
  });
});
