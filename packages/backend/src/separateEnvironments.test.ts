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

import { accountToken } from '@slipway/sandbox';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import { eventually } from './__testUtils__/eventually';
import { PortalUser } from './__testUtils__/PortalUser';
import { redis } from './__testUtils__/services';
import { usePortal } from './__testUtils__/usePortal';

jest.setTimeout(180_000);

const environments = ['dev', 'production'];
const repository =
  'http://gitlab-webservice-default.gitlab.svc.cluster.local:8181/team-realtime/apart.git';

/** The AppProject of a project that was created before each environment had its own. */
const shared = {
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'AppProject',
  metadata: {
    name: 'apart',
    namespace: 'argocd',
    finalizers: ['resources-finalizer.argocd.argoproj.io'],
  },
  spec: {
    sourceRepos: [repository],
    destinations: environments.map(environment => ({
      server: 'https://kubernetes.default.svc',
      namespace: `apart-${environment}`,
    })),
    clusterResourceWhitelist: environments.map(environment => ({
      group: '',
      kind: 'Namespace',
      name: `apart-${environment}`,
    })),
  },
};

describe('the environments of a project', () => {
  const portal = usePortal();
  let maria: PortalUser;
  let clone: string;

  const global = () => portal.sandbox.global;
  const application = (environment: string) =>
    global().world.application(`apart-${environment}`, 'argocd')!;

  /** As `kubectl apply -f` of a file in the repository. */
  const apply = async (file: string) =>
    global().world.apply(
      parse(await readFile(path.join(clone, 'argocd', file), 'utf8')),
    );

  const view = async (environment: string, code: string, project?: string) => {
    const found = await eventually(
      async () =>
        (
          await maria.applications('system', 'apart')
        ).applications?.find(({ name }) => name === `apart-${environment}`),
      item =>
        item?.verdict.code === code &&
        (project === undefined || item.project === project),
    );
    return found!;
  };

  /** As soon as the catalog has told whose the application is. */
  const act = (environment: string, action: 'refresh' | 'sync') =>
    eventually(
      async () =>
        (
          await maria.post(
            `/api/argocd/applications/global/argocd/apart-${environment}/${action}`,
          )
        ).status,
      status => status === 202,
      20_000,
    );

  const sync = (environment: string) => act(environment, 'sync');

  const push = async (message: string) => {
    await maria.git(clone, 'add', '--all');
    await maria.git(clone, 'commit', '--quiet', '--message', message);
    await maria.git(clone, 'push', '--quiet', 'origin', 'HEAD:main');
  };

  /** What runs: objects with their identities. */
  const running = () =>
    environments.map(environment =>
      global()
        .cluster.tree(`apart-${environment}`)
        .map(({ kind, name, uid }) => [kind, name, uid]),
    );

  beforeAll(() => {
    maria = portal.user('maria');
  });

  it('have one AppProject with one Application of its name each', async () => {
    const { log, status } = await maria.createProject({
      name: 'apart',
      services: [redis],
      environments,
      manualEnvironments: ['production'],
    });
    expect([status, status === 'completed' ? '' : log]).toEqual([
      'completed',
      '',
    ]);
    clone = await maria.clone('team-realtime/apart');
    await view('dev', 'live', 'apart-dev');
    await sync('production');
    await view('production', 'live', 'apart-production');
    for (const environment of environments) {
      const name = `apart-${environment}`;
      expect(global().world.projects.get(name)?.spec.destinations).toEqual([
        { server: 'https://kubernetes.default.svc', namespace: name },
      ]);
    }
    expect(global().world.projects.has('apart')).toBe(false);
  });

  it('of an earlier version go on, and are separated without a stop', async () => {
    const { world } = global();
    world.apply(shared);
    for (const environment of environments) {
      world.update(application(environment), ({ spec }) => {
        spec.project = 'apart';
      });
      world.withdraw('AppProject', `apart-${environment}`);
    }
    await eventually(
      async () => [...world.projects.keys()],
      names => !names.includes('apart-dev'),
    );

    // It is shown and may be synced as before.
    const before = await view('dev', 'live', 'apart');
    expect([before.link, before.actions.sync]).toEqual([
      'confirmed',
      { allowed: true },
    ]);
    const lastSync = () => application('dev').status.operationState;
    const earlier = lastSync()?.startedAt;
    await sync('dev');
    await eventually(
      async () => lastSync(),
      state => state?.startedAt !== earlier && state?.phase === 'Succeeded',
    );
    await view('dev', 'live');
    const objects = running();
    const uids = environments.map(item => application(item).metadata.uid);
    const deployments = application('production').status.history;
    expect(deployments).toHaveLength(1);

    // Before its AppProject is there an application stands still, and nothing is taken away.
    await apply('application-dev.yaml');
    const waiting = await view('dev', 'cannotCompare');
    expect(JSON.stringify(waiting)).toContain(
      'Application referencing project apart-dev which does not exist',
    );
    expect(running()).toEqual(objects);

    const files = await readdir(path.join(clone, 'argocd'));
    for (const file of files.filter(name => name.startsWith('project-'))) {
      await apply(file);
    }
    // By itself Argo CD looks at it again after minutes only.
    await act('dev', 'refresh');
    await view('dev', 'live', 'apart-dev');

    // The old AppProject stays for as long as an application names it, whoever deletes it.
    const deleted = await fetch(`${global().url}/api/v1/projects/apart`, {
      method: 'DELETE',
      headers: {
        'Content-Type': 'application/json',
        Authorization: `Bearer ${accountToken('backstage-provision')}`,
      },
    });
    expect([deleted.status, await deleted.json()]).toEqual([
      400,
      expect.objectContaining({
        message: 'project is referenced by 1 applications',
      }),
    ]);
    world.withdraw('AppProject', 'apart');
    await global().controller.tick();
    expect(world.projects.has('apart')).toBe(true);
    await view('production', 'live', 'apart');

    await apply('application-production.yaml');
    const after = await view('production', 'live', 'apart-production');
    expect([after.link, after.actions.sync]).toEqual([
      'confirmed',
      { allowed: true },
    ]);
    await eventually(
      async () => [...world.projects.keys()],
      names => !names.includes('apart'),
    );

    // The same applications with the same history run the same objects.
    expect(environments.map(item => application(item).metadata.uid)).toEqual(
      uids,
    );
    expect(application('production').status.history).toEqual(deployments);
    expect(running()).toEqual(objects);
    // Who made them, and for whom, is not forgotten.
    expect(application('dev').metadata.labels).toHaveProperty([
      'slipway.dev/provision',
    ]);
  });

  it('are apart: what dev syncs by itself cannot write into production', async () => {
    const file = path.join(clone, 'helm/templates/intruder.yaml');
    await writeFile(
      file,
      'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: intruder, namespace: apart-production}\n',
    );
    await push('Write past the gate');
    await eventually(
      async () => JSON.stringify(await view('dev', 'syncFailed')),
      text =>
        text.includes(
          "namespace apart-production is not permitted in project 'apart-dev'",
        ),
    );
    const intruder = {
      group: '',
      version: 'v1',
      kind: 'ConfigMap',
      namespace: 'apart-production',
      name: 'intruder',
    };
    expect(global().cluster.get(intruder)).toBeUndefined();

    // What is its own it may write.
    await writeFile(
      file,
      'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: intruder, namespace: {{ .Release.Namespace }}}\n',
    );
    await push('Write at home');
    await view('dev', 'live');
    expect(
      global().cluster.get({ ...intruder, namespace: 'apart-dev' }),
    ).toBeDefined();
    expect(global().cluster.get(intruder)).toBeUndefined();
  });
});
