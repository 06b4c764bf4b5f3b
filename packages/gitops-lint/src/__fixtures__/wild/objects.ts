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

/** Objects of Kubernetes and kustomize, and Secrets as other people write them. */
export const objectsInTheWild: WildTree[] = [
  {
    what: 'types that extend others',
    files: {
      'application.yaml':
        'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: web-dev, finalizers: [resources-finalizer.argocd.argoproj.io]}\nspec:\n  project: web\n  destination: {server: https://kubernetes.default.svc, namespace: web}\n  source:\n    repoURL: https://git.acme.test/blue/web.git\n    path: deploy\n    targetRevision: main\n    kustomize:\n      patches:\n        - target: {kind: Deployment, name: web}\n          patch: "- {op: replace, path: /spec/replicas, value: 2}"\n  syncPolicy: {syncOptions: [ServerSideApply=true, PruneLast=true], retry: {limit: 3}}\n',
      'monitor.yaml':
        'apiVersion: monitoring.coreos.com/v1\nkind: ServiceMonitor\nmetadata: {name: web}\nspec:\n  selector: {matchLabels: {app: web}}\n  endpoints:\n    - port: metrics\n      scheme: https\n      tlsConfig: {insecureSkipVerify: true}\n',
      'route.yaml':
        'apiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\nmetadata: {name: web}\nspec:\n  parentRefs: [{name: public, namespace: gateways}]\n  hostnames: [web.acme.test]\n  rules:\n    - matches: [{path: {type: PathPrefix, value: /}}]\n      backendRefs: [{name: web, port: 80}]\n',
    },
    broken: [],
  },
  {
    what: 'a Prometheus, a GRPCRoute and a kustomize source',
    files: {
      'a.yaml':
        'apiVersion: monitoring.coreos.com/v1\nkind: Prometheus\nmetadata: {name: a}\nspec:\n  replicas: 2\n  serviceMonitorSelector: {}\n  externalLabels: {cluster: a}\n  storage: {volumeClaimTemplate: {spec: {resources: {requests: {storage: 10Gi}}}}}\n---\napiVersion: gateway.networking.k8s.io/v1\nkind: GRPCRoute\nmetadata: {name: a}\nspec:\n  parentRefs: [{name: a, sectionName: b}]\n  rules: [{matches: [{method: {service: a, method: b}}], backendRefs: [{name: a, port: 80}]}]\n---\napiVersion: monitoring.coreos.com/v1\nkind: PodMonitor\nmetadata: {name: a}\nspec:\n  selector: {matchLabels: {a: b}}\n  podMetricsEndpoints: [{port: web, bearerTokenSecret: {name: a, key: b}, relabelings: [{action: drop, sourceLabels: [a], regex: b}]}]\n',
    },
    broken: [],
  },
  {
    what: 'a misspelt field of an inherited type',
    files: {
      'a.yaml':
        'apiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\nmetadata: {name: a}\nspec:\n  parentRef: [{name: a}]\n',
    },
    broken: ['a.yaml:5 manifest-schema'],
  },
  {
    what: 'kustomize',
    files: {
      'base/deployment.yaml':
        'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec:\n  template:\n    spec: {containers: [{name: web, image: "nginx:1.27.3"}]}\n',
      'base/kustomization.yaml':
        'resources: [deployment.yaml]\nlabels: [{pairs: {app: web}, includeSelectors: true}]\n',
      'overlays/dev/kustomization.yaml':
        'resources: [../../base]\npatches: [{path: replicas.yaml}, {path: remove.yaml}]\n',
      'overlays/dev/remove.yaml':
        '$patch: delete\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: old}\n',
      'overlays/dev/replicas.yaml':
        'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec: {replicas: 3}\n',
    },
    broken: ['overlays/dev/kustomization.yaml:2 kustomize-targets'],
  },
  {
    what: 'a component with patches, replacements and images',
    files: {
      'base/kustomization.yaml': 'resources: [a.yaml]\n',
      'base/a.yaml':
        'apiVersion: apps/v1\nkind: StatefulSet\nmetadata: {name: a}\nspec:\n  template:\n    spec:\n      containers: [{name: a, image: a}]\n',
      'overlays/x/kustomization.yaml':
        'resources: [../../base]\ncomponents: [../../parts/tls]\nimages: [{name: a, newTag: "1.2"}]\nreplicas: [{name: a, count: 2}]\nreplacements: [{path: r.yaml}]\n',
      'overlays/x/r.yaml':
        'source: {kind: ConfigMap, name: a}\ntargets: [{select: {kind: StatefulSet}, fieldPaths: [metadata.labels.a]}]\n',
      'parts/tls/kustomization.yaml':
        'apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\npatches: [{path: p.yaml, target: {kind: StatefulSet}}]\n',
      'parts/tls/p.yaml':
        '- op: add\n  path: /spec/template/spec/volumes\n  value: [{name: t, secret: {secretName: t}}]\n',
    },
    broken: [],
  },
  {
    what: 'patches that remove containers',
    files: {
      'kustomization.yaml':
        'resources: [a.yaml]\npatchesStrategicMerge: [p.yaml]\n',
      'a.yaml':
        'apiVersion: batch/v1\nkind: CronJob\nmetadata: {name: a}\nspec:\n  schedule: "0 * * * *"\n  jobTemplate: {spec: {template: {spec: {restartPolicy: Never, containers: [{name: a, image: "a:1"}, {name: b, image: "b:1"}]}}}}\n',
      'p.yaml':
        'apiVersion: batch/v1\nkind: CronJob\nmetadata: {name: a}\nspec:\n  jobTemplate: {spec: {template: {spec: {containers: [{name: b, $patch: delete}]}}}}\n',
    },
    broken: [],
  },
  {
    what: 'substituted variables',
    files: {
      'deployment.yaml':
        'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec:\n  replicas: ${REPLICAS:=2}\n  selector: {matchLabels: {app: web}}\n  template: {metadata: {labels: {app: web}}, spec: {containers: [{name: a, image: "nginx:1.27.3"}]}}\n',
      'pvc.yaml':
        'apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: {name: "${APP}"}\nspec:\n  accessModes: ["${ACCESS_MODE}"]\n  resources: {requests: {storage: "${SIZE}"}}\n',
    },
    broken: [],
  },
  {
    what: 'variables of Flux with defaults',
    files: {
      'a.yaml':
        'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a, namespace: "${NS:-a}"}\nspec:\n  replicas: ${N}\n  selector: {matchLabels: {app: a}}\n  template:\n    metadata: {labels: {app: a}}\n    spec:\n      containers:\n        - name: a\n          image: "a:${TAG}"\n          ports:\n            - containerPort: ${PORT:=8080}\n          resources:\n            limits:\n              memory: ${MEM}Mi\n',
    },
    broken: [],
  },
  {
    what: 'variables of envsubst without braces',
    files: {
      'a.yaml':
        'apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec:\n  selector: {app: a}\n  ports: [{port: $PORT, targetPort: $TARGET}]\n',
    },
    broken: [],
  },
  {
    what: 'quoted image',
    files: {
      '.gitlab-ci.yml':
        'workflow: {rules: [{if: $CI_COMMIT_BRANCH}]}\nunit:\n  stage: test\n  image: "python:3.13-slim"\n  script: [make]\n  rules: [{if: $CI_COMMIT_BRANCH}]\n',
      'k8s/pod.yaml':
        'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers:\n    - name: a\n      image: "nginx:1.27.3"\n',
    },
    broken: [],
  },
  {
    what: 'single quotes and digests',
    files: {
      'a.yaml':
        "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers:\n    - name: a\n      image: 'ghcr.io/a/b:1.0@sha256:9b2f0c4d6e8a1b3c5d7e9f0a2b4c6d8e0f1a3b5c7d9e1f2a4b6c8d0e2f4a6b8c'\n",
      '.gitlab-ci.yml':
        "test:\n  image: {name: 'golang:1.24', entrypoint: ['']}\n  services: ['postgres:17']\n  script: [x]\n",
    },
    broken: [],
  },
  {
    what: 'an image with a comment behind it',
    files: {
      'a.yaml':
        'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers:\n    - name: a\n      image: "nginx:1.27" # {"$imagepolicy": "flux-system:a"}\n',
    },
    broken: [],
  },
  {
    what: 'large kind',
    files: {
      'crd.yaml': `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: things.acme.test}
spec:
  group: acme.test
  names: {kind: Thing, plural: things}
  scope: Namespaced
  versions:
    - name: v1
      served: true
      storage: true
      schema:
        openAPIV3Schema:
          type: object
          properties:
${Array.from(
  { length: 3_000 },
  (_, index) =>
    `            field${index}: {type: string, description: 'The value of field number ${index}, which may be anything.'}\n`,
).join('')}`,
    },
    broken: [],
  },
  {
    what: 'encrypted secret',
    files: {
      'k8s/sops.yaml':
        'apiVersion: v1\nkind: Secret\nmetadata: {name: db}\nstringData:\n  password: ENC[AES256_GCM,data:Zm9v,iv:YmFy,tag:YmF6,type:str]\nsops:\n  age: [{recipient: age1xyz, enc: abc}]\n  version: 3.9.1\n',
    },
    broken: [],
  },
  {
    what: 'a sealed and an external secret, and dotenv by SOPS',
    files: {
      'a.yaml':
        'apiVersion: external-secrets.io/v1beta1\nkind: ExternalSecret\nmetadata: {name: a}\nspec:\n  secretStoreRef: {name: a, kind: ClusterSecretStore}\n  target: {name: a, template: {data: {password: "{{ .password }}"}}}\n  data: [{secretKey: password, remoteRef: {key: a, property: password}}]\n---\napiVersion: bitnami.com/v1alpha1\nkind: SealedSecret\nmetadata: {name: a}\nspec: {encryptedData: {password: AgA7mNqzvT0aVvQm9J2xk3p1rT6sK8w==}, template: {metadata: {name: a}}}\n',
      'secrets.enc.yaml':
        'password: ENC[AES256_GCM,data:abc=,iv:abc=,tag:abc=,type:str]\nsops: {kms: [], lastmodified: "2025-01-01T00:00:00Z", mac: "ENC[AES256_GCM,data:x,iv:y,tag:z,type:str]", version: 3.9.1}\n',
    },
    broken: [],
  },
  {
    what: 'a Secret of which one value is in clear beside encrypted ones',
    files: {
      'a.yaml':
        'apiVersion: v1\nkind: Secret\nmetadata: {name: a}\nstringData:\n  password: hunter2-real-one\n  other: ENC[AES256_GCM,data:Zm9v,iv:YmFy,tag:YmF6,type:str]\n',
    },
    broken: ['a.yaml:5 secrets-in-clear'],
  },
  {
    what: 'secret without a secret',
    files: {
      'argocd/repo.yaml':
        'apiVersion: v1\nkind: Secret\nmetadata:\n  name: web-repo\n  labels: {argocd.argoproj.io/secret-type: repository}\nstringData:\n  type: git\n  url: https://git.acme.test/blue/web.git\n',
      'k8s/empty.yaml':
        'apiVersion: v1\nkind: Secret\nmetadata: {name: web-tls}\ntype: kubernetes.io/tls\ndata: {tls.crt: "", tls.key: ""}\n',
    },
    broken: [],
  },
  {
    what: 'a cluster Secret with placeholders and a token of a service account',
    files: {
      'a.yaml':
        'apiVersion: v1\nkind: Secret\nmetadata: {name: a, annotations: {kubernetes.io/service-account.name: a}}\ntype: kubernetes.io/service-account-token\n---\napiVersion: v1\nkind: Secret\nmetadata: {name: r, labels: {argocd.argoproj.io/secret-type: repo-creds}}\nstringData: {url: "https://git.example.net/a", type: helm, enableOCI: "true", name: a, project: a}\n',
    },
    broken: [],
  },
  {
    what: 'a repository with a password',
    files: {
      'a.yaml':
        'apiVersion: v1\nkind: Secret\nmetadata: {name: r, labels: {argocd.argoproj.io/secret-type: repository}}\nstringData:\n  url: https://git.example.net/a.git\n  username: bot\n  password: gT7!kq9zP2wLm4\n',
    },
    broken: ['a.yaml:7 secrets-in-clear'],
  },
  {
    what: 'place of a secret',
    files: {
      'k8s/avp.yaml':
        'apiVersion: v1\nkind: Secret\nmetadata:\n  name: db\n  annotations: {avp.kubernetes.io/path: secret/data/web}\nstringData:\n  password: <password>\n',
      'k8s/op.yaml':
        'apiVersion: v1\nkind: Secret\nmetadata: {name: token}\nstringData:\n  token: op://cluster/registry/token\n',
    },
    broken: [],
  },
  {
    what: 'places in values files',
    files: {
      'values.yaml':
        'db:\n  password: ref+vault://kv/db#/password\n  token: vault:secret/data/db#token\n  arn: arn:aws:secretsmanager:eu-west-1:123456789012:secret:db-AbCdEf\n  apiKey: "{{resolve:secretsmanager:a:SecretString:key}}"\n  clientSecret: ${CLIENT_SECRET}\n  secretKey: <path:secret/data/a#key>\n  accessKey: ssm:///a/b\n',
    },
    broken: [],
  },
  {
    what: 'places of files and names',
    files: {
      'values.yaml':
        'passwordFile: /run/secrets/db\ntokenSecretRef: {name: a, key: token}\nauth: {passwordSecretName: db-auth, existingSecretPasswordKey: password}\ntlsKey: /etc/tls/tls.key\n',
    },
    broken: [],
  },
  {
    what: 'words about secrets',
    files: {
      'README.md':
        '# How to make the key\nBegin with the line `-----BEGIN RSA PRIVATE KEY-----`, e.g.\n\n    url: https://user:password@git.acme.test/blue/web.git\n',
      'helm-values/values.yaml':
        'database:\n  # the name of a Secret\n  password: database-credentials-secret\nauth:\n  access_token: optional\n',
      'k8s/crd-text.yaml':
        'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: help}\ndata:\n  text: the proxy has the form http://<user>:<password>@host:port\n',
    },
    broken: [],
  },
  {
    what: 'words in comments, descriptions and examples',
    files: {
      'values.yaml':
        '# password: s3cr3t-example-value\nuser:\n  ## set token: "abcdefghijkl" to enable\n  password: ""\n  token: changeme\n  secret: "false"\n  passwordPolicy: strong\n',
      'docs/a.md': 'Set `password: hunter2-real-one` in values.\n',
    },
    broken: [],
  },
  {
    what: 'a password that looks like one',
    files: { 'values.yaml': 'database:\n  password: hunter2-real-one\n' },
    broken: ['values.yaml:2 secrets-in-clear'],
  },
  {
    what: 'patches that are the names of their files',
    files: {
      'kustomization.yaml':
        'namePrefix: a-\nresources: [./a.yaml]\npatches:\n- overlays/a.yaml\n- overlays/gone.yaml\n',
      'a.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n',
      'overlays/a.yaml':
        'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {b: c}\n',
    },
    broken: ['kustomization.yaml:5 kustomize-files'],
  },
  {
    what: 'a Job that is named when it is made',
    files: {
      'a.yaml':
        'apiVersion: batch/v1\nkind: Job\nmetadata: {generateName: before-}\nspec: {template: {spec: {restartPolicy: Never, containers: [{name: a, image: "alpine:latest"}]}}}\n',
    },
    broken: [],
    says: 'Job before- runs alpine:latest',
  },
];
