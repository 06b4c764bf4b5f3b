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
import { parseEntityRef } from '@backstage/catalog-model';
import { NotFoundError } from '@backstage/errors';
import {
  ApplicationRef,
  GitPlace,
  ResourceRef,
  ResourceNode,
  ServiceDetails,
  ServiceSettings,
} from '@slipway/plugin-argocd-common';
import { isAppUrl } from '../argocd/isAppUrl';
import { RawManagedResource, RawTree, RawTreeNode } from '../argocd/types';
import { EntityLinks } from '../catalog/EntityLinks';
import { ImageService, imageServiceOf } from '../catalog/imageServices';
import { isImageOf } from '../delivery/imageName';
import { RepositoryChanges } from '../delivery/types';
import { checkoutOf } from '../evidence/checkoutOf';
import { Evidence, EvidenceTarget } from '../evidence/Evidence';
import { GitFiles, toPlace } from '../evidence/GitFiles';
import { valuesFiles } from '../evidence/valuesFiles';
import { findSection } from '../evidence/valuesLine';
import { servicePorts, workloadSettings } from '../evidence/workloadSettings';
import { toPortalError } from '../http/toPortalError';
import { toTree } from '../onDemand/toTree';
import { Addresses } from '../pages/repositoryPage';
import { serviceNetwork, ServiceNetwork } from '../reading/serviceNetwork';
import { hasRoutes, routeAddresses } from '../reading/routeAddresses';
import { isSame } from '../reading/workloads';
import { ApplicationRecord } from '../record/ApplicationRecord';
import { workloadName } from '../record/workloadName';
import { ApplicationStore } from '../store/ApplicationStore';
import { ApplicationAccess } from './ApplicationAccess';

/** A part that cannot be read is left out: the others say what they can. */
const ifRead = <T>(part: Promise<T>): Promise<T | undefined> =>
  part.catch(() => undefined);

/** One service of an application, as its component's page shows it: its pods, where they answer, and what they get. */
export class ServiceDetailService {
  constructor(
    private readonly options: {
      store: Pick<ApplicationStore, 'running'>;
      access: ApplicationAccess;
      links: Pick<EntityLinks, 'serviceOf'>;
      evidence: Evidence;
      files: GitFiles;
      changes: Pick<RepositoryChanges, 'facts'>;
      addresses: Addresses;
    },
  ) {}

  /** @throws HiddenApplicationError where it is missing or hidden, NotFoundError where the component is, or names no image */
  async service(
    ref: ApplicationRef,
    component: string,
    credentials: BackstageCredentials,
  ): Promise<ServiceDetails> {
    const { access, evidence } = this.options;
    const target = await access.require(ref, [], credentials);
    const { record, resource } = target;
    const own = imageServiceOf(
      await access.entity(parseEntityRef(component), credentials),
    );
    if (!own) {
      throw new NotFoundError(`${component} names no image.`);
    }
    const [permissions, readable] = await Promise.all([
      access.createChecker(['read', 'manifests'], credentials),
      access.readableDelivery([target], credentials),
    ]);
    const mayReadManifests = permissions.isAllowed('manifests', resource);
    const mayReadGit = readable.has(record);
    const workloads = this.#workloads(record, own);
    try {
      const tree = await evidence.tree(target);
      const nodes = tree.nodes ?? [];
      const network = serviceNetwork(nodes, workloads);
      const targets = mayReadManifests
        ? (await ifRead(evidence.targets(target))) ?? []
        : [];
      const routes = hasRoutes(tree)
        ? (await ifRead(evidence.routes(target))) ?? []
        : [];
      return {
        pods: toPods(tree, network),
        publicUrls: publicUrls(network, routes),
        clusterAddresses: network.services.map(service =>
          clusterAddress(service, targets),
        ),
        settings: await this.#settings(target, workloads, targets, mayReadGit),
        withheld: [
          ...(mayReadManifests ? [] : (['manifests'] as const)),
          ...(mayReadGit ? [] : (['delivery'] as const)),
        ],
      };
    } catch (error) {
      throw toPortalError(error, record.instance);
    }
  }

  /** The workloads that run an image of the component, or are to. */
  #workloads(record: ApplicationRecord, own: ImageService): ResourceRef[] {
    const { links, store } = this.options;
    const isOwn = (image: string) => {
      const found = links.serviceOf(record, image);
      return found
        ? found.entityRef === own.entityRef
        : isImageOf(image, own.repository);
    };
    return (store.running(record)?.services ?? [])
      .filter(({ running, newest = [], wanted = [] }) =>
        [...running.map(({ image }) => image), ...newest, ...wanted].some(
          isOwn,
        ),
      )
      .map(({ workload }) => workload);
  }

  async #settings(
    target: EvidenceTarget & { record: ApplicationRecord },
    workloads: ResourceRef[],
    targets: RawManagedResource[],
    mayReadGit: boolean,
  ): Promise<ServiceSettings[]> {
    const found = workloads.flatMap(workload => {
      const manifest = targets.find(item => isSame(item, workload));
      const settings = workloadSettings(manifest?.targetState);
      return settings ? [{ workload, ...settings }] : [];
    });
    return Promise.all(
      found.map(async settings => {
        const place = mayReadGit
          ? await ifRead(this.#place(target.record, settings.workload.name))
          : undefined;
        return { ...settings, ...(place && { place }) };
      }),
    );
  }

  /** The part of the values that is called like the workload, in the file that counts most and has it. */
  async #place(
    record: ApplicationRecord,
    workload: string,
  ): Promise<GitPlace | undefined> {
    const { addresses, changes, files } = this.options;
    const checkout = checkoutOf(record, { addresses, changes });
    const source = checkout && record.sources[checkout.source.index];
    for (const path of source ? valuesFiles(source) : []) {
      const text = await files.text(checkout!, path);
      const section =
        text && findSection(text, workloadName(workload, record.name));
      if (section) {
        return toPlace(
          checkout!,
          'values',
          path,
          section.line,
          section.endLine,
        );
      }
    }
    return undefined;
  }
}

function toPods(tree: RawTree, { pods }: ServiceNetwork): ResourceNode[] {
  const ids = new Set(pods.map(({ uid }) => uid));
  return (
    toTree(tree, [])
      .filter(({ id }) => ids.has(id))
      // What a message holds is read by who opens the pod.
      .map(({ health, ...node }) => ({
        ...node,
        health: health && { status: health.status },
      }))
  );
}

function publicUrls(
  { services, entries }: ServiceNetwork,
  routes: RawManagedResource[],
): string[] {
  const listed = [...services, ...entries].flatMap(
    ({ networkingInfo }) => networkingInfo?.externalURLs ?? [],
  );
  // An annotation has a title before its address.
  const urls = listed
    .map(text => text.slice(text.indexOf('|') + 1))
    .filter(isAppUrl);
  const names = services.map(({ name }) => name);
  return [...new Set([...urls, ...routeAddresses(routes, names)])].sort();
}

function clusterAddress(
  service: RawTreeNode,
  targets: RawManagedResource[],
): string {
  const { name, namespace } = service;
  const [port] = servicePorts(
    targets.find(item => isSame(item, service))?.targetState,
  );
  const host = `${name}.${namespace}.svc`;
  return port === undefined ? host : `${host}:${port}`;
}
