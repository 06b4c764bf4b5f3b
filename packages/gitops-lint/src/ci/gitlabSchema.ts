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

import { parseExpressionAt } from 'acorn';
import Ajv, { ValidateFunction } from 'ajv';
import { readFileSync } from 'node:fs';
import path from 'node:path';

const beginning =
  '{$schema:"http://json-schema.org/draft-07/schema#",$id:"https://gitlab.com/.gitlab-ci.yml"';

/** The value of a literal in JavaScript; nothing is run. */
function valueOf(node: any): unknown {
  switch (node.type) {
    case 'Literal':
      return node.value;
    case 'TemplateLiteral':
      return node.quasis[0].value.cooked;
    case 'UnaryExpression':
      return node.operator === '!'
        ? !valueOf(node.argument)
        : -Number(valueOf(node.argument));
    case 'ArrayExpression':
      return node.elements.map(valueOf);
    case 'ObjectExpression':
      return Object.fromEntries(
        node.properties.map(({ key, value }: any) => [
          key.name ?? key.value,
          valueOf(value),
        ]),
      );
    default:
      throw new Error(`GitLab's schema has a ${node.type} in it.`);
  }
}

let validate: ValidateFunction | undefined;

/** GitLab's own schema of its pipelines. The only package that carries it has it inside its bundle. */
export function gitlabSchema(): ValidateFunction {
  if (!validate) {
    const folder = path.dirname(
      require.resolve('gitlab-ci-local/package.json'),
    );
    const code = readFileSync(path.join(folder, 'dist/index.js'), 'utf8');
    const start = code.indexOf(beginning);
    if (start < 0) {
      throw new Error("gitlab-ci-local no longer carries GitLab's schema.");
    }
    const schema = valueOf(
      parseExpressionAt(code, start, { ecmaVersion: 'latest' }),
    ) as object;
    validate = new Ajv({
      strict: false,
      allErrors: true,
      validateFormats: false,
    }).compile(schema);
  }
  return validate;
}
