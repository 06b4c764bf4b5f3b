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

/** The environment that an application's `environment` label names, else what its name has after the entity's. */
export function knownEnvironmentOf(
  application: { name: string; labels: Record<string, string> },
  entityName: string,
): string | undefined {
  const label = application.labels[APPLICATION_ENVIRONMENT_LABEL];
  const prefix = `${entityName}-`;
  const isNamed = entityName && application.name.startsWith(prefix);
  return (
    label || (isNamed ? application.name.slice(prefix.length) : '') || undefined
  );
}

/** The environment that an application deploys to; where none is known its whole name. */
export function environmentOf(
  application: { name: string; labels: Record<string, string> },
  entityName: string,
): string {
  return knownEnvironmentOf(application, entityName) ?? application.name;
}

/** Compares two environments by their place on the way of a change. */
export type CompareEnvironments = (a: string, b: string) => number;

/**
 * Orders environments as they are configured, all others after them by name.
 *
 * @param order - names in the order of promotion
 */
export function inPromotionOrder(order: string[]): CompareEnvironments {
  const rank = (name: string) => {
    const index = order.indexOf(name);
    return index < 0 ? order.length : index;
  };
  return (a, b) => rank(a) - rank(b) || a.localeCompare(b);
}
