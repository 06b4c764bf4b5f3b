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
  BackstageCredentials,
  BackstageUserPrincipal,
} from '@backstage/backend-plugin-api';
import {
  CompoundEntityRef,
  Entity,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import {
  ConflictError,
  NotAllowedError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  actionReasonSentence,
  ActionState,
  ApplicationAction,
  ApplicationRef,
  argocdViewReadPermission,
} from '@slipway/plugin-argocd-common';
import { ApplicationRecord } from '../record/ApplicationRecord';
import { ArgocdClient } from '../argocd/ArgocdClient';
import { EntityLink, EntityLinks } from '../catalog/EntityLinks';
import { RepositoryVisibility } from '../gitlab/RepositoryVisibility';
import {
  ApplicationRight,
  Authorizer,
  doingOf,
  PermissionChecker,
} from '../permissions/Authorizer';
import { AccountRights } from '../permissions/AccountRights';
import { ApplicationResource } from '../permissions/rules';
import { ApplicationStore } from '../store/ApplicationStore';
import { ProjectReader } from '../windows/ProjectReader';
import { Instance, Instances } from '../instances/Instances';
import { Looks } from '../looks/Looks';
import { actionState, otherRevisionState } from '../permissions/preconditions';
import { OperationRequests } from '../history/OperationRequests';

export type UserCredentials = BackstageCredentials<BackstageUserPrincipal>;

/** There is no such application, or the user may not know of it: both look the same. */
export class HiddenApplicationError extends NotFoundError {
  // No field of the error itself: those are sent to who asked.
  readonly #denied: boolean;

  /** @param denied - whether the policy hides it, for the audit log alone */
  constructor(ref: ApplicationRef, denied: boolean) {
    super(`There is no application ${ref.name} in ${ref.instance}.`);
    this.#denied = denied;
  }

  get denied(): boolean {
    return this.#denied;
  }
}

/** What an action needs besides a right: a refresh only reads, anything else takes the operating account. */
function clientFor(
  action: ApplicationAction,
  instance: Instance,
): ArgocdClient | undefined {
  return action === 'refresh' ? instance.read : instance.operate;
}

/** A mutation asks the catalog anew where what is known is older than this many milliseconds. */
const linkAgeMs = 5_000;

/** Before anybody is refused, the catalog is asked anew where what is known is older than this many milliseconds. */
const deniedLinkAgeMs = 1_000;

/** References in one request; the catalog takes bodies of limited length. */
const maxRefs = 300;

/** Finds entities and applications for a user, and says what the user may do with them. */
export class ApplicationAccess {
  constructor(
    private readonly options: {
      store: ApplicationStore;
      instances: Instances;
      looks: Pick<Looks, 'of' | 'stated'>;
      links: EntityLinks;
      catalog: CatalogService;
      authorizer: Authorizer;
      projects: ProjectReader;
      requests: OperationRequests;
      accountRights: AccountRights;
      visibility: RepositoryVisibility;
    },
  ) {}

  /** @throws NotAllowedError where the user sees no Argo CD at all */
  requireView(credentials: BackstageCredentials): Promise<void> {
    return this.options.authorizer.require(
      argocdViewReadPermission,
      credentials,
      'see Argo CD',
    );
  }

  /** The entity as the user sees it. @throws NotFoundError */
  async entity(
    ref: CompoundEntityRef,
    credentials: BackstageCredentials,
  ): Promise<Entity> {
    await this.requireView(credentials);
    // Without one read of the catalog no link could be told from a claim.
    await this.options.links.refresh(Infinity).catch(() => {});
    const entityRef = stringifyEntityRef(ref);
    const entity = await this.options.catalog.getEntityByRef(entityRef, {
      credentials,
    });
    if (!entity) {
      throw new NotFoundError(`There is no entity ${entityRef}.`);
    }
    return entity;
  }

  /** Those of some entities that the user sees in the catalog: links are worked out for everybody at once. */
  async visibleEntities(
    refs: string[],
    credentials: BackstageCredentials,
  ): Promise<Set<string>> {
    const entityRefs = [...new Set(refs)];
    if (entityRefs.length === 0) {
      return new Set();
    }
    const seen = new Set<string>();
    for (let at = 0; at < entityRefs.length; at += maxRefs) {
      const batch = entityRefs.slice(at, at + maxRefs);
      const { items } = await this.options.catalog.getEntitiesByRefs(
        {
          entityRefs: batch,
          fields: ['kind', 'metadata.name', 'metadata.namespace'],
        },
        { credentials },
      );
      batch.filter((_, index) => items[index]).forEach(ref => seen.add(ref));
    }
    return seen;
  }

  createChecker(
    rights: ApplicationRight[],
    credentials: BackstageCredentials,
  ): Promise<PermissionChecker> {
    return this.options.authorizer.createChecker(rights, credentials);
  }

  /**
   * Of some applications those whose commits, merge requests and jobs the user may read. Only here GitLab is asked who
   * sees a repository: no view has to wait for it.
   */
  async readableDelivery(
    targets: { record: ApplicationRecord; resource: ApplicationResource }[],
    credentials: BackstageCredentials,
  ): Promise<Set<ApplicationRecord>> {
    const [permissions] = await Promise.all([
      this.createChecker(['delivery'], credentials),
      this.options.visibility.learn(targets.map(({ record }) => record)),
    ]);
    return new Set(
      targets
        .filter(({ resource }) => permissions.isAllowed('delivery', resource))
        .map(({ record }) => record),
    );
  }

  /** @param link - what is known better than from the last read of the catalog */
  resource(
    record: ApplicationResource['record'],
    link?: EntityLink,
  ): ApplicationResource {
    const { store, visibility } = this.options;
    const links = this.options.links.getLinks(record);
    return {
      record,
      isVisibleInGitlab: () => {
        const known = store.get(record);
        return known !== undefined && visibility.isVisible(known);
      },
      links: link
        ? [
            ...links.filter(({ entityRef }) => entityRef !== link.entityRef),
            link,
          ]
        : links,
    };
  }

  /**
   * An application that the user may read, with further rights.
   *
   * @throws HiddenApplicationError where it is missing or hidden, NotAllowedError where a right is missing
   */
  async require(
    ref: ApplicationRef,
    rights: ApplicationRight[],
    credentials: BackstageCredentials,
  ): Promise<{
    record: ApplicationRecord;
    resource: ApplicationResource;
    instance: Instance;
  }> {
    await this.requireView(credentials);
    const { record, resource, permissions, instance } = await this.#find(
      ref,
      rights,
      credentials,
    );
    for (const right of rights) {
      if (!permissions.isAllowed(right, resource)) {
        throw new NotAllowedError(
          `You may not ${doingOf[right]}: application ${ref.name}.`,
        );
      }
    }
    return { record, resource, instance };
  }

  /**
   * An application that the user may do something with now.
   *
   * @throws HiddenApplicationError where it is missing or hidden, NotAllowedError or ConflictError with the reason
   */
  async requireAction(
    action: ApplicationAction,
    ref: ApplicationRef,
    credentials: UserCredentials,
  ): Promise<{ record: ApplicationRecord; client: ArgocdClient }> {
    const { record, resource, permissions, instance } = await this.#find(
      ref,
      [action],
      credentials,
      linkAgeMs,
    );
    const state = this.actionState(action, record, resource, permissions);
    if (!state.allowed) {
      const denied = ['notPermitted', 'linkNotConfirmed'].includes(
        state.reason.code,
      );
      const text = actionReasonSentence(state);
      const error = denied
        ? new NotAllowedError(text)
        : new ConflictError(text);
      throw Object.assign(error, { reason: state.reason });
    }
    return { record, client: clientFor(action, instance)! };
  }

  actionState(
    action: ApplicationAction,
    record: ApplicationRecord,
    resource: ApplicationResource,
    permissions: PermissionChecker,
  ): ActionState {
    const { looks } = this.options;
    const instance = this.options.instances.get(record.instance);
    const { status } = instance.watcher;
    const named = this.options.requests.named(record);
    return actionState(action, named, resource, {
      permissions,
      instance: looks.stated(status),
      look: looks.of(record, status),
      hasCredential: clientFor(action, instance) !== undefined,
      accountMaySync: this.options.accountRights.may(record, 'sync'),
      window: this.options.projects.windowOf(record),
    });
  }

  /** Whether somebody may have another revision synced than the one that Git asks for. @param sync - whether a sync may be asked for */
  otherRevisionState(sync: ActionState, record: ApplicationRecord) {
    return otherRevisionState(
      sync,
      record,
      // What may not be synced anyway needs no question to Argo CD.
      sync.allowed && !record.autoSync
        ? this.options.accountRights.may(record, 'override')
        : undefined,
    );
  }

  async #find(
    ref: ApplicationRef,
    rights: ApplicationRight[],
    credentials: BackstageCredentials,
    maxLinkAgeMs?: number,
  ) {
    const { store, instances, links, authorizer } = this.options;
    const instance = instances.get(ref.instance);
    const record = store.get(ref);
    if (!record) {
      if (instance.watcher.status.dataAsOf === undefined) {
        throw new ServiceUnavailableError(
          `Argo CD instance ${ref.instance} has not answered yet, so nothing is known of its applications. Try again in a moment.`,
        );
      }
      throw new HiddenApplicationError(ref, false);
    }
    if (maxLinkAgeMs !== undefined) {
      await links.refresh(maxLinkAgeMs);
    }
    const permissions = await authorizer.createChecker(
      ['read', ...rights],
      credentials,
    );
    let resource = this.resource(record);
    const isDenied = ['read' as const, ...rights].some(
      right => !permissions.isAllowed(right, resource),
    );
    if (isDenied) {
      // Its entity may have come into the catalog, or have changed hands, a moment ago.
      await links.refreshSinceNamed(deniedLinkAgeMs);
      resource = this.resource(record);
    }
    if (!permissions.isAllowed('read', resource)) {
      throw new HiddenApplicationError(ref, true);
    }
    return { record, resource, permissions, instance };
  }
}
