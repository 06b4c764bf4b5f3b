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

type Part = Record<string, unknown>;

const partOf = (schema: unknown, ...keys: (string | number)[]): Part => {
  const found = keys.reduce<unknown>(
    (inner, key) => (inner as Part | undefined)?.[key],
    schema,
  );
  if (typeof found !== 'object' || found === null) {
    throw new Error(`GitLab's schema no longer has ${keys.join('.')}.`);
  }
  return found as Part;
};

/** Rules in rules: what a reference or an anchor brings is a list. */
const nested = (rule: unknown) => ({
  anyOf: [rule, { type: 'array', items: { type: ['object', 'array'] } }],
});

/**
 * Makes the schema say what GitLab's documentation says, where it says less: a path may be a pattern or a variable,
 * `needs` may mirror another pipeline, and references are resolved before anything is compared.
 */
function correct(schema: unknown): void {
  const definitions = partOf(schema, 'definitions');
  const job = partOf(definitions, 'job_template', 'properties');
  const yaml = '\\.ya?ml$|\\$';
  partOf(definitions, 'include_item', 'oneOf', 0).pattern = yaml;
  partOf(
    definitions,
    'include_item',
    'oneOf',
    1,
    'properties',
    'local',
  ).pattern = yaml;
  job.needs = {
    anyOf: [
      job.needs,
      {
        type: 'object',
        required: ['pipeline'],
        properties: { pipeline: { type: 'string' } },
        additionalProperties: false,
      },
    ],
  };
  const rules = partOf(definitions, 'rules');
  rules.items = nested(partOf(rules, 'items', 'anyOf', 0));
  const include = partOf(definitions, 'includeRules');
  include.items = nested(partOf(include, 'items', 'anyOf', 0));
  const workflow = partOf(schema, 'properties', 'workflow', 'properties');
  const { properties } = partOf(workflow, 'rules', 'items');
  workflow.rules = {
    type: 'array',
    items: nested({ type: 'object', properties, additionalProperties: false }),
  };
  const child = partOf(job, 'trigger', 'oneOf', 1, 'properties', 'include');
  const many = partOf(child, 'oneOf', 1);
  partOf(child, 'oneOf', 0).pattern = yaml;
  many.items = { anyOf: [partOf(many, 'items'), { type: 'string' }] };
  // A variable without a value is an empty one.
  const types = ['boolean', 'number', 'string', 'null'];
  for (const name of ['globalVariables', 'jobVariables']) {
    partOf(definitions, name, 'patternProperties', '.*', 'oneOf', 0).type =
      types;
  }
  partOf(definitions, 'rulesVariables', 'patternProperties', '.*').type = types;
  delete partOf(job, 'environment', 'oneOf', 1, 'properties', 'url').pattern;
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
  correct(schema);
  return JSON.stringify(schema, (key, value) =>
    descriptions.includes(key) && typeof value === 'string' ? undefined : value,
  );
}
