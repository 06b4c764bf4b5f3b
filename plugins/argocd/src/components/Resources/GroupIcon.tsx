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

import { ResourceCategory, ResourceNode } from '@slipway/plugin-argocd-common';
import { categoryIcon, ResourceIcon } from '../ResourceState';
import styles from './Graph.module.css';

/** What a group is for; of workloads, which are alike because none of them needs attention, how they are. */
export function GroupIcon(props: {
  category: ResourceCategory;
  members: ResourceNode[];
  isOld: boolean;
}) {
  const { category, members, isOld } = props;
  if (category === 'workload') {
    return <ResourceIcon node={members[0]} isOld={isOld} />;
  }
  const Category = categoryIcon(category);
  return <Category size={16} aria-hidden className={styles.quiet} />;
}
