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
import {
  applicationManifest,
  appProjectManifest,
  provenRepository,
  provisionInstance,
  stagingManifests,
} from '../__testUtils__/provisionManifests';
import { ApplicationTarget } from '../argocd/ArgocdClient';
import { ArgocdAnswerError } from '../argocd/errors';
import { RawApplication, RawProject } from '../argocd/types';
import { ProvisionLedger, Reservation } from './ledger/types';
import { Provisioner } from './Provisioner';

const provision = {
  provisionId: 'task-1',
  userEntityRef: 'user:default/maria',
};
const own = {
  labels: { 'slipway.dev/provision': 'task-1' },
  annotations: { 'slipway.dev/provisioned-for': 'user:default/maria' },
};
const input = [appProjectManifest(), applicationManifest()];
const credentials = mockCredentials.user('user:default/maria');

/** An Argo CD that holds objects by name, and deletes an Application only after it was looked for a few times. */
class FakeArgocd {
  readonly projects = new Map<string, RawProject>();
  readonly applications = new Map<string, RawApplication>();
  readonly calls: string[] = [];
  /** A call that fails; with `isDone` only its answer is lost. */
  failure?: { call: string; error: Error; isDone?: boolean };
  looks = 0;
  looksUntilGone = 0;
  readonly #deleting = new Map<string, number>();

  async getProject(name: string) {
    this.looks += 1;
    return this.projects.get(name);
  }

  async listProjects() {
    return [...this.projects.values()];
  }

  async createProject(project: object) {
    const made = project as RawProject;
    this.#note(`create AppProject ${made.metadata.name}`);
    this.projects.set(made.metadata.name, made);
    return made;
  }

  async deleteProject(name: string) {
    this.#note(`delete AppProject ${name}`);
    this.projects.delete(name);
  }

  async findApplication({ name }: ApplicationTarget) {
    const looks = this.#deleting.get(name);
    if (looks === 0) {
      this.applications.delete(name);
    } else if (looks !== undefined) {
      this.#deleting.set(name, looks - 1);
    }
    return this.applications.get(name);
  }

  async findApplicationsByLabel(label: string, value: string) {
    return [...this.applications.values()].filter(
      ({ metadata }) => metadata.labels?.[label] === value,
    );
  }

  async createApplication(application: object) {
    const made = application as RawApplication;
    const call = `create Application ${made.metadata.name}`;
    if (this.failure?.isDone && this.failure.call === call) {
      this.applications.set(made.metadata.name, made);
    }
    this.#note(call);
    this.applications.set(made.metadata.name, made);
    return made;
  }

  async deleteApplication({ name }: ApplicationTarget) {
    this.#note(`delete Application ${name}`);
    this.#deleting.set(name, this.looksUntilGone);
  }

  #note(call: string) {
    if (this.failure?.call === call) {
      throw this.failure.error;
    }
    this.calls.push(call);
  }
}

