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
import { readInstance, readUrl } from './readInstance';
import { LocatedInstance, readLocators } from './readLocators';
import { readProvisionRules } from './readProvisionRules';
import { ArgocdConfig, InstanceConfig } from './types';

const defaultRetention = { days: 365 };

function withLocated(
  own: InstanceConfig[],
  located: LocatedInstance[],
): InstanceConfig[] {
  const more = located
    .filter(({ name }) => !own.some(instance => instance.name === name))
    .map(instance => ({
      ...instance,
      namespace: 'argocd',
      clusters: [],
      headers: {},
      deadlineMs: 15_000,
      reconciliationMs: 180_000,
      registration: {},
      links: [],
    }));
  return [...own, ...more];
}

/** What crosses a network without TLS is named: tokens are in every call. */
function warningsOfTransport(instances: InstanceConfig[]): string[] {
  return instances
    .filter(({ url }) => {
      const { protocol, hostname } = new URL(url);
      return (
        protocol === 'http:' &&
        !/^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/.test(hostname)
      );
    })
    .map(
      ({ name }) =>
        `argocd.instances: ${name} is called without TLS, so whoever listens on the way reads its tokens. Give it an https address, and tls.caFile where its authority is your own.`,
    );
}

function readRetention(config: Config | undefined): number {
  const milliseconds = durationToMilliseconds(
    config?.has('history.retention')
      ? readDurationFromConfig(config, { key: 'history.retention' })
      : defaultRetention,
  );
  if (!(milliseconds > 0)) {
    throw new Error('argocd.history.retention must be a duration above zero');
  }
  return milliseconds;
}

/**
 * Reads `argocd` of the configuration.
 *
 * @throws Error naming key and instance where something is missing or wrong; values are never repeated.
 */
export function readArgocdConfig(root: Config): ArgocdConfig {
  const config = root.getOptionalConfig('argocd');
  const { instances: located, warnings } = readLocators(config);
  const own = (config?.getOptionalConfigArray('instances') ?? []).map(
    (item, index) => {
      try {
        return readInstance(
          item,
          name => located.find(other => other.name === name) ?? {},
        );
      } catch (error) {
        throw new Error(
          `argocd.instances[${index}]: ${(error as Error).message}`,
        );
      }
    },
  );
  const instances = withLocated(own, located);
  const names = instances.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice) {
    throw new Error(`argocd.instances has two instances named ${twice}`);
  }
  return {
    portalUrl: root.getOptionalString('app.baseUrl'),
    instances,
    repositoryHosts: (
      config?.getOptionalConfigArray('repositoryHosts') ?? []
    ).map(item => ({
      url: readUrl(item, 'url'),
      aliases: item.getStringArray('aliases'),
    })),
    provision: readProvisionRules(config?.getOptionalConfig('provision')),
    history: { retentionMs: readRetention(config) },
    warnings: [...warnings, ...warningsOfTransport(instances)],
  };
}
