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

import { lintFiles } from '@slipway/gitops-lint';
import fc from 'fast-check';
import { formDefaults } from './__testUtils__/formDefaults';
import { PortalUser } from './__testUtils__/PortalUser';
import { renderTree } from './__testUtils__/renderTree';
import { webService } from './__testUtils__/services';
import { answersOf } from './__testUtils__/templateMatrix';
import { usePortal } from './__testUtils__/usePortal';

jest.setTimeout(900_000);

describe('the form of a new project', () => {
  const portal = usePortal();
  let maria: PortalUser;

  beforeAll(() => {
    maria = portal.user('maria');
  });

  it('previews what it would write, with what is wrong and the pipeline, and makes nothing', async () => {
    const projects = portal.sandbox.gitlab.projects.size;
    const preview = (values: object) =>
      maria.post('/api/scaffolder/gitops/preview', {
        templateRef: 'template:default/new-project',
        values: { ...formDefaults, ...values },
      });
    const { status, body } = await preview(
      answersOf({ count: 2, first: 0, profile: 'k3d' }),
    );
    expect([status, body.error]).toEqual([200, undefined]);
    expect(body.findings).toEqual([]);
    const paths = body.files.map((file: { path: string }) => file.path);
    expect(paths).toEqual(
      expect.arrayContaining([
        'apps/api/main.py',
        'argocd/application-dev.yaml',
        'helm/values-dev.yaml',
      ]),
    );
    expect(paths.filter((name: string) => name.startsWith('example/'))).toEqual(
      [],
    );
    expect(body.chart).toEqual({
      environments: ['dev'],
      objects: expect.any(Number),
      kubernetesVersion: expect.stringMatching(/^1\.\d+$/),
    });
    expect(body.chart.objects).toBeGreaterThan(3);
    expect(body.pipeline.jobs).toContainEqual({
      name: 'build: api',
      stage: 'build',
      needs: ['test: api'],
      events: ['push to main'],
      isScheduled: true,
    });

    const twice = await preview({
      ...answersOf({ count: 1, first: 0, profile: 'k3d' }),
      services: [webService('api'), webService('api')],
    });
    expect(twice.status).toBe(400);
    expect(twice.body.error.message).toContain('Two services are named api.');
    const wrong = await preview({ name: 'Not A Name' });
    expect(wrong.status).toBe(400);
    expect(wrong.body.error.message).toContain('name');
    const missing = await maria.post('/api/scaffolder/gitops/preview', {
      templateRef: 'template:default/nowhere',
      values: {},
    });
    expect(missing.status).toBe(404);
    expect(portal.sandbox.gitlab.projects.size).toBe(projects);
  });

  it('lets no text of the form escape its place', async () => {
    const nasty = fc.constantFrom(
      '"',
      "'",
      '\\',
      '\n',
      ': ',
      ' #',
      '- ',
      '{{ .Values }}',
      '${{ values.name }}',
      '$[[ inputs.x ]]',
      '{% if %}',
      '{#',
      '!!python/object',
      '&a *a',
      '$(id)',
      '`id`',
      '; rm -rf /',
      '<script>',
      'é世🚢',
      '\u2028',
      '%{x}',
      'null',
      '|',
      '>',
    );
    const text = (max: number) =>
      fc
        .array(fc.oneof(nasty, fc.string({ maxLength: 8 })), { maxLength: 6 })
        .map(parts => parts.join('').slice(0, max));
    const name = (max: number) =>
      fc.oneof(
        fc.stringMatching(/^[a-z]([-a-z0-9]{0,12}[a-z0-9])?$/),
        text(max),
        fc.constantFrom('on', 'y', 'null', 'a--b', 'n'.repeat(max)),
      );
    const service = fc.record({
      name: name(19),
      kind: fc.constantFrom('web', 'worker', 'image'),
      language: fc.constantFrom('python', 'node', 'go', 'static'),
      port: fc.oneof(fc.integer({ min: -1, max: 70_000 }), fc.constant(8000)),
      public: fc.boolean(),
      path: fc.oneof(fc.constantFrom('/', '/api', '/../x', '//'), text(10)),
      image: fc.oneof(fc.constant('docker.io/library/redis'), text(20)),
      tag: fc.oneof(fc.constantFrom('7.4.1', 'latest', '1e5', '0123'), text(8)),
      size: fc.constantFrom('small', 'large'),
      replicas: fc.integer({ min: 0, max: 11 }),
    });
    const form = fc.record({
      name: name(32),
      title: text(80),
      description: text(200),
      services: fc.array(service, { maxLength: 21 }),
    });
    let accepted = 0;
    const tame = fc.record({
      name: fc.stringMatching(/^[a-z][a-z0-9]{2,10}$/),
      title: text(80).filter(value => value.trim() !== ''),
      description: text(200),
      services: fc
        .array(
          fc.record({
            tag: fc.constantFrom('7.4.1', '1e5', '0123', '1.10'),
            replicas: fc.integer({ min: 1, max: 10 }),
          }),
          { minLength: 1, maxLength: 4 },
        )
        .map(drawn =>
          drawn.map((row, index) => ({
            ...webService(`s${index}`),
            kind: 'image',
            image: 'docker.io/library/redis',
            ...row,
          })),
        ),
    });
    await fc.assert(
      fc.asyncProperty(fc.oneof(form, tame), async values => {
        const tree = await renderTree(portal.user('ada'), {
          ...values,
          target: 'rendered-k3d',
          group: 'blue',
        });
        if (!tree.accepted) {
          // What is refused is refused in words and not by an accident.
          return !/TypeError|Cannot read prop|undefined is not/.test(
            tree.reason,
          );
        }
        accepted += 1;
        const { findings } = await lintFiles(tree.files, { seconds: 120 });
        return findings.length === 0;
      }),
      { numRuns: Number(process.env.TEMPLATE_FORMS ?? 40), seed: 7 },
    );
    expect(accepted).toBeGreaterThan(5);
  });
});
