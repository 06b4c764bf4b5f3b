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

import PromiseRouter from 'express-promise-router';
import { json, Router } from 'express';
import { requireActor } from './auth';
import { GitlabWorld } from './GitlabWorld';

/** GraphQL as far as Backstage asks it: who the members of a group are. */
export function createGraphqlRouter(world: GitlabWorld): Router {
  const router = PromiseRouter();
  router.post('/api/graphql', json(), (req, res) => {
    const { person } = requireActor(world, req, 'read');
    const { query, variables } = req.body;
    if (!/\bgroupMembers\b/.test(query)) {
      res.json({ errors: [{ message: 'The sandbox does not answer this.' }] });
      return;
    }
    const group = world.groupAt(String(variables.group));
    // Missing and invisible look alike.
    if (!group || world.accessLevel(person, group.path) === 0) {
      res.json({ data: { group: null } });
      return;
    }
    const isInherited = variables.relations.includes('INHERITED');
    const members = world.accounts.filter(
      account =>
        group.members[account.username] !== undefined ||
        (isInherited && world.accessLevel(account, group.path) > 0),
    );
    res.json({
      data: {
        group: {
          groupMembers: {
            nodes: members.map(({ id, username, name }) => ({
              user: {
                id: `gid://gitlab/User/${id}`,
                username,
                name,
                publicEmail: null,
                state: 'active',
                webUrl: `${world.baseUrl}/${username}`,
                avatarUrl: null,
              },
            })),
            pageInfo: { endCursor: null, hasNextPage: false },
          },
        },
      },
    });
  });
  return router;
}
