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

import { mockServices } from '@backstage/backend-test-utils';
import {
  applicationManifest,
  appProjectManifest,
  provisionAddresses,
  provisionInstance,
  provisionRepository,
  stagingManifests,
} from '../__testUtils__/provisionManifests';
import { ApplicationTarget } from '../argocd/ArgocdClient';
import { ArgocdAnswerError } from '../argocd/errors';
import { RawApplication, RawProject } from '../argocd/types';
import { Provisioner } from './Provisioner';

const provision = {
  provisionId: 'task-1',
  userEntityRef: 'user:default/maria',
};
const own = {
  labels: { 'slipway.dev/provision': 'task-1' },
  annotations: { 'slipway.dev/provisioned-for': 'user:default/maria' },
};
const input = {
  repositoryUrl: provisionRepository,
  manifests: [appProjectManifest(), applicationManifest()],
};

/** An Argo CD that holds objects by name, and deletes an Application only after it was looked for a few times. */
class FakeArgocd {
  readonly projects = new Map<string, RawProject>();
  readonly applications = new Map<string, RawApplication>();
  readonly calls: string[] = [];
  failure?: { call: string; error: Error };
  looksUntilGone = 0;
  readonly #deleting = new Map<string, number>();

  async getProject(name: string) {
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
    this.#note(`create Application ${made.metadata.name}`);
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
  const logger = mockServices.logger.mock();

  beforeEach(() => {
    now = 0;
    logger.error.mockClear();
    argocd = new FakeArgocd();
    provisioner = new Provisioner({
      instance: provisionInstance,
      client: argocd,
      addresses: provisionAddresses,
      logger,
      now: () => now,
      wait: async ms => {
        now += ms;
      },
    });
  });

  it('creates one environment after the other', async () => {
    await provisioner.provision(provision, {
      ...input,
      manifests: [...input.manifests, ...stagingManifests()],
    });
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
      provisioner.provision(provision, {
        ...input,
        manifests: [...input.manifests, ...stagingManifests()],
      }),
    ).rejects.toThrow('has AppProject shop-staging already');
    expect([...argocd.projects.values()]).toEqual([taken]);
    expect(argocd.applications.size).toBe(0);
  });

  it('creates the AppProject first, and says which task and which person it was for', async () => {
    expect(await provisioner.provision(provision, input)).toEqual({
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
    await provisioner.provision(provision, {
      ...input,
      manifests: [
        appProjectManifest(),
        applicationManifest({}, { labels: { environment: 'dev' } }),
      ],
    });
    expect(argocd.applications.get('shop-dev')?.metadata.labels).toEqual({
      environment: 'dev',
      ...own.labels,
    });
  });

  it('says that nothing has changed where the same task did it before', async () => {
    await provisioner.provision(provision, input);
    const { objects } = await provisioner.provision(provision, input);
    expect(objects.map(({ outcome }) => outcome)).toEqual([
      'unchanged',
      'unchanged',
    ]);
  });

  it('knows no address for people where the instance has none', async () => {
    const { applicationUrls } = await new Provisioner({
      instance: { ...provisionInstance, externalUrl: undefined },
      client: argocd,
      addresses: provisionAddresses,
      logger,
    }).provision(provision, input);
    expect(applicationUrls).toEqual({});
  });

  it('asks nothing of Argo CD for manifests that are not permitted', async () => {
    await expect(
      provisioner.provision(provision, {
        ...input,
        manifests: [
          appProjectManifest({ sourceRepos: ['*'] }),
          applicationManifest(),
        ],
      }),
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
    await expect(provisioner.provision(provision, input)).rejects.toThrow(
      'Argo CD instance main has AppProject shop-dev already. Choose another project name.',
    );
    expect(argocd.calls).toEqual([]);
    expect(argocd.projects.get('shop-dev')).toBe(project);
  });

  it('removes the AppProject again where an Application is taken', async () => {
    const taken = { metadata: { name: 'shop-dev', namespace: 'argocd' } };
    argocd.applications.set('shop-dev', taken);
    await expect(provisioner.provision(provision, input)).rejects.toThrow(
      'has Application shop-dev already',
    );
    expect(argocd.projects.size).toBe(0);
    expect(argocd.applications.get('shop-dev')).toBe(taken);
  });

  it('sees by the answer that an equal object of somebody else was there', async () => {
    argocd.createProject = async () => ({ metadata: { name: 'shop-dev' } });
    await expect(provisioner.provision(provision, input)).rejects.toThrow(
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
    await expect(provisioner.provision(provision, input)).rejects.toThrow(
      expect.objectContaining({ name: 'ConflictError' }),
    );
  });

  it('reverts what it made where a later object is refused, and passes the refusal on', async () => {
    const refusal = new ArgocdAnswerError(400, 'repository not accessible');
    argocd.failure = { call: 'create Application shop-dev', error: refusal };
    await expect(provisioner.provision(provision, input)).rejects.toBe(refusal);
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
    await expect(provisioner.provision(provision, input)).rejects.toThrow(
      'refused',
    );
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
    await expect(provisioner.provision(provision, input)).rejects.toThrow(
      'refused',
    );
    expect(logger.error).toHaveBeenCalledWith(
      'Provisioning task-1 left something behind in main: away',
    );
  });

  it('removes Applications before their AppProject, and waits until they are gone', async () => {
    argocd.looksUntilGone = 3;
    await provisioner.provision(provision, input);
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
    await provisioner.provision(provision, input);
    await expect(provisioner.remove(provision)).rejects.toThrow(
      'Application shop-dev is still being deleted',
    );
    expect(argocd.projects.has('shop-dev')).toBe(true);
  });

  it.each([
    ['another task', { ...provision, provisionId: 'task-2' }],
    ['another person', { ...provision, userEntityRef: 'user:default/jonas' }],
  ])('removes nothing for %s', async (_name, other) => {
    await provisioner.provision(provision, input);
    expect(await provisioner.remove(other)).toEqual([]);
    expect([argocd.projects.size, argocd.applications.size]).toEqual([1, 1]);
  });
});
