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

/** Every word of the form. @public */
export const gitopsTranslationRef = createTranslationRef({
  id: 'plugin.gitops',
  messages: {
    retry: 'Try again',
    copy: {
      action: 'Copy {{what}}',
      done: 'Copied',
    },
    instance: {
      starting: 'starting',
      live: 'live',
      delayed: 'delayed',
      stale: 'stale',
      unreachable: 'unreachable',
      unauthorized: 'unauthorized',
    },
    preview: {
      loading: 'The project is being rendered',
      title: 'What is written',
      files: 'Files',
      size_one: '{{count}} file, {{kilobytes}} kB',
      size_other: '{{count}} files, {{kilobytes}} kB',
      clean: 'Checked: nothing found that would not work.',
      findings: 'What was found',
      house: 'Style:',
      notSeen: 'Not seen',
      notChecked: 'Not checked',
      cut: 'This is only its beginning.',
      refused: 'Nothing can be written with these answers:',
      pipeline: 'The pipeline',
      startedBy: 'Started by',
      jobs_one: '{{count}} job',
      jobs_other: '{{count}} jobs',
      events: {
        pushMain: 'Push to main',
        mergeRequest: 'Merge request',
        pushBranch: 'Push to a branch',
        tag: 'Tag',
      },
    },
    form: {
      search: 'Search',
      name: 'Name',
      use: 'Use {{value}}',
      instance: 'Argo CD instance',
      instanceFirst: 'Choose an Argo CD instance first.',
      noInstance:
        'You may not create projects in any Argo CD instance of this portal. Ask the platform team.',
      notProvisionable: 'You may not create projects here.',
      registration: {
        label: 'Registration with Argo CD',
        api: {
          title: 'By the portal, at once',
          description:
            "The portal creates AppProjects and applications through Argo CD's API.",
        },
        'platform-repository': {
          title: 'By merge request to the platform team',
          description:
            'Opens a merge request in {{platformRepository}}; what is merged there is deployed.',
        },
        discovery: {
          title: 'Found by its topic',
          description:
            'Argo CD finds repositories in {{group}} that carry the topic {{topic}}.',
        },
        manual: {
          title: 'By hand',
          description:
            'Somebody applies what is in argocd/ to the namespace {{namespace}}, the projects first.',
        },
        without: {
          api: 'You may not create projects here.',
          'platform-repository': 'This instance has no platform repository.',
          discovery: 'This instance discovers no repositories.',
        },
      },
      project: 'AppProject',
      projectFirst: 'Choose an AppProject first.',
      projectWithoutPlace:
        'Project {{project}} permits no place to deploy to. Ask the platform team.',
      noDestination: 'permits no place',
      destination: 'Destination',
      namespace: 'Namespace',
      namespaceRefused:
        'Project {{project}} permits only namespaces like {{pattern}} here.',
      nameMissing: 'Give it a name.',
      nameForm:
        'Use lower-case letters, digits and dashes; begin with a letter and end with a letter or a digit.',
      nameLong: 'Use at most {{max}} characters.',
      nameYaml: 'YAML reads this as something else. Choose another name.',
      nameTaken: 'Taken: {{where}}. Choose another name.',
      nameChecking: 'Asking whether the name is free…',
      nameFree: 'The name is free.',
      nameUnknown: 'Nobody can tell whether the name is free: {{message}}',
      nameUnknownNow:
        'Nobody can tell now whether the name is free: an Argo CD does not answer. It is looked at once more before anything is made.',
      nameTwice:
        'There is already a service {{name}} in row {{row}}. Every service needs its own name.',
      services: 'Services',
      servicesHint:
        '1 to {{max}}. Each becomes a folder, an entry of the chart, a job of the pipeline and a component.',
      service: 'Service {{row}}',
      toFix: 'To fix: row {{rows}}.',
      kind: 'Kind',
      kinds: {
        web: 'Web',
        worker: 'Worker',
        image: 'Existing image',
      },
      language: 'Language',
      image:
        'Name an image with its registry and without a tag, for example docker.io/library/redis.',
      imageLabel: 'Image',
      tag: 'Name a fixed tag; latest is refused.',
      tagLabel: 'Tag',
      staticWorker:
        'A static site only answers: choose another language, or Web.',
      port: 'Port',
      portOwn:
        'Use a port from {{min}} to {{max}}: the container runs without root rights.',
      portImage: 'Use a port from {{min}} to {{max}}.',
      public: 'Public',
      path: 'Begin with a slash; use letters, digits, dashes, dots and underscores, and no empty or dotted parts.',
      pathLabel: 'Path',
      pathTwice: 'Row {{row}} already answers at {{path}}.',
      size: 'Size',
      replicas: 'Use 1 to {{max}} replicas.',
      replicasLabel: 'Replicas',
      up: 'Move {{row}} up',
      down: 'Move {{row}} down',
      remove: 'Remove {{row}}',
      add: 'Add a service',
      copyLast: 'Copy the last one',
    },
  },
  translations: { de: () => import('./translation.de') },
});
