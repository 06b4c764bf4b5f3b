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

import {
  AuthService,
  LoggerService,
  PermissionsRegistryService,
  PermissionsService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { MetricsService } from '@backstage/backend-plugin-api/alpha';
import { ScmIntegrations } from '@backstage/integration';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  argocdProjectAdoptPermission,
  isHeard,
} from '@slipway/plugin-argocd-common';
import { SignalsService } from '@backstage/plugin-signals-node';
import { Knex } from 'knex';
import { ArgocdClient } from './argocd/ArgocdClient';
import { ArgocdConfig } from './config';
import { ChangeTable } from './delivery/changes/ChangeTable';
import { GitlabChanges } from './delivery/changes/GitlabChanges';
import { DetailKeeper } from './details/DetailKeeper';
import { DetailTable } from './details/DetailTable';
import { DeliveryService } from './delivery/DeliveryService';
import { Standings } from './delivery/Standings';
import { DefaultBranches } from './gitlab/DefaultBranches';
import { GitlabClient } from './gitlab/GitlabClient';
import { RepositoryVisibility } from './gitlab/RepositoryVisibility';
import { DeploymentPages } from './history/DeploymentPages';
import { DeploymentRecorder } from './history/DeploymentRecorder';
import { DeploymentTable } from './history/DeploymentTable';
import { OperationRequests } from './history/OperationRequests';
import { EntityLinks } from './catalog/EntityLinks';
import { soon } from './catalog/soon';
import { gitlabSites } from './links/gitlabSites';
import { LinkFacts } from './links/LinkFacts';
import { LinkOrigins } from './links/LinkOrigins';
import { LinkOriginTable } from './links/LinkOriginTable';
import { OnDemand } from './onDemand/OnDemand';
import { inPromotionOrder } from './record/environment';
import { AccountRights } from './permissions/AccountRights';
import { Authorizer } from './permissions/Authorizer';
import { ApplicationAccess } from './service/ApplicationAccess';
import { ApplicationViews } from './service/ApplicationViews';
import { ChangeSignals } from './signals/ChangeSignals';
import { ComparedSignals } from './signals/ComparedSignals';
import { DeployedChanges } from './service/DeployedChanges';
import { CommitRanges } from './service/CommitRanges';
import { DetailService } from './service/DetailService';
import { ManifestDiffs } from './service/ManifestDiffs';
import { ServiceDetailService } from './service/ServiceDetailService';
import { LinkService } from './service/LinkService';
import { WhyService } from './service/WhyService';
import { EntityService } from './service/EntityService';
import { HomeService } from './service/HomeService';
import { ApplicationListService } from './service/ApplicationListService';
import { Instances } from './instances/Instances';
import { InstanceService } from './service/InstanceService';
import { ProvisionQuestions } from './service/ProvisionQuestions';
import { createLedger } from './provision/ledger/createLedger';
import { HeldApplications } from './provision/ledger/HeldApplications';
import { LedgerLinks } from './provision/ledger/LedgerLinks';
import { LedgerTable } from './provision/ledger/LedgerTable';
import { Looks } from './looks/Looks';
import { Evidence } from './evidence/Evidence';
import { GitFiles } from './evidence/GitFiles';
import { LogStreams } from './onDemand/LogStreams';
import { Metrics } from './metrics/Metrics';
import { SignalNames } from './signals/SignalNames';
import { ApplicationStore } from './store/ApplicationStore';
import { Provisioner } from './provision/Provisioner';
import { EntityOrigins } from './provision/proof/EntityOrigins';
import { RoleProof } from './provision/proof/RoleProof';
import { ApplicationReader } from './reading/ApplicationReader';
import { ApplicationSetReader } from './inventory/ApplicationSetReader';
import { ClusterReader } from './inventory/ClusterReader';
import { ApplicationWatcher } from './watcher/ApplicationWatcher';
import { ProjectReader } from './windows/ProjectReader';

/** Milliseconds until the catalog is read for an application that names an entity which it does not have. */
const catalogMs = 500;
/** Milliseconds until the ApplicationSets are read for a member that may wait for its step. */
const applicationSetsMs = 10_000;

