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

import type { Request } from 'express';
import { AccessLevel } from '../../world/people';
import { requireActor, requireProject } from '../auth';
import { forbidden, GitlabError, missingParameter, notFound } from '../errors';
import { Hook } from '../model';
import { sendPage } from '../paging';
import { RouteContext } from './context';
import { requireGroup } from './groups';

const isTrue = (value: unknown, otherwise: boolean) =>
  value === undefined ? otherwise : String(value) === 'true';

/** Hooks of projects, of groups, and of the whole GitLab. */
export function addHookRoutes({
  router,
  world,
  render,
  webhooks,
}: RouteContext) {
  type Owner = Pick<Hook, 'group' | 'projectId'>;
  const owners: [string, (req: Request, need: 'read' | 'write') => Owner][] = [
    [
      '/projects/:id/hooks',
      (req, need) => ({
        projectId: requireProject(world, req, need, AccessLevel.maintainer)
          .project.id,
      }),
    ],
    [
      '/groups/:id/hooks',
      (req, need) => {
        const { group } = requireGroup(world, req, need, AccessLevel.owner);
        if (!world.options.isPaid) {
          throw new GitlabError(404, { error: '404 Not Found' });
        }
        return { group: group.path };
      },
    ],
    [
      '/hooks',
      (req, need) => {
        if (!requireActor(world, req, need).person?.isAdmin) {
          throw forbidden();
        }
        return {};
      },
    ],
  ];

  for (const [path, ownerOf] of owners) {
    const hooksOf = ({ group, projectId }: Owner) =>
      [...world.hooks.values()].filter(
        hook => hook.group === group && hook.projectId === projectId,
      );
    const hookOf = (req: Request, need: 'read' | 'write') => {
      const found = hooksOf(ownerOf(req, need)).find(
        ({ id }) => id === Number(req.params.hook),
      );
      if (!found) {
        throw notFound();
      }
      return found;
    };

    router.get(path, (req, res) => {
      sendPage(req, res, hooksOf(ownerOf(req, 'read')), render.hook);
    });

    router.post(path, (req, res) => {
      const owner = ownerOf(req, 'write');
      if (!req.body.url) {
        throw missingParameter('url');
      }
      if (!URL.canParse(req.body.url)) {
        throw new GitlabError(422, { error: 'Invalid url given' });
      }
      const hook: Hook = {
        ...owner,
        id: world.nextId(),
        url: req.body.url,
        token: req.body.token ?? '',
        pushEvents: isTrue(req.body.push_events, true),
        tagPushEvents: isTrue(req.body.tag_push_events, false),
        sslVerification: isTrue(req.body.enable_ssl_verification, true),
        createdAt: world.clock.now(),
        deliveries: [],
      };
      world.hooks.set(hook.id, hook);
      res.status(201).json(render.hook(hook));
    });

    router.put(`${path}/:hook`, (req, res) => {
      const hook = hookOf(req, 'write');
      hook.token = req.body.token ?? hook.token;
      hook.pushEvents = isTrue(req.body.push_events, hook.pushEvents);
      hook.tagPushEvents = isTrue(req.body.tag_push_events, hook.tagPushEvents);
      res.json(render.hook(hook));
    });

    router.delete(`${path}/:hook`, (req, res) => {
      world.hooks.delete(hookOf(req, 'write').id);
      res.status(204).end();
    });

    if (path === '/hooks') {
      // GitLab does not show the deliveries of its own hooks.
      continue;
    }

    router.get(`${path}/:hook/events`, (req, res) => {
      const hook = hookOf(req, 'read');
      sendPage(req, res, hook.deliveries, delivery =>
        render.delivery(hook, delivery),
      );
    });

    router.post(`${path}/:hook/test/push_events`, async (req, res) => {
      const hook = hookOf(req, 'write');
      const project = [...world.projects.values()].find(
        ({ namespace, id }) =>
          namespace === hook.group || id === hook.projectId,
      );
      if (!project) {
        throw new GitlabError(422, {
          message: 'Ensure the project has at least one commit.',
        });
      }
      const { status } = await webhooks.test(hook, project);
      res.status(status >= 200 && status < 300 ? 201 : 422).json({
        message: `${status} ${status === 0 ? 'no answer' : ''}`.trim(),
      });
    });
  }
}
