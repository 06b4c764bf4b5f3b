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

import { useApi } from '@backstage/frontend-plugin-api';
import { scaffolderApiRef } from '@backstage/plugin-scaffolder-react';
import { Container, Skeleton } from '@backstage/ui';
import { ReactNode } from 'react';
import { Navigate, useParams, useSearchParams } from 'react-router-dom';
import useAsync from 'react-use/esm/useAsync';
import { useTaskPaths } from '../../hooks/useTaskPaths';
import { isOfNewProjectForm } from '../../task';

/**
 * Stands around Backstage's pages of tasks: a task of the form of Create new project has a page of its own, unless
 * `?log` asks for Backstage's, with its log.
 */
export function TaskGate(props: { children: ReactNode }) {
  const api = useApi(scaffolderApiRef);
  const paths = useTaskPaths();
  // Below the sub-page.
  const { '*': taskId = '' } = useParams();
  const [search] = useSearchParams();
  const isAsked = taskId !== '' && !search.has('log');
  const { value: task, loading } = useAsync(
    async () => (isAsked ? api.getTask(taskId) : undefined),
    [api, isAsked, taskId],
  );
  if (isAsked && loading) {
    return (
      <Container my="6">
        <Skeleton width="100%" height={240} />
      </Container>
    );
  }
  return task && isAsked && isOfNewProjectForm(task) ? (
    <Navigate to={paths.page(taskId)} replace />
  ) : (
    <>{props.children}</>
  );
}