describe('Provisioner', () => {
  let argocd: FakeArgocd;
  let provisioner: Provisioner;
  let now = 0;
  const reservation = {
    held: [] as string[],
    release: jest.fn(async () => {}),
  };
  const ledger = {
    reserve: jest.fn<
      Promise<Reservation>,
      Parameters<ProvisionLedger['reserve']>
    >(async () => reservation),
    holders: jest.fn(async () => []),
    release: jest.fn(async () => {}),
  };
  const checked = (manifests: unknown[]) =>
    provisioner.check(
      {
        project: 'shop',
        entityRef: 'system:default/shop',
        repository: provenRepository,
      },
      manifests,
    );
  const provisioned = async (manifests: unknown[]) =>
    provisioner.provision(provision, checked(manifests), credentials);
  const logger = mockServices.logger.mock();

  beforeEach(() => {
    now = 0;
    jest.clearAllMocks();
    argocd = new FakeArgocd();
    provisioner = new Provisioner({
      instance: provisionInstance,
      client: argocd,
      ledger,
      logger,
      now: () => now,
      wait: async ms => {
        now += ms;
      },
    });
  });

  it('creates one environment after the other', async () => {
    await provisioned([...input, ...stagingManifests()]);
    expect(argocd.calls).toEqual([
      'create AppProject shop-dev',
      'create Application shop-dev',
      'create AppProject shop-staging',
      'create Application shop-staging',
    ]);
  });

  it('leaves nothing of any environment where a later one is taken', async () => {
    const taken = { metadata: { name: 'shop-staging' } };
    argocd.projects.set('shop-staging', taken);
    await expect(
      provisioned([...input, ...stagingManifests()]),
    ).rejects.toThrow('has AppProject shop-staging already');
    expect([...argocd.projects.values()]).toEqual([taken]);
    expect(argocd.applications.size).toBe(0);
  });

  it('creates the AppProject first, and says which task and which person it was for', async () => {
    expect(await provisioned(input)).toEqual({
      instance: 'main',
      objects: [
        { kind: 'AppProject', name: 'shop-dev', outcome: 'created' },
        { kind: 'Application', name: 'shop-dev', outcome: 'created' },
      ],
      applicationUrls: {
        'shop-dev': 'https://argocd.example.com/applications/argocd/shop-dev',
      },
    });
    expect(argocd.calls).toEqual([
      'create AppProject shop-dev',
      'create Application shop-dev',
    ]);
    expect(argocd.projects.get('shop-dev')?.metadata).toMatchObject(own);
    expect(argocd.applications.get('shop-dev')?.metadata).toMatchObject(own);
  });

  it('keeps labels and annotations of the manifest', async () => {
    await provisioned([
      appProjectManifest(),
      applicationManifest({}, { labels: { environment: 'dev' } }),
    ]);
    expect(argocd.applications.get('shop-dev')?.metadata.labels).toEqual({
      environment: 'dev',
      ...own.labels,
    });
  });

  it('says that nothing has changed where the same task did it before', async () => {
    await provisioned(input);
    const { objects } = await provisioned(input);
    expect(objects.map(({ outcome }) => outcome)).toEqual([
      'unchanged',
      'unchanged',
    ]);
  });

  it('keeps what an earlier task made for the same repository', async () => {
    const { sourceRepos, destinations } = appProjectManifest().spec;
    const earlier = {
      metadata: { name: 'shop-dev' },
      spec: { sourceRepos, destinations },
    };
    argocd.projects.set('shop-dev', earlier);
    const held = { ...reservation, held: ['shop-dev'] };
    ledger.reserve.mockResolvedValueOnce(held);
    const { objects } = await provisioned(input);
    expect(objects).toEqual([
      { kind: 'AppProject', name: 'shop-dev', outcome: 'unchanged' },
      { kind: 'Application', name: 'shop-dev', outcome: 'created' },
    ]);
    expect(argocd.calls).toEqual(['create Application shop-dev']);
    expect(argocd.projects.get('shop-dev')).toBe(earlier);
  });

  it('keeps nothing of another repository under a name that the ledger has', async () => {
    argocd.projects.set('shop-dev', {
      metadata: { name: 'shop-dev' },
      spec: { sourceRepos: ['https://git.example.net/others.git'] },
    });
    const held = { ...reservation, held: ['shop-dev'] };
    ledger.reserve.mockResolvedValueOnce(held);
    await expect(provisioned(input)).rejects.toThrow(
      'has AppProject shop-dev already',
    );
    expect(argocd.calls).toEqual([]);
  });

  it('knows no address for people where the instance has none', async () => {
    const { applicationUrls } = await new Provisioner({
      instance: { ...provisionInstance, externalUrl: undefined },
      client: argocd,
      ledger,
      logger,
    }).provision(provision, checked(input), credentials);
    expect(applicationUrls).toEqual({});
  });

  it('asks nothing of Argo CD for manifests that are not permitted', async () => {
    await expect(
      provisioned([
        appProjectManifest({ sourceRepos: ['*'] }),
        applicationManifest(),
      ]),
    ).rejects.toThrow('spec.sourceRepos');
    expect(argocd.calls).toEqual([]);
  });

  it.each([
    ['nobody made here', {}],
    ['another task made', { labels: { 'slipway.dev/provision': 'task-2' } }],
    [
      'was made for somebody else',
      {
        ...own,
        annotations: { 'slipway.dev/provisioned-for': 'user:default/jonas' },
      },
    ],
  ])('does not touch an AppProject that %s', async (_name, metadata) => {
    const project = { metadata: { name: 'shop-dev', ...metadata } };
    argocd.projects.set('shop-dev', project);
    await expect(provisioned(input)).rejects.toThrow(
      'Argo CD instance main has AppProject shop-dev already. Choose another project name.',
    );
    expect(argocd.calls).toEqual([]);
    expect(argocd.projects.get('shop-dev')).toBe(project);
  });

  it('creates nothing where an Application is taken', async () => {
    const taken = { metadata: { name: 'shop-dev', namespace: 'argocd' } };
    argocd.applications.set('shop-dev', taken);
    await expect(provisioned(input)).rejects.toThrow(
      'has Application shop-dev already',
    );
    expect(argocd.calls).toEqual([]);
    expect(argocd.applications.get('shop-dev')).toBe(taken);
  });

  it('sees by the answer that an equal object of somebody else was there', async () => {
    argocd.createProject = async () => ({ metadata: { name: 'shop-dev' } });
    await expect(provisioned(input)).rejects.toThrow(
      'has AppProject shop-dev already',
    );
  });

  it('takes a different object that it may not read for one that is taken', async () => {
    argocd.failure = {
      call: 'create AppProject shop-dev',
      error: new ArgocdAnswerError(
        400,
        'existing project spec is different, use upsert flag to force update',
      ),
    };
    await expect(provisioned(input)).rejects.toThrow(
      expect.objectContaining({ name: 'ConflictError' }),
    );
  });

  it('reverts what it made where a later object is refused, and passes the refusal on', async () => {
    const refusal = new ArgocdAnswerError(400, 'repository not accessible');
    argocd.failure = { call: 'create Application shop-dev', error: refusal };
    await expect(provisioned(input)).rejects.toBe(refusal);
    expect(argocd.calls).toEqual([
      'create AppProject shop-dev',
      'delete AppProject shop-dev',
    ]);
  });

  it('leaves what the same task had made before, where it fails now', async () => {
    argocd.projects.set('shop-dev', { metadata: { name: 'shop-dev', ...own } });
    argocd.failure = {
      call: 'create Application shop-dev',
      error: new Error('refused'),
    };
    await expect(provisioned(input)).rejects.toThrow('refused');
    expect(argocd.projects.size).toBe(1);
  });

  it('says in the log what it could not remove, and still passes the refusal on', async () => {
    argocd.failure = {
      call: 'create Application shop-dev',
      error: new Error('refused'),
    };
    argocd.deleteProject = async () => {
      throw new Error('away');
    };
    await expect(provisioned(input)).rejects.toThrow('refused');
    expect(logger.error).toHaveBeenCalledWith(
      'Provisioning task-1 left something behind in main: away',
    );
  });

  it('removes Applications before their AppProject, and waits until they are gone', async () => {
    argocd.looksUntilGone = 3;
    await provisioned(input);
    argocd.calls.length = 0;
    expect(await provisioner.remove(provision)).toEqual([
      'Application shop-dev',
      'AppProject shop-dev',
    ]);
    expect(argocd.calls).toEqual([
      'delete Application shop-dev',
      'delete AppProject shop-dev',
    ]);
    expect(now).toBe(750);
  });

  it('gives up on an Application that does not go, and keeps its AppProject', async () => {
    argocd.looksUntilGone = Infinity;
    await provisioned(input);
    await expect(provisioner.remove(provision)).rejects.toThrow(
      'Application shop-dev is still being deleted',
    );
    expect(argocd.projects.has('shop-dev')).toBe(true);
  });

  it.each([
    ['another task', { ...provision, provisionId: 'task-2' }],
    ['another person', { ...provision, userEntityRef: 'user:default/jonas' }],
  ])('removes nothing for %s', async (_name, other) => {
    await provisioned(input);
    expect(await provisioner.remove(other)).toEqual([]);
    expect([argocd.projects.size, argocd.applications.size]).toEqual([1, 1]);
  });

  describe('and the ledger', () => {
    it('asks whose repository an undo is about by what Argo CD has of it', async () => {
      await provisioned(input);
      await provisioner.holders(provision);
      await provisioner.holders({
        ...provision,
        userEntityRef: 'user:default/jonas',
      });
      expect(ledger.holders.mock.calls).toEqual([
        [{ instance: 'main', ...provision }, ['shop-dev', 'shop-dev']],
        [
          {
            instance: 'main',
            ...provision,
            userEntityRef: 'user:default/jonas',
          },
          [],
        ],
      ]);
    });

    it('reserves names and namespaces before it asks Argo CD', async () => {
      ledger.reserve.mockImplementationOnce(async () => {
        expect([argocd.looks, argocd.calls]).toEqual([0, []]);
        return reservation;
      });
      await provisioned([...input, ...stagingManifests()]);
      expect(ledger.reserve.mock.calls).toEqual([
        [
          {
            instance: 'main',
            provisionId: 'task-1',
            userEntityRef: 'user:default/maria',
            project: 'shop',
            entityRef: 'system:default/shop',
            repository: {
              host: 'gitlab.example.com',
              projectId: 42,
              path: 'team/shop',
            },
            environments: ['shop-dev', 'shop-staging'].map(name => ({
              name,
              server: 'https://kubernetes.default.svc',
              namespace: name,
            })),
          },
          credentials,
        ],
      ]);
      expect(reservation.release).not.toHaveBeenCalled();
    });

    it('asks Argo CD nothing where the ledger refuses', async () => {
      const refusal = new Error('shop-dev is reserved');
      ledger.reserve.mockRejectedValueOnce(refusal);
      await expect(provisioned(input)).rejects.toBe(refusal);
      expect([argocd.looks, argocd.calls]).toEqual([0, []]);
    });

    it('gives back what it has reserved where nothing was made', async () => {
      argocd.projects.set('shop-dev', { metadata: { name: 'shop-dev' } });
      await expect(provisioned(input)).rejects.toThrow('already');
      expect(reservation.release.mock.calls).toEqual([[false]]);
    });

    it.each([
      [false, {}],
      [true, { operationState: { phase: 'Running' } }],
    ])(
      'says whether what it removes again was synced: %s',
      async (wasSynced, status) => {
        argocd.failure = {
          call: 'create AppProject shop-staging',
          error: new Error('refused'),
        };
        const create = argocd.createApplication.bind(argocd);
        argocd.createApplication = application =>
          create({ ...application, status });
        await expect(
          provisioned([...input, ...stagingManifests()]),
        ).rejects.toThrow('refused');
        expect(argocd.applications.size).toBe(0);
        expect(reservation.release.mock.calls).toEqual([[wasSynced]]);
      },
    );

    it('sees a sync that begins while the Application is being deleted', async () => {
      await provisioned(input);
      argocd.looksUntilGone = 3;
      const find = argocd.findApplication.bind(argocd);
      argocd.findApplication = async target => {
        const found = await find(target);
        return found && { ...found, operation: {} };
      };
      await provisioner.remove(provision);
      expect(ledger.release.mock.calls).toEqual([
        [{ instance: 'main', ...provision }, true],
      ]);
    });

    it('keeps what it has reserved where it cannot remove what it made', async () => {
      argocd.failure = {
        call: 'create Application shop-dev',
        error: new Error('refused'),
      };
      argocd.deleteProject = async () => {
        throw new Error('away');
      };
      await expect(provisioned(input)).rejects.toThrow('refused');
      expect(reservation.release).not.toHaveBeenCalled();
    });

    it('removes what Argo CD made without being able to say so', async () => {
      argocd.failure = {
        call: 'create Application shop-dev',
        error: new Error('timeout'),
        isDone: true,
      };
      await expect(provisioned(input)).rejects.toThrow('timeout');
      expect([argocd.applications.size, argocd.projects.size]).toEqual([0, 0]);
      expect(reservation.release.mock.calls).toEqual([[false]]);
    });

    it('gives everything back after an undo, and nothing after one that failed', async () => {
      await provisioned(input);
      argocd.looksUntilGone = Infinity;
      await expect(provisioner.remove(provision)).rejects.toThrow(
        'still being deleted',
      );
      expect(ledger.release).not.toHaveBeenCalled();
      argocd.looksUntilGone = 0;
      await provisioner.remove(provision);
      expect(ledger.release.mock.calls).toEqual([
        [{ instance: 'main', ...provision }, false],
      ]);
    });
  });
});
