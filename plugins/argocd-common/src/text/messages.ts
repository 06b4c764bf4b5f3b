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

const verdict = {
  deleting: {
    plain: 'It is being deleted.',
    operation: 'It is being deleted; a sync that still runs has to end first.',
    objects: 'It is being deleted; Argo CD removes its objects first.',
    hooks: 'It is being deleted; its hooks for that have to run first.',
    finalizer:
      'It has been waiting to be deleted since {{since}}, for the finalizer {{finalizer}}.',
  },
  cannotCompare: 'Argo CD cannot compare it with Git.',
  cannotCompareBecause: 'Argo CD cannot compare it with Git: {{cause}}',
  rollingOut: {
    pending: 'A sync was asked for and has not begun yet.',
    pendingSince:
      'A sync was asked for and has not begun yet; it has been waiting since {{since}} at least.',
    terminating: 'The sync is being stopped.',
    syncing: 'A sync is running.',
    syncingSince: 'A sync has been running since {{since}}.',
    syncingBy: 'A sync by {{by}} has been running since {{since}}.',
    retrying: 'The sync failed and is tried again.',
    retryingAt: 'The sync failed and is tried again at {{time}}.',
    retryOverdue: 'The sync failed; the next try was due at {{time}}.',
    retryOf: 'This is retry {{attempt}} of {{limit}}.',
    progressing: 'It is rolling out.',
    progressingSince: 'It has been rolling out since {{since}}.',
    slow: 'It has been rolling out for {{elapsed}}, usually {{usual}}.',
    hydrating:
      'Argo CD is rendering {{revision}} into the branch that it deploys.',
    but: 'Rolling out, but {{cause}}',
    waitsFor: {
      hook: 'It waits for the hook {{kind}} {{name}}.',
      hooks: 'It waits for the hook {{kind}} {{name}} and {{more}} more.',
      health: 'It waits until {{kind}} {{name}} is healthy.',
      healths:
        'It waits until {{kind}} {{name}} and {{more}} more are healthy.',
      deletion: 'It waits until {{kind}} {{name}} is gone.',
      deletions: 'It waits until {{kind}} {{name}} and {{more}} more are gone.',
      pod: '{{kind}} {{name}} waits for 1 pod to be ready.',
      pods: '{{kind}} {{name}} waits for {{pods}} pods to be ready.',
      address: '{{kind}} {{name}} has no address yet.',
      volume: '{{kind}} {{name}} is not bound yet.',
      object: '{{kind}} {{name}} is not ready yet.',
      also: 'Not ready either: {{also}}.',
    },
  },
  syncFailed: {
    plain: 'The last sync failed.',
    on: 'The last sync failed on {{revision}}.',
    untried:
      'The last sync failed on {{revision}}; {{wanted}} was not tried yet.',
    causeUntried: 'That was on {{revision}}; {{wanted}} was not tried yet.',
    automatic: 'Argo CD could not sync it by itself.',
    comparison:
      'The last sync failed: Argo CD could not compare it with Git then. By now it can.',
    hydration:
      'Argo CD could not render {{revision}} into the branch that it deploys.',
    nothingDeployed: 'Nothing is deployed.',
  },
  refused: {
    wipe: 'Argo CD does not sync it: Git holds nothing any more, and it will not remove everything.',
    step: 'Argo CD does not sync it yet: it waits for step {{step}} of its ApplicationSet {{applicationSet}}.',
    generation:
      'Argo CD cannot generate its ApplicationSet {{applicationSet}}.',
  },
  broken: {
    plain: 'What runs is not healthy.',
    object: '{{kind}} {{name}} is not healthy.',
    only: 'Only {{kind}} {{name}} is not healthy.',
    noMetrics:
      '{{kind}} {{name}} is not healthy: it gets no metrics to scale by.',
    onlyNoMetrics:
      'Only {{kind}} {{name}} is not healthy: it gets no metrics to scale by.',
  },
  rolledBack: {
    plain: 'Rolled back to {{revision}} since {{since}}.',
    by: 'Rolled back to {{revision}} by {{by}}, since {{since}}.',
    waits: '{{wanted}} waits.',
    wait: '{{waits}} newer revisions wait; Git asks for {{wanted}}.',
  },
  notDeployed: {
    plain: 'Nothing is deployed yet.',
    notCompared: 'Argo CD has not looked at it yet.',
    firstSync: 'Nothing is deployed yet; it waits for its first sync.',
    window: 'Nothing is deployed yet; a sync window holds it back.',
    windowUntil:
      'Nothing is deployed yet; a sync window holds it back until {{until}}.',
    empty: 'Git asks for no object, as before the first image.',
    gone: 'None of its objects is in the cluster, although {{revision}} was deployed.',
    workloads: 'Nothing runs: none of its workloads is in the cluster.',
  },
  outOfDate: {
    automatic: 'The cluster differs from Git; Argo CD will sync it by itself.',
    manual: 'The cluster differs from Git; it waits for a sync.',
    member:
      'The cluster differs from Git; it waits for its ApplicationSet {{applicationSet}} or for a sync.',
    prunes: 'That sync has to prune what is no longer in Git.',
    failed: 'The last sync, of other revisions, failed.',
    window: 'The cluster differs from Git; a sync window holds it back.',
    windowUntil:
      'The cluster differs from Git; a sync window holds it back until {{until}}.',
    partial: 'Only a part was synced ({{at}}); the rest differs from Git.',
    partialBy:
      'Only a part was synced ({{by}}, {{at}}); the rest differs from Git.',
    partialOf:
      'Only {{count}} of {{total}} resources were synced ({{at}}); the rest differs from Git.',
    partialOfBy:
      'Only {{count}} of {{total}} resources were synced ({{by}}, {{at}}); the rest differs from Git.',
    prune: {
      off: 'Something is no longer in Git, and automatic sync may not remove it from the cluster.',
      manual:
        'Something is no longer in Git; it stays in the cluster until a sync prunes it.',
      kept: 'Something is no longer in Git and still in the cluster.',
    },
    drift:
      'The cluster differs from Git although {{revision}} was deployed; it may have been changed by hand.',
    healing:
      'The cluster differs from Git although {{revision}} was deployed; Argo CD will put it back by itself.',
    shared:
      'The cluster differs from Git: another application has a part of it.',
    alsoShared: 'Another application has a part of it.',
    differs: 'The cluster differs from Git.',
  },
  paused: 'It is paused.',
  live: 'Healthy.',
  liveSince: 'Healthy since {{since}}.',
  unknown: 'Argo CD says sync {{sync}}, health {{health}}.',
} as const;

