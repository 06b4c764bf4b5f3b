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
  coreExtensionData,
  createFrontendModule,
  discoveryApiRef,
  fetchApiRef,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import scaffolderPlugin from '@backstage/plugin-scaffolder/alpha';
import { FormFieldBlueprint } from '@backstage/plugin-scaffolder-react/alpha';
import { ArgocdClient } from '@slipway/plugin-argocd-common';
import { argocdFormApiRef, GitopsClient, gitopsApiRef } from './api';
import { TaskGate } from './components/TaskGate';
import { TemplateGate } from './components/TemplateGate';

const argocdApi = ApiBlueprint.make({
  name: 'argocd',
  params: defineParams =>
    defineParams({
      api: argocdFormApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: ({ discoveryApi, fetchApi }) =>
        new ArgocdClient({ discoveryApi, fetchApi }),
    }),
});

const gitopsApi = ApiBlueprint.make({
  name: 'gitops',
  params: defineParams =>
    defineParams({
      api: gitopsApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: apis => new GitopsClient(apis),
    }),
});

// It has no route reference, so that the menu leads to the list of templates alone.
const newProjectPage = PageBlueprint.make({
  name: 'new-project',
  params: {
    path: '/create/new-project',
    noHeader: true,
    loader: () =>
      import('./components/NewProject').then(({ NewProjectPage }) => (
        <NewProjectPage />
      )),
  },
});

const templatesSubPage = scaffolderPlugin
  .getExtension('sub-page:scaffolder/templates')
  .override({
    factory: originalFactory => {
      const original = originalFactory();
      return [
        ...original,
        coreExtensionData.reactElement(
          <TemplateGate>
            {original.get(coreExtensionData.reactElement)}
          </TemplateGate>,
        ),
      ];
    },
  });

const tasksSubPage = scaffolderPlugin
  .getExtension('sub-page:scaffolder/tasks')
  .override({
    factory: originalFactory => {
      const original = originalFactory();
      return [
        ...original,
        coreExtensionData.reactElement(
          <TaskGate>{original.get(coreExtensionData.reactElement)}</TaskGate>,
        ),
      ];
    },
  });

const formFields = [
  FormFieldBlueprint.make({
    name: 'argocd-instance-picker',
    params: {
      field: () =>
        import('./components/FormFields').then(
          m => m.argocdInstancePickerField,
        ),
    },
  }),
  FormFieldBlueprint.make({
    name: 'argocd-project-picker',
    params: {
      field: () =>
        import('./components/FormFields').then(m => m.argocdProjectPickerField),
    },
  }),
  FormFieldBlueprint.make({
    name: 'argocd-registration-picker',
    params: {
      field: () =>
        import('./components/FormFields').then(
          m => m.argocdRegistrationPickerField,
        ),
    },
  }),
  FormFieldBlueprint.make({
    name: 'argocd-destination-picker',
    params: {
      field: () =>
        import('./components/FormFields').then(
          m => m.argocdDestinationPickerField,
        ),
    },
  }),
  FormFieldBlueprint.make({
    name: 'project-name',
    params: {
      field: () =>
        import('./components/FormFields').then(m => m.projectNameField),
    },
  }),
  FormFieldBlueprint.make({
    name: 'project-preview',
    params: {
      field: () =>
        import('./components/FormFields').then(m => m.projectPreviewField),
    },
  }),
  FormFieldBlueprint.make({
    name: 'service-list',
    params: {
      field: () =>
        import('./components/FormFields').then(m => m.serviceListField),
    },
  }),
];

/** @public */
export const gitopsScaffolderModule = createFrontendModule({
  pluginId: 'scaffolder',
  extensions: [
    argocdApi,
    gitopsApi,
    newProjectPage,
    templatesSubPage,
    tasksSubPage,
    ...formFields,
  ],
});
