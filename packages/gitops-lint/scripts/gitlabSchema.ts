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

import { Expression, parseExpressionAt, Property, SpreadElement } from 'acorn';
import { packageFile } from './packages';

/** The package that carries GitLab's own schema of its pipelines, inside its bundle. */
export const gitlabPackage = 'gitlab-ci-local';

const beginning =
  '{$schema:"http://json-schema.org/draft-07/schema#",$id:"https://gitlab.com/.gitlab-ci.yml"';

/** Texts for people, which nothing reads. */
const descriptions = ['description', 'markdownDescription'];

function propertyOf(property: Property | SpreadElement): [string, unknown] {
  if (property.type === 'Property') {
    const { key, value } = property;
    if (key.type === 'Identifier') {
      return [key.name, valueOf(value)];
    }
    if (key.type === 'Literal') {
      return [String(key.value), valueOf(value)];
    }
  }
  throw new Error(`GitLab's schema has a ${property.type} in it.`);
}

/** The value of a literal in JavaScript; nothing is run. */
function valueOf(node: Expression): unknown {
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
      return node.elements.map(element =>
        element && element.type !== 'SpreadElement'
          ? valueOf(element)
          : undefined,
      );
    case 'ObjectExpression':
      return Object.fromEntries(node.properties.map(propertyOf));
    default:
      throw new Error(`GitLab's schema has a ${node.type} in it.`);
  }
}

/** GitLab's schema, as JSON. */
export function gitlabSchema(): string {
  const code = packageFile(gitlabPackage, 'dist/index.js');
  const start = code.indexOf(beginning);
  if (start < 0) {
    throw new Error(`${gitlabPackage} no longer carries GitLab's schema.`);
  }
  const schema = valueOf(
    parseExpressionAt(code, start, { ecmaVersion: 'latest' }),
  );
  return JSON.stringify(schema, (key, value) =>
    descriptions.includes(key) && typeof value === 'string' ? undefined : value,
  );
}
