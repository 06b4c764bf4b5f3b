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

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseDocument } from 'yaml';
import { templateSchema, writeTemplateSchema } from '../dev/templateSchema';
import { targetChoices } from './targets';

const file = path.resolve(
  __dirname,
  '../../../templates/new-project/template.yaml',
);
const template = parseDocument(readFileSync(file, 'utf8'));
const parameters: Record<
  string,
  { enum?: string[]; enumNames?: string[]; default?: string }
> = Object.assign(
  {},
  ...template
    .toJS()
    .spec.parameters.map((page: { properties: object }) => page.properties),
);

describe('the schema of Create new project', () => {
  it('is what this package makes of it; run yarn template-schema', () => {
    const written = template.clone() as typeof template;
    writeTemplateSchema(written);
    expect(template.toJS()).toEqual(written.toJS());
  });

  it('has every parameter that this package knows', () => {
    expect(Object.keys(parameters)).toEqual(
      expect.arrayContaining(Object.keys(templateSchema())),
    );
  });

  it('names every choice', () => {
    const wrong = Object.entries(parameters).filter(
      ([, { enum: choices, enumNames = choices }]) =>
        choices && enumNames?.length !== choices.length,
    );
    expect(wrong).toEqual([]);
  });

  it('lets whatever a target sets be chosen, and presets none of it', () => {
    expect(Object.keys(parameters)).toEqual(
      expect.arrayContaining([...targetChoices]),
    );
    const preset = targetChoices.filter(
      choice => parameters[choice]?.default !== undefined,
    );
    expect(preset).toEqual([]);
  });

  it('has no host and no address of its own', () => {
    const { spec } = template.toJS();
    expect(JSON.stringify(spec)).not.toMatch(
      /https?:|localhost:|gitlab\.com|allowedHosts|svc\.cluster/,
    );
  });
});
