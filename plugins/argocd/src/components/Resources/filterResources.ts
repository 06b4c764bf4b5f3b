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

import { ResourceNode } from '@slipway/plugin-argocd-common';
import { isRemarkable } from '../ResourceState';

export interface ResourceFilter {
  search: string;
  onlyFailing: boolean;
  /** Only what is not as in Git. */
  onlyDiffering?: boolean;
  kind?: string;
}

export const differs = ({ sync, requiresPruning }: ResourceNode) =>
  sync === 'OutOfSync' || requiresPruning === true;

/** The resources that a person looks for: words in kind, name or namespace, and what is in trouble. */
export function filterResources(
  nodes: ResourceNode[],
  { search, onlyFailing, onlyDiffering, kind }: ResourceFilter,
): ResourceNode[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return nodes.filter(node => {
    const text = `${node.kind} ${node.name} ${
      node.namespace ?? ''
    }`.toLowerCase();
    return (
      words.every(word => text.includes(word)) &&
      (!onlyFailing || (isRemarkable(node) && !differsOnly(node))) &&
      (!onlyDiffering || differs(node)) &&
      (!kind || node.kind === kind)
    );
  });
}

function differsOnly(node: ResourceNode): boolean {
  return differs(node) && (!node.health || node.health.status === 'Healthy');
}
