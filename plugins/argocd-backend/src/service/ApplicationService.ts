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
  stringifyEntityRef,
} from '@backstage/catalog-model';
import {
  ConflictError,
  InputError,
  NotAllowedError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  actionReasonSentence,
  APPLICATION_ACTIONS,
  ApplicationAction,
  ApplicationLink,
  applicationQuery,
  ApplicationRecord,
  ApplicationRef,
  ApplicationView,
  argocdViewReadPermission,
  compareEnvironments,
  EntityApplications,
  isArgocdAnnotated,
  linkApplication,
  NameAvailability,
  NameUse,
} from '@slipway/plugin-argocd-common';
import { ArgocdClient } from '../argocd/ArgocdClient';
import { ArgocdAnswerError, ArgocdUnreachableError } from '../argocd/errors';
import { EntityLink, EntityLinks, ownersOf } from '../links/EntityLinks';
import { Authorizer, Judge } from '../permissions/Authorizer';
import { ApplicationResource } from '../permissions/rules';
import { ApplicationStore } from '../store/ApplicationStore';
import { Addresses, withoutInternals } from './addresses';
import { Instance, Instances } from './Instances';
import { actionState } from './preconditions';
import { SignalNames } from './SignalNames';
import { toView } from './views';

type UserCredentials = BackstageCredentials<BackstageUserPrincipal>;

/** A mutation asks the catalog anew where what is known is older than this. */
const linkAgeMs = 5_000;

/** Answers for people: what belongs to an entity, how it is, and what they may do. */
export class ApplicationService {
  constructor(
    private readonly options: {
      store: ApplicationStore;
      instances: Instances;
      links: EntityLinks;
      catalog: CatalogService;
      authorizer: Authorizer;
      names: SignalNames;
      addresses: Addresses;
    },
  ) {}

  /** @throws NotFoundError where the user does not see the entity, NotAllowedError where the user sees no Argo CD at all */
  async forEntity(
    ref: CompoundEntityRef,
    credentials: BackstageCredentials,
  ): Promise<EntityApplications> {
    const { store, instances, catalog, authorizer, addresses } = this.options;
    const entityRef = stringifyEntityRef(ref);
    await authorizer.require(
      argocdViewReadPermission,
      credentials,
      'see Argo CD',
    );
    const entity = await catalog.getEntityByRef(entityRef, { credentials });
    if (!entity) {
      throw new NotFoundError(`There is no entity ${entityRef}.`);
    }
    const judge = await authorizer.judge(
      ['read', ...APPLICATION_ACTIONS],
      credentials,
    );
    const query = applicationQuery(entity, addresses.aliases);
    const owners = ownersOf(entity);
    const applications: ApplicationView[] = [];
    let hidden = 0;
    for (const record of store.all()) {
      const link = linkApplication(query, record, {
        aliases: addresses.aliases,
      });
      if (!link) {
        continue;
      }
      const resource = this.#resource(record, { entityRef, owners, link });
      if (judge('read', resource)) {
        applications.push(
          this.#view(resource, { link, judge, entityName: ref.name }),
        );
      } else {
        hidden += 1;
      }
    }
    applications.sort(
      (a, b) =>
        compareEnvironments(a.environment, b.environment) ||
        a.name.localeCompare(b.name) ||
        a.instance.localeCompare(b.instance),
    );
    return {
      entityRef,
      annotated: isArgocdAnnotated(entity),
      applications,
      hidden,
      instances: instances.statuses(),
    };
  }

  /**
   * Finds an application for a mutation and makes sure that the user may do it now.
   *
   * @throws NotFoundError where it is missing or hidden, NotAllowedError or ConflictError with the reason
   */
  async authorizeAction(
    action: ApplicationAction,
    ref: ApplicationRef,
    credentials: UserCredentials,
  ): Promise<{ record: ApplicationRecord; client: ArgocdClient }> {
    const { store, instances, links, authorizer } = this.options;
    const instance = instances.get(ref.instance);
    const record = store.get(ref);
    const missing = () =>
      new NotFoundError(
        `There is no application ${ref.name} in ${ref.instance}.`,
      );
    if (!record) {
      throw missing();
    }
    await links.refresh(linkAgeMs);
    const judge = await authorizer.judge(['read', action], credentials);
    const resource = this.#resource(record);
    if (!judge('read', resource)) {
      throw missing();
    }
    const state = this.#actionState(action, resource, judge);
    if (!state.allowed) {
      const denied = ['notPermitted', 'linkNotConfirmed'].includes(
        state.reason.code,
      );
      const text = actionReasonSentence(state);
      throw denied ? new NotAllowedError(text) : new ConflictError(text);
    }
    return { record, client: clientFor(action, instance)! };
  }

