import type { Request } from 'express';
import { RouteContext } from './context';

export function addInstanceRoutes({ router, world, authenticate, enforce }: RouteContext) {
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
    res.json(account ? { loggedIn: true, username: account, iss: 'argocd' } : {});
  });

  router.get('/clusters', (req, res) => {
    const { account } = authenticate(req);
    const server = 'https://kubernetes.default.svc';
    const cluster = {
      server,
      name: 'in-cluster',
      config: { tlsClientConfig: { insecure: false } },
      connectionState: { status: 'Successful', message: '', attemptedAt: world.now() },
      serverVersion: 'v1.36.1',
      info: {
        connectionState: { status: 'Successful', message: '', attemptedAt: world.now() },
        serverVersion: 'v1.36.1',
        cacheInfo: {},
        applicationsCount: world.applications.size,
      },
    };
    res.json({
      metadata: {},
      items: world.can(account, 'clusters', 'get', server) ? [cluster] : null,
    });
  });

  router.get('/account/can-i/:resource/:action/*', (req, res) => {
    const { account } = authenticate(req);
    const { resource, action } = req.params;
    const object = (req.params as Record<string, string>)[0];
    res.json({ value: world.can(account, resource, action, object) ? 'yes' : 'no' });
  });

  router.get('/repositories', (req, res) => {
    enforce(req, 'repositories', 'get', '*');
    res.json({ metadata: {}, items: null });
  });
}
