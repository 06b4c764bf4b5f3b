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

import { renderInTestApp } from '@backstage/frontend-test-utils';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { ArgocdApi } from '@slipway/plugin-argocd-common';
import { ReactElement } from 'react';
import { argocdApiRef } from '../api';
import { entity } from './fixtures';
import { fakeSignals } from './signals';

/** Renders something of an entity page; signals are played where they are there. */
export function renderOnEntityPage(
  element: ReactElement,
  api: ArgocdApi,
  options: { signals?: boolean } = {},
) {
  const signals = fakeSignals();
  const content = <EntityProvider entity={entity}>{element}</EntityProvider>;
  if (options.signals) {
    renderInTestApp(content, {
      apis: [
        [argocdApiRef, api],
        [signalApiRef, signals.api],
      ],
    });
  } else {
    renderInTestApp(content, { apis: [[argocdApiRef, api]] });
  }
  return signals;
}
