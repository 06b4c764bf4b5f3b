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

import { Manifest, ResourceKey } from './manifest';

/** What Argo CD's tree says of how an object is reached, or what it reaches. */
export interface NetworkingInfo {
  labels?: Record<string, string>;
  targetLabels?: Record<string, string>;
  targetRefs?: { kind: string; namespace?: string; name: string }[];
  externalURLs?: string[];
}

interface Tls {
  secretName?: string;
  hosts?: string[];
}

interface Rule {
  host?: string;
  http?: {
    paths?: { path?: string; backend?: { service?: { name?: string } } }[];
  };
}

/**
 * As Argo CD reads an Ingress: a host makes an address also where no controller has given the Ingress one, and one entry
 * with a Secret makes every address https.
 */
function ofIngress({ spec }: Manifest, namespace?: string): NetworkingInfo {
  const rules: Rule[] = spec?.rules ?? [];
  const tls: Tls[] = spec?.tls ?? [];
  const paths = rules.flatMap(({ host, http }) =>
    (http?.paths ?? []).map(path => ({ host, ...path })),
  );
  const services = paths.flatMap(({ backend }) => backend?.service?.name ?? []);
  const urls = paths.flatMap(({ host, path = '' }) => {
    if (!host) {
      return [];
    }
    const isSecure = tls.some(
      ({ secretName, hosts = [] }) => secretName || hosts.includes(host),
    );
    return `${isSecure ? 'https' : 'http'}://${host}${path.replace(/\*$/, '')}`;
  });
  return {
    targetRefs: [...new Set(services)].map(name => ({
      kind: 'Service',
      ...(namespace && { namespace }),
      name,
    })),
    ...(urls.length > 0 && { externalURLs: [...new Set(urls)].sort() }),
  };
}

/** `undefined` for kinds that Argo CD reads no network of. */
export function networkingInfo(
  key: ResourceKey,
  manifest: Manifest,
): NetworkingInfo | undefined {
  if (key.kind === 'Service' && manifest.spec?.selector) {
    return { targetLabels: manifest.spec.selector };
  }
  return key.kind === 'Ingress'
    ? ofIngress(manifest, key.namespace)
    : undefined;
}
