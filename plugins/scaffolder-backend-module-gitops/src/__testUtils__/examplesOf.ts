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

import { TemplateAction } from '@backstage/plugin-scaffolder-node';
import { validate } from 'jsonschema';
import { parse } from 'yaml';

interface ExampleStep {
  action: string;
  input?: Record<string, unknown>;
}

/** Any action, whatever it takes. */
type DescribedAction = Pick<TemplateAction, 'id' | 'examples' | 'schema'>;

/** The examples of an action with what is wrong with each: it is one step of the action that its own schema takes. */
export function examplesOf({ id, examples = [], schema }: DescribedAction) {
  return examples.map(({ description, example }) => {
    const { steps } = parse(example) as { steps: ExampleStep[] };
    const [{ action, input = {} }] = steps;
    const problems = validate(input, schema?.input ?? {}).errors.map(String);
    if (steps.length !== 1 || action !== id) {
      problems.push(`is not one step of ${id}`);
    }
    if (
      input.token &&
      input.token !== "${{ secrets.USER_OAUTH_TOKEN or '' }}"
    ) {
      problems.push('holds a token of its own');
    }
    return { description, input, problems };
  });
}
