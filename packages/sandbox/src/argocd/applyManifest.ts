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

import { Manifest } from '../kubernetes/manifest';
import { ArgocdWorld } from './ArgocdWorld';
import { RepositoryServer } from './RepositoryServer';

const decode = (text: string) => Buffer.from(text, 'base64').toString();

/** What becomes of an object that somebody applies in Argo CD's namespace: its own kinds, and what it reads its settings from. */
export function applyManifest(
  manifest: Manifest,
  to: {
    world: ArgocdWorld;
    repositories: RepositoryServer;
    /** Secrets that ApplicationSets may use, as `name/key`. */
    secrets: Record<string, string>;
    /** Where an address of the cluster really leads on this laptop. */
    resolve: (url: string) => string;
  },
): void {
  const { kind, metadata } = manifest;
  const type = metadata.labels?.['argocd.argoproj.io/secret-type'];
  const data = (manifest.data ?? {}) as Record<string, string>;
  if (kind === 'Secret' && type === 'repo-creds') {
    const url = decode(data.url);
    to.repositories.addCredential({
      url,
      resolvesTo: to.resolve(url),
      username: decode(data.username),
      password: decode(data.password),
    });
  } else if (kind === 'Secret' && type === 'scm-creds') {
    for (const [key, value] of Object.entries(data)) {
      to.secrets[`${metadata.name}/${key}`] = decode(value);
    }
  } else if (kind === 'Secret' && metadata.name === 'argocd-secret') {
    to.world.settings.webhookSecret = decode(data['webhook.gitlab.secret']);
  } else if (kind === 'ConfigMap' && metadata.name === 'argocd-cm') {
    to.world.settings.isAdminOff = data['admin.enabled'] === 'false';
  } else {
    to.world.apply(manifest);
  }
}
