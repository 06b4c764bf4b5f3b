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
import { InputError, NotFoundError } from '@backstage/errors';
import {
  LedgerImport,
  LedgerImportOutcome,
} from '@slipway/plugin-argocd-common';
import { GitlabClient, GitlabError } from '../../gitlab/GitlabClient';
import { repositoryKey } from '../../links/repository';
import { Addresses } from '../../pages/repositoryPage';
import { ApplicationRecord } from '../../record/ApplicationRecord';
import { ApplicationStore } from '../../store/ApplicationStore';
import { ProjectReader } from '../../windows/ProjectReader';
import { Clusters } from './Clusters';
import { HeldApplications } from './HeldApplications';
import { LedgerTable } from './LedgerTable';

/**
 * Takes applications that exist into the ledger, each for the GitLab project that the platform team names. What Argo CD
 * and GitLab say of them counts: where they deploy to, and that they deploy that project.
 */
export class Importer {
  constructor(
    private readonly options: {
      table: LedgerTable;
      held: HeldApplications;
      clusters: Clusters;
      store: ApplicationStore;
      projects: ProjectReader;
      gitlab: Pick<GitlabClient, 'pageOf' | 'projectWithId'>;
      addresses: Addresses;
      now?(): number;
    },
  ) {}

  /** One outcome per entry; one that is refused keeps no other from being imported. */
  async import(
    entries: LedgerImport[],
    userEntityRef: string,
  ): Promise<LedgerImportOutcome[]> {
    await this.options.projects.refresh();
    const outcomes: LedgerImportOutcome[] = [];
    for (const entry of entries) {
      const { instance, namespace, name } = entry;
      try {
        await this.#import(entry, userEntityRef);
        outcomes.push({ instance, namespace, name, outcome: 'imported' });
      } catch (error) {
        if (!isRefusal(error)) {
          throw error;
        }
        const reason = error.message;
        outcomes.push({
          instance,
          namespace,
          name,
          outcome: 'refused',
          reason,
        });
      }
    }
    await this.options.held.refresh();
    return outcomes;
  }

  async #import(entry: LedgerImport, userEntityRef: string): Promise<void> {
    const { clusters, store, table, gitlab } = this.options;
    const record = store.get(entry);
    if (!record) {
      throw new NotFoundError(
        `Argo CD instance ${entry.instance} has no Application ${entry.name} in namespace ${entry.namespace}.`,
      );
    }
    if (gitlab.pageOf(entry.host, '') === undefined) {
      throw new InputError(
        `${entry.host} is no GitLab of the portal. Give a host of integrations.gitlab, with its port.`,
      );
    }
    const project = await gitlab.projectWithId(entry.host, entry.projectId);
    if (!project) {
      throw new NotFoundError(
        `${entry.host} shows the portal no project ${entry.projectId}. Look the number up in GitLab; the user of the portal's token has to be a member of the project's group.`,
      );
    }
    const isOwn = this.#addressedAs(project.url);
    if (!record.sources.some(({ repoUrl }) => isOwn(repoUrl))) {
      throw new InputError(
        `Application ${entry.name} does not deploy ${project.path}.`,
      );
    }
    const cluster = clusters.idOf(entry.instance, record.destination);
    if (cluster === undefined) {
      throw new InputError(
        `Which cluster ${record.destination.name} is, only Argo CD knows. Name it in argocd.instances[].clusters.`,
      );
    }
    const at = new Date(this.options.now?.() ?? Date.now()).toISOString();
    const own = {
      gitlab_host: entry.host.toLocaleLowerCase('en-US'),
      gitlab_project_id: entry.projectId,
      provision_instance: null,
      provision_id: null,
      user_entity_ref: userEntityRef,
      reserved_at: at,
    };
    const target = record.destination.namespace ?? '';
    await table.hold({
      repository: {
        gitlab_host: own.gitlab_host,
        gitlab_project_id: own.gitlab_project_id,
        path: project.path,
        path_checked_at: at,
      },
      names: [{ ...own, name: record.name, project: record.project }],
      namespaces: target ? [{ ...own, cluster, namespace: target }] : [],
      applications: [
        {
          ...own,
          instance: record.instance,
          namespace: record.namespace,
          name: record.name,
          app_project: this.#ownProject(record, isOwn),
          entity_ref: entry.entityRef
            ? stringifyEntityRef(parseEntityRef(entry.entityRef))
            : null,
          repository_path: project.path,
          server: record.destination.server ?? '',
          cluster,
          destination_namespace: target,
          used_since: at,
        },
      ],
    });
  }

  /** An AppProject that others share stays theirs too. */
  #ownProject(
    { instance, project }: ApplicationRecord,
    isOwn: (url: string) => boolean,
  ): string | null {
    const sources = this.options.projects
      .known(instance)
      ?.find(({ metadata }) => metadata.name === project)?.spec?.sourceRepos;
    return sources?.length && sources.every(isOwn) ? project : null;
  }

  #addressedAs(page: string): (url: string) => boolean {
    const { aliases } = this.options.addresses;
    const key = repositoryKey(page, aliases);
    return url => key !== undefined && repositoryKey(url, aliases) === key;
  }
}

function isRefusal(error: unknown): error is Error {
  return (
    error instanceof GitlabError ||
    (error instanceof Error &&
      ['ConflictError', 'InputError', 'NotFoundError'].includes(error.name))
  );
}
