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
  failedPrecondition,
  invalidArgument,
  permissionDenied,
} from '../errors';
import { Application, OperationResource } from '../model';
import { repositoryServerAway } from '../parts';
import { windowsOf } from '../syncWindows';
import { RouteContext } from './context';
import { createFinder } from './find';

function withoutEmptyGroup({ group, ...rest }: OperationResource) {
  return group ? { group, ...rest } : rest;
}

/** Sync, rollback and terminate: each requests an operation, which the controller carries out. */
export function addOperationRoutes(context: RouteContext) {
  const { router, world, faults, authenticate } = context;
  const { find, enforce } = createFinder(context);

  const refuseWhileBusy = ({ operation, status }: Application) => {
    if (
      operation ||
      ['Running', 'Terminating'].includes(status.operationState?.phase ?? '')
    ) {
      throw failedPrecondition('another operation is already in progress');
    }
  };

  router.post('/applications/:name/sync', (req, res) => {
    const application = find(req, 'sync');
    const { metadata, status, spec } = application;
    if (metadata.deletionTimestamp) {
      throw failedPrecondition('application is deleting');
    }
    const { revision } = req.body;
    if (revision && revision !== spec.source.targetRevision) {
      if (world.settings.requireOverridePrivilege) {
        enforce(req, application, 'applications', 'override');
      }
      if (spec.syncPolicy?.automated && !req.body.dryRun) {
        throw failedPrecondition(
          `Cannot sync to ${revision}: auto-sync currently set to ${spec.source.targetRevision}`,
        );
      }
    }
    const project = world.projects.get(spec.project);
    if (!windowsOf(project, application, world.clock.now()).canSync) {
      throw permissionDenied('cannot sync: blocked by sync window');
    }
    const isCommit = /^[0-9a-f]{40}$/.test(revision ?? '');
    if (faults.isBroken('repositoryServer') && !isCommit) {
      throw failedPrecondition(
        `error resolving repo revision: rpc error: code = Unavailable desc = ${repositoryServerAway}`,
      );
    }
    refuseWhileBusy(application);
    const { account } = authenticate(req);
    res.json(
      world.update(application, draft => {
        draft.operation = {
          sync: {
            revision: revision ?? status.sync.revision,
            // Go leaves out what is false or empty.
            prune: req.body.prune || undefined,
            dryRun: req.body.dryRun || undefined,
            syncStrategy: req.body.strategy,
            resources: req.body.resources?.map(withoutEmptyGroup),
            source: spec.source,
            syncOptions:
              req.body.syncOptions?.items ?? spec.syncPolicy?.syncOptions,
          },
          initiatedBy: { username: account },
          ...(req.body.infos && { info: req.body.infos }),
          retry: {},
        };
      }),
    );
  });

  router.post('/applications/:name/rollback', (req, res) => {
    const application = find(req, 'sync');
    const { metadata, spec, status } = application;
    if (metadata.deletionTimestamp) {
      throw failedPrecondition('application is deleting');
    }
    const policy = spec.syncPolicy?.automated;
    if (policy && policy.enabled !== false) {
      throw failedPrecondition(
        'rollback cannot be initiated when auto-sync is enabled',
      );
    }
    const deployment = status.history?.find(({ id }) => id === req.body.id);
    if (!deployment) {
      throw invalidArgument(
        `application ${metadata.namespace}/${metadata.name} does not have deployment with id ${req.body.id}`,
      );
    }
    refuseWhileBusy(application);
    const { account } = authenticate(req);
    res.json(
      world.update(application, draft => {
        draft.operation = {
          sync: {
            revision: deployment.revision,
            prune: req.body.prune || undefined,
            dryRun: req.body.dryRun || undefined,
            syncStrategy: { apply: {} },
            source: deployment.source,
            syncOptions: spec.syncPolicy?.syncOptions,
          },
          initiatedBy: { username: account },
          retry: {},
        };
      }),
    );
  });

  router.delete('/applications/:name/operation', (req, res) => {
    const application = find(req, 'sync');
    // One that nobody has begun takes its predecessor's state with it.
    if (!application.operation || !application.status.operationState) {
      throw invalidArgument(
        'Unable to terminate operation. No operation is in progress',
      );
    }
    world.update(application, draft => {
      draft.status.operationState!.phase = 'Terminating';
    });
    res.json({});
  });
}
