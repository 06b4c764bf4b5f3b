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

/** An annotation of templates: which page they are filled in on. */
export const formAnnotation = 'slipway.dev/form';
export const newProjectForm = 'new-project';

/** Whether a template is filled in on the page of a new project, instead of in Backstage's wizard. */
export function hasOwnForm(
  template: Pick<Entity, 'metadata'> | undefined,
): boolean {
  return template?.metadata.annotations?.[formAnnotation] === newProjectForm;
}
