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

/** Charts of Helm as other people write them. */
export const chartsInTheWild: WildTree[] = [
  {
    what: 'eleventh chart',
    files: {
      ...Object.fromEntries(
        Array.from({ length: 11 }, (_, index) => [
          [
            `c${index}/Chart.yaml`,
            `apiVersion: v2\nname: c${index}\nversion: 0.1.0\n`,
          ],
          [
            `c${index}/templates/cm.yaml`,
            'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {{ .Release.Name }}\n  namespace: {{ .Release.Namespace }}\ndata: {a: b}\n',
          ],
        ]).flat(),
      ),
      'c10/templates/pod.yaml':
        'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers: [{name: a, image: "redis:latest"}]\n',
    },
    broken: [],
    advises: ['image-fixed-tag', 'pod-security'],
  },
  {
    what: 'strict warning',
    files: {
      'helm/Chart.yaml':
        'apiVersion: v2\nname: quiet\nversion: 0.1.0\ndependencies: []\n',
      'helm/templates/a.yaml':
        'apiVersion: policy/v1beta1\nkind: PodDisruptionBudget\nmetadata: {name: a}\nspec: {minAvailable: 1, selector: {matchLabels: {a: b}}}\n',
    },
    broken: ['helm/templates/a.yaml:1 manifest-removed'],
    advises: ['chart-renders'],
    says: 'PodDisruptionBudget is deprecated',
  },
  {
    what: 'a chart that helm lint warns of',
    files: {
      'helm/Chart.yaml': 'apiVersion: v2\nname: a\nversion: 0.1.0\n',
      'helm/templates/a.yaml':
        'apiVersion: extensions/v1beta1\nkind: Ingress\nmetadata: {name: a}\nspec: {backend: {serviceName: a, servicePort: 80}}\n',
    },
    broken: ['helm/templates/a.yaml:1 manifest-removed'],
  },
  {
    what: 'a chart whose template fails, with the reason',
    files: {
      'helm/Chart.yaml': 'apiVersion: v2\nname: a\nversion: 0.1.0\n',
      'helm/values.yaml': 'a: 1\n',
      'helm/values.schema.json': '{"type": "object", "properties": {"a": {}}}',
      'helm/templates/a.yaml':
        'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {x: {{ .Values.a.b.c | quote }}}\n',
    },
    broken: ['helm/templates/a.yaml:4 chart-renders'],
  },
  {
    what: 'newer kubernetes only',
    files: {
      'helm/Chart.yaml':
        'apiVersion: v2\nname: k\nversion: 0.1.0\nkubeVersion: ">=1.31.0-0"\n',
      'helm/templates/a.yaml':
        'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n',
    },
    broken: [],
  },
  {
    what: 'a chart for old Kubernetes and another for one that is newer than all',
    files: {
      'a/Chart.yaml':
        'apiVersion: v2\nname: a\nversion: 0.1.0\nkubeVersion: "^1.33.0-0"\n',
      'a/templates/a.yaml':
        'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n',
      'b/Chart.yaml':
        'apiVersion: v2\nname: b\nversion: 0.1.0\nkubeVersion: ">= 1.30.0-0 < 1.33.0-0"\n',
      'b/templates/a.yaml':
        'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n',
    },
    broken: [],
  },
  {
    what: 'a chart that asks for capabilities',
    files: {
      'a/Chart.yaml': 'apiVersion: v2\nname: a\nversion: 0.1.0\n',
      'a/templates/a.yaml':
        '{{- if .Capabilities.APIVersions.Has "monitoring.coreos.com/v1" }}\napiVersion: monitoring.coreos.com/v1\nkind: ServiceMonitor\nmetadata: {name: a}\nspec: {selector: {}, endpoints: [{port: web}]}\n{{- else }}\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {v: {{ .Capabilities.KubeVersion.Minor | quote }}}\n{{- end }}\n',
    },
    broken: [],
  },
  {
    what: 'values in the application',
    files: {
      'argocd/application.yaml':
        'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: r-dev, finalizers: [resources-finalizer.argocd.argoproj.io]}\nspec:\n  project: r\n  destination: {server: https://kubernetes.default.svc, namespace: r}\n  source:\n    repoURL: https://git.acme.test/blue/r.git\n    path: helm\n    targetRevision: main\n    helm: {valuesObject: {host: r.acme.test}}\n  syncPolicy: {syncOptions: [ServerSideApply=true, PruneLast=true], retry: {limit: 3}}\n',
      'helm/Chart.yaml': 'apiVersion: v2\nname: r\nversion: 0.1.0\n',
      'helm/templates/a.yaml':
        'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {host: {{ required "a host is needed" .Values.host | quote }}}\n',
      'helm/values.yaml': 'host: ""\n',
    },
    broken: [],
  },
  {
    what: 'a required value that parameters give',
    files: {
      'argocd/a.yaml':
        'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: a}\nspec:\n  project: a\n  destination: {server: s, namespace: n}\n  source:\n    repoURL: https://git.example.net/a/b.git\n    path: helm\n    targetRevision: main\n    helm: {parameters: [{name: db.host, value: x}]}\n',
      'helm/Chart.yaml': 'apiVersion: v2\nname: a\nversion: 0.1.0\n',
      'helm/templates/a.yaml':
        'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {host: {{ required "a host" (.Values.db).host | quote }}}\n',
    },
    broken: [],
  },
  {
    what: 'a required value in a multi-source application of this repository',
    files: {
      'argocd/a.yaml':
        'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: a}\nspec:\n  project: a\n  destination: {server: s, namespace: n}\n  sources:\n    - repoURL: https://git.example.net/a/b.git\n      path: helm\n      targetRevision: main\n      helm: {valueFiles: [$values/env/dev.yaml]}\n    - repoURL: https://git.example.net/a/b.git\n      targetRevision: main\n      ref: values\n',
      'env/dev.yaml': 'host: a\n',
      'helm/Chart.yaml': 'apiVersion: v2\nname: a\nversion: 0.1.0\n',
      'helm/templates/a.yaml':
        'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {host: {{ required "a host" .Values.host | quote }}}\n',
    },
    broken: [],
  },
  {
    what: 'a required value that nobody gives',
    files: {
      'helm/Chart.yaml': 'apiVersion: v2\nname: a\nversion: 0.1.0\n',
      'helm/templates/a.yaml':
        'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {host: {{ required "a host" .Values.host | quote }}}\n',
    },
    broken: [],
  },
  {
    what: 'registries open to all',
    files: {
      'helm/Chart.yaml': 'apiVersion: v2\nname: r\nversion: 0.1.0\n',
      'helm/templates/a.yaml':
        '{{- range $i, $image := list "us-docker.pkg.dev/google-samples/x/y:1" "docker.elastic.co/beats/filebeat:8.15.0" "nvcr.io/nvidia/cuda:12.0" "lscr.io/linuxserver/x:1" "registry.gitlab.com/gitlab-org/gitlab-runner:v17.0.0" "cgr.dev/chainguard/nginx:1" "xpkg.upbound.io/crossplane/x:1" "index.docker.io/library/nginx:1.27" "eu.gcr.io/a/b:1" }}\n---\napiVersion: v1\nkind: Pod\nmetadata: {name: p{{ $i }}}\nspec:\n  securityContext: {runAsNonRoot: true, seccompProfile: {type: RuntimeDefault}}\n  containers: [{name: a, image: {{ $image }}, securityContext: {allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}}}]\n{{- end }}\n',
    },
    broken: [],
  },
  {
    what: 'public registries with and without a host',
    files: {
      'k/Chart.yaml': 'apiVersion: v2\nname: a\nversion: 0.1.0\n',
      'k/templates/a.yaml':
        '{{- range $i, $image := list "public.ecr.aws/a/b:1" "mcr.microsoft.com/dotnet/runtime:9.0" "registry.k8s.io/pause:3.10" "bitnami/redis:7" "quay.io/argoproj/argocd:v3.1.0" "gcr.io/distroless/static:nonroot" "registry.access.redhat.com/ubi9:9.5" }}\n---\napiVersion: v1\nkind: Pod\nmetadata: {name: p{{ $i }}}\nspec: {containers: [{name: a, image: {{ $image }}}]}\n{{- end }}\n',
    },
    broken: [],
    leaves: ['chart-pull-secret'],
  },
  {
    what: 'values called now and lookup',
    files: {
      'helm/Chart.yaml': 'apiVersion: v2\nname: r\nversion: 0.1.0\n',
      'helm/templates/a.yaml':
        'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n  now: {{ .Values.sync.now | quote }}\n  lookup: {{ .Values.ldap.lookup | quote }}\n',
      'helm/values.schema.json':
        '{"$schema": "http://json-schema.org/schema#", "type": "object", "additionalProperties": false, "properties": {"sync": {"type": "object"}, "ldap": {"type": "object"}, "global": {"type": "object"}}}\n',
      'helm/values.yaml': 'sync: {now: false}\nldap: {lookup: uid}\n',
    },
    broken: [],
    leaves: ['chart-random', 'chart-schema'],
  },
  {
    what: 'values that are called like functions, in conditions',
    files: {
      'k/Chart.yaml': 'apiVersion: v2\nname: a\nversion: 0.1.0\n',
      'k/values.yaml': 'genCA: {}\nrandAlphaNum: 1\nuuidv4: x\n',
      'k/templates/a.yaml':
        'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n  {{- with .Values.genCA }}\n  a: b\n  {{- end }}\n  b: {{ .Values.randAlphaNum | quote }}\n  # now, lookup\n  c: {{ $.Values.uuidv4 }}\n',
    },
    broken: [],
    leaves: ['chart-random'],
  },
  {
    what: 'a function that is random',
    files: {
      'k/Chart.yaml': 'apiVersion: v2\nname: a\nversion: 0.1.0\n',
      'k/templates/a.yaml':
        'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {at: {{ now | date "2006" | quote }}}\n',
    },
    broken: [],
    advises: ['chart-random'],
  },
  {
    what: 'pods of helm tests',
    files: {
      'helm/Chart.yaml': 'apiVersion: v2\nname: t\nversion: 0.1.0\n',
      'helm/templates/tests/smoke.yaml':
        'apiVersion: v1\nkind: Pod\nmetadata:\n  name: {{ .Release.Name }}-smoke-{{ randAlphaNum 5 | lower }}\n  annotations: {helm.sh/hook: test, helm.sh/hook-delete-policy: before-hook-creation}\nspec:\n  restartPolicy: Never\n  containers: [{name: smoke, image: curlimages/curl, command: [curl, web]}]\n',
    },
    broken: [],
    leaves: ['chart-random', 'pod-security', 'image-fixed-tag'],
  },
  {
    what: 'a test of Helm 2 and a hook before the installation',
    files: {
      'h/Chart.yaml': 'apiVersion: v2\nname: a\nversion: 0.1.0\n',
      'h/templates/tests/a.yaml':
        'apiVersion: v1\nkind: Pod\nmetadata: {name: "{{ .Release.Name }}-{{ randAlphaNum 4 | lower }}", annotations: {"helm.sh/hook": test-success}}\nspec: {restartPolicy: Never, containers: [{name: a, image: "busybox:latest"}]}\n',
    },
    broken: [],
    leaves: ['chart-random', 'pod-security', 'image-fixed-tag'],
  },
  {
    what: 'a hook that Argo CD runs',
    files: {
      'h/Chart.yaml': 'apiVersion: v2\nname: a\nversion: 0.1.0\n',
      'h/templates/a.yaml':
        'apiVersion: batch/v1\nkind: Job\nmetadata: {name: a, annotations: {"helm.sh/hook": "pre-install,pre-upgrade"}}\nspec: {template: {spec: {restartPolicy: Never, containers: [{name: a, image: "busybox:latest"}]}}}\n',
    },
    broken: [],
    advises: ['pod-security', 'image-fixed-tag'],
  },
];
