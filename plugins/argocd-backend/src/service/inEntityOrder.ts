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

import { ApplicationView } from '@slipway/plugin-argocd-common';
import { ApplicationRecord } from '../record/ApplicationRecord';
import { CompareEnvironments } from '../record/environment';
import { hasFailed } from '../record/operation';
import { lastSync } from '../verdict/lastSync';

interface Ordered {
  record: Pick<ApplicationRecord, 'images' | 'operation'>;
  view: Pick<
    ApplicationView,
    'environment' | 'instance' | 'lastDeployment' | 'name'
  > & { verdict: Pick<ApplicationView['verdict'], 'code'> };
}

/**
 * Nothing of it was ever deployed, and no sync has failed, which somebody has to see to. It does not move while Argo CD
 * cannot compare it.
 */
function isEmpty({ record, view: { verdict, lastDeployment } }: Ordered) {
  const { images } = record;
  const sync = lastSync(record);
  return (
    lastDeployment === undefined &&
    (verdict.code === 'notDeployed' ||
      (verdict.code === 'cannotCompare' &&
        images.length === 0 &&
        !(sync && hasFailed(sync))))
  );
}

/** Compares applications of an entity by the order of promotion; what never got anything comes last. */
export function inEntityOrder(
  a: Ordered,
  b: Ordered,
  compareEnvironments: CompareEnvironments,
): number {
  return (
    Number(isEmpty(a)) - Number(isEmpty(b)) ||
    compareEnvironments(a.view.environment, b.view.environment) ||
    a.view.name.localeCompare(b.view.name) ||
    a.view.instance.localeCompare(b.view.instance)
  );
}
