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

import { Box } from '@slipway/box';

/**
 * Checks trees in the process of the test: to start another one for each takes three times as long as the check itself.
 * What the box keeps apart is tested where it is, and by portals that are started with it.
 */
export function checkInProcess(): void {
  const asJson = (value: unknown) => JSON.parse(JSON.stringify(value));
  jest
    .spyOn(Box.prototype, 'run')
    .mockImplementation(async ({ module, input }) =>
      asJson(await jest.requireActual(module).run(asJson(input))),
    );
}
