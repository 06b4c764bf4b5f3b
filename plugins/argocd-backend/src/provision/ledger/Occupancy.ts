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

import { ServiceUnavailableError } from '@backstage/errors';
import { InstanceConfig } from '../../config';
import { ApplicationStore } from '../../store/ApplicationStore';
import { ProjectReader } from '../../windows/ProjectReader';
import { claimsNamespace } from './claimsNamespace';
import { Clusters } from './Clusters';

/** An object of some Argo CD that has a name or a namespace already. */
export interface Use {
  kind: 'Application' | 'AppProject';
  instance: string;
  /** Of an Application. */
  namespace?: string;
  name: string;
}

/** What the Argo CDs say of names and namespaces; what was never said is not taken for free. */
export class Occupancy {
  #lookedAt = -Infinity;

  constructor(
    private readonly options: {
      instances: Pick<InstanceConfig, 'name'>[];
      clusters: Clusters;
      store: ApplicationStore;
      projects: ProjectReader;
      now?(): number;
    },
  ) {}

  /**
   * Reads the AppProjects of all instances anew; what does not answer keeps what was known.
   *
   * @param maxAgeMs - how old what was read before may be; 0 where something is made of the answer
   * @throws ServiceUnavailableError where an instance has never answered
   */
  async look(maxAgeMs: number = 0): Promise<void> {
    const { instances, now = Date.now, projects, store } = this.options;
    if (now() - this.#lookedAt > maxAgeMs) {
      await projects.refresh();
      this.#lookedAt = now();
    }
    for (const { name } of instances) {
      if (!store.isListed(name) || !projects.known(name)) {
        throw new ServiceUnavailableError(
          `Argo CD instance ${name} has not answered yet, so nobody can say which names and namespaces are free. Try again when it does; the platform team can take it out of argocd.instances if it is gone.`,
        );
      }
    }
  }

  /** Objects of that name. */
  named(name: string): Use[] {
    const { instances, store } = this.options;
    return [
      ...store.named(name).map(({ instance, namespace }) => ({
        kind: 'Application' as const,
        instance,
        namespace,
        name,
      })),
      ...instances.flatMap(({ name: instance }) =>
        this.#projects(instance)
          .filter(({ metadata }) => metadata.name === name)
          .map(() => ({ kind: 'AppProject' as const, instance, name })),
      ),
    ];
  }

  /** Applications that deploy to a namespace, on a cluster that is or may be this one. */
  deployingTo(cluster: string, namespace: string): Use[] {
    const { clusters, store } = this.options;
    return [...store.all()]
      .filter(({ destination }) => destination.namespace === namespace)
      .filter(application => {
        const { destination } = application.record();
        const id = clusters.idOf(application.instance, destination);
        return id === undefined || id === cluster;
      })
      .map(({ instance, namespace: own, name }) => ({
        kind: 'Application',
        instance,
        namespace: own,
        name,
      }));
  }

  /** AppProjects that let their applications into a namespace, by more than letting them everywhere. */
  permitting(cluster: string, namespace: string): Use[] {
    const { clusters, instances } = this.options;
    return instances.flatMap(({ name: instance }) => {
      const addresses = clusters.addressesOf(instance, cluster);
      const knownNames = clusters.namesOf(instance);
      return this.#projects(instance)
        .filter(({ spec }) =>
          addresses.some(address =>
            claimsNamespace(
              spec?.destinations ?? [],
              address,
              namespace,
              knownNames.filter(name => name !== address.name),
            ),
          ),
        )
        .map(({ metadata }) => ({
          kind: 'AppProject' as const,
          instance,
          name: metadata.name,
        }));
    });
  }

  #projects(instance: string) {
    return this.options.projects.known(instance) ?? [];
  }
}
