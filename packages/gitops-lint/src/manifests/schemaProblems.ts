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

import { isRecord } from '../values';
import { kubernetesSchema } from './kubernetesSchemas';
import { Schema } from './Schema';

/** What in a value is not as its schema says. */
export interface SchemaProblem {
  path: (string | number)[];
  message: string;
}

function kindOf(value: unknown): string {
  if (value === null) {
    return 'nothing';
  }
  return Array.isArray(value) ? 'a list' : `a ${typeof value}`;
}

/**
 * Compares values with schemas, and reads only those that the values have fields of. ajv would compile all that a kind
 * refers to.
 */
class Comparison {
  readonly problems: SchemaProblem[] = [];

  compare(value: unknown, schema: Schema, at: SchemaProblem['path']): void {
    if (value === null || value === undefined) {
      return;
    }
    if (schema.$ref) {
      this.compare(value, kubernetesSchema(schema.$ref) ?? {}, at);
    } else if (schema.type === 'object') {
      this.#object(value, schema, at);
    } else if (schema.type === 'array') {
      this.#list(value, schema.items ?? {}, at);
    } else if (schema.type) {
      if (typeof value !== schema.type) {
        this.#wrong(at, value, `a ${schema.type}`);
      }
    } else if (schema.const !== undefined) {
      if (value !== schema.const) {
        this.problems.push({ path: at, message: `must be ${schema.const}` });
      }
    } else if (!this.#fitsOne(value, schema)) {
      this.#wrong(at, value, 'something else');
    }
  }

  /** Whether a value is one of those that a schema lists, or fits one of its alternatives. */
  #fitsOne(value: unknown, schema: Schema): boolean {
    if (schema.enum) {
      return schema.enum.some(one => one === value);
    }
    return (
      !schema.anyOf ||
      schema.anyOf.some(alternative => {
        const trial = new Comparison();
        trial.compare(value, alternative, []);
        return trial.problems.length === 0;
      })
    );
  }

  #list(value: unknown, items: Schema, at: SchemaProblem['path']) {
    if (!Array.isArray(value)) {
      this.#wrong(at, value, 'a list');
      return;
    }
    value.forEach((inner, index) => this.compare(inner, items, [...at, index]));
  }

  #object(value: unknown, schema: Schema, at: SchemaProblem['path']) {
    if (!isRecord(value)) {
      this.#wrong(at, value, 'a map');
      return;
    }
    const properties = new Map(Object.entries(schema.properties ?? {}));
    for (const [key, inner] of Object.entries(value)) {
      const known = properties.get(key) ?? schema.additionalProperties;
      if (known) {
        this.compare(inner, known, [...at, key]);
      } else {
        this.problems.push({ path: [...at, key], message: 'is unknown' });
      }
    }
    for (const key of schema.required ?? []) {
      if (value[key] === undefined) {
        this.problems.push({ path: [...at, key], message: 'is missing' });
      }
    }
  }

  #wrong(at: SchemaProblem['path'], value: unknown, wanted: string) {
    this.problems.push({
      path: at,
      message: `is ${kindOf(value)} and must be ${wanted}`,
    });
  }
}

/** What an object has that its kind does not know, lacks, or has of another type; nothing for kinds without a schema. */
export function schemaProblems(
  apiVersion: string,
  kind: string,
  value: unknown,
): SchemaProblem[] {
  const [group, version] = apiVersion.includes('/')
    ? apiVersion.split('/')
    : ['', apiVersion];
  const schema = kubernetesSchema(
    group ? `${group}/${version}/${kind}` : `${version}/${kind}`,
  );
  const comparison = new Comparison();
  comparison.compare(value, schema ?? {}, []);
  return comparison.problems;
}
