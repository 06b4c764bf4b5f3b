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

import { CauseCode } from '@slipway/plugin-argocd-common';
import { TextOrigin } from '../texts/TextTable';

/** A text as Argo CD or Kubernetes writes it, and what it means. */
interface RealText {
  origin: TextOrigin;
  text: string;
  /** Where it was learnt: a recording of a real Argo CD, or the source that writes it. */
  source: string;
  code: CauseCode;
  parameters: Record<string, string>;
}

type Row = [text: string, code: CauseCode, parameters?: Record<string, string>];

const recorded = 'recording';
const kube = (file: string) => `kubernetes: ${file}`;
const argocd = (file: string) => `argo-cd: ${file}`;

const from = (origin: TextOrigin, source: string, ...rows: Row[]): RealText[] =>
  rows.map(([text, code, parameters = {}]) => ({
    origin,
    text,
    source,
    code,
    parameters,
  }));

const images = kube('pkg/kubelet/images/image_manager.go');
const kuberuntime = kube('pkg/kubelet/kuberuntime/kuberuntime_container.go');
const target =
  'Failed to load target state: failed to generate manifest for source 1 of 1: rpc error: code = Unknown desc = ';

/** What docs/causes.md lists, and what the tests read: one row a text. */
export const realTexts: RealText[] = [
  ...from(
    'container',
    recorded,
    [
      'Back-off pulling image registry.example.local/platform/api:broken: not found',
      'imageNotFound',
      { image: 'registry.example.local/platform/api:broken' },
    ],
    ['ImagePullBackOff', 'imagePullFailed'],
    ['CrashLoopBackOff', 'crashLoop'],
    ['back-off 5m0s restarting failed container', 'crashLoop'],
    ['OOMKilled', 'outOfMemory'],
  ),
  ...from(
    'container',
    images,
    [
      'Failed to pull image "registry:5000/a/b:c": rpc error: code = NotFound desc = failed to pull and unpack image "registry:5000/a/b:c": failed to resolve reference "registry:5000/a/b:c": registry:5000/a/b:c: not found',
      'imageNotFound',
      { image: 'registry:5000/a/b:c' },
    ],
    [
      'Failed to pull image "r.io/a:1": failed to pull and unpack image "r.io/a:1": failed to resolve reference "r.io/a:1": failed to authorize: failed to fetch anonymous token: unexpected status from GET request to https://r.io/token: 401 Unauthorized',
      'imagePullDenied',
      { image: 'r.io/a:1' },
    ],
    [
      'Failed to pull image "r.io/a:1": failed to pull and unpack image "r.io/a:1": failed to resolve reference "r.io/a:1": pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed',
      'imagePullDenied',
      { image: 'r.io/a:1' },
    ],
    [
      'Back-off pulling image "r.io/a:1": ErrImagePull: failed to pull and unpack image "r.io/a:1": no match for platform in manifest: not found',
      'imageOtherPlatform',
      { image: 'r.io/a:1' },
    ],
    [
      'Failed to pull image "r.io/a:1": no matching manifest for linux/arm64/v8 in the manifest list entries',
      'imageOtherPlatform',
      { image: 'r.io/a:1' },
    ],
    [
      'Failed to pull image "r.io/a:1": choosing image instance: no image found in image index for architecture "arm64", variant "v8", OS "linux"',
      'imageOtherPlatform',
      { image: 'r.io/a:1' },
    ],
    [
      'Failed to pull image "r.io/a:1": failed to resolve reference "r.io/a:1": failed to do request: Head "https://r.io/v2/a/manifests/1": dial tcp: lookup r.io on 10.43.0.10:53: no such host',
      'registryAway',
      { image: 'r.io/a:1' },
    ],
    [
      'Failed to pull image "r.io/a:1": failed to do request: Head "https://r.io/v2/a/manifests/1": dial tcp 192.0.2.7:443: connect: connection refused',
      'registryAway',
      { image: 'r.io/a:1' },
    ],
    [
      'Failed to pull image "docker.io/library/a:1": 429 Too Many Requests - Server message: toomanyrequests: You have reached your unauthenticated pull rate limit',
      'registryLimit',
      { image: 'docker.io/library/a:1' },
    ],
    [
      'Failed to pull image "r.io/a:1": failed to do request: Head "https://r.io/v2/a/manifests/1": tls: failed to verify certificate: x509: certificate signed by unknown authority',
      'registryUntrusted',
      { image: 'r.io/a:1' },
    ],
    [
      'Back-off pulling image "registry:5000/a/b:c"',
      'imagePullFailed',
      { image: 'registry:5000/a/b:c' },
    ],
    ['ErrImagePull', 'imagePullFailed'],
    ['Init:ImagePullBackOff', 'imagePullFailed'],
    [
      'Failed to apply default image tag "registry/Blue/Web:1": couldn\'t parse image name "registry/Blue/Web:1": invalid reference format: repository name (Blue/Web) must be lowercase',
      'imageNameInvalid',
      { image: 'registry/Blue/Web:1' },
    ],
    ['InvalidImageName', 'imageNameInvalid'],
    [
      'Container image "r.io/a:1" is not present with pull policy of Never',
      'imageNeverPulled',
      { image: 'r.io/a:1' },
    ],
    ['ErrImageNeverPull', 'imageNeverPulled'],
  ),
  ...from(
    'container',
    kuberuntime,
    [
      'back-off 2m40s restarting failed container=api pod=api-6d5f_shop(1f0c)',
      'crashLoop',
      { container: 'api' },
    ],
    [
      'Back-off restarting failed container api in pod api-6d5f_shop(1f0c)',
      'crashLoop',
      { container: 'api' },
    ],
    [
      'Pod was active on the node longer than the specified deadline',
      'jobTooLong',
    ],
    ['Init:CrashLoopBackOff', 'crashLoop'],
    ['Init:OOMKilled', 'outOfMemory'],
    [
      'Error: secret "db" not found',
      'containerConfig',
      { kind: 'secret', name: 'db' },
    ],
    [
      'configmap "api-config" not found',
      'containerConfig',
      { kind: 'configmap', name: 'api-config' },
    ],
    [
      "couldn't find key password in Secret shop/db",
      'configKeyMissing',
      { key: 'password', kind: 'Secret', name: 'db' },
    ],
    ['CreateContainerConfigError', 'containerConfig'],
    [
      'failed to create containerd task: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: error during container init: exec: "start.sh": executable file not found in $PATH',
      'commandNotFound',
      { command: 'start.sh' },
    ],
    [
      'failed to create containerd task: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: exec: "/app/run": permission denied',
      'commandNotFound',
      { command: '/app/run' },
    ],
    [
      'failed to create containerd task: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: exec /app/run: exec format error',
      'imageOtherPlatform',
    ],
    [
      'failed to generate container "api" spec: failed to generate spec: no command specified',
      'commandNotFound',
    ],
    [
      'failed to create containerd task: failed to create shim task: OCI runtime create failed: mkdir /data/cache: read-only file system',
      'readOnlyFileSystem',
    ],
    ['RunContainerError', 'containerNotCreated'],
    [
      'Failed to create pod sandbox: rpc error: code = Unknown desc = failed to setup network for sandbox "0e1f": plugin type="calico" failed (add): error getting ClusterInformation',
      'containerNotCreated',
    ],
  ),
  ...from(
    'container',
    kube('pkg/kubelet/kuberuntime/security_context_others.go'),
    [
      'container has runAsNonRoot and image will run as root (pod: "api-1_shop(1f0c)", container: api)',
      'runsAsRoot',
    ],
    [
      'container\'s runAsUser breaks non-root policy (pod: "api-1_shop(1f0c)", container: api)',
      'runsAsRoot',
    ],
    [
      'container has runAsNonRoot and image has non-numeric user (app), cannot verify user is non-root (pod: "api-1_shop(1f0c)", container: api)',
      'runsAsRoot',
      { user: 'app' },
    ],
  ),
  ...from(
    'container',
    kube('pkg/kubelet/eviction/helpers.go'),
    [
      'The node was low on resource: memory. Threshold quantity: 100Mi, available: 88Mi. Container api was using 900Mi, request is 64Mi, has larger consumption of memory. ',
      'evicted',
      { resource: 'memory' },
    ],
    ['Usage of EmptyDir volume "tmp" exceeds the limit "1Gi". ', 'evicted'],
  ),
  ...from('container', argocd('gitops-engine/pkg/health/health_pod.go'), [
    'container "migrate" failed with exit code 3',
    'containerFailed',
    { container: 'migrate', exitCode: '3' },
  ]),
  ...from('container', argocd('controller/cache/info.go'), [
    'Init:ExitCode:1',
    'containerFailed',
    { exitCode: '1' },
  ]),
  ...from(
    'log',
    'linux: the shell, or the runtime, in place of the program',
    ['exec /usr/local/bin/api: exec format error', 'imageOtherPlatform'],
    [
      "OSError: [Errno 30] Read-only file system: '/app/cache'",
      'readOnlyFileSystem',
    ],
    [
      "Error: EROFS: read-only file system, mkdir '/app/cache'",
      'readOnlyFileSystem',
    ],
  ),
  ...from(
    'probe',
    kube('pkg/kubelet/prober/prober.go, pkg/probe'),
    [
      'Readiness probe failed: Get "http://10.42.0.17:8080/ready": dial tcp 10.42.0.17:8080: connect: connection refused',
      'probeFails',
      { probe: 'readiness', answer: 'refused', port: '8080' },
    ],
    [
      'Liveness probe failed: HTTP probe failed with statuscode: 503',
      'probeFails',
      { probe: 'liveness', status: '503' },
    ],
    [
      'Startup probe failed: Get "http://10.42.0.17:8080/": context deadline exceeded (Client.Timeout exceeded while awaiting headers)',
      'probeFails',
      { probe: 'startup', answer: 'timeout', port: '8080' },
    ],
    [
      'Liveness probe failed: dial tcp 10.42.0.17:5432: i/o timeout',
      'probeFails',
      { probe: 'liveness', answer: 'timeout', port: '5432' },
    ],
    [
      'Readiness probe failed: timeout: failed to connect service "10.42.0.17:9000" within 1s: context deadline exceeded',
      'probeFails',
      { probe: 'readiness', answer: 'timeout', port: '9000' },
    ],
    [
      'Readiness probe failed: service unhealthy (responded with "NOT_SERVING")',
      'probeFails',
      { probe: 'readiness', status: 'NOT_SERVING' },
    ],
    [
      'Readiness probe failed: cat: /tmp/ready: No such file or directory\n',
      'probeFails',
      { probe: 'readiness' },
    ],
    [
      'Liveness probe failed: command timed out: "pg_isready" timed out after 1s',
      'probeFails',
      { probe: 'liveness', answer: 'timeout' },
    ],
    [
      'Readiness probe errored and resulted in unknown state: rpc error: code = Unknown desc = failed to exec in container',
      'probeFails',
      { probe: 'readiness' },
    ],
  ),
  ...from(
    'scheduler',
    kube('pkg/scheduler/framework/types.go and plugins'),
    [
      '0/3 nodes are available: 2 Insufficient cpu, 1 node(s) had untolerated taint(s). no new claims to deallocate, preemption: 0/3 nodes are available: 1 Preemption is not helpful for scheduling, 2 No preemption victims found for incoming pod.',
      'unschedulable',
      { resource: 'cpu', count: '2', nodes: '3' },
    ],
    [
      '0/3 nodes are available: 1 Insufficient memory, 2 node(s) had untolerated taint {dedicated: gpu}. preemption: 0/3 nodes are available: 3 Preemption is not helpful for scheduling.',
      'nodeTaints',
      { taint: 'dedicated: gpu', count: '2', nodes: '3' },
    ],
    [
      '0/1 nodes are available: 1 node(s) had untolerated taint {node-role.kubernetes.io/control-plane: }. preemption: 0/1 nodes are available: 1 Preemption is not helpful for scheduling.',
      'nodeTaints',
      {
        taint: 'node-role.kubernetes.io/control-plane',
        count: '1',
        nodes: '1',
      },
    ],
    [
      '0/3 nodes are available: 3 node(s) had untolerated taint(s). no new claims to deallocate, preemption: 0/3 nodes are available: 3 Preemption is not helpful for scheduling.',
      'nodeTaints',
      { count: '3', nodes: '3' },
    ],
    [
      "0/3 nodes are available: 3 node(s) didn't match Pod's node affinity/selector. preemption: 0/3 nodes are available: 3 Preemption is not helpful for scheduling.",
      'nodeAffinity',
      { count: '3', nodes: '3' },
    ],
    [
      "0/3 nodes are available: 3 node(s) didn't match pod anti-affinity rules. preemption: 0/3 nodes are available: 3 No preemption victims found for incoming pod.",
      'podAffinity',
      { count: '3', nodes: '3' },
    ],
    [
      "0/3 nodes are available: 3 node(s) didn't match pod topology spread constraints. preemption: 0/3 nodes are available: 3 No preemption victims found for incoming pod.",
      'podAffinity',
      { count: '3', nodes: '3' },
    ],
    [
      "0/2 nodes are available: 2 node(s) didn't have free ports for the requested pod ports. preemption: 0/2 nodes are available: 2 No preemption victims found for incoming pod.",
      'hostPortTaken',
      { count: '2', nodes: '2' },
    ],
    [
      '0/2 nodes are available: 2 Too many pods. preemption: 0/2 nodes are available: 2 No preemption victims found for incoming pod.',
      'podLimit',
      { count: '2', nodes: '2' },
    ],
    [
      '0/2 nodes are available: 2 node(s) were unschedulable. preemption: 0/2 nodes are available: 2 Preemption is not helpful for scheduling.',
      'nodesCordoned',
      { count: '2', nodes: '2' },
    ],
    [
      '0/3 nodes are available: pod has unbound immediate PersistentVolumeClaims. preemption: 0/3 nodes are available: 3 Preemption is not helpful for scheduling.',
      'volumeNotBound',
    ],
    [
      "0/2 nodes are available: 2 node(s) didn't find available persistent volumes to bind. no new claims to deallocate, preemption: 0/2 nodes are available: 2 Preemption is not helpful for scheduling.",
      'volumeNotBound',
      { count: '2', nodes: '2' },
    ],
    [
      "0/2 nodes are available: 1 node(s) had untolerated taint(s), 1 node(s) didn't match PersistentVolume's node affinity. no new claims to deallocate, preemption: 0/2 nodes are available: 2 Preemption is not helpful for scheduling.",
      'nodeTaints',
      { count: '1', nodes: '2' },
    ],
    [
      '0/2 nodes are available: 2 node(s) had volume node affinity conflict. preemption: 0/2 nodes are available: 2 Preemption is not helpful for scheduling.',
      'volumeElsewhere',
      { count: '2', nodes: '2' },
    ],
    [
      '0/1 nodes are available: persistentvolumeclaim "data" not found. preemption: 0/1 nodes are available: 1 Preemption is not helpful for scheduling.',
      'containerConfig',
      { kind: 'persistentvolumeclaim', name: 'data' },
    ],
    [
      '0/2 nodes are available: 2 cannot allocate all claims. preemption: 0/2 nodes are available: 2 Preemption is not helpful for scheduling.',
      'notScheduled',
    ],
    ['no nodes available to schedule pods', 'notScheduled'],
  ),
  ...from(
    'volume',
    kube('pkg/kubelet/volumemanager, pkg/controller/volume'),
    [
      'MountVolume.SetUp failed for volume "config" : configmap "api-config" not found',
      'containerConfig',
      { kind: 'configmap', name: 'api-config' },
    ],
    [
      'MountVolume.SetUp failed for volume "tls" : references non-existent secret key: tls.crt',
      'configKeyMissing',
      { key: 'tls.crt', kind: 'secret' },
    ],
    [
      'MountVolume.SetUp failed for volume "pvc-1" : rpc error: code = DeadlineExceeded desc = context deadline exceeded',
      'volumeNotMounted',
      { volume: 'pvc-1' },
    ],
    [
      'Unable to attach or mount volumes: unmounted volumes=[data], unattached volumes=[], failed to process volumes=[]: timed out waiting for the condition',
      'volumeNotMounted',
      { volume: 'data' },
    ],
    [
      'Multi-Attach error for volume "pvc-1" Volume is already used by pod(s) db-0',
      'volumeInUse',
      { volume: 'pvc-1' },
    ],
    [
      'storageclass.storage.k8s.io "fast" not found',
      'storageClassMissing',
      { name: 'fast' },
    ],
    [
      'no persistent volumes available for this claim and no storage class is set',
      'storageClassMissing',
    ],
    [
      'failed to provision volume with StorageClass "fast": rpc error: code = ResourceExhausted desc = no space left in pool',
      'volumeNotProvisioned',
    ],
  ),
  ...from(
    'workload',
    recorded,
    [
      'Deployment "api" exceeded its progress deadline',
      'progressDeadline',
      { kind: 'Deployment', name: 'api' },
    ],
    ['Job has reached the specified backoff limit', 'jobFailed'],
    [
      'Error creating: pods "migrate-vcqb2" is forbidden: violates PodSecurity "restricted:latest": allowPrivilegeEscalation != false',
      'podSecurity',
      { level: 'restricted' },
    ],
  ),
  ...from(
    'workload',
    kube('pkg/controller/job/job_controller.go'),
    ['Job was active longer than specified deadline', 'jobTooLong'],
    [
      'Container main for pod shop/migrate-x failed with exit code 42 matching FailJob rule at index 0',
      'jobFailed',
    ],
  ),
  ...from(
    'workload',
    kube('pkg/controller/controller_utils.go'),
    [
      'Error creating: pods "api-7d9f-" is forbidden: exceeded quota: compute, requested: limits.cpu=2, used: limits.cpu=4, limited: limits.cpu=4',
      'quotaExceeded',
      {
        quota: 'compute',
        requested: 'limits.cpu=2',
        used: 'limits.cpu=4',
        limited: 'limits.cpu=4',
      },
    ],
    [
      'pods "api-7d9f-" is forbidden: failed quota: compute: must specify limits.cpu for: api; limits.memory for: api',
      'quotaNeeds',
      {
        quota: 'compute',
        resources: 'limits.cpu for: api; limits.memory for: api',
      },
    ],
    [
      'Error creating: pods "api-7d9f-" is forbidden: error looking up service account shop/api: serviceaccount "api" not found',
      'serviceAccountMissing',
      { name: 'api' },
    ],
    [
      'Error creating: pods "api-7d9f-" is forbidden: [maximum cpu usage per Container is 1, but limit is 2, maximum memory usage per Container is 1Gi, but limit is 2Gi]',
      'limitRange',
      { reason: 'maximum cpu usage per Container is 1, but limit is 2' },
    ],
    [
      'Error creating: Internal error occurred: failed calling webhook "inject.istio.io": failed to call webhook: Post "https://istiod.istio-system.svc:443/inject?timeout=10s": dial tcp 10.43.8.9:443: connect: connection refused',
      'webhookAway',
      { webhook: 'inject.istio.io' },
    ],
    [
      'Error creating: pods "api-7d9f-" is forbidden: no PriorityClass with name high was found',
      'containerConfig',
      { kind: 'PriorityClass', name: 'high' },
    ],
  ),
  ...from(
    'workload',
    kube('pkg/controller/statefulset/stateful_pod_control.go'),
    [
      'create Claim data-db-0 for Pod db-0 in StatefulSet db failed error: persistentvolumeclaims "data-db-0" is forbidden: exceeded quota: disks, requested: requests.storage=10Gi, used: requests.storage=45Gi, limited: requests.storage=50Gi',
      'quotaExceeded',
      {
        quota: 'disks',
        requested: 'requests.storage=10Gi',
        used: 'requests.storage=45Gi',
        limited: 'requests.storage=50Gi',
      },
    ],
  ),
  ...from('autoscaler', recorded, [
    'the HPA was unable to compute the replica count: failed to get cpu utilization: unable to get metrics for resource cpu: unable to fetch metrics from resource metrics API: the server could not find the requested resource (get pods.metrics.k8s.io)',
    'noMetrics',
    { resource: 'cpu' },
  ]),
  ...from(
    'autoscaler',
    kube('pkg/controller/podautoscaler/replica_calculator.go'),
    [
      'failed to get cpu utilization: missing request for cpu in container api of Pod api-7d9f-x',
      'requestMissing',
      { resource: 'cpu', container: 'api' },
    ],
    [
      'unable to get external metric shop/queue/nil: unable to fetch metrics from external metrics API: no metrics returned from external metrics API',
      'noMetrics',
    ],
  ),
  ...from(
    'service',
    'kubernetes: staging/src/k8s.io/cloud-provider/controllers/service/controller.go',
    [
      'Error syncing load balancer: failed to ensure load balancer: could not find any suitable subnets for creating the ELB',
      'loadBalancerFailed',
    ],
  ),
  ...from(
    'apiServer',
    kube('staging/src/k8s.io/apiserver/pkg/admission/plugin/webhook'),
    [
      'admission webhook "validate.kyverno.svc-fail" denied the request: \n\nresource Deployment/shop/api was blocked due to the following policies \n\nrequire-labels:\n  check-team: label team is required',
      'admissionDenied',
      {
        webhook: 'validate.kyverno.svc-fail',
        reason:
          'resource Deployment/shop/api was blocked due to the following policies require-labels: check-team: label team is required',
      },
    ],
    [
      'admission webhook "rules.acme.test" denied the request without explanation',
      'admissionDenied',
      { webhook: 'rules.acme.test' },
    ],
    [
      'Internal error occurred: failed calling webhook "validate.kyverno.svc-fail": failed to call webhook: Post "https://kyverno-svc.kyverno.svc:443/validate/fail?timeout=10s": dial tcp 10.43.12.4:443: connect: connection refused',
      'webhookAway',
      { webhook: 'validate.kyverno.svc-fail' },
    ],
    [
      'Internal error occurred: failed calling webhook "validate.kyverno.svc-fail": failed to call webhook: Post "https://kyverno-svc.kyverno.svc:443/validate/fail?timeout=10s": no endpoints available for service "kyverno-svc"',
      'webhookAway',
      { webhook: 'validate.kyverno.svc-fail' },
    ],
  ),
  ...from(
    'apiServer',
    kube('staging/src/k8s.io/apiserver/pkg/admission/plugin/policy/validating'),
    [
      "deployments.apps \"api\" is forbidden: ValidatingAdmissionPolicy 'replicas' with binding 'replicas-dev' denied request: failed expression: object.spec.replicas <= 5",
      'admissionDenied',
      {
        webhook: 'replicas',
        reason: 'failed expression: object.spec.replicas <= 5',
      },
    ],
  ),
  ...from(
    'apiServer',
    kube('staging/src/k8s.io/apimachinery/pkg/api/errors, pkg/apis'),
    [
      'Deployment.apps "api" is invalid: spec.selector: Invalid value: {"matchLabels":{"app":"api"}}: field is immutable',
      'immutableField',
      { kind: 'Deployment', name: 'api', field: 'spec.selector' },
    ],
    [
      'Job.batch "migrate" is invalid: spec.template: Invalid value: {"metadata":{"labels":{"a":"b: c"}}}: field is immutable',
      'immutableField',
      { kind: 'Job', name: 'migrate', field: 'spec.template' },
    ],
    [
      "StatefulSet.apps \"db\" is invalid: spec: Forbidden: updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template', 'updateStrategy', 'revisionHistoryLimit', 'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds' are forbidden",
      'immutableField',
      { kind: 'StatefulSet', name: 'db', field: 'spec' },
    ],
    [
      'Service "api" is invalid: spec.clusterIPs[0]: Invalid value: ["10.43.0.9"]: may not change once set',
      'immutableField',
      { kind: 'Service', name: 'api', field: 'spec.clusterIPs[0]' },
    ],
    [
      'PersistentVolumeClaim "data" is invalid: spec: Forbidden: spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims',
      'immutableField',
      { kind: 'PersistentVolumeClaim', name: 'data', field: 'spec' },
    ],
    [
      'Deployment.apps "Api_1" is invalid: metadata.name: Invalid value: "Api_1": a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, \'-\' or \'.\'',
      'objectInvalid',
      {
        kind: 'Deployment',
        name: 'Api_1',
        field: 'metadata.name',
        reason:
          "Invalid value: \"Api_1\": a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.'",
      },
    ],
    [
      'Deployment.apps "api" is invalid: [spec.template.metadata.labels: Invalid value: {"app":"web"}: `selector` does not match template `labels`, spec.selector: Invalid value: {"matchLabels":{"app":"api"}}: field is immutable]',
      'immutableField',
      { kind: 'Deployment', name: 'api', field: 'spec.selector' },
    ],
    [
      'PersistentVolumeClaim "data" is invalid: spec.resources.requests.storage: Forbidden: field can not be less than status.capacity',
      'objectInvalid',
      {
        kind: 'PersistentVolumeClaim',
        name: 'data',
        field: 'spec.resources.requests.storage',
        reason: 'Forbidden: field can not be less than status.capacity',
      },
    ],
    [
      'Service "a" is invalid: spec.ports[0].name: Invalid value: "a-very-long-name-of-a-port": must be no more than 15 characters',
      'objectInvalid',
      {
        kind: 'Service',
        name: 'a',
        field: 'spec.ports[0].name',
        reason:
          'Invalid value: "a-very-long-name-of-a-port": must be no more than 15 characters',
      },
    ],
    [
      'CustomResourceDefinition.apiextensions.k8s.io "rollouts.argoproj.io" is invalid: metadata.annotations: Too long: may not be more than 262144 bytes',
      'annotationTooLong',
    ],
    [
      'Deployment in version "v1" cannot be handled as a Deployment: strict decoding error: unknown field "spec.template.spec.containers[0].ressources"',
      'fieldUnknown',
      { field: 'spec.template.spec.containers[0].ressources' },
    ],
    [
      'failed to create typed patch object (shop/api; apps/v1, Kind=Deployment): .spec.replica: field not declared in schema',
      'fieldUnknown',
      { field: '.spec.replica' },
    ],
    [
      'Deployment in version "v1" cannot be handled as a Deployment: json: cannot unmarshal string into Go struct field DeploymentSpec.spec.replicas of type int32',
      'objectInvalid',
      {
        kind: 'Deployment',
        reason:
          'json: cannot unmarshal string into Go struct field DeploymentSpec.spec.replicas of type int32',
      },
    ],
    ['namespaces "shop" not found', 'namespaceMissing', { namespace: 'shop' }],
    [
      'deployments.apps "api" is forbidden: unable to create new content in namespace shop because it is being terminated',
      'namespaceTerminating',
      { namespace: 'shop' },
    ],
    [
      'deployments.apps is forbidden: User "system:serviceaccount:argocd:argocd-application-controller" cannot create resource "deployments" in API group "apps" in the namespace "shop"',
      'forbidden',
      {
        account: 'system:serviceaccount:argocd:argocd-application-controller',
        verb: 'create',
        resource: 'deployments',
        namespace: 'shop',
      },
    ],
    [
      'clusterroles.rbac.authorization.k8s.io "api" is forbidden: User "system:serviceaccount:argocd:argocd-application-controller" cannot patch resource "clusterroles" in API group "rbac.authorization.k8s.io" at the cluster scope',
      'forbidden',
      {
        account: 'system:serviceaccount:argocd:argocd-application-controller',
        verb: 'patch',
        resource: 'clusterroles',
      },
    ],
    [
      'roles.rbac.authorization.k8s.io "api" is forbidden: user "system:serviceaccount:argocd:argocd-application-controller" (groups=["system:authenticated"]) is attempting to grant RBAC permissions not currently held:\n{APIGroups:[""], Resources:["secrets"], Verbs:["get"]}',
      'grantForbidden',
      { name: 'api' },
    ],
    [
      'Apply failed with 1 conflict: conflict with "kube-controller-manager" using apps/v1: .spec.replicas',
      'applyConflict',
      { manager: 'kube-controller-manager', field: '.spec.replicas' },
    ],
    [
      'Apply failed with 2 conflicts: conflicts with "kubectl-edit" using apps/v1:\n- .spec.replicas\n- .spec.paused',
      'applyConflict',
      { manager: 'kubectl-edit', field: '.spec.replicas' },
    ],
    [
      'no matches for kind "ServiceMonitor" in version "monitoring.coreos.com/v1"',
      'kindUnknown',
      { kind: 'ServiceMonitor', groupVersion: 'monitoring.coreos.com/v1' },
    ],
    ['etcdserver: request timed out', 'clusterUnreachable'],
    [
      'Patch "https://10.43.0.1:443/apis/apps/v1/namespaces/shop/deployments/api": dial tcp 10.43.0.1:443: connect: connection refused',
      'clusterUnreachable',
    ],
  ),
  ...from(
    'operation',
    recorded,
    [
      'one or more synchronization tasks are not valid: resource rbac.authorization.k8s.io:ClusterRole is not permitted in project cases',
      'kindNotPermitted',
      {
        group: 'rbac.authorization.k8s.io',
        kind: 'ClusterRole',
        project: 'cases',
      },
    ],
    [
      'one or more synchronization tasks are not valid: failed to discover server resources for group version monitoring.coreos.com/v1: the server could not find the requested resource (retried 2 times).',
      'kindUnknown',
      { groupVersion: 'monitoring.coreos.com/v1' },
    ],
    [
      'The Kubernetes API could not find monitoring.coreos.com/ServiceMonitor for requested resource shop/api. Make sure the "ServiceMonitor" CRD is installed on the destination cluster.',
      'kindUnknown',
      { groupVersion: 'monitoring.coreos.com', kind: 'ServiceMonitor' },
    ],
    ['Operation terminated', 'terminated'],
    ['cannot sync: blocked by sync window', 'syncWindow'],
    [
      'application spec for api-bad is invalid: InvalidSpecError: repository not accessible: repositories not accessible: &Repository{Repo: "http://gitlab.example.com/elsewhere/x.git"}: unable to ls-remote HEAD on repository',
      'repositoryUnreachable',
    ],
  ),
  ...from(
    'operation',
    argocd('controller/sync.go, gitops-engine/pkg/sync/sync_context.go'),
    [
      'one or more objects failed to apply, reason: error when patching "/dev/shm/1": Deployment.apps "api" is invalid: spec.selector: Invalid value: {"matchLabels":{"app":"api"}}: field is immutable',
      'immutableField',
      { kind: 'Deployment', name: 'api', field: 'spec.selector' },
    ],
    [
      'one or more objects failed to apply, reason: namespaces "shop" not found. Retrying attempt #1 at 5:02AM.',
      'namespaceMissing',
      { namespace: 'shop' },
    ],
    [
      'ComparisonError: Failed to load live state: failed to sync cluster https://10.0.0.1:6443: failed to load initial state of resource Issuer.cert-manager.io: conversion webhook for cert-manager.io/v1alpha2, Kind=Issuer failed: Post "https://cert-manager-webhook.cert-manager.svc:443/convert?timeout=30s": dial tcp 10.43.7.7:443: connect: connection refused',
      'webhookAway',
      { webhook: 'cert-manager.io/v1alpha2, Kind=Issuer' },
    ],
    [
      "namespace kube-system is not permitted in project 'platform'",
      'destinationNotPermitted',
      { namespace: 'kube-system', project: 'platform' },
    ],
    [
      'Failed to get destination cluster: there are no clusters with this name: eu-west',
      'clusterUnknown',
      { cluster: 'eu-west' },
    ],
    [
      'Shared resource found: ConfigMap/shared-config is part of applications argocd/shared-b and shared-a',
      'sharedResource',
      { kind: 'ConfigMap', name: 'shared-config', application: 'shared-a' },
    ],
    [
      'failed to load openAPISchema: Get "https://10.0.0.1:6443/openapi/v2": net/http: TLS handshake timeout',
      'clusterUnreachable',
    ],
  ),
  ...from(
    'condition',
    recorded,
    [
      `${target}does-not-exist: app path does not exist`,
      'pathMissing',
      { path: 'does-not-exist' },
    ],
    [
      `${target}Manifest generation error (cached): does-not-exist: app path does not exist`,
      'pathMissing',
      { path: 'does-not-exist' },
    ],
    [
      `${target}unable to resolve 'no-such-branch' to a commit SHA`,
      'revisionMissing',
      { revision: 'no-such-branch' },
    ],
    [
      `${target}failed to execute helm template command: failed running helm: \`helm template . --name-template case-template-error --include-crds\` failed exit status 1: Error: bad/templates/a.yaml:1:13\n  executing "bad/templates/a.yaml" at <.Values.nope.deeper>:\n    nil pointer evaluating interface {}.deeper`,
      'chartDoesNotRender',
      { file: 'bad/templates/a.yaml', line: '1' },
    ],
    [
      "application destination server 'https://kubernetes.default.svc' and namespace 'kube-system' do not match any of the allowed destinations in project 'platform'",
      'destinationNotPermitted',
      { namespace: 'kube-system', project: 'platform' },
    ],
    [
      "application repo http://gitlab.example.com/elsewhere/other.git is not permitted in project 'platform'",
      'repositoryNotPermitted',
      {
        repository: 'http://gitlab.example.com/elsewhere/other.git',
        project: 'platform',
      },
    ],
    [
      'Application referencing project no-such-project which does not exist',
      'projectMissing',
      { project: 'no-such-project' },
    ],
    [
      'ConfigMap/shared-config is part of applications argocd/shared-b and shared-a',
      'sharedResource',
      { kind: 'ConfigMap', name: 'shared-config', application: 'shared-a' },
    ],
  ),
  ...from(
    'condition',
    argocd('controller/state.go'),
    [
      'Failed to load target state: failed to generate manifest for source 1 of 1: rpc error: code = Unavailable desc = connection error: desc = "transport: Error while dialing: dial tcp 10.43.0.81:8081: connect: connection refused"',
      'repositoryServerAway',
    ],
    [
      'Failed to load target state: failed to generate manifest for source 1 of 1: rpc error: code = Unavailable desc = error reading from server: EOF',
      'repositoryServerAway',
    ],
    [
      'Failed to load target state: failed to generate manifest for source 1 of 1: rpc error: code = DeadlineExceeded desc = context deadline exceeded',
      'manifestTimeout',
    ],
    [
      'Failed to load target state: failed to get cluster version for cluster "https://10.0.0.1:6443": failed to get cluster info for "https://10.0.0.1:6443": error synchronizing cache state : Get "https://10.0.0.1:6443/version?timeout=32s": dial tcp 10.0.0.1:6443: i/o timeout',
      'clusterUnreachable',
    ],
    [
      'Failed to load live state: Get "https://10.0.0.1:6443/api?timeout=32s": dial tcp 10.0.0.1:6443: connect: connection refused',
      'clusterUnreachable',
    ],
    [
      'Failed to load live state: failed to get cluster info for "https://10.0.0.1:6443": error synchronizing cache state : failed to get api resources: the server has asked for the client to provide credentials',
      'clusterDenied',
    ],
    [
      'Failed to load live state: failed to get cluster info for "https://10.0.0.1:6443": error synchronizing cache state : Get "https://10.0.0.1:6443/version?timeout=32s": tls: failed to verify certificate: x509: certificate signed by unknown authority',
      'clusterUntrusted',
    ],
    [
      'Failed to load live state: failed to get cluster info for "https://10.0.0.1:6443": error synchronizing cache state : failed to sync cluster https://10.0.0.1:6443: failed to load initial state of resource Secret: failed to list resources: secrets is forbidden: User "system:serviceaccount:argocd:argocd-manager" cannot list resource "secrets" in API group "" at the cluster scope',
      'forbidden',
      {
        account: 'system:serviceaccount:argocd:argocd-manager',
        verb: 'list',
        resource: 'secrets',
      },
    ],
    [
      'Failed to load live state: failed to get cluster info for "https://10.0.0.1:6443": error synchronizing cache state : failed to get api resources: unable to retrieve the complete list of server APIs: metrics.k8s.io/v1beta1: the server is currently unable to handle the request',
      'apiAway',
      { groupVersion: 'metrics.k8s.io/v1beta1' },
    ],
    [
      'error synchronizing cache state : failed to get server version: failed to get server version: Get "https://10.43.0.1:443/version?timeout=32s": dial tcp 10.43.0.1:443: connect: connection refused',
      'clusterUnreachable',
    ],
    [
      'Failed to load live state: namespace "shop" for Deployment "api" is not managed',
      'namespaceNotManaged',
      { namespace: 'shop' },
    ],
    [
      'Failed to load live state: cluster level ClusterRole "api" can not be managed when in namespaced mode',
      'namespaceNotManaged',
    ],
    [
      'Failed to compare desired state to live state: failed to calculate diff: error calculating server side diff: error running server side apply in dryrun mode for resource Deployment/api: Deployment.apps "api" is invalid: spec.selector: Invalid value: {"matchLabels":{"app":"api"}}: field is immutable',
      'immutableField',
      { kind: 'Deployment', name: 'api', field: 'spec.selector' },
    ],
    [
      'Resource apps/Deployment/shop/api appeared 2 times among application resources.',
      'resourceRepeated',
      { resource: 'apps/Deployment/shop/api', times: '2' },
    ],
    [
      'Namespace for api apps/v1, Kind=Deployment is missing.',
      'namespaceNotSet',
      { name: 'api', kind: 'Deployment' },
    ],
  ),
  ...from(
    'condition',
    argocd('controller/appcontroller.go'),
    [
      'Failed last sync attempt to [9d3e]: one or more objects failed to apply, reason: admission webhook "rules.acme.test" denied the request: label team is required',
      'admissionDenied',
      { webhook: 'rules.acme.test', reason: 'label team is required' },
    ],
    [
      'Application status exceeds the Kubernetes resource size limit and could not be persisted. The displayed status may be stale. Reduce the number of managed resources, set ApplyOutOfSyncOnly=true, lower spec.revisionHistoryLimit, or split the Application.',
      'statusTooLarge',
    ],
  ),
  ...from(
    'condition',
    argocd('util/argo/argo.go'),
    [
      'Unable to get cluster: error getting cluster by server "https://10.0.0.9:6443": rpc error: code = NotFound desc = cluster "https://10.0.0.9:6443" not found',
      'clusterUnknown',
      { cluster: 'https://10.0.0.9:6443' },
    ],
    [
      'there are no clusters with this name: eu-west',
      'clusterUnknown',
      { cluster: 'eu-west' },
    ],
    [
      "application destination can't have both name and server defined: eu-west https://10.0.0.9:6443",
      'specInvalid',
      {
        reason:
          "application destination can't have both name and server defined",
      },
    ],
    [
      'spec.source.repoURL and either spec.source.path or spec.source.chart are required',
      'specInvalid',
      {
        reason:
          'spec.source.repoURL and either spec.source.path or spec.source.chart are required',
      },
    ],
    [
      "application 'shop' in namespace 'team-a' is not permitted to use project 'platform'",
      'projectNotPermitted',
      { namespace: 'team-a', project: 'platform' },
    ],
    [
      'repository not accessible: repositories not accessible: &Repository{Repo: "https://git.acme.test/blue/shop.git"}: failed to list refs: Get "https://git.acme.test/blue/shop.git/info/refs?service=git-upload-pack": dial tcp: lookup git.acme.test on 10.43.0.10:53: no such host',
      'repositoryHostAway',
    ],
  ),
  ...from(
    'repositoryServer',
    argocd('reposerver/repository/repository.go'),
    [
      'Failed to unmarshal "deployment.yaml": failed to unmarshal manifest: error converting YAML to JSON: yaml: line 12: mapping values are not allowed in this context',
      'yamlInvalid',
      { file: 'deployment.yaml', line: '12' },
    ],
    [
      'Failed to unmarshal "list.json": invalid character \'}\' looking for beginning of object key string',
      'yamlInvalid',
      { file: 'list.json' },
    ],
    [
      "error building helm chart dependencies: failed to build dependencies: failed running helm: `helm dependency build` failed exit status 1: Error: no repository definition for https://charts.acme.test. Please add the missing repos via 'helm repo add'",
      'helmDependency',
      { dependency: 'https://charts' },
    ],
    [
      "helm repos https://charts.acme.test are not permitted in project 'platform'",
      'repositoryNotPermitted',
      { repository: 'https://charts.acme.test', project: 'platform' },
    ],
    [
      'error generating manifests in cmp: rpc error: code = Unknown desc = error generating manifests: `sh -c ./render` failed exit status 1: no such tool',
      'pluginFailed',
    ],
    [
      'rpc error: code = Unknown desc = plugin sidecar failed. error generating manifests in cmp: rpc error: code = Unavailable desc = connection error: desc = "transport: Error while dialing: dial unix /home/argocd/cmp-server/plugins/tanka.sock: connect: no such file or directory"',
      'pluginFailed',
    ],
    [
      'could not find cmp-server plugin with name "tanka" supporting the given repository',
      'pluginFailed',
      { plugin: 'tanka' },
    ],
  ),
  ...from(
    'repositoryServer',
    argocd('util/helm, and Helm'),
    [
      'failed to execute helm template command: failed running helm: `helm template .` failed exit status 1: Error: YAML parse error on web/templates/service.yaml: error converting YAML to JSON: yaml: line 7: did not find expected key',
      'yamlInvalid',
      { file: 'web/templates/service.yaml', line: '7' },
    ],
    [
      'failed to execute helm template command: failed running helm: `helm template .` failed exit status 1: Error: failed to parse /tmp/_argocd-repo/0a1b2c3d-0a1b-4c2d-8e3f-0a1b2c3d4e5f/helm/values-dev.yaml: error converting YAML to JSON: yaml: line 3: found character that cannot start any token',
      'yamlInvalid',
      { file: 'helm/values-dev.yaml', line: '3' },
    ],
    [
      'failed to execute helm template command: failed running helm: `helm template .` failed exit status 1: Error: open /tmp/_argocd-repo/0a1b2c3d-0a1b-4c2d-8e3f-0a1b2c3d4e5f/helm/values-prod.yaml: no such file or directory',
      'valuesFileMissing',
      { file: 'helm/values-prod.yaml' },
    ],
    [
      "failed to execute helm template command: failed running helm: `helm template .` failed exit status 1: Error: values don't meet the specifications of the schema(s) in the following chart(s):\nweb:\n- at '/replicas': got string, want integer",
      'chartDoesNotRender',
    ],
    [
      'failed to execute helm template command: failed running helm: `helm template .` failed exit status 1: Error: An error occurred while checking for chart dependencies. You may need to run `helm dependency build` to fetch missing dependencies: found in Chart.yaml, but missing in charts/ directory: postgresql',
      'helmDependency',
      { dependency: 'postgresql' },
    ],
    [
      'failed to execute helm template command: failed running helm: `helm template .` failed timeout after 1m30s',
      'manifestTimeout',
    ],
    [
      'error pulling OCI chart: failed to pull OCI chart: failed to get command args to log: `helm pull oci://registry.acme.test/charts/web --version 9.9.9 --destination /tmp/x` failed exit status 1: Error: registry.acme.test/charts/web:9.9.9: not found',
      'chartVersionMissing',
      { chart: 'registry.acme.test/charts/web', version: '9.9.9' },
    ],
    [
      'error pulling OCI chart: failed to pull OCI chart: failed to get command args to log: `helm pull oci://registry.acme.test/charts/web --version 1.0.0 --destination /tmp/x` failed exit status 1: Error: failed to authorize: failed to fetch anonymous token: unexpected status from GET request to https://registry.acme.test/token: 401 Unauthorized',
      'repositoryDenied',
    ],
    [
      'error fetching chart: failed to fetch chart: failed to get command args to log: `helm pull --destination /tmp/x --version 9.9.9 --repo https://charts.acme.test web` failed exit status 1: Error: chart "web" version "9.9.9" not found in https://charts.acme.test repository',
      'chartVersionMissing',
      { chart: 'web', version: '9.9.9' },
    ],
    [
      'error fetching chart: failed to fetch chart: `helm pull` failed exit status 1: Error: no chart version found for web-9.9.9',
      'chartVersionMissing',
      { chart: 'web', version: '9.9.9' },
    ],
    ["chart 'web' not found in index", 'chartVersionMissing', { chart: 'web' }],
    [
      'error loading repo index: error making HTTP request: Get "https://charts.acme.test/index.yaml": dial tcp 192.0.2.9:443: connect: connection refused',
      'repositoryHostAway',
    ],
    ['failed to get index: 503 Service Unavailable', 'repositoryHostAway'],
    ['failed to get index: 404 Not Found', 'repositoryMissing'],
  ),
  ...from(
    'repositoryServer',
    argocd('util/kustomize/kustomize.go, util/settings/settings.go'),
    [
      "`kustomize build /tmp/_argocd-repo/0a1b2c3d-0a1b-4c2d-8e3f-0a1b2c3d4e5f/k8s` failed exit status 1: Error: accumulating resources: accumulation err='accumulating resources from 'base.yaml': evalsymlink failure'",
      'kustomizeBuild',
      {
        reason:
          "accumulating resources: accumulation err='accumulating resources from 'base.yaml': evalsymlink failure'",
      },
    ],
    [
      "`kustomize build .` failed exit status 1: Error: accumulating resources: MalformedYAMLError: yaml: line 4: could not find expected ':' in File: deployment.yaml",
      'yamlInvalid',
      { file: 'deployment.yaml', line: '4' },
    ],
    [
      'error getting kustomize binary path: kustomize version v9.9.9 is not registered',
      'kustomizeVersionUnknown',
      { version: 'v9.9.9' },
    ],
  ),
  ...from(
    'repositoryServer',
    argocd('util/git/client.go, and Git'),
    ['failed to list refs: authentication required', 'repositoryDenied'],
    [
      'failed to list refs: authentication required: HTTP Basic: Access denied. The provided password or token is incorrect',
      'repositoryDenied',
    ],
    [
      "failed to fetch: `git fetch origin --tags --force --prune` failed exit status 128: fatal: could not read Username for 'https://git.acme.test': terminal prompts disabled",
      'repositoryDenied',
    ],
    ['failed to list refs: repository not found', 'repositoryMissing'],
    [
      "failed to fetch: `git fetch origin` failed exit status 128: remote: The project you were looking for could not be found or you don't have permission to view it.",
      'repositoryMissing',
    ],
    [
      'failed to list refs: Get "https://git.acme.test/blue/shop.git/info/refs?service=git-upload-pack": dial tcp 192.0.2.9:443: connect: connection refused',
      'repositoryHostAway',
    ],
    [
      'failed to list refs: Get "https://git.acme.test/blue/shop.git/info/refs?service=git-upload-pack": context deadline exceeded (Client.Timeout exceeded while awaiting headers)',
      'repositoryHostAway',
    ],
    [
      "failed to fetch: `git fetch origin` failed exit status 128: fatal: unable to access 'https://git.acme.test/blue/shop.git/': Could not resolve host: git.acme.test",
      'repositoryHostAway',
    ],
    [
      'failed to list refs: Get "https://git.acme.test/blue/shop.git/info/refs?service=git-upload-pack": tls: failed to verify certificate: x509: certificate signed by unknown authority',
      'repositoryUntrusted',
    ],
    [
      'failed to list refs: ssh: handshake failed: knownhosts: key is unknown',
      'repositoryUntrusted',
    ],
    [
      'failed to list refs: ssh: handshake failed: ssh: unable to authenticate, attempted methods [none publickey], no supported methods remain',
      'repositoryDenied',
    ],
    [
      "failed to update submodules: `git submodule update --init --recursive` failed exit status 1: fatal: could not read Username for 'https://git.acme.test': terminal prompts disabled",
      'submoduleFailed',
    ],
    [
      'failed to checkout LFS files: `git lfs checkout` failed exit status 2: error: failed to fetch some objects',
      'lfsFailed',
    ],
    ['failed to list refs: unexpected client error', 'repositoryUnreachable'],
  ),
  ...from('repositoryServer', argocd('util/sourceintegrity'), [
    "GIT/GPG: Failed verifying revision 9d3e2f1 by 'Maria Example': unsigned (key_id=)",
    'signatureMissing',
  ]),
  ...from(
    'repositoryServer',
    argocd('util/cache/redis.go, and its client'),
    [
      'dial tcp: lookup argocd-redis on 10.43.0.10:53: no such host',
      'cacheAway',
    ],
    ['redis: connection pool timeout', 'cacheAway'],
  ),
  ...from(
    'deletion',
    argocd('controller/appcontroller.go'),
    [
      'Get "https://10.0.0.1:6443/api/v1/namespaces/shop": dial tcp 10.0.0.1:6443: connect: connection refused',
      'clusterUnreachable',
    ],
    [
      'there are no clusters with this name: eu-west',
      'clusterUnknown',
      { cluster: 'eu-west' },
    ],
    [
      'deployments.apps "api" is forbidden: User "system:serviceaccount:argocd:argocd-application-controller" cannot delete resource "deployments" in API group "apps" in the namespace "shop"',
      'forbidden',
      {
        account: 'system:serviceaccount:argocd:argocd-application-controller',
        verb: 'delete',
        resource: 'deployments',
        namespace: 'shop',
      },
    ],
  ),
  ...from(
    'hydration',
    argocd('controller/hydrator/hydrator.go'),
    [
      'failed to get manifests: failed to get repo objects for app "argocd/shop": failed to get repo objects: failed to generate manifest for source 1 of 1: rpc error: code = Unknown desc = helm: app path does not exist',
      'pathMissing',
      { path: 'helm' },
    ],
    [
      'failed to commit hydrated manifests: rpc error: code = Unknown desc = failed to push: exit status 1: remote: GitLab: You are not allowed to push code to protected branches on this project.',
      'pushDenied',
    ],
  ),
];
