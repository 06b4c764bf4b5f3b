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
  BackstageCredentials,
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  AuthorizeResult,
  Permission,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import { defaultGrants } from '../permissions/grants';
import { PortalPolicy } from '../permissions/PortalPolicy';

/** The groups of the sandbox's people. */
const groups: Record<string, string> = {
  maria: 'team-realtime',
  deniz: 'team-realtime',
  jonas: 'team-web',
  mallory: 'team-web',
  ada: 'platform',
};

/**
 * The portal's own policy, called in process: the test backend's tokens are not those that the permission back end
 * accepts. The way through that back end is shown by the browser tests.
 */
export const policyPermissions = createServiceFactory({
  service: coreServices.permissions,
  deps: {},
  factory: () => {
    const policy = new PortalPolicy({
      platformGroup: 'group:default/platform',
      grants: defaultGrants,
    });
    const decide = async (
      permission: Permission,
      credentials: BackstageCredentials,
    ): Promise<PolicyDecision> => {
      const { type, userEntityRef } = credentials.principal as {
        type: string;
        userEntityRef: string;
      };
      if (type === 'service') {
        return { result: AuthorizeResult.ALLOW };
      }
      const group = groups[userEntityRef.split('/')[1]];
      return policy.handle(
        { permission },
        {
          credentials,
          info: {
            userEntityRef,
            ownershipEntityRefs: [userEntityRef, `group:default/${group}`],
          },
        },
      );
    };
    return {
      authorize: (requests, { credentials }) =>
        Promise.all(
          requests.map(async ({ permission }) => {
            const { result } = await decide(permission, credentials);
            return {
              result:
                result === AuthorizeResult.ALLOW
                  ? AuthorizeResult.ALLOW
                  : AuthorizeResult.DENY,
            } as const;
          }),
        ),
      authorizeConditional: (requests, { credentials }) =>
        Promise.all(
          requests.map(({ permission }) => decide(permission, credentials)),
        ),
    };
  },
});
