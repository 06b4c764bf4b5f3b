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
import { ConfigReader } from '@backstage/config';
import { readingTemplates } from './readingTemplates';

const page = 'https://gitlab.example.com/platform/templates/-/blob/main';

const config = new ConfigReader({
  catalog: {
    locations: [
      { type: 'file', target: '../../templates/new-project/template.yaml' },
      { type: 'url', target: `${page}/new-project/template.yaml` },
      {
        type: 'url',
        target: 'https://gitlab.example.org/all/-/blob/main/t-*/template.yaml',
      },
    ],
  },
});

/** The token with which an address is read where a person's is given. */
async function tokenFor(url: string): Promise<string | undefined> {
  const reader = mockServices.urlReader.mock();
  await readingTemplates(reader, config).readTree(url, { token: 'marias' });
  const [[, options]] = reader.readTree.mock.calls;
  return options?.token;
}

describe('what a task reads', () => {
  it.each([
    `${page}/new-project/skeleton`,
    `${page}/new-project/service/python`,
    'https://gitlab.example.org/all/-/blob/main/t-a/skeleton',
  ])('is a template, for which no person’s token is sent: %s', async url => {
    expect(await tokenFor(url)).toBeUndefined();
  });

  it.each([
    `${page}/another/skeleton`,
    `${page}/new-project-secret/skeleton`,
    `${page}/new-project/../secret`,
    `${page}/new-project/%2e%2e/secret`,
    `${page}/new-project/..\\secret`,
    'https://gitlab.example.com/team-web/shop/-/blob/main/new-project',
    'https://gitlab.com/platform/templates/-/blob/main/new-project/skeleton',
  ])('is read in the person’s name otherwise: %s', async url => {
    expect(await tokenFor(url)).toBe('marias');
  });
});
