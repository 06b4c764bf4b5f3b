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

import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { Config } from '@backstage/config';
import { AdoptedNamespaces, ProvisionRules, ReservedNamespaces } from './types';

const label = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;
const namespaces = /^[-a-z0-9*]{1,63}$/;
const placeholders = ['{name}', '{environment}'];

/** What is not understood stops the start: a rule that is misspelled must not become none. */
function checkKeys(config: Config, known: string[]): void {
  const unknown = config.keys().find(key => !known.includes(key));
  if (unknown) {
    throw new Error(`there is no ${unknown}, only ${known.join(', ')}`);
  }
}

function readNamespaces(config: Config, key: string): string[] {
  const list = config.getStringArray(key);
  const wrong = list.find(pattern => !namespaces.test(pattern));
  if (wrong !== undefined || list.length === 0) {
    throw new Error(
      `${key} must be a list of namespaces, in which * stands for any characters`,
    );
  }
  return list;
}

function readReserved(config: Config): ReservedNamespaces {
  checkKeys(config, ['namespaces', 'groups']);
  return {
    namespaces: readNamespaces(config, 'namespaces'),
    groups: (config.getOptionalStringArray('groups') ?? []).map(ref =>
      stringifyEntityRef(parseEntityRef(ref)),
    ),
  };
}

function readAdopted(config: Config): AdoptedNamespaces {
  checkKeys(config, ['host', 'projectId', 'namespaces']);
  const projectId = config.getNumber('projectId');
  if (!Number.isInteger(projectId) || projectId < 1) {
    throw new Error('projectId must be the number of a GitLab project');
  }
  return {
    host: config.getString('host').toLocaleLowerCase('en-US'),
    projectId,
    namespaces: readNamespaces(config, 'namespaces'),
  };
}

function readEnvironments(config: Config | undefined): string[] {
  const environments = config?.getOptionalStringArray('environments') ?? [
    'dev',
    'staging',
    'production',
  ];
  if (environments.length === 0 || !environments.every(e => label.test(e))) {
    throw new Error('environments must be a list of DNS labels');
  }
  return [...new Set(environments)];
}

function readPattern(config: Config | undefined): string {
  const pattern =
    config?.getOptionalString('namespacePattern') ?? '{name}-{environment}';
  const isWhole = placeholders.every(item => pattern.split(item).length === 2);
  const rest = placeholders.reduce(
    (text, item) => text.replace(item, 'x'),
    pattern,
  );
  if (!isWhole || !label.test(rest)) {
    throw new Error(
      'namespacePattern must be a namespace with {name} and {environment} once each',
    );
  }
  return pattern;
}

function readList<T>(
  config: Config | undefined,
  key: string,
  read: (item: Config) => T,
): T[] {
  return (config?.getOptionalConfigArray(key) ?? []).map((item, index) => {
    try {
      return read(item);
    } catch (error) {
      throw new Error(`${key}[${index}]: ${(error as Error).message}`);
    }
  });
}

/**
 * Reads `argocd.provision`.
 *
 * @throws Error that names the key and what is wrong with it
 */
export function readProvisionRules(config: Config | undefined): ProvisionRules {
  try {
    if (config) {
      checkKeys(config, [
        'environments',
        'namespacePattern',
        'systemNamespaces',
        'reserved',
        'adopted',
      ]);
    }
    return {
      environments: readEnvironments(config),
      namespacePattern: readPattern(config),
      systemNamespaces: config?.has('systemNamespaces')
        ? readNamespaces(config, 'systemNamespaces')
        : [],
      reserved: readList(config, 'reserved', readReserved),
      adopted: readList(config, 'adopted', readAdopted),
    };
  } catch (error) {
    throw new Error(`argocd.provision: ${(error as Error).message}`);
  }
}
