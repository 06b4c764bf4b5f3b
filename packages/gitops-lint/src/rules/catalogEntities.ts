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

import type { Entity } from '@backstage/catalog-model';
import { Rule } from '../rule';
import { asRecord, isRecord, Values } from '../values';

/** The catalog's own rules; only a tree with entities needs them, and they take long to load. */
function catalogRules() {
  const model: typeof import('@backstage/catalog-model') = require('@backstage/catalog-model');
  return {
    policy: model.EntityPolicies.allOf([
      new model.SchemaValidEntityPolicy(),
      new model.DefaultNamespaceEntityPolicy(),
      new model.NoForeignRootFieldsEntityPolicy(),
      new model.FieldFormatEntityPolicy(),
    ]),
    kinds: [
      model.apiEntityV1alpha1Validator,
      model.componentEntityV1alpha1Validator,
      model.domainEntityV1alpha1Validator,
      model.groupEntityV1alpha1Validator,
      model.locationEntityV1alpha1Validator,
      model.resourceEntityV1alpha1Validator,
      model.systemEntityV1alpha1Validator,
      model.userEntityV1alpha1Validator,
    ],
  };
}

let loaded: ReturnType<typeof catalogRules> | undefined;

/** Why the catalog refuses an entity; `undefined` where it does not. */
async function refusal(entity: Entity): Promise<string | undefined> {
  loaded ??= catalogRules();
  const { policy, kinds } = loaded;
  try {
    await policy.enforce(entity);
    const known = [];
    for (const kind of kinds) {
      known.push(await kind.check(entity));
    }
    return known.some(Boolean)
      ? undefined
      : `kind ${entity.kind} is unknown to the catalog`;
  } catch (error) {
    return (error as Error).message.split('\n')[0].slice(0, 300);
  }
}

/** Kinds of other plugins, such as templates, that the catalog learns from them. */
function isForeign(value: Values): boolean {
  return (
    typeof value.apiVersion === 'string' &&
    !value.apiVersion.startsWith('backstage.io/')
  );
}

/** `$text` and its like are filled in by the catalog when it reads the file. */
function withPlaceholders(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(withPlaceholders);
  }
  if (!isRecord(value)) {
    return value;
  }
  return ['$text', '$json', '$yaml', '$openapi', '$asyncapi'].some(
    key => key in value,
  )
    ? 'filled in'
    : Object.fromEntries(
        Object.entries(value).map(([key, inner]) => [
          key,
          withPlaceholders(inner),
        ]),
      );
}

export const catalogEntities: Rule = {
  id: 'catalog-entities',
  profile: 'broken',
  what: 'The catalog refuses the entity.',
  fix: 'Correct what it names.',
  see: 'https://backstage.io/docs/features/software-catalog/descriptor-format',
  bad: {
    'catalog-info.yaml':
      'apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata:\n  name: a b\nspec: {type: service, lifecycle: production, owner: me}\n',
  },
  good: {
    'catalog-info.yaml':
      'apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata:\n  name: a-b\nspec: {type: service, lifecycle: production, owner: me}\n',
  },
  others: [
    {
      'catalog-info.yaml':
        'apiVersion: backstage.io/v1alpha1\nkind: API\nmetadata: {name: a}\nspec: {type: openapi, lifecycle: production, owner: team-a, definition: {$text: ./api.yaml}}\n',
    },
    {
      'catalog-info.yaml':
        'apiVersion: scaffolder.backstage.io/v1beta3\nkind: Template\nmetadata: {name: a}\nspec: {type: service, steps: []}\n',
    },
  ],
  async *check(project) {
    const file = 'catalog-info.yaml';
    const yaml = project.yaml(file);
    for (const { document, value } of yaml?.documents ?? []) {
      if (value === null || value === undefined) {
        continue;
      }
      if (isRecord(value) && isForeign(value)) {
        continue;
      }
      const problem = isRecord(value)
        ? await refusal(withPlaceholders(value) as Entity)
        : 'it is no entity';
      if (problem) {
        const name = String(asRecord(asRecord(value).metadata).name ?? '');
        yield {
          file,
          line: yaml!.lineAt(document, ['metadata']),
          message: `The catalog refuses ${name || 'an entity'}: ${problem}.`,
        };
      }
    }
  },
};
