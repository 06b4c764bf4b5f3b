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

import { Route } from '@playwright/test';

/** Lets the portal answer, and changes what the browser gets; an answer that nothing has changed stays as it is. */
export async function changeAnswer<Body>(
  route: Route,
  change: (body: Body) => object,
): Promise<void> {
  const response = await route.fetch({ maxRetries: 3 });
  await route.fulfill(
    response.status() === 304
      ? { response }
      : { response, json: change(await response.json()) },
  );
}
