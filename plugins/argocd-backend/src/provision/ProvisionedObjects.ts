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

import { ConflictError } from '@backstage/errors';
import {
  instanceLabel,
  ProvisionedObject,
} from '@slipway/plugin-argocd-common';
import { setTimeout } from 'node:timers/promises';
import { ApplicationTarget, ArgocdClient } from '../argocd/ArgocdClient';
import { ArgocdAnswerError } from '../argocd/errors';
import { RawProject } from '../argocd/types';
import { InstanceConfig } from '../config';
import { CheckedEnvironment } from './checkManifests';
import { ProvisionOwner } from './ledger/types';
import { wasSynced } from './ledger/wasSynced';

/** Label that says which provisioning made an object. */
const provisionLabel = 'slipway.dev/provision';
/** Annotation that says for whom: nobody else may go on with it or undo it. */
const userAnnotation = 'slipway.dev/provisioned-for';

/** Who asks, and for which provisioning. */
export type Provision = Omit<ProvisionOwner, 'instance'>;

interface Labeled {
  metadata: {
    labels?: Record<string, string>;
    annotations?: Record<string, string>;
  };
}

function belongsTo({ metadata }: Labeled, provision: Provision): boolean {
  return (
    metadata.labels?.[provisionLabel] === provision.provisionId &&
    metadata.annotations?.[userAnnotation] === provision.userEntityRef
  );
}

function labeled<T extends { metadata: object }>(
  object: T,
  { provisionId, userEntityRef }: Provision,
): T & Labeled {
  const { labels, annotations } = object.metadata as Labeled['metadata'];
  return {
    ...object,
    metadata: {
      ...object.metadata,
      labels: { ...labels, [provisionLabel]: provisionId },
      annotations: { ...annotations, [userAnnotation]: userEntityRef },
    },
  };
}

/** What provisioning does in Argo CD. */
export type ProvisionClient = Pick<
  ArgocdClient,
  | 'getProject'
  | 'createProject'
  | 'listProjects'
  | 'deleteProject'
  | 'findApplication'
  | 'findApplicationsByLabel'
  | 'createApplication'
  | 'deleteApplication'
>;

export type ObjectName = Pick<ProvisionedObject, 'kind' | 'name'>;

export function isSame(one: ObjectName, other: ObjectName): boolean {
  return one.kind === other.kind && one.name === other.name;
}

export function namesOf({ name }: CheckedEnvironment): ObjectName[] {
  return [
    { kind: 'AppProject', name },
    { kind: 'Application', name },
  ];
}

/** From where to where an AppProject lets anything be deployed. */
function permitted(spec: RawProject['spec']): string {
  const { sourceRepos = [], destinations = [] } = spec ?? {};
  return JSON.stringify([
    sourceRepos,
    destinations.map(({ server, namespace }) => [server, namespace]),
  ]);
}

/** What was removed, and whether any of it had been synced. */
export interface Removal {
  objects: string[];
  wasSynced: boolean;
}

const deletionDeadlineMs = 30_000;
const deletionPollMs = 250;

/** What provisionings make in one Argo CD, each under its label. It never changes what another one made. */
export class ProvisionedObjects {
  constructor(
    private readonly options: {
      instance: InstanceConfig;
      client: ProvisionClient;
      now?(): number;
      wait?(ms: number): Promise<void>;
    },
  ) {}

  /**
   * What is still to be made: the same provisioning may have begun before, and what an earlier one has made for the same
   * repository is kept as it is.
   *
   * @param held - names that the repository had before
   * @throws ConflictError where a name belongs to another repository
   */
  async findMissing(
    provision: Provision,
    environments: CheckedEnvironment[],
    held: string[],
  ): Promise<{ missing: ObjectName[]; kept: ObjectName[] }> {
    const { client } = this.options;
    const missing: ObjectName[] = [];
    const kept: ObjectName[] = [];
    const look = (
      object: ObjectName,
      existing: Labeled | undefined,
      isAlike: boolean,
    ) => {
      if (!existing) {
        missing.push(object);
      } else if (!belongsTo(existing, provision)) {
        // The ledger has the name; that the object is still the repository's, the object itself says.
        if (!held.includes(object.name) || !isAlike) {
          throw this.#taken(object);
        }
        kept.push(object);
      }
    };
    for (const { name, project, application } of environments) {
      const { namespace } = application.metadata;
      const target = { name, namespace, project: name };
      const appProject = await client.getProject(name);
      look(
        { kind: 'AppProject', name },
        appProject,
        permitted(appProject?.spec) === permitted(project.spec),
      );
      const its = await client.findApplication(target);
      look(
        { kind: 'Application', name },
        its,
        its?.spec?.project === name &&
          its.spec.source?.repoURL === application.spec.source.repoURL,
      );
    }
    return { missing, kept };
  }

