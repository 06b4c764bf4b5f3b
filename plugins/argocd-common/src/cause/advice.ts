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

import { CauseCode } from '../schema/openapi.generated';

/** What to do next about each cause, in English. @public */
export const causeAdvice = {
  imageNotFound:
    'Look whether this tag exists in the registry (for an own service: whether its pipeline pushed it), then put the tag right in Git or revert the commit that set it.',
  imagePullDenied:
    'Give the namespace a pull secret for this registry, or let the nodes sign in to it.',
  imagePullFailed:
    'Look at the events of the pod for the answer of the registry.',
  crashLoop: 'Read the log of the container that stopped.',
  outOfMemory: 'Raise the memory limit in the values file, or use less.',
  unschedulable: 'Lower its requests, or ask the platform team for room.',
  podSecurity: 'Set the security context that the level asks for.',
  containerConfig: 'Create what is missing in this namespace.',
  progressDeadline: 'Look at its newest pod.',
  hookFailed: 'Read the log of the job, fix it, and sync again.',
  jobFailed: 'Read the log of the job.',
  terminated: 'Sync again when you are ready.',
  pathMissing: 'Restore the folder, or set the path of the application.',
  revisionMissing: 'Push it, or set the target revision of the application.',
  chartDoesNotRender:
    'Run helm template with the same values files and fix the chart.',
  repositoryUnreachable:
    'Look whether the address is right as seen from the cluster, and whether Argo CD has a credential for it.',
  repositoryNotPermitted: 'Ask the platform team to add it to the project.',
  destinationNotPermitted:
    'Ask the platform team to add the destination to the project.',
  projectMissing: 'Ask the platform team to create it.',
  kindNotPermitted:
    'Leave the object out of the chart, or ask the platform team.',
  kindUnknown: 'Install what brings this kind, or leave the object out.',
  sharedResource: 'Leave it to one of the two applications.',
  syncWindow: 'Wait for the window, or ask who looks after the project.',
  imageOtherPlatform:
    'Build the image for the platform of the nodes too, e.g. linux/amd64 and linux/arm64, or choose nodes of its platform.',
  imageNameInvalid:
    'Correct the repository and the tag of the image in the values file.',
  imageNeverPulled:
    'Set the pull policy to IfNotPresent, or bring the image to the nodes.',
  registryAway:
    'Look whether the registry is up, and whether the nodes reach it at this address.',
  registryLimit: 'Wait, sign in to the registry, or pull through a cache.',
  registryUntrusted:
    "Ask the platform team to add the registry's certificate authority to the nodes.",
  containerFailed: 'Read the log of the container that stopped.',
  evicted:
    'Set requests and limits that fit what it uses, or ask the platform team for room.',
  commandNotFound: 'Correct the command in the chart or in the Dockerfile.',
  readOnlyFileSystem: 'Mount an emptyDir volume where it writes, e.g. at /tmp.',
  runsAsRoot:
    'Set USER to a number above 0 in the Dockerfile, or runAsUser in the security context.',
  configKeyMissing: 'Add the key, or correct its name in the chart.',
  serviceAccountMissing:
    'Create it in this namespace, or correct serviceAccountName in the chart.',
  containerNotCreated:
    'Read the original text, and show it to the platform team if it is about the node.',
  notScheduled: 'Read the original text for what keeps it off the nodes.',
  podLimit: 'Ask the platform team for another node.',
  nodeTaints:
    'Add a toleration in the chart, or ask the platform team which nodes are meant for it.',
  nodesCordoned: 'Ask the platform team whether the nodes are being serviced.',
  nodeAffinity:
    'Correct nodeSelector or nodeAffinity in the chart, or ask for nodes with these labels.',
  podAffinity:
    'Relax pod affinity or topology spread, run fewer replicas, or ask for another node.',
  hostPortTaken:
    'Do without the host port (a Service needs none), or choose another.',
  volumeNotBound:
    'Look at the PersistentVolumeClaim: its storage class, its size and its events.',
  volumeElsewhere:
    "Bring a node to the volume's zone, or restore the data where the nodes are.",
  volumeNotMounted: 'Read the original text for what the storage answered.',
  volumeInUse:
    'Wait until the previous pod is gone; with one replica, set the update strategy to Recreate.',
  volumeNotProvisioned:
    'Read the original text for what the storage answered, and show it to the platform team.',
  storageClassMissing: 'Name a storage class of the cluster in the chart.',
  probeFails:
    'Compare path, port and times of the probe with what the program does, and read its log.',
  jobTooLong:
    'Read the log of the job, and raise activeDeadlineSeconds if it needs the time.',
  noMetrics:
    'Ask the platform team whether the metrics server runs, or leave the autoscaler out.',
  requestMissing: 'Set resources.requests of every container in the chart.',
  loadBalancerFailed:
    'Read the original text for what the cloud answered, and show it to the platform team.',
  admissionDenied:
    'Change the object so that it keeps to the rule, or ask the team that set the rule.',
  webhookAway:
    'Nothing is wrong with your change: ask the platform team to look at this webhook, then sync again.',
  quotaExceeded:
    'Ask for less (fewer replicas, smaller requests), or ask the platform team to raise the quota.',
  quotaNeeds:
    'Set resources.requests and resources.limits of every container in the chart.',
  limitRange: 'Set requests and limits within the bounds.',
  immutableField:
    'Undo the change of this field, or delete the object and let Argo CD make it anew.',
  objectInvalid: 'Correct the field in the chart.',
  fieldUnknown: 'Correct its name or its place in the chart.',
  annotationTooLong: 'Set the sync option ServerSideApply=true.',
  namespaceMissing:
    'Set the sync option CreateNamespace=true, or ask the platform team to create it.',
  namespaceTerminating: 'Wait until it is gone, then sync again.',
  forbidden:
    "Ask the platform team to extend the role of Argo CD's account in this cluster, or leave the object out.",
  grantForbidden: 'Grant less, or ask the platform team.',
  applyConflict:
    'Leave the field out of the chart, or let Argo CD ignore it (ignoreDifferences with RespectIgnoreDifferences=true).',
  resourceRepeated: 'Leave all but one out.',
  yamlInvalid: 'Correct indentation, quotes and colons there.',
  valuesFileMissing: 'Restore it, or correct its path in the application.',
  helmDependency:
    'Look at dependencies in Chart.yaml: name, version and repository, and whether Argo CD knows the repository.',
  chartVersionMissing:
    'Look which versions are published, and set the target revision of the application.',
  kustomizeBuild:
    'Run kustomize build in the same folder and fix what it says.',
  kustomizeVersionUnknown:
    'Leave the version out of the application, or ask the platform team to register it.',
  pluginFailed:
    'Read the original text, and ask the team that looks after the plugin.',
  manifestTimeout:
    'Refresh once more; if it happens again, ask the platform team to look at the repo-server.',
  repositoryDenied:
    'Ask the platform team to give Argo CD a credential for it, or to renew the one that expired.',
  repositoryMissing:
    'Correct the address in the application, or give Argo CD access.',
  repositoryHostAway:
    'Look whether the host is up, and whether the cluster reaches it at this address.',
  repositoryUntrusted:
    'Ask the platform team to add the certificate authority or the known host in Argo CD.',
  submoduleFailed: 'Give Argo CD access to the submodule, or do without it.',
  lfsFailed:
    'Look whether the files were pushed to Git LFS, and whether Argo CD may read them.',
  signatureMissing: 'Sign the commit with a key that the project knows.',
  pushDenied:
    'Give Argo CD a credential that may push, and let it push to this branch.',
  repositoryServerAway:
    'Nothing is wrong with the repository: ask the platform team to look at the repo-server.',
  cacheAway:
    'Nothing is wrong with the application: ask the platform team to look at Redis of Argo CD.',
  projectNotPermitted:
    'Ask the platform team to add it to sourceNamespaces of the project.',
  namespaceNotSet: 'Set the destination namespace of the application.',
  namespaceNotManaged:
    'Ask the platform team to add it to the cluster in Argo CD, or leave the object out.',
  specInvalid: 'Correct the Application object.',
  statusTooLarge:
    'Split the application, or keep less history (revisionHistoryLimit).',
  clusterUnknown:
    'Correct the destination of the application, or ask the platform team to add the cluster.',
  apiAway:
    'Ask the platform team to look at what serves this API, or to remove its APIService.',
  clusterUnreachable:
    'Nothing is wrong with the repository: ask the platform team whether the cluster is up.',
  clusterDenied:
    'Ask the platform team to renew the credentials of this cluster in Argo CD.',
  clusterUntrusted:
    'Ask the platform team to correct the certificate authority of this cluster in Argo CD.',
  other: 'Read the original text.',
} as const satisfies Record<CauseCode, string>;
