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

// yarn generate:openapi [--check]: writes the types of the HTTP API from its description, or tells whether they are stale.
import fs from 'node:fs';
import path from 'node:path';
import openapiTS, { astToString } from 'openapi-typescript';
import prettier from 'prettier';
import { parse } from 'yaml';
import { main, root } from './command.mjs';

const source = 'plugins/argocd-backend/src/schema/openapi.yaml';
const target = path.join(
  root,
  'plugins/argocd-common/src/schema/openapi.generated.ts',
);

const licence = fs
  .readFileSync(path.join(root, 'plugins/argocd-common/src/index.ts'), 'utf8')
  .match(/^\/\*[^]*?\*\/\n/)[0];

/** Every named schema as a type of its own, with its description. */
function aliases({ components }) {
  return Object.entries(components.schemas).map(
    ([name, { description }]) => `
/** ${[description, '@public'].filter(Boolean).join(' ')} */
export type ${name} = components['schemas']['${name}'];
`,
  );
}

async function generate() {
  const description = parse(fs.readFileSync(path.join(root, source), 'utf8'), {
    merge: true,
  });
  const types = astToString(await openapiTS(description));
  const options = await prettier.resolveConfig(target);
  return prettier.format(
    [
      licence,
      `\n// Generated from ${source} by yarn generate:openapi.\n\n`,
      // TSDoc begins with the description and knows no tag for it.
      types
        .replaceAll('@description ', '')
        // The description has neither.
        .replace(/^export type (?:webhooks|\$defs) = .*\n/gm, ''),
      ...aliases(description),
    ].join(''),
    { ...options, filepath: target },
  );
}

main(async () => {
  const text = await generate();
  const isStale =
    !fs.existsSync(target) || fs.readFileSync(target, 'utf8') !== text;
  if (process.argv.includes('--check')) {
    if (isStale) {
      console.error(
        `${path.relative(
          root,
          target,
        )} is stale: run yarn generate:openapi and commit it.`,
      );
      process.exitCode = 1;
    }
    return;
  }
  fs.mkdirSync(path.dirname(target), { recursive: true });
  fs.writeFileSync(target, text);
});
