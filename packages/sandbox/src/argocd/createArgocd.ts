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

import express, { Request } from 'express';
import PromiseRouter from 'express-promise-router';
import { escapeHtml } from '../http/page';
import { Cluster } from '../kubernetes/Cluster';
import { Manifest } from '../kubernetes/manifest';
import { ArgocdWorld } from './ArgocdWorld';
import { Controller } from './Controller';
import { errorHandler, permissionDenied, unauthenticated } from './errors';
import { createFaultControl } from './createFaultControl';
import { Faults } from './faults';
import { RepositoryServer } from './RepositoryServer';
import { createWebhook } from './createWebhook';
import { addAccountRoutes } from './routes/accounts';
import { addApplicationRoutes } from './routes/applications';
import { addInstanceRoutes } from './routes/instance';
import { addOperationRoutes } from './routes/operations';
import { addApplicationSetRoutes } from './routes/applicationSets';
import { addProjectRoutes } from './routes/projects';
import { addResourceRoutes } from './routes/resources';
import { revoked, verifyToken } from './tokens';
import { createWebRouter } from './web';

/** Argo CD's API server as far as the portal calls it, below an optional root path. */
export function createArgocd(options: {
  world: ArgocdWorld;
  cluster: Cluster;
  controller: Controller;
  repositories: RepositoryServer;
  faults: Faults;
  rootPath: string;
  title: string;
  /** Takes what somebody applies in the cluster. */
  apply: (manifest: Manifest) => void;
}) {
  const { world, cluster, controller, repositories, faults } = options;
  const authenticate = (req: Request) => {
    const bearer = /^Bearer (.+)$/i.exec(req.get('authorization') ?? '')?.[1];
    const verified = verifyToken(
      bearer,
      world.clock.now() / 1000,
      world.revokedTokens,
    );
    if (faults.current === 'tokenRevoked' && verified.account !== 'admin') {
      throw revoked(verified);
    }
    if (verified.account === 'admin' && world.settings.isAdminOff) {
      throw unauthenticated('invalid session: account admin is disabled');
    }
    return verified;
  };
  const enforce = (
    req: Request,
    resource: string,
    action: string,
    object: string,
  ) => {
    const { account } = authenticate(req);
    if (!world.can(account, resource, action, object)) {
      throw permissionDenied(
        `permission denied: ${resource}, ${action}, ${object}, sub: ${account}`,
      );
    }
    return account;
  };

  const router = PromiseRouter();
  // Argo CD takes exactly this type, without a charset, for everything that is not a GET.
  router.use((req, res, next) => {
    if (
      req.method !== 'GET' &&
      req.get('content-type') !== 'application/json'
    ) {
      res.status(415).type('text/plain').send('Invalid content type\n');
      return;
    }
    next();
  });
  router.use(express.json({ limit: '5mb', strict: false }));
  // What is encoded in a name is still no name.
  router.param('name', (_req, res, next, name) => {
    if (name.includes('/')) {
      res.status(404).type('text/plain').send('Not Found\n');
      return;
    }
    next();
  });
  const context = {
    router,
    world,
    cluster,
    controller,
    repositories,
    faults,
    authenticate,
    enforce,
  };
  addApplicationRoutes(context);
  addOperationRoutes(context);
  addResourceRoutes(context);
  addProjectRoutes(context);
  addApplicationSetRoutes(context);
  addInstanceRoutes(context);
  addAccountRoutes(context);
  // The header tells a comparison with a real Argo CD that it is the sandbox that lacks the route.
  router.use((_req, res) => {
    res
      .status(404)
      .set('x-sandbox', 'no-such-route')
      .type('text/plain')
      .send('Not Found\n');
  });

  const root = express.Router();
  root.use('/api', faults.middleware);
  root.get('/api/version', (req, res) => {
    let known = true;
    try {
      authenticate(req);
    } catch {
      known = false;
    }
    res.json({
      Version: `${world.settings.version}+sandbox`,
      ...(known && { HelmVersion: 'v4.2.3' }),
    });
  });
  root.use(createWebhook(world, faults));
  root.use('/api/v1', router);
  root.use(createWebRouter(world, cluster, options.title));

  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  // A path with `..` is cleaned by a redirect, as Go's mux does.
  app.use((req, res, next) => {
    const [path] = req.originalUrl.split('?');
    if (path.split('/').includes('..')) {
      const { pathname } = new URL(path, 'http://localhost');
      res.status(307).location(pathname).type('html')
        .send(`<a href="${escapeHtml(pathname)}">Temporary Redirect</a>.

`);
      return;
    }
    next();
  });
  app.use('/sandbox', createFaultControl(faults));
  app.post('/sandbox/apply', express.json({ limit: '5mb' }), (req, res) => {
    req.body.objects.forEach(options.apply);
    res.json({});
  });
  app.use(options.rootPath || '/', root);
  if (options.rootPath) {
    app.get('/', (_req, res) => res.redirect(options.rootPath));
  }
  app.use((_req, res) => {
    res.status(404).type('text/plain').send('404 page not found\n');
  });
  app.use(errorHandler);
  return app;
}
