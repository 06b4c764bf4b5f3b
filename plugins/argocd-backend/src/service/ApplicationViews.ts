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
  APPLICATION_ACTIONS,
  ApplicationLink,
  ApplicationView,
} from '@slipway/plugin-argocd-common';
import { PushLook } from '../record/ApplicationLook';
import { ApplicationRecord } from '../record/ApplicationRecord';
import { DeploymentRecorder } from '../history/DeploymentRecorder';
import { OperationRequests } from '../history/OperationRequests';
import { ApplicationRight, PermissionChecker } from '../permissions/Authorizer';
import { ApplicationResource } from '../permissions/rules';
import { EntityLinks } from '../catalog/EntityLinks';
import { StandingFacts } from '../delivery/standing';
import { ApplicationStanding, Standings } from '../delivery/Standings';
import { ApplicationStore } from '../store/ApplicationStore';
import { ApplicationReader } from '../reading/ApplicationReader';
import { ApplicationSetReader } from '../inventory/ApplicationSetReader';
import { ClusterReader } from '../inventory/ClusterReader';
import { ProjectReader } from '../windows/ProjectReader';
import { Looks } from '../looks/Looks';
import { Addresses } from '../pages/repositoryPage';
import { ApplicationAccess } from './ApplicationAccess';
import { Instances } from '../instances/Instances';
import { SignalNames } from '../signals/SignalNames';
import { toView } from './views';

/** Rights that a view has to know of. */
export const viewRights: ApplicationRight[] = [
  'read',
  'logs',
  'delivery',
  ...APPLICATION_ACTIONS,
];

/** Puts together what people may see of an application, from memory alone. */
export class ApplicationViews {
  constructor(
    private readonly options: {
      store: ApplicationStore;
      instances: Instances;
      access: ApplicationAccess;
      applicationSets: ApplicationSetReader;
      clusters: ClusterReader;
      looks: Pick<Looks, 'of' | 'pushes'>;
      projects: ProjectReader;
      recorder: DeploymentRecorder;
      requests: OperationRequests;
      links: EntityLinks;
      standings: Standings;
      reader: Pick<ApplicationReader, 'opened'>;
      names: SignalNames;
      addresses: Addresses;
    },
  ) {}

  /**
   * Where an application that somebody looks at stands.
   *
   * @param seen - references of the entities that the user may see: services are called by no others
   * @param onlyService - the component whose service alone counts
   */
  standing(
    record: ApplicationRecord,
    seen: ReadonlySet<string>,
    onlyService?: StandingFacts['onlyService'],
  ): ApplicationStanding {
    const { reader, standings } = this.options;
    standings.look(record);
    reader.opened(record);
    return standings.of(record, {
      onlyService,
      serviceOf: this.#serviceOf(record, seen),
    });
  }

  /** Somebody looks at an application, as one among many. */
  opened(record: ApplicationRecord): void {
    this.options.reader.opened(record);
  }

  /** Where one among many stands: what is known counts, and its repository is not read for it. */
  listedStanding(
    record: ApplicationRecord,
    seen: ReadonlySet<string>,
  ): ApplicationStanding {
    return this.options.standings.of(record, {
      isAsked: false,
      serviceOf: this.#serviceOf(record, seen),
    });
  }

  /** The same for everybody, of what is counted: worked out when something is new, so that GitLab is asked once. */
  countedStanding(record: ApplicationRecord): ApplicationStanding {
    return this.options.standings.of(record, {
      serviceOf: image => this.options.links.serviceOf(record, image),
    });
  }

  #serviceOf(
    record: ApplicationRecord,
    seen: ReadonlySet<string>,
  ): StandingFacts['serviceOf'] {
    return image => {
      const service = this.options.links.serviceOf(record, image);
      return service && seen.has(service.entityRef) ? service : undefined;
    };
  }

  /** What is noticed of pushes to the repository of an application. */
  pushes(record: ApplicationRecord): PushLook {
    return this.options.looks.pushes(record);
  }

  /** @param permissions - has to know {@link viewRights} */
  createView(
    record: ApplicationRecord,
    resource: ApplicationResource,
    context: {
      link: ApplicationLink;
      standing: ApplicationStanding;
      permissions: PermissionChecker;
      entityName: string;
    },
  ): ApplicationView {
    const { applicationSets, clusters, projects, recorder } = this.options;
    const { store, instances, access, looks, names, addresses } = this.options;
    const instance = instances.get(record.instance);
    const { permissions } = context;
    const actions = Object.fromEntries(
      APPLICATION_ACTIONS.map(action => [
        action,
        access.actionState(action, record, resource, permissions),
      ]),
    ) as ApplicationView['actions'];
    return toView(this.options.requests.named(record), {
      entityName: context.entityName,
      link: context.link,
      standing: context.standing,
      cause: store.cause(record),
      mayReadLogs: permissions.isAllowed('logs', resource),
      syncWindow: projects.windowOf(record),
      applicationSet: applicationSets.stateOf(record),
      cluster: clusters.nameOf(record),
      routes: store.running(record)?.routes,
      usualRolloutMs: recorder.usualRolloutMs(record),
      actions,
      otherRevision: access.otherRevisionState(actions.sync, record),
      signal: names.hash(record),
      status: instance.watcher.status,
      pendingSince: store.stored(record)?.pendingSince,
      look: looks.of(record, instance.watcher.status),
      instance: instance.config,
      addresses,
      now: Date.now(),
    });
  }
}
