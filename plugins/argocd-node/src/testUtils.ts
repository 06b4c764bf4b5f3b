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

/**
 * A fake for the Argo CD back end in tests of other plugins.
 *
 * @packageDocumentation
 */

import { createServiceFactory } from '@backstage/backend-plugin-api';
import { ArgocdService } from './ArgocdService';
import { argocdServiceRef } from './argocdServiceRef';

/** What awaits a value, or prints it, asks it for these. */
const notMethods = ['then', 'toJSON', 'asymmetricMatch'];

/** Methods that a test does not give fail with a sentence that names them. */
function incomplete(given: Partial<ArgocdService>): ArgocdService {
  return new Proxy(given as ArgocdService, {
    get: (target, name) =>
      Reflect.get(target, name) ??
      (typeof name === 'symbol' || notMethods.includes(name)
        ? undefined
        : async () => {
            throw new Error(
              `argocdServiceMock: ${name} is called, and the test gives none`,
            );
          }),
  });
}

/**
 * The service with the methods that a test gives; every other fails when it is called.
 *
 * @public
 */
export function argocdServiceMock(
  methods: Partial<ArgocdService> = {},
): ArgocdService {
  return incomplete(methods);
}

/**
 * A factory of {@link argocdServiceMock} for `startTestBackend`.
 *
 * @public
 */
argocdServiceMock.factory = (methods: Partial<ArgocdService> = {}) =>
  createServiceFactory({
    service: argocdServiceRef,
    deps: {},
    factory: () => incomplete(methods),
  });
