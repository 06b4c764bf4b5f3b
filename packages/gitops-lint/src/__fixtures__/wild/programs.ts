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

/** Files of Skaffold and of other programs as other people write them. */
export const programsInTheWild: WildTree[] = [
  {
    what: 'skaffold release keys',
    files: {
      'skaffold.yaml':
        'apiVersion: skaffold/v4beta13\nkind: Config\nmetadata: {name: web}\nrequires: [{path: ../other, configs: [db], activeProfiles: [{name: local, activatedBy: [dev]}]}]\nbuild:\n  artifacts: [{image: web, context: apps/web, docker: {dockerfile: Dockerfile}}]\nmanifests:\n  helm:\n    releases:\n      - {name: db, chartPath: helm/db, namespace: web-local}\n      - {name: web, chartPath: helm/web, namespace: web-local, dependsOn: [db], upgradeOnChange: true}\n---\napiVersion: skaffold/v4beta13\nkind: Config\nmetadata: {name: two}\n',
    },
    broken: [
      'skaffold.yaml:6 skaffold-paths',
      'skaffold.yaml:10 skaffold-paths',
      'skaffold.yaml:11 skaffold-paths',
    ],
  },
  {
    what: 'a Skaffold of modules, custom builds and tests',
    files: {
      'skaffold.yaml':
        'apiVersion: skaffold/v4beta11\nkind: Config\nmetadata: {name: a}\nbuild:\n  local: {push: false, useBuildkit: true}\n  artifacts:\n    - image: a\n      context: .\n      custom: {buildCommand: ./build.sh, dependencies: {paths: [src/**]}}\n    - {image: b, ko: {main: ./cmd}}\n    - {image: c, jib: {project: a}}\ntest: [{image: a, structureTests: [./t.yaml]}]\nportForward: [{resourceType: service, resourceName: a, port: 80, localPort: 8080}]\ndeploy: {kubectl: {}, statusCheckDeadlineSeconds: 60, tolerateFailuresUntilDeadline: true}\nprofiles:\n  - name: x\n    activation: [{command: dev, kubeContext: minikube}]\n    patches: [{op: replace, path: /build/artifacts/0/image, value: b}]\n',
      'src/a': '',
      'build.sh': '',
      't.yaml': 'schemaVersion: 2.0.0\n',
      cmd: '',
    },
    broken: [],
  },
  {
    what: 'older skaffold',
    files: {
      'skaffold.yaml':
        'apiVersion: skaffold/v2beta29\nkind: Config\nbuild:\n  artifacts: [{image: web}]\ndeploy:\n  helm:\n    releases:\n      - {name: web, chartPath: helm, namespace: web-local, artifactOverrides: {image: web}, imageStrategy: {helm: {}}}\n',
    },
    broken: ['skaffold.yaml:8 skaffold-paths'],
  },
  {
    what: 'Skaffold of versions without a schema',
    files: {
      'skaffold.yaml':
        'apiVersion: skaffold/v1\nkind: Config\nbuild: {artifacts: [{image: a, context: .}]}\ndeploy: {kubectl: {manifests: [k8s/*.yaml]}}\n',
      'k8s/a.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n',
    },
    broken: [],
  },
  {
    what: 'Skaffold of a version before',
    files: {
      'skaffold.yaml':
        'apiVersion: skaffold/v3\nkind: Config\nbuild: {artifacts: [{image: a}]}\nmanifests: {rawYaml: [k8s/*.yaml]}\ndeploy: {kubectl: {}}\n',
      'k8s/a.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n',
    },
    broken: [],
  },
  {
    what: 'misspelt skaffold',
    files: {
      'skaffold.yaml':
        'apiVersion: skaffold/v4beta13\nkind: Config\nbuild:\n  artifacts: [{image: web, dockerfile: Dockerfile}]\n  tagPolicies: {sha256: {}}\nmanifests:\n  helm:\n    releases: [{name: web, chartPath: helm, namespace: web-local, upgradeOnInstall: true}]\n  rawYml: [k8s/*.yaml]\ndeploy:\n  kubectl: {manifests: [k8s/*.yaml]}\n',
    },
    broken: [
      'skaffold.yaml:4 skaffold-schema',
      'skaffold.yaml:5 skaffold-schema',
      'skaffold.yaml:8 skaffold-paths',
      'skaffold.yaml:8 skaffold-schema',
      'skaffold.yaml:9 skaffold-schema',
      'skaffold.yaml:11 skaffold-schema',
    ],
  },
  {
    what: 'Skaffold with misspelt leaves',
    files: {
      'skaffold.yaml':
        'apiVersion: skaffold/v4beta13\nkind: Config\nbuild:\n  artifacts:\n    - image: a\n      docker: {dockerFile: Dockerfile}\n      sync: {manuel: []}\nportForwards: []\n',
    },
    broken: [
      'skaffold.yaml:6 skaffold-schema',
      'skaffold.yaml:7 skaffold-schema',
      'skaffold.yaml:8 skaffold-schema',
    ],
  },
  {
    what: 'Skaffold with a wrong type',
    files: {
      'skaffold.yaml':
        'apiVersion: skaffold/v4beta13\nkind: Config\ndeploy:\n  kubectl: {}\n  statusCheckDeadlineSeconds: long\n',
    },
    broken: ['skaffold.yaml:5 skaffold-schema'],
  },
  {
    what: 'templates of others',
    files: {
      'ansible/roles/web/templates/server.yml':
        'server:\n{% if tls %}\n  port: 443\n{% endif %}\n',
      'codefresh.yml':
        "version: '1.0'\nsteps:\n  test:\n    image: '${{IMAGE}}'\n",
    },
    broken: [],
  },
  {
    what: 'templates of cookiecutter, Go and ERB',
    files: {
      '{{cookiecutter.name}}/k8s/a.yaml':
        'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: "{{ cookiecutter.name }}"}\n',
      'roles/a/templates/b.yml': '{% for x in xs %}\n- {{ x }}\n{% endfor %}\n',
      'config/deploy.yml':
        'service: <%= name %>\n<% if x %>\na: b\n<% end %>\n',
      '.github/workflows/a.yml':
        'on: push\njobs: {a: {runs-on: ubuntu-latest, steps: [{run: "echo ${{ secrets.TOKEN }}"}]}}\n',
    },
    broken: [],
  },
  {
    what: 'a workflow of Argo and a Tekton task with their braces',
    files: {
      'a.yaml':
        'apiVersion: argoproj.io/v1alpha1\nkind: Workflow\nmetadata: {generateName: a-}\nspec:\n  entrypoint: a\n  templates: [{name: a, inputs: {parameters: [{name: x}]}, container: {image: "a:1", args: ["{{inputs.parameters.x}}"]}}]\n---\napiVersion: tekton.dev/v1\nkind: Task\nmetadata: {name: a}\nspec: {params: [{name: x}], steps: [{name: a, image: "a:1", script: "echo $(params.x)"}]}\n',
    },
    broken: [],
  },
];
