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

import { APPLICATION_ENVIRONMENT_LABEL } from '@slipway/plugin-argocd-common';

const wellKnownOrder = ['dev', 'staging', 'production'];

/**
 * The environment that an application deploys to: its `environment` label, else what its name has after the entity's,
 * else its whole name.
 */
export function environmentOf(
  application: { name: string; labels: Record<string, string> },
  entityName: string,
): string {
  const label = application.labels[APPLICATION_ENVIRONMENT_LABEL];
  if (label) {
    return label;
  }
  const prefix = `${entityName}-`;
  return application.name.startsWith(prefix)
    ? application.name.slice(prefix.length)
    : application.name;
}

/** Orders environments: dev, staging, production, then by name. */
export function compareEnvironments(a: string, b: string): number {
  const rank = (name: string) => {
    const index = wellKnownOrder.indexOf(name);
    return index < 0 ? wellKnownOrder.length : index;
  };
  return rank(a) - rank(b) || a.localeCompare(b);
}
