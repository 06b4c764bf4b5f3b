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
import {
  CompoundEntityRef,
  Entity,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import {
  ARGOCD_APP_SELECTOR_ANNOTATION,
  argocdLinkConfirmPermission,
  DeploymentPage,
  EntityApplications,
  EntityDelivery,
  EntityDiagnosis,
  LinkReason,
} from '@slipway/plugin-argocd-common';
import {
  applicationQuery,
  isArgocdAnnotated,
  LocationReading,
} from '../links/query';
import { ApplicationRecord } from '../record/ApplicationRecord';
import { CompareEnvironments, environmentOf } from '../record/environment';
import { DeliveryService } from '../delivery/DeliveryService';
import { towardsOneChange } from '../delivery/oneChange';
import { DeploymentPages } from '../history/DeploymentPages';
import { diagnose } from '../links/diagnose';
import { ownersOf } from '../catalog/EntityLinks';
import {
  ApplicationRight,
  Authorizer,
  PermissionChecker,
} from '../permissions/Authorizer';
import { ApplicationResource } from '../permissions/rules';
import { ApplicationStore } from '../store/ApplicationStore';
import { ApplicationAccess } from './ApplicationAccess';
import { imageServiceOf } from '../catalog/imageServices';
import { ApplicationViews, viewRights } from './ApplicationViews';
import { DeployedChanges } from './DeployedChanges';
import { AnsweredApplication, entityAnswer } from './entityAnswer';
import { inEntityOrder } from './inEntityOrder';
import { markNewer } from './markNewer';
import { Instances } from '../instances/Instances';
import { ManualJobs, nextStep } from './nextStep';
import { promotionsOf } from './promotions';
import { serviceChangesOf } from './serviceChanges';

/** Applications that one answer holds; an entity that claims more is none that people look at. */
const maxApplications = 500;

interface Linked {
  record: ApplicationRecord;
  resource: ApplicationResource;
  link: 'claimed' | 'confirmed';
  by: LinkReason;
}

/** What belongs to an entity: how it is, where its changes are, what was deployed, and why just this is shown. */
export class EntityService {
  constructor(
    private readonly options: {
      store: ApplicationStore;
      instances: Instances;
      access: ApplicationAccess;
      authorizer: Authorizer;
      views: ApplicationViews;
      delivery: DeliveryService;
      deployments: DeploymentPages;
      deployedChanges: DeployedChanges;
      /** Asks GitLab who sees the repositories of some applications, and tells of it by a signal. */
      learnVisibility(records: ApplicationRecord[]): void;
      /** Jobs of the pipeline of a commit that wait to be run by hand. */
      manualJobs: ManualJobs;
      compareEnvironments: CompareEnvironments;
      now?(): number;
      reading: LocationReading;
    },
  ) {}

  /** @throws NotFoundError where the user does not see the entity, NotAllowedError where the user sees no Argo CD at all */
  async applications(
    ref: CompoundEntityRef,
    credentials: BackstageCredentials,
  ): Promise<EntityApplications> {
    return (await this.answered(ref, credentials)).answer;
  }

  /** The same, with what it is made from. */
  async answered(
    ref: CompoundEntityRef,
    credentials: BackstageCredentials,
  ): Promise<{
    answer: EntityApplications;
    /** In the order of those of `answer`. */
    applications: AnsweredApplication[];
  }> {
    const { access, compareEnvironments, instances, views } = this.options;
    const { entity, seen, permissions } = await this.#linked(
      ref,
      viewRights,
      credentials,
    );
    const shown = seen.slice(0, maxApplications);
    const entityRef = stringifyEntityRef(ref);
    const visible = await access.visibleEntities(
      shown.flatMap(({ resource }) =>
        resource.links.map(link => link.entityRef),
      ),
      credentials,
    );
    const onlyService = imageServiceOf(entity);
    const standings = towardsOneChange(
      shown.map(({ record }) => views.standing(record, visible, onlyService)),
      shown.map(({ record }) => environmentOf(record, ref.name)),
    );
    const statuses = new Map(
      instances.statuses().map(status => [status.name, status]),
    );
    const answered = shown.map(({ record, resource, link }, index) => ({
      record,
      view: views.createView(record, resource, {
        link,
        permissions,
        entityName: ref.name,
        standing: standings[index],
      }),
      standing: standings[index],
      isOneService: onlyService !== undefined,
      isDeployed: !onlyService || standings[index].services.length > 0,
      instance: statuses.get(record.instance)!,
      pushes: views.pushes(record),
      isReadable: permissions.isAllowed('delivery', resource),
    }));
    answered.sort((a, b) => inEntityOrder(a, b, compareEnvironments));
    this.options.learnVisibility(shown.map(({ record }) => record));
    const promotions = promotionsOf(answered);
    const answer = {
      entityRef,
      annotated: isArgocdAnnotated(entity),
      ...entityAnswer(answered, {
        instances: [...statuses.values()],
        now: this.options.now?.() ?? Date.now(),
        service: onlyService?.name,
      }),
      serviceChanges: serviceChangesOf(answered),
      applications: markNewer(answered),
      ...(answered.some(({ isReadable }) => isReadable) && { promotions }),
      ...(onlyService && {
        service: {
          name: onlyService.name,
          of: new Set(
            shown.flatMap(({ record }) =>
              views
                .standing(record, visible)
                .services.map(({ service }) => service),
            ),
          ).size,
        },
      }),
      next: await nextStep(answered, promotions, this.options.manualJobs),
      omitted: seen.length - shown.length,
      instances: [...statuses.values()],
    };
    return { answer, applications: answered };
  }

  async delivery(
    ref: CompoundEntityRef,
    credentials: BackstageCredentials,
  ): Promise<EntityDelivery> {
    const { entity, seen } = await this.#linked(ref, ['read'], credentials);
    const shown = seen.slice(0, maxApplications);
    const onlyService = imageServiceOf(entity);
    const visible = new Set([stringifyEntityRef(ref)]);
    const standingOf = (record: ApplicationRecord) =>
      this.options.views.standing(record, visible, onlyService);
    const having = () =>
      shown.flatMap(({ record }) => {
        const { has, changes } = standingOf(record);
        const { instance, namespace, name } = record;
        const environment = environmentOf(record, ref.name);
        return has === 'yes'
          ? [{ instance, namespace, name, environment, sha: changes[0] }]
          : [];
      });
    return this.options.delivery.getDelivery(
      shown.map(({ record }) => record),
      await this.options.access.readableDelivery(shown, credentials),
      record => standingOf(record).changes[0],
      // What brought all images says nothing of when those of one service came.
      () => (onlyService ? [] : having()),
    );
  }

  async deployments(
    ref: CompoundEntityRef,
    page: { limit: number; cursor?: string; environment?: string },
    credentials: BackstageCredentials,
  ): Promise<DeploymentPage> {
    const { access, deployedChanges, deployments } = this.options;
    const { seen } = await this.#linked(ref, ['read'], credentials);
    const { environment } = page;
    const { items, nextCursor } = await deployments.getPage(
      seen
        .slice(0, maxApplications)
        .map(({ record }) => record)
        .filter(
          record =>
            !environment || environmentOf(record, ref.name) === environment,
        ),
      { ...page, entityName: ref.name },
    );
    const records = new Set(items.map(({ record }) => record));
    const readable = await access.readableDelivery(
      seen.filter(({ record }) => records.has(record)),
      credentials,
    );
    return {
      items: await deployedChanges.addTo(items, readable),
      nextCursor,
    };
  }

  async diagnosis(
    ref: CompoundEntityRef,
    credentials: BackstageCredentials,
  ): Promise<EntityDiagnosis> {
    const { store, instances, access, authorizer, reading } = this.options;
    const entity = await access.entity(ref, credentials);
    const permissions = await access.createChecker(['read'], credentials);
    const query = applicationQuery(entity, reading);
    const owners = ownersOf(entity);
    // What the user may not see is not told of: neither how many there are, nor that one nearly matches.
    const candidates = [...store.candidates(query)].filter(
      ({ record, explanation }) =>
        permissions.isAllowed(
          'read',
          access.resource(
            record,
            explanation.link && {
              entityRef: query.entityRef,
              owners,
              link: explanation.link,
            },
          ),
        ),
    );
    return {
      entityRef: query.entityRef,
      location: query.location,
      mayConfirm: await authorizer.allows(
        argocdLinkConfirmPermission,
        credentials,
      ),
      steps: diagnose(query, candidates, {
        instances: instances.statuses(),
        selectorText:
          entity.metadata.annotations?.[ARGOCD_APP_SELECTOR_ANNOTATION],
      }),
      applications: candidates.flatMap(({ record, explanation }) =>
        explanation.link
          ? [
              {
                instance: record.instance,
                namespace: record.namespace,
                name: record.name,
                link: explanation.link,
                by: explanation.by,
                ...(explanation.link === 'claimed' && {
                  doubt: explanation.doubt,
                }),
              },
            ]
          : [],
      ),
    };
  }

  /** The applications of an entity, as far as the user may see them. */
  async #linked(
    ref: CompoundEntityRef,
    rights: ApplicationRight[],
    credentials: BackstageCredentials,
  ): Promise<{
    entity: Entity;
    seen: Linked[];
    permissions: PermissionChecker;
  }> {
    const { store, access, reading } = this.options;
    const entity = await access.entity(ref, credentials);
    const permissions = await access.createChecker(rights, credentials);
    const query = applicationQuery(entity, reading);
    const owners = ownersOf(entity);
    const seen: Linked[] = [];
    for (const { record, explanation } of store.linked(query)) {
      const { link, by } = explanation;
      const resource = access.resource(record, {
        entityRef: query.entityRef,
        owners,
        link,
      });
      if (permissions.isAllowed('read', resource)) {
        seen.push({ record, resource, link, by });
      }
    }
    return { entity, seen, permissions };
  }
}
