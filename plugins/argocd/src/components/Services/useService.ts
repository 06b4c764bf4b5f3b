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

import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import {
  applicationKey,
  ApplicationView,
  ServiceDetails,
} from '@slipway/plugin-argocd-common';
import { argocdApiRef } from '../../api';
import { useIsLost } from '../../connection';
import { Loaded, useLoaded } from '../../hooks/useLoaded';

/** Pods go on while their application stays as it is. */
const everyMs = 15_000;

/** What runs of the service that an entity names, in one application. */
export function useService(
  entity: Entity,
  application: ApplicationView,
  isOneService: boolean,
): Loaded<ServiceDetails | undefined> {
  const api = useApi(argocdApiRef);
  const isLost = useIsLost();
  const { instance, namespace, name, standing, health } = application;
  const component = stringifyEntityRef(entity);
  return useLoaded(
    async () =>
      isOneService
        ? api.getService({ instance, namespace, name }, component)
        : undefined,
    [api, isOneService, standing.readAt, health.status],
    isOneService && !isLost ? everyMs : undefined,
    `${component} ${applicationKey(application)}`,
  );
}
