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
import {
  applicationKey,
  EntityApplications,
} from '@slipway/plugin-argocd-common';
import { useRef } from 'react';

/**
 * Names of applications that this entity had since the page was opened and has no more. It is unknown for an instance
 * that is still being read.
 */
export function useGone(
  entity: Entity,
  data: EntityApplications | undefined,
): string[] {
  const entityRef = stringifyEntityRef(entity);
  const seen = useRef({
    entityRef,
    names: new Map<string, { name: string; instance: string }>(),
  });
  if (seen.current.entityRef !== entityRef) {
    seen.current = { entityRef, names: new Map() };
  }
  if (!data) {
    return [];
  }
  const present = new Set(data.applications.map(applicationKey));
  for (const application of data.applications) {
    const { name, instance } = application;
    seen.current.names.set(applicationKey(application), { name, instance });
  }
  const starting = data.instances
    .filter(({ status }) => status === 'starting')
    .map(({ name }) => name);
  return [...seen.current.names].flatMap(([key, { name, instance }]) =>
    present.has(key) || starting.includes(instance) ? [] : [name],
  );
}
