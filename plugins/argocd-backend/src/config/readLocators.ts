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
import { readName, readUrl } from './readInstance';
import { CredentialConfig } from './types';

/** An instance as other Argo CD plugins are told of it. */
export interface LocatedInstance {
  name: string;
  url: string;
  read: CredentialConfig;
}

const understood = ['name', 'url', 'token', 'username', 'password'];
/** Top-level keys of those plugins that mean nothing here. */
const foreign = [
  'username',
  'password',
  'token',
  'baseUrl',
  'proxyPath',
  'dynamicBaseUrl',
  'revisionsToLoad',
  'fullDeploymentHistory',
  'namespacedApps',
  'waitCycles',
  'localDevelopment',
  'oidcConfig',
  'projectSettings',
  'allowedResources',
];

function readCredentialOf(
  config: Config,
  where: string,
  warnings: string[],
): CredentialConfig {
  const token = config.getOptionalString('token');
  if (token) {
    return { kind: 'token', token };
  }
  const username = config.getOptionalString('username');
  const password = config.getOptionalString('password');
  if (username && password) {
    return { kind: 'session', username, password };
  }
  warnings.push(
    `${where} has no token and no username with password of its own: it is read without an account. Credentials that are shared by all instances are not used.`,
  );
  return { kind: 'none' };
}

/**
 * Reads `argocd.appLocatorMethods` as the plugins that people already have write it: names and URLs, and the credential
 * for reading only. Whatever else stands there is named in a warning.
 */
export function readLocators(config: Config | undefined): {
  instances: LocatedInstance[];
  warnings: string[];
} {
  const warnings: string[] = [];
  const instances: LocatedInstance[] = [];
  const methods = config?.getOptionalConfigArray('appLocatorMethods') ?? [];
  methods.forEach((method, index) => {
    const where = `argocd.appLocatorMethods[${index}]`;
    const type = method.getString('type');
    if (type !== 'config') {
      warnings.push(
        `${where} of type '${type}' is ignored: only type 'config' is understood.`,
      );
      return;
    }
    (method.getOptionalConfigArray('instances') ?? []).forEach((item, at) => {
      const place = `${where}.instances[${at}]`;
      const ignored = item.keys().filter(key => !understood.includes(key));
      if (ignored.length > 0) {
        warnings.push(`${place}: ${ignored.join(', ')} is ignored.`);
      }
      try {
        instances.push({
          name: readName(item),
          url: readUrl(item, 'url'),
          read: readCredentialOf(item, place, warnings),
        });
      } catch (error) {
        throw new Error(`${place}: ${(error as Error).message}`);
      }
    });
  });
  if (methods.length > 0) {
    warnings.push(
      'argocd.appLocatorMethods is read for the sake of other plugins; argocd.instances says more.',
    );
  }
  const strange = foreign.filter(key => config?.has(key));
  if (strange.length > 0) {
    warnings.push(
      `${strange
        .map(key => `argocd.${key}`)
        .join(
          ', ',
        )} of other plugins is ignored: no credential is used but those of an instance.`,
    );
  }
  return { instances, warnings };
}
