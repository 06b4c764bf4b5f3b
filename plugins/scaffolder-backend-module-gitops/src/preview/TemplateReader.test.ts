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

import { mockServices } from '@backstage/backend-test-utils';
import { integrationsOf } from '../__testUtils__/integrationsOf';
import { workspace } from '../__testUtils__/workspace';
import { TemplateReader } from './TemplateReader';

const template = (location?: string) => ({
  apiVersion: 'scaffolder.backstage.io/v1beta3',
  kind: 'Template',
  metadata: {
    name: 'new-project',
    annotations: location
      ? { 'backstage.io/managed-by-location': location }
      : undefined,
  },
});

function portal() {
  const clock = { now: 0 };
  const readTree = jest.fn();
  const templates = new TemplateReader({
    integrations: integrationsOf('https://gitlab.example.com'),
    reader: mockServices.urlReader.mock({ readTree }),
    now: () => clock.now,
  });
  return { clock, readTree, templates };
}

describe('the files of a template', () => {
  const inGitlab = template(
    'url:https://gitlab.example.com/platform/slipway/-/blob/main/template.yaml',
  );

  it('are read of a folder whenever they are asked for', async () => {
    const { templates } = portal();
    const folder = await workspace({ 'template.yaml': 'kind: Template\n' });
    const own = template(`file:${folder}/template.yaml`);
    expect(await templates.read(own)).toEqual([
      {
        path: 'template.yaml',
        base64Content: Buffer.from('kind: Template\n').toString('base64'),
      },
    ]);
    expect(templates.read(own)).not.toBe(templates.read(own));
  });

  it('are read of GitLab once a minute', async () => {
    const { clock, readTree, templates } = portal();
    readTree.mockResolvedValue({ dir: async () => '' });
    await templates.read(inGitlab);
    clock.now = 59_000;
    await templates.read(inGitlab);
    expect(readTree).toHaveBeenCalledTimes(1);
    clock.now = 60_000;
    await templates.read(inGitlab);
    expect(readTree).toHaveBeenCalledTimes(2);
  });

  it('are read again at once where GitLab did not answer', async () => {
    const { readTree, templates } = portal();
    readTree.mockRejectedValueOnce(new Error('away'));
    await expect(templates.read(inGitlab)).rejects.toThrow('away');
    readTree.mockResolvedValue({ dir: async () => '' });
    await templates.read(inGitlab);
    expect(readTree).toHaveBeenCalledTimes(2);
  });

  it('need a place to be read from', () => {
    expect(() => portal().templates.read(template())).toThrow(
      'has no location',
    );
  });
});
