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

import { Config, readDurationFromConfig } from '@backstage/config';
import { durationToMilliseconds } from '@backstage/types';
import { readCredential, readOptionalCredential } from './readCredential';
import { readLinks } from './readLinks';
import {
  ClusterConfig,
  InstanceConfig,
  RegistrationConfig,
  TlsConfig,
} from './types';

const namePattern = /^[A-Za-z0-9]([-A-Za-z0-9._]{0,61}[A-Za-z0-9])?$/;
const headerPattern = /^[!#$%&'*+.^_`|~\dA-Za-z-]+$/;
/** What the connection itself decides. */
const ownHeaders = [
  'accept',
  'authorization',
  'connection',
  'content-length',
  'content-type',
  'cookie',
  'grpc-timeout',
  'host',
  'transfer-encoding',
];
const defaultDeadline = { seconds: 15 };
/** Argo CD's own: two minutes, and up to one more. */
const defaultReconciliation = { minutes: 3 };

/** @throws Error naming the key; the value is not repeated */
export function readUrl(config: Config, key: string): string {
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

export function readName(config: Config): string {
  const name = config.getString('name');
  if (!namePattern.test(name)) {
    throw new Error(
      'name must be a name of letters, digits, dashes, dots and underscores, at most 63 characters',
    );
  }
  return name;
}

function readHeaders(config: Config | undefined): Record<string, string> {
  return Object.fromEntries(
    (config?.keys() ?? []).map(name => {
      if (!headerPattern.test(name)) {
        throw new Error(`headers must be a map of header names, not '${name}'`);
      }
      if (ownHeaders.includes(name.toLowerCase())) {
        throw new Error(
          `headers must not have ${name}: the connection sets it itself`,
        );
      }
      return [name, config!.getString(name)];
    }),
  );
}

function readTls(config: Config | undefined): TlsConfig | undefined {
  if (!config) {
    return undefined;
  }
  const tls = {
    caFile: config.getOptionalString('caFile'),
    certificateFile: config.getOptionalString('certificateFile'),
    keyFile: config.getOptionalString('keyFile'),
  };
  if (Boolean(tls.certificateFile) !== Boolean(tls.keyFile)) {
    throw new Error(
      'tls must be given both certificateFile and keyFile, or neither',
    );
  }
  return tls;
}

/** The value may hold a password, so no message repeats it. */
function readProxy(config: Config): string | undefined {
  const value = config.getOptionalString('proxy');
  if (value === undefined) {
    return undefined;
  }
  const parsed = URL.canParse(value) ? new URL(value) : undefined;
  if (
    !parsed ||
    !/^https?:$/.test(parsed.protocol) ||
    parsed.pathname !== '/' ||
    parsed.search ||
    parsed.hash
  ) {
    throw new Error(
      'proxy must be the http or https address of a forward proxy, with a host and no path, e.g. http://proxy.example.com:3128',
    );
  }
  if (Boolean(parsed.username) !== Boolean(parsed.password)) {
    throw new Error(
      'proxy must be given both a user and a password, or neither',
    );
  }
  return value;
}

function readRegistration(config: Config | undefined): RegistrationConfig {
  if (config?.has('registryUrl')) {
    throw new Error('registration.registryUrl is now platformRepositoryUrl');
  }
  const discovery = config?.getOptionalConfig('discovery');
  return {
    platformRepositoryUrl: config?.has('platformRepositoryUrl')
      ? readUrl(config, 'platformRepositoryUrl')
      : undefined,
    discovery: discovery && {
      group: discovery.getString('group'),
      topic: discovery.getOptionalString('topic') ?? 'argocd',
      project: discovery.getString('project'),
      environments: discovery.getOptionalStringArray('environments') ?? ['dev'],
    },
  };
}

function readClusters(config: Config): ClusterConfig[] {
  const clusters = (config.getOptionalConfigArray('clusters') ?? []).map(
    item => ({ server: readUrl(item, 'server'), name: readName(item) }),
  );
  const servers = clusters.map(({ server }) => server);
  const twice = servers.find((server, at) => servers.indexOf(server) !== at);
  if (twice) {
    throw new Error(`clusters has two names for ${twice}`);
  }
  return clusters;
}

function readDeadline(config: Config): number {
  const milliseconds = durationToMilliseconds(
    config.has('deadline')
      ? readDurationFromConfig(config, { key: 'deadline' })
      : defaultDeadline,
  );
  if (!(milliseconds >= 1_000 && milliseconds <= 300_000)) {
    throw new Error('deadline must be a duration from 1 s to 5 min');
  }
  return milliseconds;
}

function readReconciliation(config: Config): number {
  const milliseconds = durationToMilliseconds(
    config.has('reconciliation')
      ? readDurationFromConfig(config, { key: 'reconciliation' })
      : defaultReconciliation,
  );
  const isOff = milliseconds === 0;
  if (!isOff && !(milliseconds >= 1_000 && milliseconds <= 86_400_000)) {
    throw new Error(
      'reconciliation must be a duration from 1 s to 24 h, or 0 s where Argo CD does not compare by itself',
    );
  }
  return milliseconds;
}

/**
 * Reads one entry of `argocd.instances`.
 *
 * @param inherited - what a configuration of another plugin says of the instance of that name
 */
export function readInstance(
  config: Config,
  inherited: (name: string) => Partial<InstanceConfig> = () => ({}),
): InstanceConfig {
  const name = readName(config);
  const before = inherited(name);
  const credentials = config.getOptionalConfig('credentials');
  const provision = credentials?.getOptionalConfig('provision');
  const url = before.url && !config.has('url') ? before.url : undefined;
  const read = credentials?.has('read') ? undefined : before.read;
  const operate = credentials?.getOptionalConfig('operate');
  const provisionCredential = readOptionalCredential(
    provision,
    'credentials.provision',
    ['destinations'],
  );
  return {
    name,
    title: config.getOptionalString('title'),
    url: url ?? readUrl(config, 'url'),
    externalUrl: config.has('externalUrl')
      ? readUrl(config, 'externalUrl')
      : undefined,
    links: readLinks(config),
    namespace: config.getOptionalString('namespace') ?? 'argocd',
    clusters: readClusters(config),
    headers: readHeaders(config.getOptionalConfig('headers')),
    tls: readTls(config.getOptionalConfig('tls')),
    proxy: readProxy(config),
    deadlineMs: readDeadline(config),
    reconciliationMs: readReconciliation(config),
    read:
      read ??
      readCredential(config.getConfig('credentials.read'), 'credentials.read'),
    operate: readOptionalCredential(operate, 'credentials.operate'),
    registration: readRegistration(config.getOptionalConfig('registration')),
    provision: provisionCredential && {
      credential: provisionCredential,
      destinations: provision!.getConfigArray('destinations').map(item => ({
        server: item.getString('server'),
        namespaces: item.getStringArray('namespaces'),
      })),
    },
  };
}
