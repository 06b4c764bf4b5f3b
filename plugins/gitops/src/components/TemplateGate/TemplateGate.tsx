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

import { Progress, useApi } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { ReactNode } from 'react';
import { Navigate, useParams } from 'react-router-dom';
import useAsync from 'react-use/esm/useAsync';
import { useNewProjectPath } from '../../hooks/useNewProjectPath';
import { hasOwnForm } from '../../utils/hasOwnForm';

/** Leads from Backstage's wizard to the page of a new project, for templates that have it; for others the wizard stays. */
function WizardGate(props: { templateRef: string; children: ReactNode }) {
  const catalog = useApi(catalogApiRef);
  const path = useNewProjectPath();
  const { templateRef } = props;
  const { value, loading } = useAsync(
    async () => hasOwnForm(await catalog.getEntityByRef(templateRef)),
    [catalog, templateRef],
  );
  if (loading) {
    return <Progress />;
  }
  return value && path ? (
    <Navigate
      to={`${path}?template=${encodeURIComponent(templateRef)}`}
      replace
    />
  ) : (
    <>{props.children}</>
  );
}

/** Stands before Backstage's page of templates: their list, and the wizard of each. */
export function TemplateGate({ children }: { children: ReactNode }) {
  const [namespace, name] = (useParams()['*'] ?? '').split('/');
  return namespace && name ? (
    <WizardGate templateRef={`template:${namespace}/${name}`}>
      {children}
    </WizardGate>
  ) : (
    <>{children}</>
  );
}
