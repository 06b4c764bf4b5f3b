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
import { apiPath, Manifest, ResourceKey } from '../../kubernetes/manifest';
import {
  inContext,
  invalidArgument,
  permissionDenied,
  unknownError,
} from '../errors';
import { parseFields, project as keepPaths } from '../fields';
import { streamLogs } from '../logs';
import { Application } from '../model';
import { clusterAway } from '../parts';
import { windowsOf } from '../syncWindows';
import { RouteContext } from './context';
import { createFinder, single } from './find';

const masked = '++++++++';

/** Values of a Secret as Argo CD hides them: the same ones the same, each other one with more signs. */
function hideSecret(manifest: Manifest, masks: Map<string, string>): Manifest {
  if (manifest.kind !== 'Secret') {
    return manifest;
  }
  const { stringData, data, ...rest } = manifest;
  const values = { ...(data as object), ...(stringData as object) };
  const hidden = Object.entries(values).map(([key, value]) => {
    const id = JSON.stringify([key, value]);
    const differing = [...masks.keys()].filter(other =>
      other.startsWith(JSON.stringify([key]).slice(0, -1)),
    );
    const mask = masks.get(id) ?? masked + '++++'.repeat(differing.length);
    masks.set(id, mask);
    return [key, mask];
  });
  return { ...rest, data: Object.fromEntries(hidden) } as Manifest;
}

/** Objects of an application: tree, events, states, logs, actions. */
export function addResourceRoutes(context: RouteContext) {
  const {
    router,
    world,
    cluster,
    controller,
    repositories,
    faults,
    authenticate,
  } = context;
  const { find, enforce, objectOf } = createFinder(context);

  const requireCluster = (what: string, path: string) => {
    if (faults.isBroken('cluster')) {
      throw unknownError(`${what}: ${clusterAway(path)}`);
    }
  };

  router.get('/applications/:name/resource-tree', (req, res) => {
    const nodes = controller.states.nodes(find(req));
    res.json(
      nodes.length > 0
        ? { nodes, hosts: [{ name: 'k3d-sandbox-agent-0' }], shardsCount: 1 }
        : {},
    );
  });

  router.get('/applications/:name/events', (req, res) => {
    const application = find(req);
    const uid = single(req.query.resourceUID);
    if (uid) {
      inContext('error getting app resources', () =>
        controller.states.nodes(application),
      );
      requireCluster(
        'error listing resource events',
        `/api/v1/namespaces/${single(
          req.query.resourceNamespace,
        )}/events?fieldSelector=involvedObject.uid%3D${uid}`,
      );
    }
    const items = uid ? cluster.events(uid) : applicationEvents(application);
    res.json({
      metadata: { resourceVersion: world.resourceVersion },
      items: items.length > 0 ? items : null,
    });
  });

  router.get('/applications/:name/managed-resources', (req, res) => {
    const application = find(req);
    const { name } = application.metadata;
    const keyFields = ['group', 'kind', 'namespace', 'name'] as const;
    const items = controller.states
      .objects(application)
      .filter(({ key }) =>
        keyFields.every(field => {
          const wanted = single(req.query[field]);
          return !wanted || key[field] === wanted;
        }),
      )
      .map(({ key, target, live }) => {
        const masks = new Map<string, string>();
        const text = (manifest: Manifest | undefined) =>
          manifest
            ? JSON.stringify(
                tracked(hideSecret(manifest, masks), key.namespace, name),
              )
            : 'null';
        return {
          ...(key.group && { group: key.group }),
          kind: key.kind,
          ...(key.namespace && { namespace: key.namespace }),
          name: key.name,
          targetState: text(target),
          liveState: text(live),
          normalizedLiveState: text(live),
          predictedLiveState: text(target),
          ...(live && { resourceVersion: '1' }),
          ...(JSON.stringify(target) !== JSON.stringify(live) && {
            modified: true,
          }),
        };
      });
    const fields = parseFields(req.query.fields);
    const answer = items.length > 0 ? { items } : {};
    res.json(fields ? keepPaths(answer, fields) ?? {} : answer);
  });

  router.get('/applications/:name/manifests', async (req, res) => {
    const { metadata, spec } = find(req);
    const { name } = metadata;
    const { source, destination } = spec;
    const revision = await repositories
      .resolve(
        source.repoURL,
        single(req.query.revision) || source.targetRevision || 'HEAD',
      )
      .catch(error => {
        throw unknownError((error as Error).message);
      });
    const manifests = await repositories
      .manifests(source, revision, { name, namespace: destination.namespace })
      .catch(error => {
        throw unknownError((error as Error).message);
      });
    const masks = new Map<string, string>();
    res.json({
      manifests: manifests.map(manifest =>
        JSON.stringify(
          tracked(hideSecret(manifest, masks), destination.namespace, name),
        ),
      ),
      namespace: destination.namespace,
      server: destination.server,
      revision,
      sourceType: 'Helm',
    });
  });

  router.get('/applications/:name/resource', (req, res) => {
    const application = find(req);
    const kind = single(req.query.kind);
    const name = single(req.query.resourceName);
    const pod =
      kind === 'Pod' ? cluster.pod(application.metadata.name, name) : undefined;
    const object = controller.states
      .objects(application)
      .find(({ key }) => key.kind === kind && key.name === name);
    const manifest =
      pod ?? (object?.live && hideSecret(object.live, new Map()));
    if (!manifest) {
      throw invalidArgument(
        `${kind} ${
          single(req.query.group) ?? ''
        } ${name} not found as part of application ${
          application.metadata.name
        }`,
      );
    }
    res.json({ manifest: JSON.stringify(manifest) });
  });

  const sendLogs = (req: Request, res: Parameters<typeof streamLogs>[1]) => {
    streamLogs(req, res, {
      clock: world.clock,
      authorize: () => {
        const application = find(req);
        enforce(req, application, 'logs', 'get');
        return application;
      },
      pods: application => {
        inContext('error getting app resource tree', () =>
          controller.states.nodes(application),
        );
        return cluster.pods(application.metadata.name);
      },
      isClusterAway: () => faults.isBroken('cluster'),
    });
  };
  router.get('/applications/:name/logs', sendLogs);
  router.get('/applications/:name/pods/:pod/logs', sendLogs);

  router.get('/applications/:name/syncwindows', (req, res) => {
    const application = find(req);
    const project = world.projects.get(application.spec.project);
    const { active, assigned, canSync } = windowsOf(
      project,
      application,
      world.clock.now(),
    );
    const shown = (windows: typeof active) =>
      windows.map(({ kind, schedule, duration, manualSync = false }) => ({
        kind,
        schedule,
        duration,
        manualSync,
      }));
    res.json({
      ...(active.length > 0 && { activeWindows: shown(active) }),
      ...(assigned.length > 0 && { assignedWindows: shown(assigned) }),
      ...(canSync && { canSync }),
      ...(!canSync && { canSync: false }),
    });
  });

  const resourceOf = (req: Request, application: Application) => {
    controller.states.nodes(application);
    const input = { ...req.query, ...req.body };
    const key = cluster
      .trackedBy(application.metadata.name)
      .find(
        ({ group, kind, namespace = '', name }) =>
          group === (input.group ?? '') &&
          kind === input.kind &&
          namespace === (input.namespace ?? '') &&
          name === input.resourceName,
      );
    if (!key) {
      throw invalidArgument(
        `${input.kind} ${input.group ?? ''} ${
          input.resourceName
        } not found as part of application ${application.metadata.name}`,
      );
    }
    return key;
  };

  const requireLive = (key: ResourceKey) =>
    requireCluster('error getting resource', apiPath(key));

  router.get('/applications/:name/resource/actions', (req, res) => {
    const application = find(req);
    const key = resourceOf(req, application);
    requireLive(key);
    const { kind } = key;
    const icon = (name: string) => ({ iconClass: `fa fa-fw fa-${name}` });
    res.json(
      kind === 'Deployment'
        ? {
            actions: [
              { name: 'resume', disabled: true, ...icon('play-circle') },
              {
                name: 'scale',
                params: [{ name: 'replicas' }],
                ...icon('plus-circle'),
              },
              { name: 'pause', ...icon('pause-circle') },
              { name: 'restart', ...icon('redo') },
            ],
          }
        : {},
    );
  });

  router.post('/applications/:name/resource/actions/v2', (req, res) => {
    const application = find(req);
    const { account } = authenticate(req);
    const { group = '', kind, action } = req.body;
    const right = `action/${group}/${kind}/${action}`;
    if (!world.can(account, 'applications', right, objectOf(application))) {
      throw permissionDenied();
    }
    const key = resourceOf(req, application);
    requireLive(key);
    if (key.kind !== 'Deployment' || action !== 'restart') {
      throw invalidArgument(`the sandbox cannot ${action} a ${kind}`);
    }
    cluster.restart(key);
    res.json({});
  });

  // No source of the sandbox is a chart of a chart repository.
  router.get('/applications/:name/revisions/:revision/chartdetails', req => {
    const { name } = find(req).metadata;
    throw unknownError(`no chart found for application: ${name}`);
  });

  router.get(
    '/applications/:name/revisions/:revision/metadata',
    async (req, res) => {
      const application = find(req);
      const { revision } = req.params;
      if (!/^[0-9a-f]{40}$/.test(revision)) {
        throw unknownError(`revision ${revision} must be resolved`);
      }
      res.json(
        await repositories.metadata(application.spec.source.repoURL, revision),
      );
    },
  );
}

