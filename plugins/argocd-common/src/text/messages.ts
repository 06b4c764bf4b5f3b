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
    laterCommits: {
      one: '1 later commit changes nothing that is deployed.',
      other: '{{count}} later commits change nothing that is deployed.',
    },
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
  crashLoop: '{{workload}} stops again and again.',
  crashLoopBackoff:
    '{{workload}} stops again and again; the next try is in at most {{backoff}}.',
  outOfMemory: '{{workload}} was stopped: it used more memory than its limit.',
  unschedulable: '{{workload}} cannot start: no node has room for it.',
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
  kindUnknown: 'The cluster does not know {{groupVersion}}.',
  sharedResource: '{{kind}} {{name}} also belongs to {{application}}.',
  syncWindow: 'A sync window keeps the application as it is.',
  other: 'Argo CD reports a problem that the portal cannot name.',
} as const;

const advice = {
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
  other: 'Read the original text.',
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
  noHistory: 'Not now: there is no earlier deployment to go back to.',
} as const;

const diagnosis = {
  names: 'The entity names {{value}} (argocd/app-name).',
  selector: 'The entity selects {{value}} (argocd/app-selector).',
  selectorError:
    'The selector of the entity cannot be read: {{value}} (argocd/app-selector).',
  namespaces: 'Only namespace {{value}} is looked at (argocd/app-namespace).',
  projects: 'Only project {{value}} is looked at (argocd/project-name).',
  projectsAlone:
    'The entity claims every application of project {{value}} (argocd/project-name).',
  none: 'The entity has no annotation for Argo CD, so only applications that name it or come from its repository are found.',
  repository:
    'The catalog read the entity from {{value}} at {{revision}}; applications that deploy its folder, or one below, of this repository at this revision are confirmed.',
  noRepository:
    'The catalog read the entity from no address that is beyond doubt a file in a GitLab of the portal, so only an application that names the entity can be confirmed.',
  asked: 'Instance {{instance}} was asked: {{status}}.',
  notAsked:
    'Instance {{instance}} was not asked: argocd/instance-name does not list it.',
  unknownInstance:
    'argocd/instance-name lists {{instance}}, which is no instance of the portal.',
  away: 'Instance {{instance}} is {{status}}, so what is there may be missing or old.',
  matched: '{{count}} found by {{by}}, {{link}}.',
  nothing: 'No application was found that you may see.',
  byInstance:
    '{{application}} would fit but is in instance {{instance}}, which argocd/instance-name does not list.',
  bySelector: '{{application}} comes near, but its labels do not match.',
  byNamespace: '{{application}} would fit but is in namespace {{namespace}}.',
  byProject: '{{application}} would fit but is in project {{project}}.',
  byName:
    "{{application}} comes from the entity's repository, but argocd/app-name does not list it.",
  byNothing:
    "{{application}} comes from the entity's repository, but another revision of it.",
  more: '{{count}} more come near.',
  unproven:
    '{{applications}}: only claimed, because only the entity says so; neither does the application name it, nor is it deployed from where the catalog read the entity.',
  notChecked:
    '{{applications}}: only claimed for now, because the catalog was not read since the application was seen; it is within a minute.',
  appearedLater:
    '{{applications}}: only claimed, because the entity has to be in the catalog before an application names it: this application named it first, so nobody knows whether this one was meant.',
  otherLocation:
    '{{applications}}: only claimed, because the entity came from elsewhere when the link was confirmed, or the portal made the application for another.',
  otherSource:
    '{{applications}}: only claimed, because it is deployed from other repositories, revisions or folders too.',
  folderAbove:
    "{{applications}}: only claimed, because it is deployed from a folder above the entity's.",
  defaultBranch:
    '{{applications}}: only claimed, because it deploys the default branch, and GitLab has not said which one that is.',
  confirmByPermission:
    'Whoever has the permission argocd.link.confirm, by default the platform group, can confirm what is only claimed.',
  confirm:
    'To confirm the link, let the application carry the annotation backstage.io/entity-ref with this entity.',
  annotate:
    'To link applications, give the entity argocd/app-name or argocd/app-selector, or let the application carry backstage.io/entity-ref.',
  correct: 'Correct the annotation, or the application, named above.',
  fixSelector:
    'Write the selector in the grammar of Kubernetes, e.g. app=shop,tier in (web,api).',
  by: {
    entityRef: 'the annotation backstage.io/entity-ref of the application',
    name: 'argocd/app-name',
    selector: 'argocd/app-selector',
    project: 'argocd/project-name',
    repository: 'the repository',
  },
  link: { claimed: 'claimed', confirmed: 'confirmed' },
  status: {
    starting: 'starting',
    live: 'live',
    delayed: 'delayed',
    stale: 'stale',
    unreachable: 'unreachable',
    unauthorized: 'unauthorized',
  },
} as const;

const instance = {
  reason: {
    timeout: 'It does not answer in time.',
    refused: 'It cannot be reached: the connection is refused or broken off.',
    unknownHost: 'Its host name is not known (DNS).',
    certificateNotTrusted: 'It answers with a certificate that is not trusted.',
    certificateOfOtherHost:
      'It answers with a certificate for another host name.',
    certificateExpired: 'It answers with a certificate that is not valid now.',
    tlsFailed: 'No TLS connection with it comes about.',
    proxyFailed: 'The forward proxy before it lets no connection through.',
    notArgocd: 'What answers is not Argo CD.',
    redirected: 'What answers sends the portal elsewhere.',
    answered: 'It answers with an error ({{status}}).',
    notUnderstood: 'Its answer cannot be understood.',
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
  advice,
  reason,
  diagnosis,
  instance,
} as const;
