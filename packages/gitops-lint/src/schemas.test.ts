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

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { schemaFiles } from '../scripts/schemaFiles';
import { kubernetesSchema } from './manifests/kubernetesSchemas';

jest.setTimeout(60_000);

const folder = path.resolve(__dirname, '../schemas');

describe('the schemas', () => {
  const files = schemaFiles();

  it.each(Object.keys(files))(
    '%s is what the installed packages give (else: yarn workspace @slipway/gitops-lint schemas)',
    name => {
      const isUpToDate =
        readFileSync(path.join(folder, name), 'utf8') === files[name];
      expect(isUpToDate).toBe(true);
    },
  );

  it('are all that is there', () => {
    expect(readdirSync(folder).sort()).toEqual(
      [...Object.keys(files), 'LICENSE.skaffold', 'skaffold.json'].sort(),
    );
  });

  it('are read as they were written', () => {
    const written = Object.entries(JSON.parse(files['kubernetes.json']));
    expect(written.length).toBeGreaterThan(1_000);
    for (const [name, schema] of written) {
      expect(kubernetesSchema(name)).toEqual(schema);
    }
  });
});
