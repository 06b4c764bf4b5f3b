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

import {
  ApiBlueprint,
  createExtensionInput,
  createFrontendPlugin,
  useApi,
} from '@backstage/frontend-plugin-api';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  FormField,
  FormFieldBlueprint,
  formFieldsApiRef,
} from '@backstage/plugin-scaffolder-react/alpha';
import { screen } from '@testing-library/react';
import useAsync from 'react-use/esm/useAsync';
import gitopsModule from '.';

/** What the module needs of the scaffolder: the place where it collects the fields of forms. */
const scaffolder = createFrontendPlugin({
  pluginId: 'scaffolder',
  extensions: [
    ApiBlueprint.makeWithOverrides({
      name: 'form-fields',
      inputs: {
        formFields: createExtensionInput([
          FormFieldBlueprint.dataRefs.formFieldLoader,
        ]),
      },
      factory: (originalFactory, { inputs }) =>
        originalFactory(defineParams =>
          defineParams({
            api: formFieldsApiRef,
            deps: {},
            factory: () => ({
              loadFormFields: () =>
                Promise.all(
                  inputs.formFields.map(input =>
                    input.get(FormFieldBlueprint.dataRefs.formFieldLoader)(),
                  ),
                ),
            }),
          }),
        ),
    }),
  ],
});

function FieldNames() {
  const formFieldsApi = useApi(formFieldsApiRef);
  const { value } = useAsync(() => formFieldsApi.loadFormFields(), []);
  return (
    <ul>
      {(value as (FormField & { name: string })[] | undefined)?.map(
        ({ name }) => (
          <li key={name}>{name}</li>
        ),
      )}
    </ul>
  );
}

describe('the module', () => {
  it('gives the scaffolder the fields that templates name', async () => {
    renderInTestApp(<FieldNames />, { features: [scaffolder, gitopsModule] });
    const fields = await screen.findAllByRole('listitem');
    expect(fields.map(field => field.textContent).sort()).toEqual([
      'ArgocdDestinationPicker',
      'ArgocdInstancePicker',
      'ArgocdProjectPicker',
      'ArgocdRegistrationPicker',
      'ProjectName',
      'ProjectPreview',
      'ServiceList',
    ]);
  });
});
