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

import { LoggerService } from '@backstage/backend-plugin-api';
import { ArgocdConfig } from '../../config';
import { GitlabClient } from '../../gitlab/GitlabClient';
import { Addresses } from '../../pages/repositoryPage';
import { ApplicationStore } from '../../store/ApplicationStore';
import { ProjectReader } from '../../windows/ProjectReader';
import { Clusters } from './Clusters';
import { HeldApplications } from './HeldApplications';
import { Importer } from './Importer';
import { Ledger, LedgerPeople } from './Ledger';
import { LedgerPages } from './LedgerPages';
import { LedgerTable } from './LedgerTable';
import { NamespaceRules } from './NamespaceRules';
import { Occupancy } from './Occupancy';

/** The ledger and what works with it. */
export interface LedgerServices {
  ledger: Ledger;
  ledgerPages: LedgerPages;
  ledgerImporter: Importer;
}

/** Puts the ledger together; its tables must be there. */
export async function createLedger(deps: {
  argocd: Pick<ArgocdConfig, 'instances' | 'provision'>;
  addresses: Addresses;
  gitlab: Pick<GitlabClient, 'pageOf' | 'projectWithId'>;
  held: HeldApplications;
  logger: LoggerService;
  people: LedgerPeople;
  projects: ProjectReader;
  store: ApplicationStore;
  table: LedgerTable;
}): Promise<LedgerServices> {
  const { argocd, held, logger, table } = deps;
  const { instances } = argocd;
  const clusters = new Clusters(instances);
  const doubled = await table.renameClusters(({ instance, server, cluster }) =>
    server ? clusters.idOf(instance, { server }) ?? cluster : cluster,
  );
  for (const namespace of doubled) {
    logger.warn(
      `Two GitLab projects hold namespace ${namespace} since argocd.instances[].clusters says that their clusters are one.`,
    );
  }
  const occupancy = new Occupancy({ ...deps, instances, clusters });
  held.watch(deps.store);
  return {
    ledger: new Ledger({
      table,
      rules: new NamespaceRules(argocd.provision, instances),
      clusters,
      occupancy,
      held,
      people: deps.people,
      instances,
      logger,
    }),
    ledgerPages: new LedgerPages({
      table,
      occupancy,
      held,
    }),
    ledgerImporter: new Importer({ ...deps, clusters }),
  };
}