/** Puts the parts of the plugin together; nothing is asked of anybody yet. */
export async function createServices(deps: {
  argocd: ArgocdConfig;
  auth: AuthService;
  catalog: CatalogService;
  integrations: ScmIntegrations;
  knex: Knex;
  logger: LoggerService;
  metrics?: MetricsService;
  permissions: PermissionsService;
  permissionsRegistry: PermissionsRegistryService;
  signals: SignalsService;
  userInfo: UserInfoService;
}) {
  const { argocd, auth, catalog, integrations, knex, logger, userInfo } = deps;
  const addresses = {
    aliases: argocd.repositoryHosts,
    gitlabHosts: integrations.gitlab.list().map(({ config }) => config.host),
    gitlabUrls: Object.fromEntries(
      integrations.gitlab
        .list()
        .map(({ config }) => [config.host, config.baseUrl]),
    ),
  };
  const { aliases } = addresses;
  const compareEnvironments = inPromotionOrder(argocd.provision.environments);
  const table = await DeploymentTable.create(knex);
  const gitlab = new GitlabClient(integrations);
  const reading = { aliases, gitlabs: gitlabSites(integrations) };
  const ledgerTable = new LedgerTable(knex);
  const heldApplications = new HeldApplications({ table: ledgerTable, logger });
  const defaultBranches = new DefaultBranches({ client: gitlab });
  const defaultBranch = (repository: string) => defaultBranches.get(repository);
  const ledgerLinks = new LedgerLinks({
    held: heldApplications,
    gitlab,
    reading,
    logger,
    defaultBranch,
  });
  const origins = new LinkOrigins({
    table: new LinkOriginTable(knex),
    ledger: ledgerLinks,
  });
  const facts: LinkFacts = {
    aliases,
    defaultBranch,
    standing: origins.standing,
  };
  const clients = new Map<string, ArgocdClient>();
  const watchers = new Map<string, Pick<ApplicationWatcher, 'status'>>();
  const applicationSets = new ApplicationSetReader({ clients, logger });
  const store = new ApplicationStore({
    facts,
    applicationSetOf: record => applicationSets.stateOf(record),
  });
  applicationSets.onChange(isMember => store.judgeAgain(isMember));
  const names = await SignalNames.create(knex);
  const changes = new ChangeSignals({ signals: deps.signals, names, logger });
  const metrics = deps.metrics && Metrics.create(deps.metrics);
  const authorizer = new Authorizer(deps.permissions, deps.permissionsRegistry);
  const projects = new ProjectReader({ clients, logger });
  const clusters = new ClusterReader({ clients, logger });
  const ledger = await createLedger({
    argocd,
    addresses,
    gitlab,
    held: heldApplications,
    logger,
    people: {
      claims: async credentials => {
        const { ownershipEntityRefs } = await userInfo.getUserInfo(credentials);
        return ownershipEntityRefs;
      },
      mayAdopt: credentials =>
        authorizer.allows(argocdProjectAdoptPermission, credentials),
    },
    projects,
    store,
    table: ledgerTable,
  });
  const detailTable = new DetailTable(knex);
  const detailKeeper = new DetailKeeper({ store, table: detailTable, logger });
  const changeTable = new ChangeTable(knex);
  const repositoryChanges = new GitlabChanges({
    client: gitlab,
    table: changeTable,
    logger,
  });
  const looks = new Looks({
    instances: argocd.instances,
    clients,
    store,
    clusters,
    changes: repositoryChanges,
    addresses,
    logger,
    statusOf: name => watchers.get(name)?.status ?? { status: 'starting' },
    onChange: () => changes.instancesChanged(),
  });
  const instances = Instances.create({
    metrics,
    looks,
    configs: argocd.instances,
    store,
    logger,
    signalOf: name => names.hashInstance(name),
    onStateChange: () => changes.instancesChanged(),
    restore: instance => detailKeeper.restore(instance),
  });
  for (const { config, read, watcher } of instances.all()) {
    clients.set(config.name, read);
    watchers.set(config.name, watcher);
  }
  const roleProof = new RoleProof({ auth, catalog, integrations, aliases });
  const entityOrigins = new EntityOrigins({ auth, catalog, reading });
  const provisioners = new Map(
    instances.all().flatMap(({ config, provision }) =>
      provision
        ? [
            [
              config.name,
              new Provisioner({
                instance: config,
                client: provision,
                ledger: ledger.ledger,
                logger,
                portalUrl: argocd.portalUrl,
              }),
            ] as const,
          ]
        : [],
    ),
  );
  const requests = new OperationRequests({ knex, logger });
  const recorder = new DeploymentRecorder({
    store,
    table,
    requests,
    logger,
    onRequesters: refs => changes.applicationsChanged(refs),
  });
  store.onChange(changed => changes.applicationsChanged(changed));
  const readSetsSoon = new Map(
    instances
      .all()
      .map(({ config }) => [config.name, soon(applicationSetsMs, logger)]),
  );
  store.onChange(changed => {
    for (const ref of changed) {
      // Whether it waits for its step is said by its set, of which no event tells.
      if (store.stored(ref)?.isHeldBack) {
        readSetsSoon.get(ref.instance)?.(() =>
          applicationSets.refreshInstance(ref.instance),
        );
      }
    }
  });

  const links = new EntityLinks({
    auth,
    catalog,
    store,
    reading,
    facts,
    origins,
    soon: soon(catalogMs, logger),
  });
  const reader = new ApplicationReader({
    store,
    clients: new Map(
      instances
        .all()
        .map(({ config, background }) => [config.name, background]),
    ),
    logger,
    isLinked: ref => links.getLinks(ref).length > 0,
  });
  links.onRead(() => reader.linksChanged());
  metrics?.observe({
    // The age of the data is measured where it is live, too.
    statuses: () =>
      instances.statuses().map(status => ({
        ...status,
        dataAsOf: instances.get(status.name).watcher.status.dataAsOf,
      })),
    readingsQueued: () => reader.queued(),
    expiries: () =>
      new Map(
        instances
          .all()
          .map(({ config, expiries }) => [config.name, expiries()]),
      ),
  });
  defaultBranches.onLearned(() => links.forget());
  ledgerLinks.onLearned(() => links.forget());
  const visibility = new RepositoryVisibility(gitlab, addresses);
  const accountRights = new AccountRights({
    clientOf: instance => instances.get(instance).operate,
  });
  const access = new ApplicationAccess({
    accountRights,
    store,
    instances,
    looks,
    links,
    catalog,
    authorizer,
    projects,
    requests,
    visibility,
  });
  const standings = new Standings({
    store,
    changes: repositoryChanges,
    addresses,
    runningOf: ref => store.running(ref),
    isLinked: ref => links.getLinks(ref).length > 0,
    isOfService: (ref, path) => links.isOfService(ref, path),
    onNews: refs => {
      changes.applicationsChanged(refs);
      // eslint-disable-next-line @typescript-eslint/no-use-before-define -- each needs the other
      applicationList.news(refs);
    },
  });
  const views = new ApplicationViews({
    store,
    instances,
    access,
    applicationSets,
    clusters,
    looks,
    projects,
    recorder,
    requests,
    links,
    standings,
    reader: {
      opened(ref) {
        reader.opened(ref);
        instances.get(ref.instance).watcher.opened(ref);
      },
    },
    names,
    addresses,
  });
  const applicationList: ApplicationListService = new ApplicationListService({
    store,
    instances,
    access,
    links,
    applicationSets,
    clusters,
    looks,
    projects,
    recorder,
    requests,
    userInfo,
    names,
    addresses,
    views,
    defaultBranch,
    knownBranch: repository => defaultBranches.known(repository),
    compareEnvironments,
  });
  const delivery = new DeliveryService({
    changes: repositoryChanges,
    table: changeTable,
    deployments: (refs, limit) => table.page(refs, limit),
    count: refs => table.count(refs),
    pushes: record => looks.pushes(record),
    addresses,
  });
  const deployments = new DeploymentPages(table, addresses);
  const onDemand = new OnDemand();
  const entities = new EntityService({
    store,
    instances,
    access,
    views,
    delivery,
    deployments,
    deployedChanges: new DeployedChanges({
      addresses,
      changes: repositoryChanges,
      table: changeTable,
      instances,
      onDemand,
    }),
    reading,
    manualJobs: async (branch, sha) => {
      const commit = await changeTable.commit(branch, sha);
      return (commit?.jobs ?? []).filter(({ status }) => status === 'manual');
    },
    authorizer,
    compareEnvironments,
    learnVisibility: records => {
      const hidden = records.filter(record => !visibility.isVisible(record));
      visibility
        .learn(hidden)
        .then(() =>
          changes.applicationsChanged(
            hidden.filter(record => visibility.isVisible(record)),
          ),
        )
        .catch(error =>
          logger.warn(`GitLab does not say who sees a project: ${error}`),
        );
    },
  });
  const comparedSignals = new ComparedSignals({
    signals: deps.signals,
    logger,
    statuses: () => instances.statuses(),
  });
  const evidence = new Evidence(onDemand);
  const files = new GitFiles(gitlab);
  return {
    store,
    table,
    changeTable,
    comparedSignals,
    repositoryChanges,
    instances,
    provisioners,
    projects,
    requests,
    reader,
    links,
    ...ledger,
    heldApplications,
    authorizer,
    access,
    addresses,
    views,
    visibility,
    entities,
    home: new HomeService({
      store,
      instances,
      access,
      links,
      entities,
      auth,
      catalog,
      userInfo,
      compareEnvironments,
    }),
    applicationList,
    linkService: new LinkService({
      access,
      authorizer,
      facts,
      links,
      origins,
      reading,
    }),
    accountRights,
    commitRanges: new CommitRanges({
      addresses,
      changes: repositoryChanges,
      client: gitlab,
      deployments: table,
    }),
    details: new DetailService(onDemand, addresses, table, accountRights),
    manifestDiffs: new ManifestDiffs({ onDemand, deployments: table }),
    serviceDetails: new ServiceDetailService({
      store,
      access,
      links,
      evidence,
      files,
      changes: repositoryChanges,
      addresses,
    }),
    logs: new LogStreams(),
    why: new WhyService({
      store,
      instances,
      access,
      evidence,
      files,
      changes: repositoryChanges,
      deployments: table,
      addresses,
      compareEnvironments,
    }),
    entityOrigins,
    roleProof,
    provisionQuestions: new ProvisionQuestions({
      authorizer,
      instances,
      ledger: ledger.ledger,
      provisioners,
      roleProof,
      entityOrigins,
    }),
    instanceService: new InstanceService({
      store,
      instances,
      access,
      authorizer,
      projects,
      ledger: ledger.ledger,
      onDemand,
    }),
    /** Reads what every Argo CD lists beside applications. */
    async refreshInventory() {
      await Promise.all([
        projects.refresh(),
        applicationSets.refresh(),
        clusters.refresh(),
      ]);
    },
    /** Forgets where the entities of applications came from that are gone from an Argo CD that we hear. */
    async forgetLinks() {
      const heard = new Set(
        instances
          .statuses()
          .filter(({ status }) => isHeard(status))
          .map(({ name }) => name),
      );
      await origins.forget(
        ref => heard.has(ref.instance) && !store.stored(ref),
      );
    },
    /** Notes that the details of what is heard are still true, and forgets those of other instances. */
    async confirmDetails() {
      await detailKeeper.confirm(
        instances
          .all()
          .map(({ watcher }) => watcher.status)
          .filter(({ status }) => status === 'live'),
      );
      await detailTable.keepOnly(argocd.instances.map(({ name }) => name));
    },
    /** Ends the watches first, so that what they have seen is still written. */
    async stop() {
      reader.stop();
      await instances.stop();
      changes.stop();
      heldApplications.stop();
      await repositoryChanges.stop();
      await recorder.stop();
      await detailKeeper.stop();
    },
  };
}
