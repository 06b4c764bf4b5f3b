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
  createFrontendModule,
  IdentityApi,
} from '@backstage/frontend-plugin-api';
import { SignInPageBlueprint } from '@backstage/plugin-app-react';
import { useEffect } from 'react';

/** Somebody of the team that owns what the scenes show. */
const maria: IdentityApi = {
  getBackstageIdentity: async () => ({
    type: 'user',
    userEntityRef: 'user:default/maria',
    ownershipEntityRefs: ['user:default/maria', 'group:default/team-realtime'],
  }),
  getCredentials: async () => ({}),
  getProfileInfo: async () => ({ displayName: 'Maria Example' }),
  signOut: async () => {},
};

/** Signs in without asking. */
export const signInModule = createFrontendModule({
  pluginId: 'app',
  extensions: [
    SignInPageBlueprint.make({
      params: {
        loader:
          async () =>
          ({ onSignInSuccess }) => {
            useEffect(() => onSignInSuccess(maria), [onSignInSuccess]);
            return null;
          },
      },
    }),
  ],
});
