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
  outcomeOfChecks,
  ProjectCheck,
  projectChecks,
  ProjectPreview,
  TargetView,
} from '@slipway/plugin-gitops-common';

/** A target as a company has one: groups of two teams, little to choose. */
export const target: TargetView = {
  name: 'main',
  title: 'Company clusters',
  argocd: { instance: 'global', title: 'Global Argo CD' },
  gitlab: { host: 'gitlab.example.org', url: 'https://gitlab.example.org' },
  groups: [
    { path: 'team-realtime', owners: ['group:default/team-realtime'] },
    { path: 'team-web', owners: ['group:default/team-web'] },
  ],
  registry: 'registry.example.org',
  settings: {
    visibility: 'private',
    environments: ['dev', 'staging', 'production'],
    manualEnvironments: [],
    buildEngine: 'buildah',
    imageUpdate: 'job-token',
    registration: 'api',
    domain: 'apps.example.org',
  },
  choices: [],
};

/** All checks pass, but for those that are given. */
export const checksWith = (...others: ProjectCheck[]) => {
  const checks = projectChecks.map(
    (id): ProjectCheck =>
      others.find(check => check.id === id) ?? {
        id,
        status: 'passed',
        facts: { group: 'team-realtime', role: 'Owner' },
      },
  );
  return { outcome: outcomeOfChecks(checks), checks };
};

export const preview: ProjectPreview = {
  files: [
    { path: 'README.md', text: '# shop', isCut: false, bytes: 6 },
    { path: '.gitlab-ci.yml', text: '', isCut: false, bytes: 9 },
    {
      path: 'catalog-info.yaml',
      text: 'kind: System\n---\nkind: Component\n',
      isCut: false,
      bytes: 9,
    },
    { path: 'apps/web/main.py', text: '', isCut: false, bytes: 9 },
    { path: 'apps/web/Dockerfile', text: '', isCut: false, bytes: 9 },
    { path: 'helm/Chart.yaml', text: '', isCut: false, bytes: 9 },
  ],
  findings: [],
  notSeen: [],
  notChecked: [],
  pipeline: {
    stages: ['build'],
    jobs: [
      { name: 'build: web', stage: 'build', events: ['push to main'] },
      { name: 'test: web', stage: 'build', events: ['push to main'] },
      { name: 'chart', stage: 'build', events: ['merge request'] },
    ],
  },
  chart: {
    environments: ['dev', 'staging', 'production'],
    objects: 69,
    kubernetesVersion: '1.33',
  },
};
