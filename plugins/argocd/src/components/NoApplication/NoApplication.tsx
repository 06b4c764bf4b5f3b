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
import { useIsLost } from '../../connection';
import { Headline } from '../Headline';
import { PageState } from '../PageState';

/** That an entity has no application; where an Argo CD has not answered, that it is not known. */
export function NoApplication(props: {
  data: EntityApplications;
  entity: Entity;
  size: 'page' | 'card';
}) {
  const { data, entity, size } = props;
  const isLost = useIsLost();
  return data.headline.code === 'notAnswering' ? (
    <Headline headline={data.headline} size={size} isOld={isLost} />
  ) : (
    <PageState state="empty" entity={entity} annotated={data.annotated} />
  );
}
