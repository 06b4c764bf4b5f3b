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

// yarn template-schema: writes what a service may be and what there is to choose into the schema of Create new project.
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseDocument } from 'yaml';
import { writeTemplateSchema } from './templateSchema';

const file = path.resolve(
  __dirname,
  '../../../templates/new-project/template.yaml',
);

async function main() {
  const template = parseDocument(await readFile(file, 'utf8'));
  writeTemplateSchema(template);
  await writeFile(file, template.toString({ lineWidth: 0 }));
}

main().catch(error => {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});