const headline = {
  and: '{{list}} and {{last}}',
  notAnswering: 'Argo CD has not answered since {{time}}.',
  notAnsweringYet: 'Argo CD has not answered yet.',
  wasLive:
    'Was live in {{environments}} at {{time}}. Argo CD has not answered since.',
  notComparing: 'Argo CD does not compare.',
  notComparingSince: 'Argo CD has not compared since {{time}}.',
  wasLiveCompared:
    'Was live in {{environments}} at {{time}}. Argo CD has not compared since.',
  wasLiveUncompared: 'Was live in {{environments}}. Argo CD does not compare.',
  cannotCompare: 'Argo CD cannot read {{environment}}.',
  cannotCompareBecause: 'Argo CD cannot read {{environment}}: {{cause}}',
  latestFails: 'The latest change fails in {{environment}}.',
  latestFailsBecause: 'The latest change fails in {{environment}}: {{cause}}',
  broken: '{{environment}} is broken.',
  brokenBecause: '{{environment}} is broken: {{cause}}',
  syncFailed: 'The last sync of {{environment}} failed.',
  syncFailedBecause: 'The last sync of {{environment}} failed: {{cause}}',
  latestIsLive: 'The latest change is live in {{environments}}.',
  rolledBack: '{{environment}} was rolled back to {{revision}}.',
  rolledBackBy: '{{environment}} was rolled back to {{revision}} by {{by}}.',
  newerWait: {
    one: '1 newer change waits.',
    other: '{{count}} newer changes wait.',
  },
  refused: {
    wipe: 'Argo CD does not sync {{environment}}: Git holds nothing any more, and it will not remove everything.',
    step: 'Argo CD does not sync {{environment}} yet: it waits for step {{step}} of its ApplicationSet {{applicationSet}}.',
    generation:
      'Argo CD cannot generate {{applicationSet}}, the ApplicationSet of {{environment}}.',
  },
  notBuilt: 'The latest change was not built.',
  notBuiltJob: 'The latest change was not built: job {{job}} failed.',
  building: 'The latest change is being built.',
  buildingImages: 'Building, {{pushed}} of {{expected}} images pushed.',
  built: 'Built; {{environment}} is updated next.',
  builtJob:
    'Built, but job {{job}} failed, and {{environment}} was not updated.',
  builtUnnoticed:
    'Built; Argo CD has not compared {{environment}} with the commit of {{time}} yet.',
  rollingOut: 'Rolling out in {{environment}}.',
  rollingOutPods:
    'Rolling out in {{environment}}: {{ready}} of {{total}} {{service}} pods ready.',
  waitsForSync: '{{environment}} is out of sync and waits for a sync.',
  changesWait: {
    one: '{{environment}} is out of sync: 1 change waits for a sync.',
    other: '{{environment}} is out of sync: {{count}} changes wait for a sync.',
  },
  live: 'Live in {{environments}}.',
  notLiveYet: 'The latest change is not live yet.',
  behind: {
    one: '{{environment}} is 1 change behind',
    other: '{{environment}} is {{count}} changes behind',
    service: {
      one: '{{environment}} is 1 {{service}} change behind',
      other: '{{environment}} is {{count}} {{service}} changes behind',
      alike: {
        one: '{{environments}} are 1 {{service}} change behind',
        other: '{{environments}} are {{count}} {{service}} changes behind',
      },
    },
    alike: {
      one: '{{environments}} are 1 change behind',
      other: '{{environments}} are {{count}} changes behind',
    },
    next: '{{environment}} {{count}}',
    some: '{{environment}} does not have it',
    unknown: 'what {{environment}} has is not known',
  },
  runs: '{{environment}} runs {{image}}.',
  runsMore: {
    one: '{{environment}} runs {{image}} and 1 more image.',
    other: '{{environment}} runs {{image}} and {{count}} more images.',
  },
  paused: '{{environment}} is paused.',
  notDeployed: 'Nothing is deployed yet.',
  notDeployedBuilding:
    'Nothing is deployed yet. The first pipeline is running.',
  notDeployedFailed:
    'Nothing is deployed yet: job {{job}} of the pipeline failed.',
  unknown: 'What runs is not known yet.',
  line: {
    repositoryServerAway:
      'Argo CD cannot render: its repo-server does not answer.',
    cacheAway: 'Argo CD cannot render: its cache, Redis, does not answer.',
    clusterAway: 'Argo CD does not reach one of its clusters.',
    clusterAwayNamed: 'Argo CD does not reach the cluster {{cluster}}.',
    webhooksSilent:
      'Git changes are noticed only when Argo CD looks by itself: no webhook arrives.',
    delayed: 'Changes in Argo CD show up to 30 s late.',
    laterCommits: {
      one: '1 later commit changes nothing that is deployed.',
      other: '{{count}} later commits change nothing that is deployed.',
    },
    previousServes: 'Visitors still get the previous version.',
    elsewhere: 'The change is live in {{environments}}.',
    notCompared:
      'What you see is from before. The app runs without Argo CD, but new changes are not deployed until it compares again.',
    changesOld:
      'Changes in GitLab are known as of {{time}}; a newer one may be missing.',
    unavailable: 'How far anything is behind is not known: {{reason}}',
    notRead: {
      one: 'What {{environments}} runs is not read yet.',
      other: 'What {{environments}} run is not read yet.',
    },
  },
} as const;

