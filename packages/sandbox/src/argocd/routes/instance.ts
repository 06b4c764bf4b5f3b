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
import { invalidArgument } from '../errors';
import { clusterNotSynced } from '../parts';
import { RouteContext } from './context';

const resources = [
  'clusters',
  'projects',
  'applications',
  'applicationsets',
  'repositories',
  'write-repositories',
  'certificates',
  'accounts',
  'gpgkeys',
  'logs',
  'exec',
  'extensions',
];

const actions = [
  'get',
  'create',
  'update',
  'delete',
  'sync',
  'override',
  'action',
  'invoke',
];

export function addInstanceRoutes({
  router,
  world,
  repositories,
  faults,
  authenticate,
  enforce,
}: RouteContext) {
  const loggedIn = (req: Request) => {
    try {
      return authenticate(req).account;
    } catch {
      return undefined;
    }
  };

  router.get('/settings', (req, res) => {
    res.json({
      url: world.settings.url,
      appLabelKey: 'app.kubernetes.io/instance',
      googleAnalytics: { anonymizeUsers: true },
      help: {},
      trackingMethod: 'annotation',
      appsInAnyNamespaceEnabled: true,
      ...(loggedIn(req) && { controllerNamespace: world.namespace }),
    });
  });

  router.get('/session/userinfo', (req, res) => {
    const account = loggedIn(req);
    res.json(
      account ? { loggedIn: true, username: account, iss: 'argocd' } : {},
    );
  });

  router.get('/clusters', (req, res) => {
    const { account } = authenticate(req);
    const server = 'https://kubernetes.default.svc';
    // What the controller has found out is read from Redis.
    const info = faults.isBroken('redis')
      ? { connectionState: { status: '', message: '', attemptedAt: null } }
      : {
          connectionState: {
            ...(faults.isBroken('cluster')
              ? { status: 'Failed', message: clusterNotSynced }
              : { status: 'Successful', message: '' }),
            attemptedAt: world.now(),
          },
          serverVersion: 'v1.36.1',
        };
    const cluster = {
      server,
      name: 'in-cluster',
      config: { tlsClientConfig: { insecure: false } },
      ...info,
      info: {
        ...info,
        cacheInfo: {},
        applicationsCount: faults.isBroken('redis')
          ? 0
          : world.applications.size,
      },
    };
    res.json({
      metadata: {},
      items: world.can(account, 'clusters', 'get', server) ? [cluster] : null,
    });
  });

  // What is encoded in the path is no part of an action: rights to actions of resources cannot be asked for.
  router.get('/account/can-i/*', (req, res) => {
    const { account } = authenticate(req);
    const [resource, action, ...object] = (
      req.params as Record<string, string>
    )[0].split('/');
    if (!actions.includes(action)) {
      throw invalidArgument(
        `[${actions.join(' ')}] does not contain ${action}`,
      );
    }
    if (!resources.includes(resource)) {
      throw invalidArgument(
        `[${resources.join(' ')}] does not contain ${resource}`,
      );
    }
    res.json({
      value: world.can(account, resource, action, object.join('/'))
        ? 'yes'
        : 'no',
    });
  });

  router.get('/repositories', (req, res) => {
    enforce(req, 'repositories', 'get', '*');
    res.json({ metadata: {}, items: null });
  });

  // Filtered like every list: without the right it is empty, not refused.
  router.get('/repocreds', (req, res) => {
    const { account } = authenticate(req);
    const items = repositories.credentials
      .filter(({ url }) => world.can(account, 'repositories', 'get', url))
      .map(({ url, username }) => ({ url, username, type: 'git' }));
    res.json({ metadata: {}, items: items.length > 0 ? items : null });
  });
}
