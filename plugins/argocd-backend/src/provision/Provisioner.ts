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
  RepositoryAlias,
} from '@slipway/plugin-argocd-common';
import { ArgocdClient } from '../argocd/ArgocdClient';
import { InstanceConfig } from '../config';
import { checkManifests } from './checkManifests';

/** Label that says which provisioning made an object. */
export const provisionLabel = 'slipway.dev/provision';

interface Labelled {
  metadata: { labels?: Record<string, string> };
}

/** Creates one AppProject and its Applications with the provisioning credential. It never changes what it did not make. */
export class Provisioner {
  constructor(
    private readonly options: {
      instance: InstanceConfig;
      client: ArgocdClient;
      aliases: RepositoryAlias[];
      logger: LoggerService;
    },
  ) {}

  /**
   * All or nothing: what was created before a failure is removed again.
   *
   * @throws InputError for manifests that are not permitted, ConflictError where a name is taken
   */
  async provision(input: {
    provisionId: string;
    repositoryUrl: string;
    manifests: unknown[];
  }): Promise<ProvisionResult> {
    const { client, instance, aliases } = this.options;
    const { project, applications } = checkManifests(input.manifests, {
      repositoryUrl: input.repositoryUrl,
      instance,
      aliases,
    });
    const objects: ProvisionedObject[] = [];
    try {
      objects.push({
        kind: 'AppProject',
        name: project.metadata.name,
        outcome: await this.#create(
          `AppProject ${project.metadata.name}`,
          input.provisionId,
          await client.getProject(project.metadata.name),
          () => client.createProject(labelled(project, input.provisionId)),
        ),
      });
      for (const application of applications) {
        const target = {
          name: application.metadata.name,
          namespace: application.metadata.namespace,
          project: application.spec.project,
        };
        objects.push({
          kind: 'Application',
          name: target.name,
          outcome: await this.#create(
            `Application ${target.name}`,
            input.provisionId,
            await client.findApplication(target),
            () =>
              client.createApplication(
                labelled(application, input.provisionId),
              ),
          ),
        });
      }
    } catch (error) {
      await this.#takeBack(objects);
      throw error;
    }
    return {
      instance: instance.name,
      objects,
      applicationUrls: Object.fromEntries(
        applications.map(({ metadata }) => [
          metadata.name,
          `${instance.externalUrl}/applications/${metadata.namespace}/${metadata.name}`,
        ]),
      ),
    };
  }

  /** Removes what one provisioning made: applications first, for they need their project. */
  async remove(
    provisionId: string,
    known: {
      applications: { name: string; namespace: string; project: string }[];
    },
  ): Promise<string[]> {
    const { client } = this.options;
    const removed: string[] = [];
    const projects = new Set<string>();
    for (const target of known.applications) {
      const application = await client.findApplication(target);
      if (application?.metadata.labels?.[provisionLabel] === provisionId) {
        await client.deleteApplication(target);
        removed.push(`Application ${target.name}`);
        projects.add(target.project);
        await this.#waitUntilGone(target);
      }
    }
    for (const name of projects) {
      const project = await client.getProject(name);
      if (project?.metadata.labels?.[provisionLabel] === provisionId) {
        await client.deleteProject(name);
        removed.push(`AppProject ${name}`);
      }
    }
    return removed;
  }

  async #create(
    what: string,
    provisionId: string,
    existing: Labelled | undefined,
    create: () => Promise<void>,
  ): Promise<ProvisionedObject['outcome']> {
    if (
      existing &&
      existing.metadata.labels?.[provisionLabel] !== provisionId
    ) {
      throw new ConflictError(
        `Argo CD instance ${this.options.instance.name} has ${what} already. Choose another project name.`,
      );
    }
    await create();
    return existing ? 'unchanged' : 'created';
  }

  async #takeBack(objects: ProvisionedObject[]): Promise<void> {
    const { client, instance, logger } = this.options;
    const project = objects.find(({ kind }) => kind === 'AppProject');
    for (const object of [...objects].reverse()) {
      if (object.outcome !== 'created') {
        continue;
      }
      try {
        if (object.kind === 'Application') {
          const target = {
            name: object.name,
            namespace: instance.namespace,
            project: project!.name,
          };
          await client.deleteApplication(target);
          await this.#waitUntilGone(target);
        } else {
          await client.deleteProject(object.name);
        }
      } catch (error) {
        logger.error(
          `${object.kind} ${object.name} is left behind in ${instance.name}: ${
            (error as Error).message
          }`,
        );
      }
    }
  }

  /** Argo CD deletes in the background, and a project that is in use cannot be deleted. */
  async #waitUntilGone(target: {
    name: string;
    namespace: string;
    project: string;
  }) {
    const deadline = Date.now() + 30_000;
    while (
      Date.now() < deadline &&
      (await this.options.client.findApplication(target))
    ) {
      await new Promise(resolve => setTimeout(resolve, 250));
    }
  }
}

function labelled<T extends Labelled>(object: T, provisionId: string): T {
  return {
    ...object,
    metadata: {
      ...object.metadata,
      labels: { ...object.metadata.labels, [provisionLabel]: provisionId },
    },
  };
}
