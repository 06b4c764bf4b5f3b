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

import { Config } from '@backstage/config';
import { RepositoryAlias } from '@slipway/plugin-argocd-common';

export interface ProvisionDestination {
  server: string;
  namespaces: string[];
}

/** One Argo CD instance of the configuration. */
export interface InstanceConfig {
  name: string;
  title?: string;
  /** With the root path and without a trailing slash. */
  url: string;
  /** Address for people; without it there are no links to Argo CD. */
  externalUrl?: string;
  namespace: string;
  readToken: string;
  operateToken?: string;
  provision?: { token: string; destinations: ProvisionDestination[] };
}

export interface ArgocdConfig {
  instances: InstanceConfig[];
  repositoryHosts: RepositoryAlias[];
}

function readUrl(config: Config, key: string): string {
  const value = config.getString(key);
  const parsed = URL.canParse(value) ? new URL(value) : undefined;
  if (!parsed || !/^https?:$/.test(parsed.protocol)) {
    throw new Error(`${key} must be an http or https address`);
  }
  if (parsed.username || parsed.password || parsed.search || parsed.hash) {
    throw new Error(
      `${key} must be an address without credentials, query or fragment`,
    );
  }
  return value.replace(/\/+$/, '');
}

function readInstance(config: Config): InstanceConfig {
  const name = config.getString('name');
  if (!/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/.test(name)) {
    throw new Error(
      `name must be lower-case letters, digits and dashes, not '${name}'`,
    );
  }
  const url = readUrl(config, 'url');
  const credentials = config.getConfig('credentials');
  const provision = credentials.getOptionalConfig('provision');
  return {
    name,
    title: config.getOptionalString('title'),
    url,
    externalUrl: config.has('externalUrl')
      ? readUrl(config, 'externalUrl')
      : undefined,
    namespace: config.getOptionalString('namespace') ?? 'argocd',
    readToken: credentials.getString('read.token'),
    operateToken: credentials.getOptionalString('operate.token'),
    provision: provision && {
      token: provision.getString('token'),
      destinations: provision.getConfigArray('destinations').map(item => ({
        server: item.getString('server'),
        namespaces: item.getStringArray('namespaces'),
      })),
    },
  };
}

/**
 * Reads `argocd` of the configuration.
 *
 * @throws Error naming key and instance where something is missing or wrong; values are never repeated.
 */
export function readArgocdConfig(root: Config): ArgocdConfig {
  const config = root.getOptionalConfig('argocd');
  const instances = (config?.getOptionalConfigArray('instances') ?? []).map(
    (item, index) => {
      try {
        return readInstance(item);
      } catch (error) {
        throw new Error(
          `argocd.instances[${index}]: ${(error as Error).message}`,
        );
      }
    },
  );
  const names = instances.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice) {
    throw new Error(`argocd.instances has two instances named ${twice}`);
  }
  return {
    instances,
    repositoryHosts: (
      config?.getOptionalConfigArray('repositoryHosts') ?? []
    ).map(item => ({
      url: readUrl(item, 'url'),
      aliases: item.getStringArray('aliases'),
    })),
  };
}
