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

import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { ScmIntegrations } from '@backstage/integration';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { TargetsView, TargetView } from '@slipway/plugin-gitops-common';
import { isSamePath } from '../gitlab/namespace';
import { TargetConfig } from './TargetConfig';
import { Targets } from './Targets';

/** Whose a group is: as Backstage's provider of GitLab's groups says, else by its name. */
function ownersOf(groups: Entity[], baseUrl: string, path: string): string[] {
  const annotation = `${new URL(baseUrl).hostname}/team-path`;
  const annotated = groups.filter(({ metadata }) =>
    isSamePath(metadata.annotations?.[annotation] ?? '', path),
  );
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  const owners =
    annotated.length > 0
      ? annotated
      : groups.filter(
          ({ metadata }) =>
            metadata.name.toLowerCase() === name &&
            (metadata.namespace ?? 'default') === 'default',
        );
  return owners.map(stringifyEntityRef);
}

/** The targets as the form sees them.. */
export async function targetsView(
  targets: Targets,
  options: {
    catalog: CatalogService;
    credentials: BackstageCredentials;
    integrations: ScmIntegrations;
    /** Titles of the Argo CD instances by their names. */
    titles: Map<string, string>;
  },
): Promise<TargetsView> {
  const { catalog, credentials, integrations, titles } = options;
  const isAsked = targets.all.some(({ gitlab }) =>
    gitlab.groups.some(({ owners }) => !owners),
  );
  const { items: groups } = isAsked
    ? await catalog.getEntities(
        {
          filter: { kind: 'Group' },
          fields: [
            'kind',
            'metadata.name',
            'metadata.namespace',
            'metadata.annotations',
          ],
        },
        { credentials },
      )
    : { items: [] };
  const toView = (target: TargetConfig): TargetView => {
    const { argocdInstance, gitlab } = target;
    const url = integrations.gitlab
      .byHost(gitlab.host)!
      .config.baseUrl.replace(/\/+$/, '');
    return {
      name: target.name,
      title: target.title,
      argocd: {
        instance: argocdInstance,
        title: titles.get(argocdInstance) ?? argocdInstance,
      },
      gitlab: { host: gitlab.host, url },
      groups: gitlab.groups.map(({ path, owners }) => ({
        path,
        owners: owners ?? ownersOf(groups, url, path),
      })),
      registry: target.registry.host,
      settings: target.settings,
      choices: target.choices,
    };
  };
  return { targets: targets.all.map(toView), problems: targets.problems };
}