const cause = {
  aPod: 'A pod',
  imageNotFound:
    '{{workload}} cannot start: image {{image}} was not found in the registry.',
  imagePullDenied:
    '{{workload}} cannot start: the registry refuses to hand out image {{image}}.',
  imagePullFailed:
    '{{workload}} cannot start: image {{image}} cannot be pulled.',
  anImagePullFailed: '{{workload}} cannot start: its image cannot be pulled.',
  crashLoop: '{{workload}} crashes.',
  crashLoopAtStart: '{{workload}} crashes at start.',
  crashLoopAfter: '{{workload}} crashes after {{duration}}.',
  crashLoopEnds: '{{workload}} ends without an error instead of running on.',
  outOfMemory: '{{workload}} was stopped: it used more memory than its limit.',
  unschedulable:
    '{{workload}} cannot start: {{count}} of {{nodes}} nodes have too little {{resource}} left.',
  podSecurity:
    "{{workload}} is refused by the namespace's pod security level {{level}}.",
  aPodSecurity:
    "{{workload}} is refused by the namespace's pod security level.",
  containerConfig:
    '{{workload}} cannot start: {{kind}} {{name}} does not exist.',
  aContainerConfig:
    '{{workload}} cannot start: its configuration is incomplete.',
  progressDeadline: '{{name}} did not become ready in time.',
  hookFailed: 'The job {{name}} of the sync failed.',
  preSyncHookFailed:
    'The job {{name}} failed before the sync, so nothing was changed.',
  jobFailed: 'The job {{name}} failed.',
  aJobFailed: 'The job failed.',
  terminated: 'Somebody stopped the last sync.',
  pathMissing: 'The folder {{path}} is not in the repository.',
  revisionMissing: 'The branch or tag {{revision}} does not exist.',
  chartDoesNotRender: 'The chart does not render: {{file}}, line {{line}}.',
  aChartDoesNotRender: 'The chart does not render.',
  repositoryUnreachable: 'Argo CD cannot read the repository.',
  repositoryNotPermitted:
    'Project {{project}} does not permit the repository {{repository}}.',
  destinationNotPermitted:
    'Project {{project}} does not permit namespace {{namespace}}.',
  projectMissing: 'Project {{project}} does not exist in Argo CD.',
  kindNotPermitted: 'Project {{project}} does not permit the kind {{kind}}.',
  kindUnknown:
    'The cluster does not know the kind {{kind}} of {{groupVersion}}.',
  aKindUnknown: 'The cluster does not know {{groupVersion}}.',
  sharedResource: '{{kind}} {{name}} also belongs to {{application}}.',
  syncWindow: 'A sync window keeps the application as it is.',
  imageOtherPlatform:
    '{{workload}} cannot start: image {{image}} is not built for the processor of its node.',
  anImageOtherPlatform:
    '{{workload}} cannot start: its image is not built for the processor of its node.',
  imageNameInvalid:
    '{{workload}} cannot start: {{image}} is no valid image name.',
  anImageNameInvalid:
    '{{workload}} cannot start: the name of its image is not valid.',
  imageNeverPulled:
    '{{workload}} cannot start: image {{image}} is not on its node and may not be pulled.',
  anImageNeverPulled:
    '{{workload}} cannot start: its image is not on its node and may not be pulled.',
  registryAway:
    '{{workload}} cannot start: the registry of image {{image}} does not answer its node.',
  registryLimit:
    '{{workload}} cannot start: the registry allows no more pulls of {{image}} for now.',
  registryUntrusted:
    '{{workload}} cannot start: its node does not trust the registry of image {{image}}.',
  containerFailed: '{{workload}} stopped with exit code {{exitCode}}.',
  evicted: '{{workload}} was evicted: its node ran short of {{resource}}.',
  anEvicted: '{{workload}} was evicted from its node.',
  commandNotFound:
    '{{workload}} cannot start: its image has no command {{command}} that can be run.',
  aCommandNotFound:
    '{{workload}} cannot start: neither its image nor the chart names a command.',
  readOnlyFileSystem:
    '{{workload}} stops: it writes to a file system that is read-only.',
  runsAsRoot:
    '{{workload}} cannot start: it may not run as root, and its image would.',
  runsAsNamedUser:
    '{{workload}} cannot start: it may not run as root, and its image names its user {{user}} without a number.',
  configKeyMissing:
    '{{workload}} cannot start: {{kind}} {{name}} has no key {{key}}.',
  aConfigKeyMissing:
    '{{workload}} cannot start: the key {{key}} is missing in what it mounts.',
  serviceAccountMissing:
    'The service account {{name}} does not exist, so no pod can be made.',
  containerNotCreated:
    '{{workload}} cannot start: its node cannot create the container.',
  notScheduled: '{{workload}} cannot start: no node takes it.',
  podLimit:
    '{{workload}} cannot start: {{count}} of {{nodes}} nodes hold as many pods as they may.',
  nodeTaints:
    '{{workload}} cannot start: {{count}} of {{nodes}} nodes have the taint {{taint}}, which it does not tolerate.',
  aNodeTaints:
    '{{workload}} cannot start: {{count}} of {{nodes}} nodes have a taint that it does not tolerate.',
  nodesCordoned:
    '{{workload}} cannot start: {{count}} of {{nodes}} nodes take no new pods.',
  nodeAffinity:
    '{{workload}} cannot start: {{count}} of {{nodes}} nodes do not match its node selector or affinity.',
  podAffinity:
    '{{workload}} cannot start: its rules about other pods keep it off {{count}} of {{nodes}} nodes.',
  hostPortTaken:
    '{{workload}} cannot start: the host port it wants is taken on {{count}} of {{nodes}} nodes.',
  volumeNotBound:
    '{{workload}} cannot start: the volume that it claims is not bound yet.',
  volumeElsewhere:
    '{{workload}} cannot start: its volume belongs to another place than {{count}} of {{nodes}} nodes.',
  volumeNotMounted:
    '{{workload}} cannot start: its volume {{volume}} cannot be mounted.',
  volumeInUse:
    '{{workload}} cannot start: its volume {{volume}} is still in use on another node.',
  volumeNotProvisioned: 'The storage makes no volume for {{workload}}.',
  storageClassMissing:
    'The storage class {{name}} of {{workload}} does not exist.',
  aStorageClassMissing:
    '{{workload}} names no storage class, and there is no volume for it.',
  probeFails: 'The {{probe}} probe of {{workload}} fails.',
  probeRefused:
    'The {{probe}} probe of {{workload}} is refused: nothing listens on port {{port}}.',
  probeTimedOut: 'The {{probe}} probe of {{workload}} gets no answer in time.',
  probeStatus:
    'The {{probe}} probe of {{workload}} is answered with {{status}}.',
  jobTooLong: 'The job {{name}} took longer than it may.',
  noMetrics:
    '{{workload}} is not scaled: the cluster gives no metrics for {{resource}}.',
  aNoMetrics: '{{workload}} is not scaled: the cluster gives no metrics.',
  requestMissing:
    '{{workload}} is not scaled: a container has no request for {{resource}}.',
  loadBalancerFailed: '{{workload}} gets no load balancer.',
  admissionDenied:
    'The cluster refuses {{kind}} {{name}} ({{webhook}}): {{reason}}',
  anAdmissionDenied: 'The cluster refuses an object ({{webhook}}): {{reason}}',
  admissionDeniedSilently:
    'The admission webhook {{webhook}} refuses an object without a reason.',
  webhookAway:
    'The webhook {{webhook}} does not answer the cluster, which therefore refuses objects.',
  quotaExceeded:
    'The quota {{quota}} of the namespace is used up: asked for {{requested}}, used {{used}}, limit {{limited}}.',
  quotaNeeds:
    'The quota {{quota}} of the namespace demands that containers name {{resources}}.',
  limitRange: 'The namespace limits what a container may ask for: {{reason}}',
  immutableField:
    '{{kind}} {{name}} cannot be changed: {{field}} is immutable.',
  objectInvalid: '{{kind}} {{name}} is not valid: {{field}}: {{reason}}',
  anObjectInvalid: 'A {{kind}} is not valid: {{reason}}',
  fieldUnknown: 'The cluster does not know the field {{field}}.',
  annotationTooLong: 'An object is too large to be applied by the client.',
  namespaceMissing: 'The namespace {{namespace}} does not exist.',
  namespaceTerminating: 'The namespace {{namespace}} is being deleted.',
  forbidden:
    'Argo CD may not {{verb}} {{resource}} in the namespace {{namespace}}.',
  forbiddenInCluster: 'Argo CD may not {{verb}} {{resource}} in the cluster.',
  grantForbidden: 'The role {{name}} grants more than Argo CD may itself.',
  aGrantForbidden: 'A role grants more than Argo CD may itself.',
  applyConflict: '{{manager}} manages the field {{field}} too.',
  resourceRepeated: 'The chart makes {{resource}} {{times}} times.',
  yamlInvalid: 'The YAML in {{file}} cannot be read, line {{line}}.',
  yamlInvalidFile: '{{file}} cannot be read as YAML or JSON.',
  aYamlInvalid: 'A YAML file cannot be read, line {{line}}.',
  valuesFileMissing: 'The file {{file}} is not in the repository.',
  helmDependency:
    'The dependency {{dependency}} of the chart cannot be fetched.',
  aHelmDependency: 'A dependency of the chart cannot be fetched.',
  chartVersionMissing:
    'Version {{version}} of the chart {{chart}} does not exist.',
  aChartMissing: 'The chart {{chart}} does not exist in its repository.',
  aChartVersionMissing:
    'No version of the chart fits what the application asks for.',
  kustomizeBuild: 'Kustomize cannot build it: {{reason}}',
  kustomizeVersionUnknown: 'Argo CD has no Kustomize {{version}}.',
  pluginFailed: 'Argo CD has no plugin {{plugin}} that fits this repository.',
  aPluginFailed: 'The plugin that makes the manifests failed.',
  manifestTimeout: 'Argo CD did not get the manifests made in time.',
  repositoryDenied:
    'The host of the repository wants a credential of Argo CD, or refuses the one that it has.',
  repositoryMissing:
    'There is no repository at this address that Argo CD may see.',
  repositoryHostAway: 'The host of the repository does not answer Argo CD.',
  repositoryUntrusted:
    'Argo CD does not trust the certificate or the SSH key of the host of the repository.',
  submoduleFailed: 'Argo CD cannot fetch a submodule of the repository.',
  lfsFailed: 'Argo CD cannot fetch files of the repository from Git LFS.',
  signatureMissing:
    'The project asks for signed commits, and this one has no signature that it accepts.',
  pushDenied: 'Argo CD may not push what it rendered.',
  repositoryServerAway: "Argo CD's repo-server does not answer.",
  cacheAway: "Argo CD's cache, Redis, does not answer.",
  projectNotPermitted:
    'Project {{project}} does not permit applications in the namespace {{namespace}}.',
  namespaceNotSet:
    '{{kind}} {{name}} names no namespace, and neither does the application.',
  namespaceNotManaged:
    'Argo CD does not manage the namespace {{namespace}} of this cluster.',
  aNamespaceNotManaged:
    'Argo CD manages only namespaces of this cluster, not what belongs to the whole cluster.',
  specInvalid: 'The application is not valid: {{reason}}',
  statusTooLarge:
    'Argo CD cannot save the state of the application: it is too large.',
  clusterUnknown: 'Argo CD does not know the cluster {{cluster}}.',
  apiAway: 'The API {{groupVersion}} of the cluster does not answer.',
  clusterUnreachable: 'The cluster does not answer Argo CD.',
  clusterDenied: 'The cluster does not accept the credentials of Argo CD.',
  clusterUntrusted: 'Argo CD does not trust the certificate of the cluster.',
  other: 'Argo CD reports a problem that the portal cannot name.',
} as const;