/** An object as Argo CD shows it: with its tracking id. */
function tracked(
  manifest: Manifest,
  namespace: string | undefined,
  application: string,
): Manifest {
  const { apiVersion, kind, metadata } = manifest;
  const group = apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
  const trackingId = `${application}:${group}/${kind}:${namespace ?? ''}/${
    metadata.name
  }`;
  return {
    ...manifest,
    metadata: {
      ...metadata,
      ...(namespace && { namespace }),
      annotations: {
        ...metadata.annotations,
        'argocd.argoproj.io/tracking-id': trackingId,
      },
    },
  };
}

function applicationEvents({ metadata, status }: Application): object[] {
  return (status.history ?? []).map(
    ({ revision, deployedAt, initiatedBy }) => ({
      metadata: {
        name: `${metadata.name}.${revision.slice(0, 16)}`,
        namespace: metadata.namespace,
        creationTimestamp: deployedAt,
      },
      involvedObject: {
        kind: 'Application',
        namespace: metadata.namespace,
        name: metadata.name,
        uid: metadata.uid,
      },
      reason: 'OperationCompleted',
      message: `${
        initiatedBy.automated ? 'Initiated automated sync' : 'Sync'
      } to '${revision}' succeeded`,
      source: { component: 'argocd-application-controller' },
      firstTimestamp: deployedAt,
      lastTimestamp: deployedAt,
      count: 1,
      type: 'Normal',
      eventTime: null,
    }),
  );
}
