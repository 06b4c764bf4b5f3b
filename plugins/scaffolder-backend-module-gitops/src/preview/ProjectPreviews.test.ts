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
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { ResponseError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { scaffolderServiceMock } from '@backstage/plugin-scaffolder-node/testUtils';
import { Box } from '@slipway/box';
import express from 'express';
import request from 'supertest';
import { integrationsOf } from '../__testUtils__/integrationsOf';
import { workspace } from '../__testUtils__/workspace';
import { createPreviewRouter } from './createPreviewRouter';
import { ProjectPreviews } from './ProjectPreviews';

jest.setTimeout(60_000);

const base64 = (text: string) => Buffer.from(text).toString('base64');

const template = (folder: string) => ({
  apiVersion: 'scaffolder.backstage.io/v1beta3',
  kind: 'Template',
  metadata: {
    name: 'new-project',
    annotations: {
      'backstage.io/managed-by-location': `file:${folder}/template.yaml`,
    },
  },
  spec: {
    type: 'service',
    steps: [
      { action: 'gitops:leftovers:find' },
      { action: 'gitops:project:plan' },
      { action: 'fetch:template' },
      { action: 'gitops:project:publish' },
    ],
  },
});

function portal(result: AuthorizeResult.ALLOW | AuthorizeResult.DENY) {
  const catalog = catalogServiceMock.mock();
  const scaffolder = scaffolderServiceMock.mock();
  const previews = new ProjectPreviews({
    auth: mockServices.auth({ pluginId: 'scaffolder' }),
    box: new Box(),
    catalog,
    integrations: integrationsOf('https://gitlab.example.com'),
    permissions: mockServices.permissions({ result }),
    reader: mockServices.urlReader.mock(),
    scaffolder,
  });
  const app = express()
    .use(createPreviewRouter({ httpAuth: mockServices.httpAuth(), previews }))
    .use(mockErrorHandler());
  return { app, catalog, scaffolder };
}

const preview = (app: express.Express, body: object) =>
  request(app).post('/gitops/preview').send(body);

const question = { templateRef: 'template:default/new-project', values: {} };

describe('the preview route', () => {
  it('reads nothing for people who may not run templates', async () => {
    const { app, catalog } = portal(AuthorizeResult.DENY);
    const { status, body } = await preview(app, question);
    expect(status).toBe(403);
    expect(body.error.message).toContain('Ask the platform team');
    expect(catalog.getEntityByRef).not.toHaveBeenCalled();
  });

  it('looks for the template with the rights of the user', async () => {
    const { app, catalog } = portal(AuthorizeResult.ALLOW);
    expect((await preview(app, question)).status).toBe(404);
    expect(catalog.getEntityByRef).toHaveBeenCalledWith(question.templateRef, {
      credentials: mockCredentials.user(),
    });
  });

  it('runs only steps that write into the workspace, in the name of the plugin', async () => {
    const { app, catalog, scaffolder } = portal(AuthorizeResult.ALLOW);
    const folder = await workspace({ 'template.yaml': 'kind: Template\n' });
    catalog.getEntityByRef.mockResolvedValue(template(folder));
    scaffolder.dryRun.mockResolvedValue({
      directoryContents: [
        { path: 'b.txt', base64Content: base64('x'.repeat(50_000)) },
        { path: 'a.txt', base64Content: base64('short') },
      ],
      log: [],
      steps: [],
      output: {},
    });
    const { body } = await preview(app, question);
    expect(body.files).toEqual([
      { path: 'a.txt', text: 'short', isCut: false, bytes: 5 },
      { path: 'b.txt', text: 'x'.repeat(40_000), isCut: true, bytes: 50_000 },
    ]);
    const [asked, options] = scaffolder.dryRun.mock.calls[0];
    expect(asked.template.spec.steps.map(({ action }) => action)).toEqual([
      'gitops:project:plan',
      'fetch:template',
    ]);
    expect(asked.secrets).toEqual({ USER_OAUTH_TOKEN: 'preview' });
    expect(asked.directoryContents).toEqual([
      { path: 'template.yaml', base64Content: base64('kind: Template\n') },
    ]);
    expect(options).toEqual({
      credentials: mockCredentials.service('plugin:scaffolder'),
    });
  });

  it('passes on what the scaffolder refuses', async () => {
    const { app, catalog, scaffolder } = portal(AuthorizeResult.ALLOW);
    catalog.getEntityByRef.mockResolvedValue(template(await workspace({})));
    const refuse = async (status: number, answer: object) => {
      const response = Response.json(answer, { status });
      scaffolder.dryRun.mockRejectedValueOnce(
        await ResponseError.fromResponse(response),
      );
      return preview(app, question);
    };
    const wrong = await refuse(400, {
      errors: [{ stack: 'instance.name is too long' }, {}],
    });
    expect([wrong.status, wrong.body.error.message]).toEqual([
      400,
      'name is too long',
    ]);
    const failed = await refuse(400, {
      error: { name: 'InputError', message: 'Two services are named api.' },
      response: { statusCode: 400 },
    });
    expect([failed.status, failed.body.error.message]).toEqual([
      400,
      'Two services are named api.',
    ]);
    const forbidden = await refuse(403, {
      error: { name: 'NotAllowedError', message: 'no' },
      response: { statusCode: 403 },
    });
    expect(forbidden.status).not.toBe(200);
  });

  it('checks what comes out in the box, where a tree that is too much is not checked', async () => {
    const { app, catalog, scaffolder } = portal(AuthorizeResult.ALLOW);
    catalog.getEntityByRef.mockResolvedValue(template(await workspace({})));
    scaffolder.dryRun.mockResolvedValue({
      directoryContents: [
        {
          path: 'helm/Chart.yaml',
          base64Content: base64('apiVersion: v2\nname: a\nversion: 0.1.0\n'),
        },
        {
          path: 'helm/templates/a.yaml',
          base64Content: base64('x: {{ len (until 50000000) }}\n'),
        },
      ],
      log: [],
      steps: [],
      output: {},
    });
    const { status, body } = await preview(app, question);
    expect(status).toBe(200);
    expect(body.notChecked).toContainEqual(
      expect.objectContaining({
        message: 'Helm took more than 512 MB of memory and was stopped.',
      }),
    );
  });

  it('renders a few at a time of one person, and refuses more', async () => {
    const { app, catalog, scaffolder } = portal(AuthorizeResult.ALLOW);
    catalog.getEntityByRef.mockResolvedValue(template(await workspace({})));
    let finish = () => {};
    scaffolder.dryRun.mockReturnValue(
      new Promise(resolve => {
        finish = () =>
          resolve({ directoryContents: [], log: [], steps: [], output: {} });
      }),
    );
    const all = Array.from({ length: 5 }, () => preview(app, question).then());
    const { status, body } = await Promise.race(all);
    expect([status, body.error.message]).toEqual([
      429,
      'Too many of your checks are waiting already. Try again when they have ended.',
    ]);
    finish();
    const answers = await Promise.all(all);
    expect(answers.map(answer => answer.status).sort()).toEqual([
      200, 200, 200, 200, 429,
    ]);
  });

  it('refuses answers that are too large, and says how much is not', async () => {
    const { app, catalog } = portal(AuthorizeResult.ALLOW);
    const { status, body } = await preview(app, {
      ...question,
      values: { text: 'x'.repeat(64 * 1024) },
    });
    expect([status, body.error.message]).toEqual([
      413,
      'The answers of the form are too large: a preview takes 64 kB at most.',
    ]);
    expect(catalog.getEntityByRef).not.toHaveBeenCalled();
  });

  it.each([12, 30_000])('refuses answers of %i levels', async levels => {
    const { app, catalog } = portal(AuthorizeResult.ALLOW);
    const deep = `{"a":${'['.repeat(levels)}${']'.repeat(levels)}}`;
    const { status, body } = await request(app)
      .post('/gitops/preview')
      .type('json')
      .send(`{"templateRef":"${question.templateRef}","values":${deep}}`);
    expect([status, body.error.message]).toEqual([
      400,
      expect.stringContaining('nested deeper than 10 levels'),
    ]);
    expect(catalog.getEntityByRef).not.toHaveBeenCalled();
  });

  it.each([
    ['a list of answers', { ...question, values: [] }],
    ['another kind', { ...question, templateRef: 'component:default/x' }],
    ['a path', { ...question, templateRef: 'template:default/../x' }],
    ['no answers', { templateRef: question.templateRef }],
    ['a token', { ...question, secrets: { USER_OAUTH_TOKEN: 'x' } }],
    ['the text of a template', { ...question, template: template('/') }],
    ['files of a template', { ...question, directoryContents: [] }],
  ])('refuses %s', async (_name, body) => {
    const { app, catalog } = portal(AuthorizeResult.ALLOW);
    expect((await preview(app, body)).status).toBe(400);
    expect(catalog.getEntityByRef).not.toHaveBeenCalled();
  });
});
