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

import { LoggerService } from '@backstage/backend-plugin-api';
import { ConflictError } from '@backstage/errors';
import {
  ProvisionedObject,
  ProvisionResult,
} from '@slipway/plugin-argocd-common';
import { setTimeout } from 'node:timers/promises';
import { ApplicationTarget, ArgocdClient } from '../argocd/ArgocdClient';
import { ArgocdAnswerError } from '../argocd/errors';
import { InstanceConfig } from '../config';
import { Addresses } from '../pages/repositoryPage';
import { checkManifests } from './checkManifests';

/** Label that says which provisioning made an object. */
const provisionLabel = 'slipway.dev/provision';
/** Annotation that says for whom: nobody else may go on with it or undo it. */
const userAnnotation = 'slipway.dev/provisioned-for';

/** Who asks, and for which provisioning. */
export interface Provision {
  provisionId: string;
  userEntityRef: string;
}

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
type ProvisionClient = Pick<
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

const deletionDeadlineMs = 30_000;
const deletionPollMs = 250;

/**
 * Creates one AppProject with its Application per environment, with the provisioning credential. It never changes what
 * it did not make.
 */
export class Provisioner {
  constructor(
    private readonly options: {
      instance: InstanceConfig;
      client: ProvisionClient;
      addresses: Addresses;
      logger: LoggerService;
      now?(): number;
      wait?(ms: number): Promise<void>;
    },
  ) {}

  /**
   * All or nothing: what was created before a failure is removed again.
   *
   * @throws InputError for manifests that are not permitted, ConflictError where a name is taken
   */
  async provision(
    provision: Provision,
    input: { repositoryUrl: string; manifests: unknown[] },
  ): Promise<ProvisionResult> {
    const { client, instance, addresses, logger } = this.options;
    const environments = checkManifests(input.manifests, {
      repositoryUrl: input.repositoryUrl,
      instance,
      addresses,
    });
    const objects: ProvisionedObject[] = [];
    try {
      for (const { name, project, application } of environments) {
        objects.push({
          kind: 'AppProject',
          name,
          outcome: await this.#create(
            `AppProject ${name}`,
            provision,
            await client.getProject(name),
            () => client.createProject(labeled(project, provision)),
          ),
        });
        const { namespace } = application.metadata;
        const target = { name, namespace, project: name };
        objects.push({
          kind: 'Application',
          name,
          outcome: await this.#create(
            `Application ${name}`,
            provision,
            await client.findApplication(target),
            () => client.createApplication(labeled(application, provision)),
          ),
        });
      }
    } catch (error) {
      // What stood there before this call stays, even where the same provisioning made it.
      const made = objects
        .filter(({ outcome }) => outcome === 'created')
        .map(({ kind, name }) => `${kind} ${name}`);
      await this.#remove(provision, object => made.includes(object)).catch(
        failure =>
          logger.error(
            `Provisioning ${provision.provisionId} left something behind in ${instance.name}: ${failure.message}`,
          ),
      );
      throw error;
    }
    return {
      instance: instance.name,
      objects,
      applicationUrls: Object.fromEntries(
        instance.externalUrl
          ? environments.map(({ name, application: { metadata } }) => [
              name,
              `${instance.externalUrl}/applications/${metadata.namespace}/${name}`,
            ])
          : [],
      ),
    };
  }

  /** Removes what one provisioning made, found by its label: applications first, for they need their project. */
  remove(provision: Provision): Promise<string[]> {
    return this.#remove(provision, () => true);
  }

  async #remove(
    provision: Provision,
    isWanted: (object: string) => boolean,
  ): Promise<string[]> {
    const { client } = this.options;
    const removed: string[] = [];
    const applications = await client.findApplicationsByLabel(
      provisionLabel,
      provision.provisionId,
    );
    for (const application of applications.filter(
      item =>
        belongsTo(item, provision) &&
        isWanted(`Application ${item.metadata.name}`),
    )) {
      const target = {
        name: application.metadata.name,
        namespace:
          application.metadata.namespace ?? this.options.instance.namespace,
        project: application.spec?.project ?? '',
      };
      await client.deleteApplication(target);
      removed.push(`Application ${target.name}`);
      await this.#waitUntilGone(target);
    }
    for (const project of await client.listProjects()) {
      if (
        belongsTo(project, provision) &&
        isWanted(`AppProject ${project.metadata.name}`)
      ) {
        await client.deleteProject(project.metadata.name);
        removed.push(`AppProject ${project.metadata.name}`);
      }
    }
    return removed;
  }

  async #create(
    what: string,
    provision: Provision,
    existing: Labeled | undefined,
    create: () => Promise<Labeled>,
  ): Promise<ProvisionedObject['outcome']> {
    const taken = () =>
      new ConflictError(
        `Argo CD instance ${this.options.instance.name} has ${what} already. Choose another project name.`,
      );
    if (existing && !belongsTo(existing, provision)) {
      throw taken();
    }
    try {
      // Where an account may create and not look, an equal object of somebody else is answered as if it were made.
      if (!belongsTo(await create(), provision)) {
        throw taken();
      }
    } catch (error) {
      throw error instanceof ArgocdAnswerError &&
        /spec is different/.test(error.message)
        ? taken()
        : error;
    }
    return existing ? 'unchanged' : 'created';
  }

  /** Argo CD deletes in the background, and a project that is in use cannot be deleted. */
  async #waitUntilGone(target: ApplicationTarget): Promise<void> {
    const { client, now = Date.now, wait = setTimeout } = this.options;
    const deadline = now() + deletionDeadlineMs;
    while (await client.findApplication(target)) {
      if (now() > deadline) {
        throw new Error(`Application ${target.name} is still being deleted`);
      }
      await wait(deletionPollMs);
    }
  }
}