const reason = {
  notPermitted: 'Not allowed: your role does not permit this.',
  notPermittedOwner: 'Not allowed: this is up to {{owner}}.',
  linkNotConfirmed:
    'Not allowed: only this entity claims the application; the application does not name it and comes from another repository.',
  noCredential:
    'Off: the portal has no credential that may act on {{instance}}.',
  instanceNotLive: 'Not now: Argo CD instance {{instance}} does not answer.',
  operationRunning: 'Not now: a sync is running.',
  operationRunningBy: 'Not now: a sync by {{initiatedBy}} is running.',
  notComparing:
    'Not now: Argo CD instance {{instance}} does not look, so it would not act.',
  cannotRender:
    'Not now: Argo CD instance {{instance}} cannot render, so a sync would fail.',
  nothingRunning: 'Not now: no sync is running.',
  deleting: 'Not now: the application is being deleted.',
  syncWindow: 'Closed: a sync window keeps the application as it is.',
  syncWindowUntil:
    'Closed until {{until}}: a sync window keeps the application as it is.',
  syncWindowUnreadable:
    'Closed: Argo CD cannot read a window of project {{project}}, so it refuses every sync: {{text}}.',
  invalidSpec:
    'Not now: Argo CD cannot make sense of the specification of the application. Correct that first.',
  syncNotBegun:
    'Not now: the sync has not begun yet, and Argo CD stops only what runs.',
  accountNotPermitted:
    "Off: the portal's account on {{instance}} has not the right to that in project {{project}}.",
  autoSync:
    'Off: the application syncs itself, so it would undo a rollback at once. Revert the commit in Git.',
  autoSyncTarget:
    'Off: the application syncs itself to {{target}}, so Argo CD syncs no other revision.',
  noHistory: 'Not now: there is no earlier deployment to go back to.',
} as const;

