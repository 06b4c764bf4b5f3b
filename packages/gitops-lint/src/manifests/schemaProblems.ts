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

import { asRecord, isRecord } from '../values';
import { kubernetesSchema, schemaName } from './kubernetesSchemas';
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

/** What a value becomes before it is applied, so that nobody can tell its type here: `${…}`, `<path:…>`, `{{ … }}`. */
const filledIn = /\$\{[^}]*\}|^\$[A-Z_][A-Z0-9_]*$|<path:|\{\{|^<[^<>]+>$/;

/** What a test of an object says in the language of its program. */
const expression = /^(~\.|\^)?\(.*\)(->\w+)?$/;

/** Keys of strategic merge patches. */
const directive =
  /^\$(patch|retainKeys|setElementOrder\/|deleteFromPrimitiveList\/)/;

interface ComparisonOptions {
  /** A part of an object: what is missing comes from another file. */
  isPartial?: boolean;
  /** Texts may be written as numbers, as Go reads them. */
  isLenient?: boolean;
}

/**
 * Compares values with schemas, and reads only those that the values have fields of. ajv would compile all that a kind
 * refers to.
 */
export class Comparison {
  readonly #problems: SchemaProblem[] = [];

  constructor(
    private readonly definition: (name: string) => Schema | undefined,
    private readonly options: ComparisonOptions = {},
  ) {}

  problemsOf(value: unknown, schema: Schema): SchemaProblem[] {
    this.#compare(value, schema, []);
    return this.#problems;
  }

  #compare(value: unknown, schema: Schema, at: SchemaProblem['path']): void {
    if (
      value === null ||
      value === undefined ||
      (typeof value === 'string' && this.#isFilledIn(value))
    ) {
      return;
    }
    if (schema.$ref) {
      this.#compare(value, this.definition(schema.$ref) ?? {}, at);
    } else if (schema.type === 'object') {
      this.#object(value, schema, at);
    } else if (schema.type === 'array') {
      this.#list(value, schema.items ?? {}, at);
    } else if (schema.type) {
      const isText =
        this.options.isLenient &&
        schema.type === 'string' &&
        ['number', 'boolean'].includes(typeof value);
      if (typeof value !== schema.type && !isText) {
        this.#wrong(at, value, `a ${schema.type}`);
      }
    } else if (schema.const !== undefined) {
      if (value !== schema.const) {
        this.#problems.push({ path: at, message: `must be ${schema.const}` });
      }
    } else if (!this.#fitsOne(value, schema)) {
      if (schema.enum) {
        this.#problems.push({
          path: at,
          message: `is ${String(value).slice(
            0,
            50,
          )} and must be one of ${schema.enum.join(', ')}`,
        });
      } else {
        this.#wrong(at, value, 'something else');
      }
    }
  }

  /** Whether a value is one of those that a schema lists, or fits one of its alternatives. */
  #fitsOne(value: unknown, schema: Schema): boolean {
    if (schema.enum) {
      return schema.enum.some(one => one === value);
    }
    return (
      !schema.anyOf ||
      schema.anyOf.some(
        alternative =>
          new Comparison(this.definition, this.options).problemsOf(
            value,
            alternative,
          ).length === 0,
      )
    );
  }

  #list(value: unknown, items: Schema, at: SchemaProblem['path']) {
    if (!Array.isArray(value)) {
      this.#wrong(at, value, 'a list');
      return;
    }
    value.forEach((inner, index) =>
      this.#compare(inner, items, [...at, index]),
    );
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
        this.#compare(inner, known, [...at, key]);
      } else if (!directive.test(key) && !this.#isFilledIn(key)) {
        this.#problems.push({ path: [...at, key], message: 'is unknown' });
      }
    }
    // An object within another one, as a claim of a StatefulSet, need not say of which kind it is.
    const isEmbedded = at.length > 0 && properties.has('metadata');
    for (const key of this.options.isPartial ? [] : schema.required ?? []) {
      const isKind = isEmbedded && (key === 'apiVersion' || key === 'kind');
      if (value[key] === undefined && !isKind) {
        this.#problems.push({ path: [...at, key], message: 'is missing' });
      }
    }
  }

  #isFilledIn(text: string): boolean {
    return (
      filledIn.test(text) ||
      (this.options.isPartial === true && expression.test(text))
    );
  }

  #wrong(at: SchemaProblem['path'], value: unknown, wanted: string) {
    this.#problems.push({
      path: at,
      message: `is ${kindOf(value)} and must be ${wanted}`,
    });
  }
}

/** What an object has that its kind does not know, lacks, or has of another type; nothing for kinds without a schema. */
export function schemaProblems(
  {
    apiVersion,
    kind,
    value,
  }: { apiVersion: string; kind: string; value: unknown },
  options: ComparisonOptions = {},
): SchemaProblem[] {
  const schema = kubernetesSchema(schemaName(apiVersion, kind));
  // SOPS notes how it has encrypted an object, and takes it out with the encryption.
  const { sops: _, ...object } = asRecord(value);
  return new Comparison(kubernetesSchema, options).problemsOf(
    object,
    schema ?? {},
  );
}
