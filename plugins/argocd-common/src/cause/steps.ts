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

import { CauseCode, WhyStepCode } from '../schema/openapi.generated';

/** What comes first about each cause: who changes what. Every code has to have its place here. */
const steps: Record<CauseCode, WhyStepCode> = {
  // The image and the registry.
  imageNotFound: 'fixPipeline',
  imagePullDenied: 'fixCluster',
  imagePullFailed: 'lookCloser',
  imageOtherPlatform: 'fixPipeline',
  imageNameInvalid: 'fixInGit',
  imageNeverPulled: 'fixInGit',
  registryAway: 'askPlatform',
  registryLimit: 'wait',
  registryUntrusted: 'askPlatform',
  // The program and its container.
  crashLoop: 'lookCloser',
  containerFailed: 'lookCloser',
  outOfMemory: 'fixInGit',
  commandNotFound: 'fixInGit',
  readOnlyFileSystem: 'fixInGit',
  runsAsRoot: 'fixInGit',
  podSecurity: 'fixInGit',
  evicted: 'fixInGit',
  containerConfig: 'fixCluster',
  configKeyMissing: 'fixInGit',
  serviceAccountMissing: 'fixInGit',
  containerNotCreated: 'lookCloser',
  probeFails: 'fixInGit',
  progressDeadline: 'lookCloser',
  // Jobs and hooks.
  hookFailed: 'lookCloser',
  jobFailed: 'lookCloser',
  jobTooLong: 'lookCloser',
  terminated: 'tryAgain',
  // Nodes.
  unschedulable: 'fixInGit',
  notScheduled: 'lookCloser',
  podLimit: 'askPlatform',
  nodeTaints: 'fixInGit',
  nodesCordoned: 'askPlatform',
  nodeAffinity: 'fixInGit',
  podAffinity: 'fixInGit',
  hostPortTaken: 'fixInGit',
  // Volumes, networks, metrics.
  volumeNotBound: 'lookCloser',
  volumeElsewhere: 'askPlatform',
  volumeNotMounted: 'lookCloser',
  volumeInUse: 'wait',
  volumeNotProvisioned: 'askPlatform',
  storageClassMissing: 'fixInGit',
  loadBalancerFailed: 'askPlatform',
  noMetrics: 'askPlatform',
  requestMissing: 'fixInGit',
  // What the API server refuses.
  admissionDenied: 'fixInGit',
  webhookAway: 'askPlatform',
  quotaExceeded: 'fixInGit',
  quotaNeeds: 'fixInGit',
  limitRange: 'fixInGit',
  immutableField: 'fixInGit',
  objectInvalid: 'fixInGit',
  fieldUnknown: 'fixInGit',
  annotationTooLong: 'fixApplication',
  namespaceMissing: 'fixApplication',
  namespaceTerminating: 'wait',
  forbidden: 'askPlatform',
  grantForbidden: 'fixInGit',
  applyConflict: 'fixInGit',
  resourceRepeated: 'fixInGit',
  kindUnknown: 'askPlatform',
  // What cannot be rendered.
  chartDoesNotRender: 'fixInGit',
  yamlInvalid: 'fixInGit',
  valuesFileMissing: 'fixInGit',
  helmDependency: 'fixInGit',
  chartVersionMissing: 'fixApplication',
  kustomizeBuild: 'fixInGit',
  kustomizeVersionUnknown: 'fixApplication',
  pluginFailed: 'askPlatform',
  manifestTimeout: 'tryAgain',
  pathMissing: 'fixInGit',
  revisionMissing: 'fixInGit',
  submoduleFailed: 'fixApplication',
  lfsFailed: 'fixInGit',
  signatureMissing: 'fixInGit',
  // Repositories.
  repositoryUnreachable: 'askPlatform',
  repositoryDenied: 'askPlatform',
  repositoryMissing: 'fixApplication',
  repositoryHostAway: 'askPlatform',
  repositoryUntrusted: 'askPlatform',
  repositoryNotPermitted: 'askPlatform',
  pushDenied: 'askPlatform',
  // Argo CD and its projects.
  repositoryServerAway: 'askPlatform',
  cacheAway: 'askPlatform',
  destinationNotPermitted: 'askPlatform',
  projectMissing: 'askPlatform',
  projectNotPermitted: 'askPlatform',
  kindNotPermitted: 'fixInGit',
  namespaceNotSet: 'fixApplication',
  namespaceNotManaged: 'askPlatform',
  specInvalid: 'fixApplication',
  statusTooLarge: 'fixApplication',
  sharedResource: 'fixInGit',
  syncWindow: 'wait',
  // Clusters.
  clusterUnknown: 'fixApplication',
  clusterUnreachable: 'askPlatform',
  clusterDenied: 'askPlatform',
  clusterUntrusted: 'askPlatform',
  apiAway: 'askPlatform',
  other: 'lookCloser',
};

/** What is to be done first about a cause. @public */
export function causeStep(code: CauseCode): WhyStepCode {
  return steps[code];
}
