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

import { createApp } from '@backstage/frontend-defaults';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import { catalogModule } from './modules/catalog';
import { entityPageModule } from './modules/entityPage';
import { homePlugin } from './modules/home';
import { layoutModule } from './modules/layout';
import { navModule } from './modules/nav';
import { overviewModule } from './modules/overview';
import { scmAuthModule } from './modules/scmAuth';
import { signInModule } from './modules/signIn';
import { themeModule } from './modules/theme';

export default createApp({
  features: [
    catalogPlugin,
    catalogModule,
    entityPageModule,
    homePlugin,
    layoutModule,
    navModule,
    overviewModule,
    scmAuthModule,
    signInModule,
    themeModule,
  ],
});
