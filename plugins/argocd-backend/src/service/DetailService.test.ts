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

import { provisionInstance } from '../__testUtils__/provisionManifests';
import { testRecord } from '../__testUtils__/testRecord';
import { ArgocdAnswerError } from '../argocd/errors';
import { ArgocdClient } from '../argocd/ArgocdClient';
import { Instance } from '../instances/Instances';
import { OnDemand } from '../onDemand/OnDemand';
import { DetailService } from './DetailService';

const first = 'a'.repeat(40);
const second = 'b'.repeat(40);
const older = 'c'.repeat(40);
const moved = 'd'.repeat(40);
const repoUrl = 'https://gitlab.example.com/blue/shop.git';
const record = testRecord({
  sources: [
    { repoUrl },
    { repoUrl: 'git@gitlab.example.com:blue/values.git', ref: 'values' },
  ],
  sync: { status: 'Synced', revision: first, revisions: [first, second] },
  history: [
    {
      id: 4,
      revision: first,
      revisions: [first, older],
      deployedAt: '2026-11-03T00:00:00Z',
    },
    {
      id: 3,
      revision: moved,
      repoUrl: 'https://gitlab.example.com/red/shop.git',
      deployedAt: '2026-11-02T00:00:00Z',
    },
  ],
});

function setUp(hasRevision = false) {
  const read = new ArgocdClient({
    url: provisionInstance.url,
    credential: { kind: 'none' },
    deadlineMs: 1_000,
  });
  const revisionMetadata = jest
    .spyOn(read, 'revisionMetadata')
    .mockResolvedValue({ author: 'Ada' });
  const service = new DetailService(
    new OnDemand(),
    { aliases: [], gitlabHosts: ['gitlab.example.com'] },
    { hasRevision: async () => hasRevision },
    { isRefused: () => false },
  );
  const instance = {
    config: provisionInstance,
    read,
  } as Partial<Instance> as Instance;
  return {
    argocd: read,
    service,
    instance,
    revisionMetadata,
    read: (revision: string) =>
      service.revision({ record, instance }, revision, true),
  };
}

describe('a revision', () => {
  it.each([
    ['what is compared', first, 'blue/shop', { sourceIndex: 0 }],
    [
      'what is compared of another source',
      second,
      'blue/values',
      { sourceIndex: 1 },
    ],
    [
      'what was deployed of another source',
      older,
      'blue/values',
      { sourceIndex: 1 },
    ],
    [
      'what was deployed from another repository',
      moved,
      'red/shop',
      { sourceIndex: 0, historyId: 3 },
    ],
  ])('is read where it is, of %s', async (_name, revision, project, from) => {
    const { read, revisionMetadata } = setUp();
    expect(await read(revision)).toMatchObject({
      author: 'Ada',
      url: `https://gitlab.example.com/${project}/-/commit/${revision}`,
    });
    expect(revisionMetadata).toHaveBeenCalledWith(record, revision, from);
  });

  it('is not read where the application never deployed it', async () => {
    const { read, revisionMetadata } = setUp();
    await expect(read('e'.repeat(40))).rejects.toThrow('has not deployed');
    expect(revisionMetadata).not.toHaveBeenCalled();
  });

  it('is read where only the database knows of it', async () => {
    const { read, revisionMetadata } = setUp(true);
    await read('e'.repeat(40));
    expect(revisionMetadata).toHaveBeenCalledTimes(1);
  });
});

describe('the differences of an application that Argo CD cannot compare', () => {
  it('are none, with the condition that keeps it, and without asking', async () => {
    const { argocd, instance, service } = setUp();
    const asked = jest.spyOn(argocd, 'managedResources');
    const message =
      'Unable to load data: dial tcp 10.43.1.7:8081: connect: connection refused';
    expect(
      await service.diff(
        {
          record: {
            ...record,
            conditions: [{ type: 'ComparisonError', message }],
          },
          instance,
        },
        {},
      ),
    ).toEqual({
      items: [],
      notComparable: expect.stringMatching(/^Unable to load data(?!.*10\.43)/),
    });
    expect(asked).not.toHaveBeenCalled();
  });

  it.each([
    [500, 'ConflictError'],
    [400, 'ConflictError'],
    [403, 'NotAllowedError'],
    [503, 'ServiceUnavailableError'],
  ])('say why where Argo CD answers %s to its tree', async (status, name) => {
    const { argocd, instance, service } = setUp();
    const failure = new ArgocdAnswerError(status, 'error getting the tree');
    jest.spyOn(argocd, 'resourceTree').mockRejectedValue(failure);
    jest.spyOn(argocd, 'getApplication').mockResolvedValue({} as never);
    const conditions = [{ type: 'InvalidSpecError', message: 'no such path' }];
    const error = await service
      .tree({ record: { ...record, conditions }, instance })
      .catch(caught => caught);
    expect(error.name).toBe(name);
    expect(error.message.includes('no such path')).toBe(
      name === 'ConflictError',
    );
  });
});
