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

import { PageLink } from '@slipway/plugin-argocd-common';
import { InstanceConfig, LinkPlaceholder } from '../config';

/** Deep links; one whose address needs what the application does not have is left out. */
export function deepLinks(
  { links }: Pick<InstanceConfig, 'links'>,
  values: Record<LinkPlaceholder, string | undefined>,
): PageLink[] {
  return links.flatMap(({ title, url }) => {
    let isWhole = true;
    const filled = url.replace(/\{(\w+)\}/g, (_, name: LinkPlaceholder) => {
      const value = values[name];
      isWhole &&= Boolean(value);
      // An address stands for itself, everything else is part of one.
      return name === 'repositoryUrl'
        ? String(value)
        : encodeURIComponent(String(value));
    });
    return isWhole ? { title, url: filled } : [];
  });
}
