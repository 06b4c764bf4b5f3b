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

import { WildTree } from './WildTree';

/** Objects of Argo CD as other people write them. */
export const argocdInTheWild: WildTree[] = [
  {
    what: 'applicationset',
    files: {
      'argocd/appset.yaml':
        "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: {name: web}\nspec:\n  goTemplate: true\n  goTemplateOptions: [missingkey=error]\n  generators:\n    - list: {elements: [{env: dev}, {env: production}]}\n  template:\n    metadata: {name: 'web-{{.env}}'}\n    spec:\n      project: default\n      source:\n        repoURL: http://localhost:3000/blue/web.git\n        path: helm\n        targetRevision: HEAD\n      destination: {server: https://kubernetes.default.svc, namespace: 'web-{{.env}}'}\n      syncPolicy: {automated: {prune: true}}\n",
    },
    broken: ['argocd/appset.yaml:14 argocd-repository'],
    advises: [
      'argocd-default-project',
      'argocd-target-head',
      'argocd-finalizer',
    ],
  },
  {
    what: 'an ApplicationSet of a matrix in a folder of its own',
    files: {
      'sets/a.yaml':
        "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: {name: a}\nspec:\n  goTemplate: true\n  generators:\n    - matrix:\n        generators:\n          - clusters: {}\n          - list: {elements: [{app: x}]}\n  template:\n    metadata: {name: '{{.app}}-{{.name}}'}\n    spec:\n      project: default\n      source: {repoURL: https://git.example.net/a/b.git, path: 'apps/{{.app}}', targetRevision: HEAD}\n      destination: {server: '{{.server}}', namespace: a}\n",
    },
    broken: [],
    advises: [
      'argocd-default-project',
      'argocd-target-head',
      'argocd-finalizer',
    ],
  },
  {
    what: 'a List of Applications',
    files: {
      'a.yaml':
        'apiVersion: v1\nkind: List\nitems:\n  - apiVersion: argoproj.io/v1alpha1\n    kind: Application\n    metadata: {name: a}\n    spec:\n      project: default\n      source: {repoURL: "http://127.0.0.1/a/b.git", path: x, targetRevision: main}\n      destination: {server: s, name: t, namespace: n}\n',
    },
    broken: ['a.yaml:9 argocd-repository', 'a.yaml:10 argocd-destination'],
    advises: ['argocd-default-project'],
  },
  {
    what: 'applications of a chart',
    files: {
      'apps/Chart.yaml': 'apiVersion: v2\nname: apps\nversion: 0.1.0\n',
      'apps/templates/web.yaml':
        'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: web-dev}\nspec:\n  project: default\n  source: {repoURL: http://localhost:3000/blue/web.git, path: helm, targetRevision: HEAD}\n  destination: {server: https://kubernetes.default.svc, namespace: web}\n',
    },
    broken: [
      'apps/templates/web.yaml:6 argocd-paths',
      'apps/templates/web.yaml:6 argocd-repository',
    ],
    advises: [
      'argocd-default-project',
      'argocd-target-head',
      'argocd-finalizer',
    ],
  },
  {
    what: 'applications of a chart in a loop',
    files: {
      'apps/Chart.yaml': 'apiVersion: v2\nname: a\nversion: 0.1.0\n',
      'apps/values.yaml': 'apps: [one, two]\n',
      'apps/values.schema.json':
        '{"type":"object","additionalProperties":false,"properties":{"apps":{"type":"array"},"global":{}}}',
      'apps/templates/a.yaml':
        '{{- range .Values.apps }}\n---\napiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: {{ . }}}\nspec:\n  project: default\n  source: {repoURL: https://git.example.net/x/{{ . }}.git, path: helm, targetRevision: main}\n  destination: {server: "https://kubernetes.default.svc", namespace: {{ . }}}\n  syncPolicy: {syncOptions: [CreateNamespaces=true]}\n{{- end }}\n',
    },
    broken: ['apps/templates/a.yaml:10 argocd-unknown-option'],
    advises: ['argocd-default-project'],
  },
  {
    what: 'application without namespace',
    files: {
      'argocd/application.yaml':
        'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: web-crds, finalizers: [resources-finalizer.argocd.argoproj.io]}\nspec:\n  project: web\n  destination: {server: https://kubernetes.default.svc}\n  source: {repoURL: https://git.acme.test/blue/web.git, path: crds, targetRevision: main}\n  syncPolicy: {syncOptions: [ServerSideApply=true, PruneLast=true], retry: {limit: 3}}\n',
      'argocd/project.yaml':
        "apiVersion: argoproj.io/v1alpha1\nkind: AppProject\nmetadata: {name: web}\nspec:\n  sourceRepos: ['https://git.acme.test/blue/*', '!https://git.acme.test/blue/secret.git']\n  destinations: [{server: '*', namespace: '*'}, {server: '*', namespace: '!kube-system'}]\n",
    },
    broken: [],
  },
  {
    what: 'a project that refuses one namespace',
    files: {
      'a.yaml':
        'apiVersion: argoproj.io/v1alpha1\nkind: AppProject\nmetadata: {name: p}\nspec:\n  sourceRepos: ["*"]\n  destinations: [{name: in-cluster, namespace: "a-*"}]\n---\napiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: x}\nspec: {project: p, source: {repoURL: "https://git.example.net/a.git", path: a, targetRevision: main}, destination: {name: in-cluster, namespace: b}}\n',
    },
    broken: ['a.yaml:11 project-permits'],
  },
  {
    what: 'a project whose destination is by server and name of the same cluster',
    files: {
      'a.yaml':
        'apiVersion: argoproj.io/v1alpha1\nkind: AppProject\nmetadata: {name: p}\nspec:\n  sourceRepos: ["https://git.example.net/**", "!https://git.example.net/other/**"]\n  destinations: [{server: "https://kubernetes.default.svc", namespace: "*"}]\n---\napiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: x}\nspec: {project: p, source: {repoURL: "https://git.example.net/a/b.git", path: a, targetRevision: main}, destination: {name: in-cluster, namespace: b}}\n',
    },
    broken: [],
  },
  {
    what: 'your in a name',
    files: {
      'argocd/application.yaml':
        'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: web-dev, finalizers: [resources-finalizer.argocd.argoproj.io]}\nspec:\n  project: web\n  destination: {server: https://kubernetes.default.svc, namespace: web}\n  source: {repoURL: https://git.acme.test/book-your-trip/web.git, path: helm, targetRevision: main}\n  syncPolicy: {syncOptions: [ServerSideApply=true, PruneLast=true], retry: {limit: 3}}\n',
    },
    broken: [],
  },
  {
    what: 'words like placeholders in names',
    files: {
      'a.yaml':
        'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: example-app}\nspec:\n  project: p\n  source: {repoURL: "https://github.com/argoproj/argocd-example-apps", path: guestbook, targetRevision: main}\n  destination: {server: "https://kubernetes.default.svc", namespace: todo}\n',
      'b.yaml':
        'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {url: "https://example.com", mail: me@example.com, note: changes-your-mind}\n',
    },
    broken: [],
  },
  {
    what: 'an address that nobody has filled in',
    files: {
      'a.yaml':
        'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: a}\nspec:\n  project: p\n  source: {repoURL: "https://github.com/YOUR_ORG/YOUR_REPO.git", path: guestbook, targetRevision: main}\n  destination: {server: "https://kubernetes.default.svc", namespace: a}\n',
    },
    broken: ['a.yaml:6 argocd-repository'],
  },
];
