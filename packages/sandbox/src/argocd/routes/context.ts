import type { Request, Router } from 'express';
import { Cluster } from '../../kubernetes/Cluster';
import { ArgocdWorld } from '../ArgocdWorld';
import { Faults } from '../faults';
import { RepositoryServer } from '../RepositoryServer';

/** What every group of API routes works with. */
export interface RouteContext {
  router: Router;
  world: ArgocdWorld;
  cluster: Cluster;
  repositories: RepositoryServer;
  faults: Faults;
  /** The account that asks. @throws ArgocdError 401 */
  authenticate(req: Request): { account: string; issuedAt: number };
  /** @throws ArgocdError 401, or 403 in Argo CD's words */
  enforce(req: Request, resource: string, action: string, object: string): string;
}
