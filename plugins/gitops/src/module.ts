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
  createFrontendModule,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/frontend-plugin-api';
import { FormFieldBlueprint } from '@backstage/plugin-scaffolder-react/alpha';
import { ArgocdClient } from '@slipway/plugin-argocd-common';
import { argocdFormApiRef, TaskClient, taskApiRef } from './api';
import { tasksSubPage } from './tasksSubPage';

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

const taskApi = ApiBlueprint.make({
  name: 'gitops-task',
  params: defineParams =>
    defineParams({
      api: taskApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: apis => new TaskClient(apis),
    }),
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
  extensions: [argocdApi, taskApi, tasksSubPage, ...formFields],
});
