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

import { InputError, NotAllowedError } from '@backstage/errors';
import { matchesWildcards } from '@slipway/glob';
import { InstanceConfig, ProvisionRules } from '../../config';
import { LedgerRepository } from './types';

/** Namespaces of Kubernetes itself. */
const kubernetes = ['kube-*', 'default'];
const maxNameLength = 63;

const matchesAny = (patterns: string[], name: string) =>
  patterns.some(pattern => matchesWildcards(pattern, name));

const keepsFrom = (
  { namespaces, groups }: ProvisionRules['reserved'][number],
  name: string,
  claims: string[],
) =>
  matchesAny(namespaces, name) && !groups.some(group => claims.includes(group));

/** What the configuration says of names and namespaces, whoever has them. */
export class NamespaceRules {
  readonly #system: string[];
  /** AppProjects whose applications are found, not made, with the prefix of their names. */
  readonly #discovered: string[];

  constructor(
    private readonly rules: ProvisionRules,
    instances: Pick<InstanceConfig, 'namespace' | 'registration'>[],
  ) {
    this.#system = [
      ...kubernetes,
      ...instances.map(({ namespace }) => namespace),
      ...rules.systemNamespaces,
    ];
    this.#discovered = instances.flatMap(({ registration }) =>
      registration.discovery
        ? [
            registration.discovery.project,
            `${registration.discovery.project}-*`,
          ]
        : [],
    );
  }

  /** Names of the Applications and AppProjects that a project may have. */
  namesOf(project: string): string[] {
    return this.rules.environments.map(item => `${project}-${item}`);
  }

  /** Namespaces that are a project's own. */
  namespacesOf(project: string): string[] {
    return this.rules.environments.map(item => this.#namespace(project, item));
  }

  /** The namespace that goes with a name. @throws InputError where the name is of no environment */
  namespaceOf(project: string, name: string): string {
    const { environments } = this.rules;
    const environment = environments.find(
      item => name === `${project}-${item}`,
    );
    if (environment === undefined) {
      throw new InputError(
        `${name} is no environment of ${project}: there are ${this.namesOf(
          project,
        ).join(
          ', ',
        )}. The platform team can add one to argocd.provision.environments.`,
      );
    }
    if (name.length > maxNameLength) {
      throw new InputError(
        `${name} is longer than ${maxNameLength} characters. Choose a shorter project name.`,
      );
    }
    return this.#namespace(project, environment);
  }

  /** Whether a namespace belongs to the cluster, to Argo CD or to the platform. */
  isSystem(namespace: string): boolean {
    return matchesAny(this.#system, namespace);
  }

  /** @throws NotAllowedError for what nobody deploys into */
  checkSystem(namespace: string): void {
    if (this.isSystem(namespace)) {
      throw new NotAllowedError(
        `Namespace ${namespace} belongs to the cluster, to Argo CD or to the platform: no project deploys there. Choose another project name.`,
      );
    }
  }

  /** Whether a name or namespace is the platform's own, or only for certain people. */
  isReserved(name: string): boolean {
    return (
      matchesAny(this.#discovered, name) ||
      this.rules.reserved.some(({ namespaces }) => matchesAny(namespaces, name))
    );
  }

  /** Whether an entry of the configuration keeps the name from somebody with these claims. */
  isReservedFrom(name: string, claims: string[]): boolean {
    return (
      matchesAny(this.#discovered, name) ||
      this.rules.reserved.some(entry => keepsFrom(entry, name, claims))
    );
  }

  /**
   * @param claims - the person and their groups, as the catalog has them
   * @throws NotAllowedError where another entry of the configuration keeps the name
   */
  checkReserved(name: string, claims: string[]): void {
    if (matchesAny(this.#discovered, name)) {
      throw new NotAllowedError(
        `${name} is a name of the projects that Argo CD discovers. Choose another project name.`,
      );
    }
    for (const entry of this.rules.reserved) {
      if (keepsFrom(entry, name, claims)) {
        const { groups } = entry;
        const why =
          groups.length > 0
            ? `is reserved for ${groups.join(', ')}`
            : 'may not be used by projects';
        throw new NotAllowedError(
          `${name} ${why} (argocd.provision.reserved). Choose another project name, or ask the platform team.`,
        );
      }
    }
  }

  /** Whether the configuration lets one GitLab project deploy into a namespace of another name. */
  isAdopted(
    { host, projectId }: Pick<LedgerRepository, 'host' | 'projectId'>,
    namespace: string,
  ): boolean {
    return this.rules.adopted.some(
      item =>
        item.host === host.toLocaleLowerCase('en-US') &&
        item.projectId === projectId &&
        matchesAny(item.namespaces, namespace),
    );
  }

  #namespace(name: string, environment: string): string {
    return this.rules.namespacePattern
      .split('{name}')
      .join(name)
      .split('{environment}')
      .join(environment);
  }
}
