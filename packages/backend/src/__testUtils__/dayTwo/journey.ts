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

import { mkdtemp, rename, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { DayTwoRepository } from './DayTwoRepository';
import { DayTwoWorld } from './DayTwoWorld';

const digest = (letter: string) => `sha256:${letter.repeat(64)}`;
const sound = { sync: 'Synced', health: 'Healthy', operation: 'Succeeded' };

/** What everybody can add to a chart, and the AppProject permits nobody. */
const quota = `apiVersion: v1
kind: ResourceQuota
metadata: {name: quota}
spec: {hard: {pods: "1"}}
`;

interface Journey {
  repository: DayTwoRepository;
  world: DayTwoWorld;
}

const values = ({ environments: [first] }: DayTwoRepository) =>
  `helm/values-${first}.yaml`;

async function change({ repository, world }: Journey): Promise<void> {
  const { service } = repository;
  await repository.editYaml(values(repository), document =>
    document.setIn(['services', service.name, 'replicas'], 3),
  );
  await repository.commit('three');
  const commit = await repository.deliver(service, digest('1'));
  await world.pass(4);
  expect(world.status()).toMatchObject(sound);
  expect(world.pods()).toHaveLength(3);

  // Other bytes of the same commit replace them, and their number never falls to one.
  await repository.deliver(service, digest('2'), commit);
  expect(Math.min(...(await world.pass(3)))).toBe(3);
  expect(world.pods()[0].image).toContain('2'.repeat(40));
}

/** What leaves the chart leaves the cluster, whatever else has no address and no metrics. */
async function removal({ repository, world }: Journey): Promise<void> {
  expect(world.status().kinds).toContain('NetworkPolicy');
  await repository.editYaml('helm/values.yaml', document =>
    document.setIn(['networkPolicy', 'enabled'], false),
  );
  await repository.commit('no policies');
  await world.pass(3);
  expect(world.status()).toMatchObject(sound);
  expect(world.status().kinds).not.toContain('NetworkPolicy');
}

async function failureAndFix({ repository, world }: Journey): Promise<void> {
  // An image that does not exist keeps the one before running; the next commit is the fix.
  const { service } = repository;
  world.missing.add('3'.repeat(40));
  await repository.deliver(service, digest('3'));
  await world.pass(3);
  await world.pass(1, 22);
  expect(world.status()).toMatchObject({ health: 'Degraded' });
  expect(world.pods().some(({ image }) => image.includes('2'.repeat(40)))).toBe(
    true,
  );
  await repository.deliver(service, digest('4'));
  await world.pass(3);
  expect(world.status()).toMatchObject(sound);

  // A commit that cannot be applied does not hold up its fix.
  await repository.edit('helm/templates/quota.yaml', () => quota);
  await repository.commit('a quota');
  await world.pass(2);
  expect(world.status()).toMatchObject({
    operation: 'Running',
    message: expect.stringMatching(
      /resource :ResourceQuota is not permitted .* Retrying attempt #1 at /,
    ),
  });
  await repository.edit('helm/templates/quota.yaml', () => undefined);
  await repository.commit('no quota');
  // Few and short retries: at most 10 + 20 + 30 seconds. Where the next one takes the fix with it, that is what ends well.
  const { retry } = world.application()!.spec.syncPolicy!;
  await (retry?.refresh ? world.pass(4, 5) : world.pass(15, 5));
  expect(world.status()).toMatchObject({
    ...sound,
    operation: retry?.refresh ? 'Succeeded' : 'Failed',
  });
}

async function autoscaling({ repository, world }: Journey): Promise<void> {
  const { service } = repository;
  const most = (maxReplicas: number) =>
    repository.editYaml('helm/values.yaml', document =>
      document.setIn(['services', service.name, 'autoscaling'], {
        maxReplicas,
      }),
    );
  // It takes the number over as it is, and a new image leaves it alone.
  await most(10);
  await repository.commit('autoscaling');
  expect(await world.pass(3)).toEqual([3]);
  world.scale(7);
  expect(await world.pass(2)).toEqual([7]);
  expect(world.status()).toMatchObject(sound);
  await repository.deliver(service, digest('5'));
  await world.pass(3);
  expect(world.pods()).toHaveLength(7);
  expect(world.status()).toMatchObject(sound);
  // Switched off by its bounds, the number is Git's again.
  await most(3);
  await repository.commit('three again');
  await world.pass(3);
  expect(world.pods()).toHaveLength(3);
}

/** One entry, and its line in each environment for what is built. */
async function secondService({ repository, world }: Journey): Promise<void> {
  const added = { name: 'added', kind: 'worker' };
  await repository.editYaml('helm/values.yaml', document =>
    document.setIn(['services', added.name], {
      kind: added.kind,
      image: { repository: `team/${added.name}`, external: false },
      public: false,
    }),
  );
  for (const environment of repository.environments) {
    await repository.edit(
      `helm/values-${environment}.yaml`,
      text =>
        `${text}  ${added.name}:\n    replicas: 1\n    image:\n      tag: "" # ci:tag ${added.name}\n      digest: "" # ci:digest ${added.name}\n`,
    );
  }
  await repository.commit('a second service');
  await world.pass(2);
  expect(world.pods(undefined, added.name)).toEqual([]);
  await repository.deliver(added, digest('6'));
  await world.pass(3);
  expect(world.pods(undefined, added.name)).toHaveLength(1);
  expect(world.status()).toMatchObject(sound);
}

/** What runs in one environment is what the next one gets, and no sooner than somebody merges it. */
async function promotion({ repository, world }: Journey): Promise<void> {
  const { environments } = repository;
  for (const [index, environment] of environments.slice(1).entries()) {
    const below = environments[index];
    await world.register(environment);
    await world.pass(2);
    expect(world.images(environment)).not.toEqual(world.images(below));
    await repository.promote(below, environment);
    await world.pass(3);
    const isManual =
      !world.application(environment)!.spec.syncPolicy?.automated;
    if (isManual) {
      expect(world.status(environment).sync).toBe('OutOfSync');
      expect(world.pods(environment, 'added')).toEqual([]);
      expect(await world.sync(environment)).toBe(200);
      await world.pass(3);
    }
    expect(world.status(environment)).toMatchObject(sound);
    expect(world.images(environment)).toEqual(world.images(below));
    expect(world.images(environment).join()).toContain('5'.repeat(40));
  }
}

async function deletion({ repository, world }: Journey): Promise<void> {
  for (const environment of repository.environments) {
    world.remove(environment);
  }
  await world.pass(2);
  for (const environment of repository.environments) {
    expect(world.application(environment)).toBeUndefined();
    expect(world.left(environment)).toEqual([]);
  }
}

const steps = {
  change,
  removal,
  'failure and fix': failureAndFix,
  autoscaling,
  'a second service': secondService,
  promotion,
  deletion,
};

/**
 * Takes a generated tree through its day 2; the tree is moved.
 *
 * @throws with the step that is not as it is to be
 */
export async function travelDayTwo(tree: string): Promise<void> {
  const directory = await mkdtemp(path.join(os.tmpdir(), 'slipway-day-two-'));
  try {
    const clone = path.join(directory, 'clone');
    await rename(tree, clone);
    const repository = await DayTwoRepository.create(clone, directory);
    const world = await DayTwoWorld.start(repository, directory);
    try {
      for (const [name, step] of Object.entries(steps)) {
        await step({ repository, world }).catch(error => {
          throw new Error(`${name}: ${error.message}`);
        });
      }
    } finally {
      await world.stop();
    }
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
