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

import { Entity } from '@backstage/catalog-model';
import { discoveryApiRef, fetchApiRef } from '@backstage/frontend-plugin-api';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { ComponentType, useState } from 'react';
import { argocdFormApiRef, ArgocdFormApi } from '../api';

const system: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'System',
  metadata: { name: 'coelho-realtime', namespace: 'default' },
  spec: { owner: 'team-realtime' },
};

/** Two instances: one where projects may be created, one with a platform repository. */
export function argocdApiMock(): jest.Mocked<ArgocdFormApi> {
  return {
    getEntityApplications: jest.fn(),
    getEntityDelivery: jest.fn(),
    getInstances: jest.fn().mockResolvedValue([
      {
        name: 'global',
        title: 'Global Argo CD',
        url: 'https://argocd.example.com',
        status: 'live',
        since: '',
        credentials: [],
        registration: { methods: ['api', 'manual'], namespace: 'argocd' },
      },
      {
        name: 'team',
        title: 'Argo CD of a team',
        status: 'live',
        since: '',
        credentials: [],
        registration: {
          methods: ['platform-repository', 'manual'],
          namespace: 'argocd',
          platformRepositoryUrl:
            'https://gitlab.example.com/platform/argocd-projects',
        },
      },
    ]),
    getProjects: jest.fn().mockResolvedValue([
      {
        name: 'shop',
        destinations: [
          { server: 'https://kubernetes.default.svc', namespace: 'shop-dev' },
          { server: 'https://kubernetes.default.svc', namespace: 'shop-*' },
          {
            server: 'https://kubernetes.default.svc',
            namespace: '!shop-secret',
          },
        ],
      },
      { name: 'closed', destinations: [] },
    ]),
    getName: jest.fn(async (name: string) => ({
      name,
      status:
        name === 'payments-production' ? ('taken' as const) : ('free' as const),
    })),
  };
}

/** A field in a form that remembers what is chosen. */
export function renderField<Value, Options>(
  Field: ComponentType<FieldExtensionComponentProps<Value, Options>>,
  options: {
    value?: Value;
    schema?: object;
    uiOptions?: Options;
    formData?: Record<string, unknown>;
    api?: ReturnType<typeof argocdApiMock>;
    fetch?: jest.Mock;
  } = {},
) {
  const api = options.api ?? argocdApiMock();
  const onChange = jest.fn();
  function Form() {
    const [value, setValue] = useState(options.value);
    return (
      <Field
        {...({
          formData: value,
          onChange: (next?: Value) => {
            onChange(next);
            setValue(next);
          },
          schema: options.schema ?? {},
          uiSchema: { 'ui:options': options.uiOptions ?? {} },
          formContext: { formData: options.formData ?? {} },
          required: true,
        } as FieldExtensionComponentProps<Value, Options>)}
      />
    );
  }
  renderInTestApp(<Form />, {
    apis: [
      [argocdFormApiRef, api],
      [catalogApiRef, catalogApiMock({ entities: [system] })],
      [
        discoveryApiRef,
        { getBaseUrl: async (pluginId: string) => `http://${pluginId}` },
      ],
      [fetchApiRef, { fetch: options.fetch ?? jest.fn() }],
      mockApis.permission(),
    ],
  });
  return { api, onChange };
}