const trouble = {
  notComparing: 'It answers, but has not compared anything since {{since}}.',
  notComparingNamed:
    'It answers, but has not compared anything that deploys to the cluster {{cluster}} since {{since}}.',
  repositoryServerAway:
    'It cannot render: its repo-server has not answered since {{since}}.',
  cacheAway:
    'It cannot render: its cache, Redis, has not answered since {{since}}.',
  clusterAway: 'It has not reached one of its clusters since {{since}}.',
  clusterAwayNamed:
    'It has not reached the cluster {{cluster}} since {{since}}.',
  repositoryHostAway:
    'It has not reached the repositories at {{host}} since {{since}}.',
  webhooksSilent:
    'It notices Git changes only when it looks by itself: no webhook has arrived since {{since}}.',
} as const;

const instance = {
  reason: {
    timeout: 'It does not answer in time.',
    refused: 'It cannot be reached: the connection is refused or broken off.',
    unknownHost: 'Its host name is not known (DNS).',
    certificateNotTrusted:
      'What answers has a certificate that is not trusted.',
    certificateOfOtherHost:
      'What answers has a certificate for another host name.',
    certificateExpired: 'What answers has a certificate that is not valid now.',
    tlsFailed: 'No TLS connection with it comes about.',
    proxyFailed: 'The forward proxy before it lets no connection through.',
    notArgocd: 'What answers is not Argo CD.',
    redirected: 'What answers sends the portal elsewhere.',
    answered: 'What answers sends an error ({{status}}).',
    notUnderstood: 'What answers cannot be understood.',
    noToken: 'The portal has no token for it.',
    credentialRefused: "It refuses the portal's credential.",
    streamRefused:
      'It refuses the stream of changes; the portal lists applications instead.',
    streamSilent:
      'Its stream of changes has not spoken yet; the portal lists applications instead.',
  },
} as const;

/**
 * What the back end says, in English; `{{name}}` stands for a parameter. The codes are the contract, the front end
 * takes these texts as its English and adds other languages.
 *
 * @public
 */
export const argocdMessages = {
  verdict,
  headline,
  cause,
  reason,
  trouble,
  instance,
} as const;
