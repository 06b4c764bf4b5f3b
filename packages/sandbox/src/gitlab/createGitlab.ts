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

import express from 'express';
import PromiseRouter from 'express-promise-router';
import { errorHandler, GitlabError } from './errors';
import { createGitRouter } from './gitHttp';
import { GitlabWorld } from './GitlabWorld';
import { createOAuthRouter, PortalApplication } from './oauth';
import { createMergeRequestPages } from './mergeRequestPages';
import { MergeRequestService } from './MergeRequestService';
import { PipelineService } from './PipelineService';
import { Render } from './render';
import { RegistryView } from './routes/context';
import { addAccountRoutes } from './routes/accounts';
import { addApplicationRoutes } from './routes/applications';
import { addCommitRoutes } from './routes/commits';
import { addGroupRoutes } from './routes/groups';
import { addHookRoutes } from './routes/hooks';
import { addInstanceRoutes } from './routes/instance';
import { addMemberRoutes } from './routes/members';
import { addMergeRequestRoutes } from './routes/mergeRequests';
import { addPipelineRoutes } from './routes/pipelines';
import { addProjectRoutes } from './routes/projects';
import { addRegistryRoutes } from './routes/registry';
import { addRepositoryRoutes } from './routes/repository';
import { addUserRoutes } from './routes/users';
import { createWebRouter } from './web';
import { createGraphqlRouter } from './graphql';
import { Webhooks } from './Webhooks';

/** GitLab as far as the portal calls it: REST API, OAuth, Git over HTTP and a few pages. */
export function createGitlab(options: {
  world: GitlabWorld;
  pipelines: PipelineService;
  application: PortalApplication;
  registry: RegistryView;
}) {
  const { world, pipelines, registry } = options;
  const webhooks = new Webhooks(world);
  const mergeRequests = new MergeRequestService(world, pipelines, webhooks);
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);

  const router = PromiseRouter();
  const render = new Render(world);
  const context = {
    router,
    world,
    pipelines,
    mergeRequests,
    registry,
    render,
    webhooks,
  };
  router.use(
    express.json({ limit: '10mb' }),
    express.urlencoded({ extended: true }),
  );
  addInstanceRoutes(context);
  addUserRoutes(context);
  addAccountRoutes(context);
  addGroupRoutes(context);
  addHookRoutes(context);
  addProjectRoutes(context);
  addMemberRoutes(context);
  addRepositoryRoutes(context);
  addApplicationRoutes(context);
  addCommitRoutes(context);
  addMergeRequestRoutes(context);
  addPipelineRoutes(context);
  addRegistryRoutes(context);
  router.use(() => {
    throw new GitlabError(404, { error: '404 Not Found' });
  });

  app.use('/api/v4', router);
  app.use(createGraphqlRouter(world));
  app.use(createGitRouter(world, pipelines, mergeRequests, webhooks));
  app.use(createOAuthRouter(world, options.application));
  app.use(express.urlencoded({ extended: false }));
  app.use(createMergeRequestPages(world, mergeRequests));
  app.use(createWebRouter(world, pipelines, registry));
  app.use(errorHandler);
  return app;
}
