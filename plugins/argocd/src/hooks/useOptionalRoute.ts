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

import {
  RouteRef,
  useRouteRef as useLegacyRouteRef,
} from '@backstage/core-plugin-api';
import {
  AnyRouteRefParams,
  coreApis,
  RouteFunc,
  useApiHolder,
  useRouteRef,
} from '@backstage/frontend-plugin-api';

function useLegacyRoute<TParams extends AnyRouteRefParams>(
  ref: RouteRef<TParams>,
): RouteFunc<TParams> | undefined {
  try {
    return useLegacyRouteRef(ref);
  } catch {
    // It has called all its hooks before it throws.
    return undefined;
  }
}

/** Makes addresses of a route in either frontend system; `undefined` where the app has no such route. */
export function useOptionalRoute<TParams extends AnyRouteRefParams>(
  ref: RouteRef<TParams>,
): RouteFunc<TParams> | undefined {
  // An app is of one system, so that the hooks stay the same.
  const isLegacy = !useApiHolder().get(coreApis.routeResolution);
  const useRoute = isLegacy ? useLegacyRoute : useRouteRef;
  return useRoute(ref);
}