  /**
   * @param kept - what stays as it is
   * @throws ConflictError where another one was quicker
   */
  async create(
    provision: Provision,
    { name, project, application }: CheckedEnvironment,
    kept: ObjectName[],
  ): Promise<void> {
    const { client } = this.options;
    const isKept = (object: ObjectName) =>
      kept.some(other => isSame(object, other));
    const appProject: ObjectName = { kind: 'AppProject', name };
    if (!isKept(appProject)) {
      await this.#requireOwn(appProject, provision, () =>
        client.createProject(labeled(project, provision)),
      );
    }
    const its: ObjectName = { kind: 'Application', name };
    if (!isKept(its)) {
      await this.#requireOwn(its, provision, () =>
        client.createApplication(labeled(application, provision)),
      );
    }
  }

  /** Names of what one provisioning made and Argo CD still has. */
  async madeBy(provision: Provision): Promise<string[]> {
    const { client } = this.options;
    const objects = [
      ...(await client.findApplicationsByLabel(
        provisionLabel,
        provision.provisionId,
      )),
      ...(await client.listProjects()),
    ];
    return objects
      .filter(object => belongsTo(object, provision))
      .map(({ metadata }) => metadata.name);
  }

  /** Removes what one provisioning made, found by its label: Applications first, for they need their AppProject. */
  async remove(
    provision: Provision,
    isWanted: (object: ObjectName) => boolean,
  ): Promise<Removal> {
    const { client } = this.options;
    const removal: Removal = { objects: [], wasSynced: false };
    const applications = await client.findApplicationsByLabel(
      provisionLabel,
      provision.provisionId,
    );
    for (const application of applications.filter(
      item =>
        belongsTo(item, provision) &&
        isWanted({ kind: 'Application', name: item.metadata.name }),
    )) {
      const target = {
        name: application.metadata.name,
        namespace:
          application.metadata.namespace ?? this.options.instance.namespace,
        project: application.spec?.project ?? '',
      };
      await client.deleteApplication(target);
      removal.objects.push(`Application ${target.name}`);
      // A sync may have begun between the two looks.
      const beganLater = await this.#waitUntilGone(target);
      removal.wasSynced ||= wasSynced(application) || beganLater;
    }
    for (const project of await client.listProjects()) {
      if (
        belongsTo(project, provision) &&
        isWanted({ kind: 'AppProject', name: project.metadata.name })
      ) {
        await client.deleteProject(project.metadata.name);
        removal.objects.push(`AppProject ${project.metadata.name}`);
      }
    }
    return removal;
  }

  async #requireOwn(
    object: ObjectName,
    provision: Provision,
    create: () => Promise<Labeled>,
  ): Promise<void> {
    try {
      // Where an account may create and not look, an equal object of another provisioning is answered as if it were made.
      if (!belongsTo(await create(), provision)) {
        throw this.#taken(object);
      }
    } catch (error) {
      throw error instanceof ArgocdAnswerError &&
        /spec is different/.test(error.message)
        ? this.#taken(object)
        : error;
    }
  }

  #taken({ kind, name }: ObjectName): ConflictError {
    return new ConflictError(
      `${instanceLabel(
        this.options.instance,
      )} has ${kind} ${name} already. Choose another project name.`,
    );
  }

  /**
   * Argo CD deletes in the background, and a project that is in use cannot be deleted.
   *
   * @returns whether a sync of it had begun
   */
  async #waitUntilGone(target: ApplicationTarget): Promise<boolean> {
    const { client, now = Date.now, wait = setTimeout } = this.options;
    const deadline = now() + deletionDeadlineMs;
    let hadBegun = false;
    for (;;) {
      const application = await client.findApplication(target);
      if (!application) {
        return hadBegun;
      }
      hadBegun ||= wasSynced(application);
      if (now() > deadline) {
        throw new Error(`Application ${target.name} is still being deleted`);
      }
      await wait(deletionPollMs);
    }
  }
}
