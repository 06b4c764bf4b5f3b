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

import { requireProject } from '../auth';
import { notFound } from '../errors';
import { Project } from '../model';
import { sendPage } from '../paging';
import { RouteContext } from './context';

/** The container registry as GitLab's API shows it: image repositories of a project, and their tags. */
export function addRegistryRoutes({ router, world, registry }: RouteContext) {
  const ids = new Map<string, number>();
  const repositoriesOf = (project: Project) => {
    const path = world.fullPath(project);
    return registry
      .repositories()
      .filter(name => `${name}/`.startsWith(`${path}/`))
      .map(name => {
        const id = ids.get(name) ?? world.nextId();
        ids.set(name, id);
        return {
          id,
          name: name.slice(path.length + 1),
          path: name,
          project_id: project.id,
          location: `${registry.host}/${name}`,
          created_at: new Date(world.clock.now()).toISOString(),
          cleanup_policy_started_at: null,
          status: null,
        };
      });
  };

  router.get('/projects/:id/registry/repositories', (req, res) => {
    const { project } = requireProject(world, req, 'read');
    sendPage(req, res, repositoriesOf(project), repository => repository);
  });

  router.get('/projects/:id/registry/repositories/:rid/tags', (req, res) => {
    const { project } = requireProject(world, req, 'read');
    const repository = repositoriesOf(project).find(
      ({ id }) => id === Number(req.params.rid),
    );
    if (!repository) {
      throw notFound('Container Repository');
    }
    // Lists have no times.
    sendPage(req, res, registry.tags(repository.path).sort(), name => ({
      name,
      path: `${repository.path}:${name}`,
      location: `${repository.location}:${name}`,
    }));
  });

  router.get(
    '/projects/:id/registry/repositories/:rid/tags/:tag',
    (req, res) => {
      const { project } = requireProject(world, req, 'read');
      const repository = repositoriesOf(project).find(
        ({ id }) => id === Number(req.params.rid),
      );
      const tag = repository && registry.tag(repository.path, req.params.tag);
      if (!repository || !tag) {
        throw notFound('Tag');
      }
      res.json({
        name: req.params.tag,
        path: `${repository.path}:${req.params.tag}`,
        location: `${repository.location}:${req.params.tag}`,
        digest: tag.digest,
        created_at: new Date(tag.pushedAt).toISOString(),
        total_size: tag.size,
      });
    },
  );
}
