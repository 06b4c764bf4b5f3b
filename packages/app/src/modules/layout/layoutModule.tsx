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
  coreExtensionData,
  createFrontendModule,
  PageLayout,
} from '@backstage/frontend-plugin-api';
import appPlugin from '@backstage/plugin-app';
import { SwappableComponentBlueprint } from '@backstage/plugin-app-react';
import { AppFrame } from './AppFrame';
import { HeadedPage } from './HeadedPage';

const layout = appPlugin.getExtension('app/layout').override({
  factory: (_, { inputs }) => [
    coreExtensionData.reactElement(
      <AppFrame nav={inputs.nav.get(coreExtensionData.reactElement)}>
        {inputs.content.get(coreExtensionData.reactElement)}
      </AppFrame>,
    ),
  ],
});

const pageLayout = SwappableComponentBlueprint.make({
  name: 'core-page-layout',
  params: define => define({ component: PageLayout, loader: () => HeadedPage }),
});

/** The frame of all pages: the menu beside them, and the head that each has. */
export const layoutModule = createFrontendModule({
  pluginId: 'app',
  extensions: [layout, pageLayout],
});
