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

/** An environment by its name; of several applications in it, with what tells one from the others, as the headline does. */
export function environmentLabel(
  application: ApplicationView,
  applications: ApplicationView[],
): string {
  const { environment, instance, name } = application;
  const others = applications.filter(
    other => other !== application && other.environment === environment,
  );
  if (others.length === 0) {
    return environment;
  }
  return others.some(other => other.instance === instance)
    ? `${environment} (${name})`
    : `${environment} (${instance})`;
}
