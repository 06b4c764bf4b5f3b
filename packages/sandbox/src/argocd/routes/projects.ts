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

import { AdmissionError } from '../../kubernetes/AdmissionPolicies';
import { keyOf, Manifest } from '../../kubernetes/manifest';
import { invalidArgument, notFound, permissionDenied } from '../errors';
import { parseFields, project as keepPaths } from '../fields';
import { pick } from './applications';
import { RouteContext } from './context';

export function addProjectRoutes({
  router,
  world,
  cluster,
  authenticate,
  enforce,
}: RouteContext) {
  /** What the cluster refuses is Argo CD's own refusal. */
  const admit = (manifest: Manifest) => {
    try {
      cluster.admit(
        world.users.server,
        keyOf(manifest, world.namespace),
        manifest,
        world.stored(manifest),
      );
    } catch (error) {
      if (!(error instanceof AdmissionError)) {
        throw error;
      }
      throw error.reason === 'Forbidden'
        ? permissionDenied(error.message)
        : invalidArgument(error.message);
    }
  };

  router.get('/projects', (req, res) => {
    const { account } = authenticate(req);
    const items = [...world.projects.values()]
      .filter(({ metadata }) =>
        world.can(account, 'projects', 'get', metadata.name),
      )
      .sort((a, b) => (a.metadata.name < b.metadata.name ? -1 : 1));
    const answer = {
      metadata: { resourceVersion: world.resourceVersion },
      items: items.length > 0 ? items : null,
    };
    const fields = parseFields(req.query.fields);
    res.json(fields ? keepPaths(answer, fields) ?? {} : answer);
  });

  router.get('/projects/:name', (req, res) => {
    enforce(req, 'projects', 'get', req.params.name);
    const project = world.projects.get(req.params.name);
    if (!project) {
      throw notFound(`appprojects.argoproj.io "${req.params.name}" not found`);
    }
    res.json(project);
  });

  router.post('/projects', (req, res) => {
    const { project, upsert } = req.body;
    const name = project?.metadata?.name ?? '';
    const account = enforce(req, 'projects', 'create', name);
    if (!/^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/.test(name)) {
      throw invalidArgument(`name: Invalid value: "${name}"`);
    }
    const existing = world.projects.get(name);
    if (upsert && !world.can(account, 'projects', 'update', name)) {
      throw permissionDenied(
        `permission denied: projects, update, ${name}, sub: ${account}`,
      );
    }
    if (
      existing &&
      JSON.stringify(existing.spec) === JSON.stringify(project.spec)
    ) {
      res.json(existing);
      return;
    }
    if (existing && !upsert) {
      throw invalidArgument(
        'existing project spec is different; use upsert flag to force update; difference in keys "SourceRepos"',
      );
    }
    admit({
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'AppProject',
      metadata: project.metadata,
      spec: project.spec,
    });
    res.json(world.addProject(name, project.spec, pick(project.metadata)));
  });

  router.delete('/projects/:name', (req, res) => {
    enforce(req, 'projects', 'delete', req.params.name);
    const { name } = req.params;
    if (!world.projects.has(name)) {
      throw notFound(`appprojects.argoproj.io "${name}" not found`);
    }
    const used = world
      .sortedApplications()
      .filter(({ spec }) => spec.project === name).length;
    if (used > 0) {
      throw invalidArgument(`project is referenced by ${used} applications`);
    }
    world.projects.delete(name);
    res.json({});
  });
}
