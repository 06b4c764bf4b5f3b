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
import { deadlineExceeded, invalidArgument, permissionDenied } from '../errors';
import { listPaths, parseFields, project as keepPaths } from '../fields';
import { Application, refreshAnnotation } from '../model';
import { specErrors } from '../permitted';
import { parseSelector } from '../selector';
import { ComparisonError } from '../RepositoryServer';
import { streamApplications } from '../stream';
import { RouteContext } from './context';
import { createFinder, single } from './find';

const timeUnits: Record<string, number> = {
  H: 3_600_000,
  M: 60_000,
  S: 1_000,
  m: 1,
  u: 1e-3,
  n: 1e-6,
};

/** Milliseconds that a caller wants to wait for an answer. */
function timeoutOf(req: Request): number {
  const [, value, unit] =
    /^(\d{1,8})([HMSmun])$/.exec(req.get('grpc-timeout') ?? '') ?? [];
  return unit ? Number(value) * timeUnits[unit] : Infinity;
}

export function addApplicationRoutes(context: RouteContext) {
  const { router, world, repositories, faults, authenticate, enforce } =
    context;
  const { find, visible } = createFinder(context);

  router.get('/applications', (req, res) => {
    const { account } = authenticate(req);
    if (req.path.endsWith('/')) {
      // An empty name, which nobody may see.
      throw permissionDenied();
    }
    const projects = [req.query.project ?? req.query.projects ?? []]
      .flat()
      .map(String);
    const name = single(req.query.name);
    const namespace = single(req.query.appNamespace);
    const repo = single(req.query.repo);
    const matches = parseSelector(single(req.query.selector));
    const found = world
      .sortedApplications()
      .filter(application => visible(account, application))
      .filter(
        ({ spec }) => projects.length === 0 || projects.includes(spec.project),
      )
      .filter(({ metadata }) => matches(metadata.labels ?? {}))
      .filter(({ metadata }) => !namespace || metadata.namespace === namespace)
      .filter(({ spec }) => !repo || spec.source?.repoURL === repo)
      .filter(({ metadata }) => !name || metadata.name === name)
      // A name finds the first one only, in whatever namespace.
      .slice(0, name ? 1 : undefined)
      .map(withoutResourceHealth);
    const fields = parseFields(req.query.fields);
    if (!fields) {
      res.json({
        metadata: { resourceVersion: world.resourceVersion },
        items: found.length > 0 ? found : null,
      });
      return;
    }
    const known = listPaths(world.settings.version).map(
      path => `items.${path}`,
    );
    const paths = fields.filter(
      path =>
        path.join('.') === 'metadata.resourceVersion' ||
        known.includes(path.join('.')),
    );
    const texts = paths.map(path => path.join('.'));
    if (texts.some(text => texts.some(other => other.startsWith(`${text}.`)))) {
      res.status(500).json({ error: 'failed to marshal error message' });
      return;
    }
    const items = found.map(item => {
      const { operationState } = item.status;
      // A quirk of the projection: the operation's sync is in truth its result.
      const shown = operationState
        ? {
            ...item,
            status: {
              ...item.status,
              operationState: {
                ...operationState,
                operation: { sync: operationState.syncResult },
              },
            },
          }
        : item;
      const wanted = paths
        .filter(([first]) => first === 'items')
        .map(([, ...rest]) => rest);
      return withNulls(keepPaths(shown, wanted), wanted);
    });
    res.json({
      metadata: { resourceVersion: world.resourceVersion },
      items: items.length > 0 ? items : null,
    });
  });

  router.get('/stream/applications', (req, res) => {
    streamApplications(req, res, {
      world,
      faults,
      authorize: () => authenticate(req).account,
      visible,
    });
  });

  router.post('/applications', async (req, res) => {
    const { metadata, spec } = req.body as Application;
    if (!spec?.project) {
      throw invalidArgument('application.spec.project is required');
    }
    if (!/^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/.test(metadata?.name ?? '')) {
      throw invalidArgument(
        `application name "${metadata?.name}" is invalid: a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.'`,
      );
    }
    const object = `${spec.project}/${metadata.name}`;
    const upsert = req.query.upsert === 'true';
    const account = enforce(req, 'applications', 'create', object);
    const errors = specErrors({ spec }, world.projects.get(spec.project));
    if (errors.length > 0) {
      throw invalidArgument(
        `application spec for ${
          metadata.name
        } is invalid: InvalidSpecError: ${errors.join('; ')}`,
      );
    }
    if (req.query.validate !== 'false') {
      try {
        await repositories.resolve(
          spec.source.repoURL,
          spec.source.targetRevision ?? 'HEAD',
        );
      } catch (error) {
        const { code, status, text } = error as ComparisonError;
        const why =
          code === 'Unavailable'
            ? status
            : `rpc error: code = Unknown desc = error testing repository connectivity: ${text}`;
        throw invalidArgument(
          `application spec for ${metadata.name} is invalid: InvalidSpecError: repository not accessible: repositories not accessible: &Repository{Repo: "${spec.source.repoURL}", Type: "", Name: "", Project: ""}: repo client error while testing repository: ${why}`,
        );
      }
    }
    const existing = world.application(
      metadata.name,
      metadata.namespace ?? world.namespace,
    );
    if (!existing) {
      res.json(world.addApplication(pick(metadata), spec));
      return;
    }
    if (JSON.stringify(existing.spec) === JSON.stringify(spec)) {
      res.json(existing);
      return;
    }
    if (!upsert) {
      throw invalidArgument(
        'existing application spec is different, use upsert flag to force update',
      );
    }
    if (!world.can(account, 'applications', 'update', object)) {
      throw permissionDenied(
        `permission denied: applications, update, ${object}, sub: ${account}`,
      );
    }
    res.json(
      world.update(existing, draft => {
        draft.spec = spec;
        Object.assign(draft.metadata, pick(metadata));
      }),
    );
  });

  router.get('/applications/:name', async (req, res) => {
    const application = find(req);
    if (!req.query.refresh) {
      res.json(application);
      return;
    }
    const kind = req.query.refresh === 'hard' ? 'hard' : 'normal';
    world.requestRefresh(application, kind);
    // The controller is what ends it; Argo CD itself never gives up.
    const deadline = Date.now() + timeoutOf(req);
    while (application.metadata.annotations?.[refreshAnnotation]) {
      if (req.socket.destroyed) {
        return;
      }
      if (Date.now() > deadline) {
        throw deadlineExceeded();
      }
      await new Promise(resolve => setTimeout(resolve, 25));
    }
    res.json(application);
  });

  router.put('/applications/:name', (req, res) => {
    const application = find(req, 'update');
    res.json(
      world.update(application, draft => {
        draft.spec = req.body.spec;
      }),
    );
  });

  router.delete('/applications/:name', (req, res) => {
    const application = find(req, 'delete');
    world.update(application, draft => {
      draft.metadata.deletionTimestamp = world.now();
      if (req.query.cascade !== 'false') {
        draft.metadata.finalizers = ['resources-finalizer.argocd.argoproj.io'];
      }
    });
    res.json({});
  });
}

/** What a projected list shows as null where it is not there. */
const nullable = [
  'metadata.annotations',
  'metadata.deletionTimestamp',
  'metadata.labels',
  'spec.source',
  'spec.sourceHydrator',
  'spec.sources',
  'spec.syncPolicy',
];

function withNulls(projected: unknown, wanted: string[][]) {
  const answer: Record<string, object> = Object.assign({}, projected);
  for (const [parent, field] of wanted.filter(path =>
    nullable.includes(path.join('.')),
  )) {
    answer[parent] = { [field]: null, ...answer[parent] };
  }
  return answer;
}

/** A list does not have what only the tree knows. */
function withoutResourceHealth(application: Application): Application {
  const { status } = application;
  return {
    ...application,
    status: {
      ...status,
      ...(status.resources && {
        resources: status.resources.map(({ health: _, ...rest }) => rest),
      }),
    },
  };
}

/** What a request may set of an object's metadata; unknown fields are dropped without a word, as Argo CD does. */
export function pick(metadata: Application['metadata']) {
  const { name, namespace, labels, annotations, finalizers } = metadata;
  return JSON.parse(
    JSON.stringify({ name, namespace, labels, annotations, finalizers }),
  );
}
