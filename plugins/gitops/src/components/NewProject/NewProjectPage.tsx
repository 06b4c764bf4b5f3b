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

import { Progress } from '@backstage/frontend-plugin-api';
import { lazy, Suspense } from 'react';
import { Route, Routes, useParams, useSearchParams } from 'react-router-dom';
import { NewProject } from './NewProject';

const ProjectTask = lazy(() => import('../ProjectTask'));

function Form() {
  const [search] = useSearchParams();
  return <NewProject templateRef={search.get('template')} />;
}

function Task() {
  const { taskId = '' } = useParams();
  return (
    <Suspense fallback={<Progress />}>
      <ProjectTask taskId={taskId} />
    </Suspense>
  );
}

/** The form of a new project, and what becomes of it. */
export function NewProjectPage() {
  return (
    <Routes>
      <Route index element={<Form />} />
      <Route path="tasks/:taskId" element={<Task />} />
    </Routes>
  );
}
