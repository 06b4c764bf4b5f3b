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
  mockCredentials,
  mockErrorHandler,
  mockServices,
} from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import express from 'express';
import request from 'supertest';
import { createPreviewRouter } from './createPreviewRouter';
import { ProjectPreviews } from './ProjectPreviews';

function portal(result: AuthorizeResult.ALLOW | AuthorizeResult.DENY) {
  const catalog = { getEntityByRef: jest.fn().mockResolvedValue(undefined) };
  const previews = new ProjectPreviews({
    auth: mockServices.auth(),
    catalog: catalog as never,
    discovery: mockServices.discovery(),
    integrations: ScmIntegrations.fromConfig(new ConfigReader({})),
    permissions: mockServices.permissions({ result }),
    reader: mockServices.urlReader.mock(),
  });
  const app = express()
    .use(createPreviewRouter({ httpAuth: mockServices.httpAuth(), previews }))
    .use(mockErrorHandler());
  return { app, catalog };
}

const ask = (app: express.Express, body: object) =>
  request(app).post('/gitops/preview').send(body);

const question = { templateRef: 'template:default/new-project', values: {} };

describe('the preview route', () => {
  it('reads nothing for people who may not render templates', async () => {
    const { app, catalog } = portal(AuthorizeResult.DENY);
    const { status, body } = await ask(app, question);
    expect(status).toBe(403);
    expect(body.error.message).toContain('ask the platform team');
    expect(catalog.getEntityByRef).not.toHaveBeenCalled();
  });

  it('looks for the template with the rights of the user', async () => {
    const { app, catalog } = portal(AuthorizeResult.ALLOW);
    expect((await ask(app, question)).status).toBe(404);
    expect(catalog.getEntityByRef).toHaveBeenCalledWith(question.templateRef, {
      credentials: mockCredentials.user(),
    });
  });

  it.each([
    ['another kind', { ...question, templateRef: 'component:default/x' }],
    ['a path', { ...question, templateRef: 'template:default/../x' }],
    ['no answers', { templateRef: question.templateRef }],
    ['more than is asked', { ...question, secrets: {} }],
  ])('refuses %s', async (_name, body) => {
    const { app, catalog } = portal(AuthorizeResult.ALLOW);
    expect((await ask(app, body)).status).toBe(400);
    expect(catalog.getEntityByRef).not.toHaveBeenCalled();
  });
});
