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

import { Entity } from '@backstage/catalog-model';
import { EntityApplications } from '@slipway/plugin-argocd-common';
import { EmptyState } from './EmptyState';
import { NoPermissionState } from './NoPermissionState';

/** There is no application to show: all are hidden from this user, or none is linked. */
export function NothingState(props: {
  entity: Entity;
  data: EntityApplications;
}) {
  const { hidden, annotated } = props.data;
  return hidden > 0 ? (
    <NoPermissionState />
  ) : (
    <EmptyState entity={props.entity} annotated={annotated} />
  );
}