  /** Where a name is taken, whoever it belongs to; an instance that does not answer is unknown. */
  async findName(name: string): Promise<NameAvailability> {
    const { store, instances } = this.options;
    const uses: NameUse[] = [];
    const unknown: string[] = [];
    await Promise.all(
      instances.all().map(async ({ config, read, watcher }) => {
        if (
          store.get({
            instance: config.name,
            namespace: config.namespace,
            name,
          })
        ) {
          uses.push({ instance: config.name, kind: 'Application', name });
        }
        if (watcher.status.status !== 'live') {
          unknown.push(config.name);
          return;
        }
        try {
          if (await read.getProject(name)) {
            uses.push({ instance: config.name, kind: 'AppProject', name });
          }
        } catch {
          unknown.push(config.name);
        }
      }),
    );
    return { name, uses, unknown };
  }

  #resource(
    record: ApplicationRecord,
    known?: EntityLink,
  ): ApplicationResource {
    const links = this.options.links.of(record);
    // The entity at hand may be newer than the last read of the catalog.
    return {
      record,
      links: known
        ? [
            ...links.filter(({ entityRef }) => entityRef !== known.entityRef),
            known,
          ]
        : links,
    };
  }

  #actionState(
    action: ApplicationAction,
    resource: ApplicationResource,
    judge: Judge,
  ) {
    const instance = this.options.instances.get(resource.record.instance);
    return actionState(action, resource, {
      judge,
      instance: instance.watcher.status,
      hasCredential: clientFor(action, instance) !== undefined,
    });
  }

  #view(
    resource: ApplicationResource,
    context: { link: ApplicationLink; judge: Judge; entityName: string },
  ): ApplicationView {
    const { record } = resource;
    const { store, instances, names, addresses } = this.options;
    const instance = instances.get(record.instance);
    return toView(record, {
      entityName: context.entityName,
      link: context.link,
      cause: store.cause(record),
      actions: {
        sync: this.#actionState('sync', resource, context.judge),
        refresh: this.#actionState('refresh', resource, context.judge),
      },
      signal: names.of(record),
      status: instance.watcher.status,
      instance: instance.config,
      addresses,
      now: Date.now(),
    });
  }
}

/** A refresh needs no more than the right to read; a sync needs the operating account. */
function clientFor(
  action: ApplicationAction,
  instance: Instance,
): ArgocdClient | undefined {
  return action === 'sync' ? instance.operate : instance.read;
}

/** Turns Argo CD's failures into the portal's: its refusals in its words, its 401 never as the user's. */
export function toPortalError(error: unknown, instance: string): Error {
  if (error instanceof ArgocdUnreachableError) {
    const text = `Argo CD instance ${instance}: ${error.message}`;
    return error.kind === 'timeout'
      ? Object.assign(new Error(text), { statusCode: 504 })
      : new ServiceUnavailableError(text);
  }
  if (!(error instanceof ArgocdAnswerError)) {
    return error as Error;
  }
  const text = `Argo CD instance ${instance} refuses: ${withoutInternals(
    error.message,
  )}`;
  switch (error.status) {
    case 401:
      return new ServiceUnavailableError(
        `Argo CD instance ${instance} does not accept the portal's credential.`,
      );
    case 403:
      return new NotAllowedError(text);
    case 404:
      return new NotFoundError(text);
    case 409:
      return new ConflictError(text);
    case 400:
      return /already in progress|is deleting/.test(error.message)
        ? new ConflictError(text)
        : new InputError(text);
    default:
      return new ServiceUnavailableError(
        `Argo CD instance ${instance} failed: it answered ${error.status}.`,
      );
  }
}
