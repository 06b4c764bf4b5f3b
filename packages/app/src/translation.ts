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

import { createTranslationRef } from '@backstage/frontend-plugin-api';

/** The words of the portal's own frame. */
export const appTranslationRef = createTranslationRef({
  id: 'app.slipway',
  messages: {
    menu: 'Portal',
    skip: 'Skip to content',
    breadcrumb: 'Breadcrumb',
    catalog: 'Catalog',
    applications: 'Applications',
    create: 'Create',
    settings: 'Settings',
    signIn: {
      to: 'Sign in to {{portal}}',
      toPortal: 'Sign in to the portal',
      gitlab: {
        title: 'GitLab',
        message: 'Sign in with your GitLab account',
      },
      oidc: {
        title: 'Single sign-on',
        message: 'Sign in with your company account',
      },
    },
    search: {
      open: 'Search',
      label: 'Search the catalog',
      nothing: 'Nothing is found for {{term}}.',
      failed: 'The catalog does not answer. Try again.',
    },
    home: {
      title: 'Home',
      create: 'Create new project',
      starred: 'Starred',
    },
    entity: {
      owner: 'Owner',
      repository: 'Repository',
      star: 'Add to starred',
      unstar: 'Remove from starred',
      overview: 'Overview',
      groups: {
        overview: 'Overview',
        documentation: 'Documentation',
        development: 'Development',
        deployment: 'Deployment',
        operation: 'Operation',
        observability: 'Observability',
      },
      more: 'More of {{name}}',
      readAgain: 'Read catalog-info.yaml again',
      willBeRead: 'catalog-info.yaml is read again within seconds.',
      about: 'About',
      lifecycle: 'Lifecycle',
      domain: 'Domain',
      system: 'Project',
      links: 'Links',
      services: 'Services',
      name: 'Name',
      what: 'What it does',
      type: 'Kind',
      lastChange: 'Last change',
    },
  },
  translations: { de: () => import('./translation.de') },
});
