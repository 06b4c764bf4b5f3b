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

// Generated from plugins/argocd-backend/src/schema/openapi.yaml by yarn generate:openapi.

export interface paths {
  '/entities/{kind}/{namespace}/{name}/applications': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        kind: components['parameters']['kind'];
        namespace: components['parameters']['entityNamespace'];
        name: components['parameters']['entityName'];
      };
      cookie?: never;
    };
    /** Applications of an entity with verdict, cause and, per action, whether it can be done and why not */
    get: operations['getEntityApplications'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/entities/{kind}/{namespace}/{name}/delivery': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        kind: components['parameters']['kind'];
        namespace: components['parameters']['entityNamespace'];
        name: components['parameters']['entityName'];
      };
      cookie?: never;
    };
    /** Newest commit, pipeline and images, and how far each application is behind */
    get: operations['getEntityDelivery'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/entities/{kind}/{namespace}/{name}/deployments': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        kind: components['parameters']['kind'];
        namespace: components['parameters']['entityNamespace'];
        name: components['parameters']['entityName'];
      };
      cookie?: never;
    };
    /** Deployments that the portal has kept, newest first */
    get: operations['getEntityDeployments'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/entities/{kind}/{namespace}/{name}/diagnosis': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        kind: components['parameters']['kind'];
        namespace: components['parameters']['entityNamespace'];
        name: components['parameters']['entityName'];
      };
      cookie?: never;
    };
    /** Why the entity shows the applications that it shows, step by step */
    get: operations['getEntityDiagnosis'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/applications': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** All applications that the user may see, filtered, ordered and counted */
    get: operations['getApplications'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/applications/matrix': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The same applications as a row per project and a column per environment */
    get: operations['getApplicationMatrix'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/home': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What needs the signed-in person, where their changes are, and how their projects are */
    get: operations['getHome'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/applications/{instance}/{namespace}/{name}': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        instance: components['parameters']['instance'];
        namespace: components['parameters']['applicationNamespace'];
        name: components['parameters']['applicationName'];
      };
      cookie?: never;
    };
    /** One application with its entities and the history that Argo CD keeps */
    get: operations['getApplication'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/applications/{instance}/{namespace}/{name}/resource-tree': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        instance: components['parameters']['instance'];
        namespace: components['parameters']['applicationNamespace'];
        name: components['parameters']['applicationName'];
      };
      cookie?: never;
    };
    /** Objects of the application, joined with what Git asks for */
    get: operations['getResourceTree'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/applications/{instance}/{namespace}/{name}/why': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        instance: components['parameters']['instance'];
        namespace: components['parameters']['applicationNamespace'];
        name: components['parameters']['applicationName'];
      };
      cookie?: never;
    };
    /**
     * What is known of why an application is in trouble, and what can be done
     * Log lines are for holders of `argocd.application.logs.read`, what another environment has for those of `argocd.application.manifests.read` on both, and files of the repository for those of `argocd.application.delivery.read`; `withheld` says which of these were left out.
     */
    get: operations['getWhy'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/applications/{instance}/{namespace}/{name}/events': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        instance: components['parameters']['instance'];
        namespace: components['parameters']['applicationNamespace'];
        name: components['parameters']['applicationName'];
      };
      cookie?: never;
    };
    /** Events of one object, or of the application itself */
    get: operations['getEvents'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/applications/{instance}/{namespace}/{name}/logs': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        instance: components['parameters']['instance'];
        namespace: components['parameters']['applicationNamespace'];
        name: components['parameters']['applicationName'];
      };
      cookie?: never;
    };
    /** Log lines as one JSON object a line; an empty line is a keepalive */
    get: operations['getLogs'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/applications/{instance}/{namespace}/{name}/containers': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        instance: components['parameters']['instance'];
        namespace: components['parameters']['applicationNamespace'];
        name: components['parameters']['applicationName'];
      };
      cookie?: never;
    };
    /** Containers of a pod or of the pods of a workload, whose logs can be read */
    get: operations['getContainers'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/applications/{instance}/{namespace}/{name}/diff': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        instance: components['parameters']['instance'];
        namespace: components['parameters']['applicationNamespace'];
        name: components['parameters']['applicationName'];
      };
      cookie?: never;
    };
    /** What a sync would change, of one object or of all that differ; secrets are masked */
    get: operations['getDiff'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/applications/{instance}/{namespace}/{name}/revisions/{revision}': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        instance: components['parameters']['instance'];
        namespace: components['parameters']['applicationNamespace'];
        name: components['parameters']['applicationName'];
        revision: components['schemas']['Revision'];
      };
      cookie?: never;
    };
    /** Author and message of a commit that the application has deployed or compares with */
    get: operations['getRevision'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/applications/{instance}/{namespace}/{name}/commits': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        instance: components['parameters']['instance'];
        namespace: components['parameters']['applicationNamespace'];
        name: components['parameters']['applicationName'];
      };
      cookie?: never;
    };
    /** Commits between two revisions that the application has deployed or compares with */
    get: operations['getCommits'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/applications/{instance}/{namespace}/{name}/manifest-diff': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        instance: components['parameters']['instance'];
        namespace: components['parameters']['applicationNamespace'];
        name: components['parameters']['applicationName'];
      };
      cookie?: never;
    };
    /**
     * How the manifests of two revisions differ that the application has deployed
     * Argo CD renders both revisions with the settings that the application has now. For holders of `argocd.application.manifests.read`; secrets are masked.
     */
    get: operations['getManifestDiff'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/applications/{instance}/{namespace}/{name}/service': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        instance: components['parameters']['instance'];
        namespace: components['parameters']['applicationNamespace'];
        name: components['parameters']['applicationName'];
      };
      cookie?: never;
    };
    /**
     * Pods, addresses and settings of the service that a component names
     * Ports and settings are for holders of `argocd.application.manifests.read`, the place in the repository for those of `argocd.application.delivery.read`; `withheld` says which of these were left out.
     */
    get: operations['getService'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/applications/{instance}/{namespace}/{name}/sync-windows': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        instance: components['parameters']['instance'];
        namespace: components['parameters']['applicationNamespace'];
        name: components['parameters']['applicationName'];
      };
      cookie?: never;
    };
    /** Whether the application may sync now, by itself and by hand */
    get: operations['getSyncWindows'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/applications/{instance}/{namespace}/{name}/resource-actions': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        instance: components['parameters']['instance'];
        namespace: components['parameters']['applicationNamespace'];
        name: components['parameters']['applicationName'];
      };
      cookie?: never;
    };
    /** Actions that Argo CD offers for an object */
    get: operations['getResourceActions'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/applications/{instance}/{namespace}/{name}/links/confirm': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        instance: components['parameters']['instance'];
        namespace: components['parameters']['applicationNamespace'];
        name: components['parameters']['applicationName'];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Vouches for a link that is only claimed */
    post: operations['confirmLink'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/applications/{instance}/{namespace}/{name}/sync': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        instance: components['parameters']['instance'];
        namespace: components['parameters']['applicationNamespace'];
        name: components['parameters']['applicationName'];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Starts a sync */
    post: operations['syncApplication'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/applications/{instance}/{namespace}/{name}/refresh': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        instance: components['parameters']['instance'];
        namespace: components['parameters']['applicationNamespace'];
        name: components['parameters']['applicationName'];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Lets Argo CD read Git again, and waits until it has compared */
    post: operations['refreshApplication'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/applications/{instance}/{namespace}/{name}/rollback': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        instance: components['parameters']['instance'];
        namespace: components['parameters']['applicationNamespace'];
        name: components['parameters']['applicationName'];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Goes back to an earlier deployment */
    post: operations['rollbackApplication'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/applications/{instance}/{namespace}/{name}/terminate': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        instance: components['parameters']['instance'];
        namespace: components['parameters']['applicationNamespace'];
        name: components['parameters']['applicationName'];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Stops the running sync */
    post: operations['terminateOperation'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/applications/{instance}/{namespace}/{name}/resource-action': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        instance: components['parameters']['instance'];
        namespace: components['parameters']['applicationNamespace'];
        name: components['parameters']['applicationName'];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Runs an action of an object, e.g. the restart of a Deployment */
    post: operations['runResourceAction'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/instances': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** States, versions and token expiry, and what this user may create where */
    get: operations['getInstances'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/instances/{instance}/projects': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        instance: components['parameters']['instance'];
      };
      cookie?: never;
    };
    /** AppProjects with the destinations that they permit */
    get: operations['getProjects'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/instances/{instance}/provision': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        instance: components['parameters']['instance'];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Creates per environment one AppProject and its Application, all or nothing
     * Only a task of the scaffolder may, for the person who started it. Without proof that the person is Maintainer or Owner of the repository it is 403.
     */
    post: operations['provision'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/instances/{instance}/provision/check': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        instance: components['parameters']['instance'];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * What a provisioning would be refused for, before there is a repository
     * Only the scaffolder may, for a person, who may ask 120 times a minute. It makes nothing, and reserves nothing.
     */
    post: operations['checkProvision'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/instances/{instance}/provision/{provisionId}': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        instance: components['parameters']['instance'];
        provisionId: components['schemas']['ProvisionId'];
      };
      cookie?: never;
    };
    /**
     * Names of what that provisioning of this user made and is still there
     * Only the scaffolder may, for a person.
     */
    get: operations['getProvision'];
    put?: never;
    post?: never;
    /**
     * Removes what that provisioning of this user made
     * Only a task of the scaffolder may, for the person who started it. Without proof that the person is Maintainer or Owner of the repository that the ledger has for it, it is 403. What the ledger does not know, nobody undoes.
     */
    delete: operations['removeProvision'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/instances/{instance}/repository-access': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        instance: components['parameters']['instance'];
      };
      cookie?: never;
    };
    /** Whether the instance has a credential for a repository */
    get: operations['getRepositoryAccess'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/names/{name}': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: components['parameters']['applicationName'];
      };
      cookie?: never;
    };
    /** Whether something has exactly this name, or the configuration refuses it to this person, who may ask 120 times a minute */
    get: operations['getName'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/ledger': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Names and namespaces that GitLab projects hold, over all instances */
    get: operations['getLedger'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/ledger/import': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Takes applications that exist into the ledger, each for the GitLab project that it deploys */
    post: operations['importIntoLedger'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/ledger/{name}': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: components['parameters']['applicationName'];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** Frees a name and the namespaces of its applications, which are gone */
    delete: operations['releaseFromLedger'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export interface components {
  schemas: {
    ObjectName: string;
    InstanceName: string;
    EntityPart: string;
    ProvisionId: string;
    Group: string;
    Version: string;
    Kind: string;
    ResourceName: string;
    Revision: string;
    Commit: string;
    /** ISO 8601 */
    Time: string;
    Names: string[];
    StringMap: {
      [key: string]: string;
    };
    CountMap: {
      [key: string]: number;
    };
    /**
     * What an application counts as in the list: its verdict, or `notCompared` where that is only what it last was.
     * @enum {string}
     */
    ListedVerdictCode:
      | 'notCompared'
      | 'deleting'
      | 'cannotCompare'
      | 'rollingOut'
      | 'syncFailed'
      | 'refused'
      | 'broken'
      | 'rolledBack'
      | 'notDeployed'
      | 'outOfDate'
      | 'paused'
      | 'live'
      | 'unknown';
    /**
     * What an application counts as. `behind` counts beside one of the others: a change of the tracked branch does not run there.
     * @enum {string}
     */
    ListedState:
      | 'broken'
      | 'syncFailed'
      | 'outOfSync'
      | 'held'
      | 'rollingOut'
      | 'behind'
      | 'notCompared'
      | 'notDeployed'
      | 'healthy';
    /**
     * The one answer to "how is it?".
     * @enum {string}
     */
    VerdictCode:
      | 'deleting'
      | 'cannotCompare'
      | 'rollingOut'
      | 'syncFailed'
      | 'refused'
      | 'broken'
      | 'rolledBack'
      | 'notDeployed'
      | 'outOfDate'
      | 'paused'
      | 'live'
      | 'unknown';
    /** @enum {string} */
    SyncStatus: 'Synced' | 'OutOfSync' | 'Unknown';
    /** @enum {string} */
    HealthStatus:
      | 'Healthy'
      | 'Progressing'
      | 'Degraded'
      | 'Suspended'
      | 'Missing'
      | 'Unknown';
    /**
     * `Pending` is an operation that was requested and that the controller has not begun.
     * @enum {string}
     */
    OperationPhase:
      | 'Pending'
      | 'Running'
      | 'Terminating'
      | 'Failed'
      | 'Error'
      | 'Succeeded';
    /**
     * `claimed`: the entity says so; whoever registers a catalog file can claim anything. `confirmed`: the application named the entity when it came from where it comes from now, or is deployed from the repository, revision and folder that the catalog read the entity from, or somebody who may has vouched for it.
     * @enum {string}
     */
    ApplicationLink: 'claimed' | 'confirmed';
    /**
     * What links an application to an entity.
     * @enum {string}
     */
    LinkReason: 'entityRef' | 'name' | 'selector' | 'project' | 'repository';
    /**
     * Why a link is only claimed. `unproven`: only the entity says so. `notChecked`: the catalog was not read since the application was seen. `appearedLater`: the application named the entity before the catalog had it. `otherLocation`: the entity came from elsewhere when the link was confirmed, or the portal made the application for another. `otherSource`: the application is deployed from other sources too. `folderAbove`: the application is deployed from a folder above the one of the entity. `defaultBranch`: the application deploys the default branch, and GitLab has not said which one that is.
     * @enum {string}
     */
    LinkDoubt:
      | 'unproven'
      | 'notChecked'
      | 'appearedLater'
      | 'otherLocation'
      | 'otherSource'
      | 'folderAbove'
      | 'defaultBranch';
    /** The entity whose link is confirmed, as the person who confirms it has seen it. */
    ConfirmLinkRequest: {
      entityRef: string;
      /** Where the catalog read the entity, as the diagnosis says; another one is refused. */
      location: string;
    };
    /** Which of all that Argo CD says of an application counts. */
    Verdict: {
      code: components['schemas']['VerdictCode'];
      parameters: components['schemas']['StringMap'];
      /** When this state began, where that is known. */
      since?: components['schemas']['Time'];
      /** The English sentence; the front end translates by code. */
      sentence: string;
      /** The instance does not answer, or does not compare this application: this is how it was, not how it is. */
      lastKnown?: boolean;
      /** When it was so at the latest; absent where it is so now, or nothing is known. */
      comparedAt?: components['schemas']['Time'];
      hold?: components['schemas']['Hold'];
    };
    /** A release that was undone and is kept undone, as Git says it. Nothing writes one yet, so it is always absent. */
    Hold: {
      by: string;
      since: components['schemas']['Time'];
      reason?: string;
      /** Changes that wait for it to end. */
      waits?: number;
    };
    /**
     * Whether the latest change, or a later commit, runs. `unknown` is said wherever the facts to tell are missing.
     * @enum {string}
     */
    Has: 'yes' | 'no' | 'unknown';
    /** What the ready pods of a service run, or what Git asks for. */
    ServiceVersion: {
      /** As the pod names it. */
      image: string;
      /** The commit of the application's repository that the image was built from, from its tag. */
      commit?: string;
    };
    /** Where one service of an application stands. */
    ServiceStanding: {
      /** Name for people: of the catalog component whose annotation names the image, else the workload's `app.kubernetes.io/component`, else the workload's own. */
      service: string;
      /** The catalog component whose annotation names its image. */
      entityRef?: string;
      /** What all of its ready pods run; of several the one that is furthest behind. Absent where none is ready, or its pods were not read yet. */
      version?: components['schemas']['ServiceVersion'];
      /** What Git asks for, where that is something else. */
      wanted?: components['schemas']['ServiceVersion'];
      has: components['schemas']['Has'];
      /** Changes that built this service and do not run; absent where nobody can tell. */
      behind?: number;
      /** Whether it is ahead of the same service in the environment that follows; absent where it is not, or nobody can tell. */
      newer?: boolean;
      pods?: components['schemas']['ReadyPods'];
    };
    /** Which change an application runs, and how far it is behind the latest one. */
    Standing: {
      /** Its version: the latest change that it has as a whole, every service counted that the change built. Absent where that cannot be told. */
      commit?: string;
      has: components['schemas']['Has'];
      /** Changes of the tracked branch that it does not have; absent where nobody can tell. */
      behind?: number;
      /** Id of the latest change, where Git asks for it and it does not run as a whole. */
      wanted?: string;
      /** Id of the latest change, where it is there or Git asks for it and the application fails: that change is what it is about, and nothing of it is said to be live. */
      failing?: string;
      /** Page that compares its version with the latest change; absent where it is not known to be behind. */
      compareUrl?: string;
      services: components['schemas']['ServiceStanding'][];
      /** When its pods were read; absent before that. */
      readAt?: components['schemas']['Time'];
    };
    /**
     * `building`: its pipeline runs. `failed`: its pipeline ended without the images that it was to build. `built`: its images are in the registry.
     * @enum {string}
     */
    ChangeState: 'building' | 'failed' | 'built';
    /** A commit of the tracked branch that brought, or is to bring, at least one image; where images carry no commit, one that changes what the application renders. Title, author and merge request are left out for those without `argocd.application.delivery.read`. */
    Change: {
      /** Address of the repository for people. */
      repository: string;
      sha: string;
      url: string;
      title?: string;
      author?: string;
      committedAt?: components['schemas']['Time'];
      mergeRequest?: components['schemas']['MergeRequestLink'];
      state: components['schemas']['ChangeState'];
      /** The job that failed, where `state` is `failed`. */
      failedJob?: string;
      /** Services whose images it brought, by name; absent while that is not known. */
      services?: string[];
    };
    /** The merge request that brought a commit. */
    MergeRequestLink: {
      iid: number;
      title: string;
      url: string;
      author?: string;
    };
    ServiceChange: {
      /** The component of the catalog. */
      entityRef: string;
      change: components['schemas']['Change'];
    };
    /**
     * What the headline of an entity is about; the first that applies, in this order.
     * @enum {string}
     */
    HeadlineCode:
      | 'notAnswering'
      | 'notComparing'
      | 'cannotCompare'
      | 'latestFails'
      | 'otherFails'
      | 'rolledBack'
      | 'refused'
      | 'notBuilt'
      | 'building'
      | 'built'
      | 'rollingOut'
      | 'waitsForSync'
      | 'liveOthersBehind'
      | 'notLiveYet'
      | 'versionsOnly'
      | 'paused'
      | 'liveEverywhere'
      | 'notDeployed'
      | 'unknown';
    /**
     * What the line below the headline says.
     * @enum {string}
     */
    HeadlineLineCode:
      | 'repositoryServerAway'
      | 'cacheAway'
      | 'clusterAway'
      | 'webhooksSilent'
      | 'delayed'
      | 'laterCommits'
      | 'previousServes'
      | 'elsewhere'
      | 'notCompared'
      | 'unavailable'
      | 'notRead'
      | 'changesOld';
    /** Whether the latest change is live, in one sentence, with at most one line below it. */
    Headline: {
      code: components['schemas']['HeadlineCode'];
      parameters: components['schemas']['StringMap'];
      /** The English sentence; the front end translates by code. */
      sentence: string;
      /** Why, where the sentence names a cause. */
      cause?: components['schemas']['CauseSummary'];
      line?: {
        code: components['schemas']['HeadlineLineCode'];
        parameters: components['schemas']['StringMap'];
        sentence: string;
      };
    };
    /** Names one object of an application. */
    ResourceRef: {
      group?: string;
      kind: string;
      namespace?: string;
      name: string;
    };
    /**
     * What kind of trouble it is; `other` is what nobody knows.
     * @enum {string}
     */
    CauseCode:
      | 'imageNotFound'
      | 'imagePullDenied'
      | 'imagePullFailed'
      | 'crashLoop'
      | 'outOfMemory'
      | 'unschedulable'
      | 'podSecurity'
      | 'containerConfig'
      | 'progressDeadline'
      | 'hookFailed'
      | 'jobFailed'
      | 'terminated'
      | 'pathMissing'
      | 'revisionMissing'
      | 'chartDoesNotRender'
      | 'repositoryUnreachable'
      | 'repositoryNotPermitted'
      | 'destinationNotPermitted'
      | 'projectMissing'
      | 'kindNotPermitted'
      | 'kindUnknown'
      | 'sharedResource'
      | 'syncWindow'
      | 'imageOtherPlatform'
      | 'imageNameInvalid'
      | 'imageNeverPulled'
      | 'registryAway'
      | 'registryLimit'
      | 'registryUntrusted'
      | 'containerFailed'
      | 'evicted'
      | 'commandNotFound'
      | 'readOnlyFileSystem'
      | 'runsAsRoot'
      | 'configKeyMissing'
      | 'serviceAccountMissing'
      | 'containerNotCreated'
      | 'notScheduled'
      | 'podLimit'
      | 'nodeTaints'
      | 'nodesCordoned'
      | 'nodeAffinity'
      | 'podAffinity'
      | 'hostPortTaken'
      | 'volumeNotBound'
      | 'volumeElsewhere'
      | 'volumeNotMounted'
      | 'volumeInUse'
      | 'volumeNotProvisioned'
      | 'storageClassMissing'
      | 'probeFails'
      | 'jobTooLong'
      | 'noMetrics'
      | 'requestMissing'
      | 'loadBalancerFailed'
      | 'admissionDenied'
      | 'webhookAway'
      | 'quotaExceeded'
      | 'quotaNeeds'
      | 'limitRange'
      | 'immutableField'
      | 'objectInvalid'
      | 'fieldUnknown'
      | 'annotationTooLong'
      | 'namespaceMissing'
      | 'namespaceTerminating'
      | 'forbidden'
      | 'grantForbidden'
      | 'applyConflict'
      | 'resourceRepeated'
      | 'yamlInvalid'
      | 'valuesFileMissing'
      | 'helmDependency'
      | 'chartVersionMissing'
      | 'kustomizeBuild'
      | 'kustomizeVersionUnknown'
      | 'pluginFailed'
      | 'manifestTimeout'
      | 'repositoryDenied'
      | 'repositoryMissing'
      | 'repositoryHostAway'
      | 'repositoryUntrusted'
      | 'submoduleFailed'
      | 'lfsFailed'
      | 'signatureMissing'
      | 'pushDenied'
      | 'repositoryServerAway'
      | 'cacheAway'
      | 'projectNotPermitted'
      | 'namespaceNotSet'
      | 'namespaceNotManaged'
      | 'specInvalid'
      | 'statusTooLarge'
      | 'clusterUnknown'
      | 'apiAway'
      | 'clusterUnreachable'
      | 'clusterDenied'
      | 'clusterUntrusted'
      | 'other';
    /** The last Kubernetes event of the failing resource. */
    CauseEvent: {
      reason: string;
      message: string;
      at?: components['schemas']['Time'];
      count?: number;
    };
    /** Where the trouble really stands, in words that a person can act on. */
    Cause: {
      code: components['schemas']['CauseCode'];
      parameters: components['schemas']['StringMap'];
      /** From the outermost owner to the failing resource, e.g. Deployment, ReplicaSet, Pod. */
      path?: components['schemas']['ResourceRef'][];
      lastEvent?: components['schemas']['CauseEvent'];
      /** The last line of the failing container's log; only for who may read logs. */
      lastLogLine?: string;
      /** The text that Argo CD gave, for "Show original". */
      original?: string;
    };
    /** What is known of why an application is in trouble. A part that was not found, or that the user may not see, is absent. */
    ApplicationWhy: {
      cause?: components['schemas']['Cause'];
      /** What the program that crashed said last. */
      error?: {
        text: string;
        /** The program's own file that it names, as it names it. */
        file?: string;
        line?: number;
      };
      log?: components['schemas']['CrashLog'];
      /** Containers of the failing pod that are not ready. */
      containers: components['schemas']['FailingContainer'][];
      /** Where in Git the trouble stands; only what was found there. */
      places: components['schemas']['GitPlace'][];
      compared?: components['schemas']['ComparedSettings'];
      serving?: components['schemas']['Serving'];
      steps: components['schemas']['WhyStep'][];
      /** Rights that the user lacks to see all of it. */
      withheld: ('logs' | 'manifests' | 'delivery')[];
    };
    /** The last lines that the failing container wrote before it stopped. */
    CrashLog: {
      namespace: string;
      pod: string;
      container?: string;
      /** They are of the container before the one that runs or waits now. */
      previous: boolean;
      lines: {
        content: string;
        at?: string;
        /** It is what the cause was read from. */
        matched: boolean;
      }[];
    };
    /** A container that is not ready, as the pod's status says it. */
    FailingContainer: {
      namespace: string;
      pod: string;
      name: string;
      restarts: number;
      /** When its pod was started. */
      since?: components['schemas']['Time'];
      lastCrash?: {
        at?: components['schemas']['Time'];
        exitCode?: number;
        reason?: string;
      };
      /** When it is started again at the latest; only while it waits for that. */
      nextTryAt?: components['schemas']['Time'];
    };
    /** A file of the repository, at the commit that it was read at. */
    GitPlace: {
      /** @enum {string} */
      role: 'chart' | 'values' | 'program';
      /** From the root of the repository. */
      path: string;
      line?: number;
      /** Last line of what is meant. */
      endLine?: number;
      revision: string;
      url: string;
    };
    /** What the environment before has and this one lacks; names alone, never values. */
    ComparedSettings: {
      environment: string;
      missing: components['schemas']['MissingSetting'][];
    };
    MissingSetting: {
      /** @enum {string} */
      kind: 'variable' | 'configMapKey' | 'secretKey' | 'object';
      name: string;
      /** The container, ConfigMap or Secret that it is missing in; of an object, its kind. */
      of: string;
      /** The failing program names it. */
      named: boolean;
      /** Where the environment before sets it. */
      setAt?: components['schemas']['GitPlace'];
      /** Where it would be set for this environment. */
      addAt?: components['schemas']['GitPlace'];
    };
    /** Which pods of the failing workload are ready, where a Service leads to them. `previousVersion`: those of the version before; `partly`: some of the failing version; `nothing`: none. */
    Serving: {
      /** @enum {string} */
      code: 'previousVersion' | 'partly' | 'nothing';
      ready: number;
      /** One of the version before that is ready. */
      pod?: string;
      /** The commit that these pods were built from, from the tag of their image. */
      commit?: string;
      /** Its page. */
      url?: string;
    };
    /**
     * `fixInGit`: change the repository. `fixApplication`: change the Application or its AppProject. `fixCluster`: bring what is missing into the namespace. `fixPipeline`: bring the image into the registry. `askPlatform`: it is up to who runs Argo CD, the cluster or the registry. `wait`, `tryAgain`: it may end by itself. `undo`: go back to the version before. `lookCloser`: read on.
     * @enum {string}
     */
    WhyStepCode:
      | 'fixInGit'
      | 'fixApplication'
      | 'fixCluster'
      | 'fixPipeline'
      | 'askPlatform'
      | 'wait'
      | 'tryAgain'
      | 'undo'
      | 'lookCloser';
    WhyStep: {
      code: components['schemas']['WhyStepCode'];
      parameters: components['schemas']['StringMap'];
      /** Files to change or to read. */
      places: components['schemas']['GitPlace'][];
      /**
       * What the portal can do for it; whether the user may stands with the application's actions.
       * @enum {string}
       */
      action?: 'refresh' | 'sync' | 'rollback';
      /** The page of the commit to go back from. */
      url?: string;
      /** What to look at. */
      looks: components['schemas']['StepLook'][];
    };
    StepLook: {
      /** @enum {string} */
      code: 'crashLog' | 'log' | 'previousVersionLog' | 'events';
      resource: components['schemas']['ResourceRef'];
      container?: string;
      /** The log of the container before the present one. */
      previous?: boolean;
    };
    /** What a sentence about a cause needs. */
    CauseSummary: {
      code: components['schemas']['CauseCode'];
      parameters: components['schemas']['StringMap'];
    };
    /** Why an action cannot be done now. */
    ActionReason: {
      /** @enum {string} */
      code:
        | 'notPermitted'
        | 'linkNotConfirmed'
        | 'noCredential'
        | 'instanceNotLive'
        | 'operationRunning'
        | 'nothingRunning'
        | 'notComparing'
        | 'deleting'
        | 'syncWindow'
        | 'syncWindowUnreadable'
        | 'autoSync'
        | 'noHistory'
        | 'cannotRender'
        | 'invalidSpec'
        | 'syncNotBegun'
        | 'accountNotPermitted'
        | 'autoSyncTarget';
      parameters: components['schemas']['StringMap'];
    };
    /** Whether the user may do something with an application now, and why not. */
    ActionState:
      | {
          /** @constant */
          allowed: true;
        }
      | {
          /** @constant */
          allowed: false;
          reason: components['schemas']['ActionReason'];
        };
    /** What somebody may do with an application. */
    ActionStates: {
      sync: components['schemas']['ActionState'];
      refresh: components['schemas']['ActionState'];
      rollback: components['schemas']['ActionState'];
      terminate: components['schemas']['ActionState'];
      action: components['schemas']['ActionState'];
    };
    /** The running operation, or the last one. */
    Operation: {
      phase: components['schemas']['OperationPhase'];
      startedAt?: components['schemas']['Time'];
      finishedAt?: components['schemas']['Time'];
      revision?: string;
      /** Who started it: an account of Argo CD, or the portal's user where the portal did. Absent for automatic sync. */
      initiatedBy?: string;
      automated?: boolean;
      /** It only asks what would happen. */
      dryRun?: boolean;
      /** The only objects that were synced, at most ten, as `Kind/name`; absent where all were. */
      selected?: string[];
      /** How many objects were synced, of how many; absent where all were, or nobody can tell. */
      selection?: {
        count: number;
        total: number;
      };
      retryCount?: number;
      /** Objects that a sync which runs has come to, and how many there are; absent where that is not known. */
      progress?: {
        done: number;
        total: number;
      };
    };
    /** A sync window of the AppProject that concerns the application now or next. */
    SyncWindowState: {
      /** Whether automatic sync may run now. */
      automatic: boolean;
      /** Whether somebody may sync by hand now. */
      manual: boolean;
      /** When what is closed opens again; absent where nobody can tell. */
      until?: components['schemas']['Time'];
      /** What Argo CD cannot read of a window that concerns the application, e.g. `schedule "0 24 * * *"`: it refuses every sync until that is corrected. */
      unreadable?: string;
    };
    /** One entry of the history that Argo CD keeps. */
    DeploymentView: {
      /** Argo CD's number of it; what a rollback names. */
      id: number;
      revision?: string;
      /** Page of the commit for people. */
      commitUrl?: string;
      /** Of every source in order, where there are several. */
      revisions?: {
        revision: string;
        commitUrl?: string;
      }[];
      startedAt?: components['schemas']['Time'];
      deployedAt: components['schemas']['Time'];
      initiatedBy?: string;
      automated?: boolean;
    };
    /** By what the images that an application runs came to it, where the portal has seen that. */
    Arrival: {
      instance: string;
      namespace: string;
      name: string;
      /** When the first sync with them had ended. */
      at: components['schemas']['Time'];
      /** The commit that this sync synced. */
      sha: string;
      url: string;
      title?: string;
      author?: string;
      mergeRequest?: components['schemas']['MergeRequestLink'];
      imageUpdate?: components['schemas']['ImageUpdate'];
      /** Commits that were deployed since and brought no other images, latest first, at most five; absent where there are none. */
      configuration?: components['schemas']['DeployedCommit'][];
    };
    /**
     * What an open promotion waits for. `unknown` is said where GitLab has not told, or in a way that the portal does not know.
     * @enum {string}
     */
    PromotionWaitCode:
      | 'pipeline'
      | 'approval'
      | 'conflict'
      | 'discussion'
      | 'draft'
      | 'merge'
      | 'unknown';
    /**
     * Why the step would change nothing for now; absent where it would. `notComparing`: Argo CD does not compare what comes into Git. `notAnswering`: it is not heard.
     * @enum {string}
     */
    NextStepBlockCode: 'notComparing' | 'notAnswering';
    /** An open merge request that changes the images of one environment, as its difference in GitLab says. */
    Promotion: {
      instance: string;
      namespace: string;
      name: string;
      mergeRequest: components['schemas']['MergeRequestLink'];
      /** The newest change whose images it brings. */
      commit: string;
      /** Changes that it brings; absent where nobody can tell. */
      changes?: number;
      waitsFor: components['schemas']['PromotionWaitCode'];
    };
    /**
     * `promote`: the environment before is ahead, and the pipeline of the latest change has a job for it that waits to be run by hand. `sync`: Git is ahead and it syncs by hand.
     * @enum {string}
     */
    NextStepCode: 'promote' | 'sync';
    /** What somebody is to do next, with the application that it is about. */
    NextStep: {
      code: components['schemas']['NextStepCode'];
      instance: string;
      namespace: string;
      name: string;
      /** Where it is done, if not in the portal. */
      url?: string;
      blocked?: components['schemas']['NextStepBlockCode'];
    };
    /** A deep link of an application. */
    PageLink: {
      title: string;
      url: string;
    };
    /** All that the browser learns of an application: an allow-list, never Argo CD's object. */
    ApplicationView: {
      instance: string;
      namespace: string;
      name: string;
      project: string;
      /** The ApplicationSet that made it. */
      applicationSet?: string;
      environment: string;
      verdict: components['schemas']['Verdict'];
      standing: components['schemas']['Standing'];
      cause?: components['schemas']['Cause'];
      sync: {
        status: components['schemas']['SyncStatus'];
        revision?: string;
        commitUrl?: string;
      };
      health: {
        status: components['schemas']['HealthStatus'];
        since?: components['schemas']['Time'];
      };
      operation?: components['schemas']['Operation'];
      conditions: {
        type: string;
        message: string;
        since?: components['schemas']['Time'];
        /** What the message means; absent where nobody knows. */
        cause?: components['schemas']['CauseSummary'];
      }[];
      sources: {
        repoUrl: string;
        path?: string;
        chart?: string;
        targetRevision?: string;
        /** Page of the repository for people; absent where the portal does not know the host. */
        url?: string;
        /** What Argo CD compares with; where it renders into Git by itself, the commit that was rendered last. */
        revision?: string;
        /** Page of that commit. */
        commitUrl?: string;
      }[];
      destination: components['schemas']['Destination'];
      images: string[];
      /** Objects that Git asks for, hooks left out; absent where Argo CD has not told yet. */
      objects?: number;
      /** Absent as a whole where automatic sync is off. */
      autoSync?: {
        prune: boolean;
        selfHeal: boolean;
      };
      /** The application's own of the options that a sync takes; absent where it says nothing of them. */
      syncOptions?: {
        ApplyOutOfSyncOnly?: boolean;
        CreateNamespace?: boolean;
        PruneLast?: boolean;
        RespectIgnoreDifferences?: boolean;
        ServerSideApply?: boolean;
        Validate?: boolean;
      };
      /** Absent where no window concerns it. */
      syncWindow?: components['schemas']['SyncWindowState'];
      lastDeployment?: components['schemas']['DeploymentView'];
      /** Where the application itself answers: addresses of its Ingresses and Services and of its link annotations, as Argo CD lists them, and the host names of its HTTPRoutes. */
      appUrls?: string[];
      createdAt?: components['schemas']['Time'];
      /** The application in Argo CD's own user interface. */
      url?: string;
      /** Deep links that the configuration of the instance leads to. */
      links: components['schemas']['PageLink'][];
      link: components['schemas']['ApplicationLink'];
      actions: components['schemas']['ActionStates'];
      /** Whether a sync may be asked for of another revision than the one that the application follows. */
      otherRevision?: components['schemas']['ActionState'];
      /** Opaque name of the application in signals. */
      signal: string;
    };
    /** Where an application deploys to. */
    Destination: {
      name?: string;
      namespace?: string;
    };
    /** One entity that an application belongs to. */
    EntityLink: {
      entityRef: string;
      link: components['schemas']['ApplicationLink'];
    };
    /** One application, with its entities and what Argo CD keeps of its past. */
    ApplicationDetail: components['schemas']['ApplicationView'] & {
      entities: components['schemas']['EntityLink'][];
      /** What Argo CD keeps, newest first. */
      history: components['schemas']['DeploymentView'][];
      instanceStatus: components['schemas']['InstanceStatus'];
    };
    /** Applications of an entity. */
    EntityApplications: {
      entityRef: string;
      headline: components['schemas']['Headline'];
      /** When time alone makes the answer another one; ask again then. Absent where only something that happens does. */
      freshUntil?: components['schemas']['Time'];
      /** Id of the latest change, one of `changes`; absent where it is not known. */
      latest?: string;
      /** The latest change and every other one that a version names, newest first. */
      changes: components['schemas']['Change'][];
      /** The latest change of each service that is a component of the catalog, as far as it is known. */
      serviceChanges: components['schemas']['ServiceChange'][];
      /** Whether the entity names applications by annotation. */
      annotated: boolean;
      /** In the order of their environments. */
      applications: components['schemas']['ApplicationView'][];
      /** Absent for those without `argocd.application.delivery.read`. */
      promotions?: components['schemas']['Promotion'][];
      /** The one step of the page; absent where nobody has to do anything. */
      next?: components['schemas']['NextStep'];
      /** Where the entity names one image: its service, which alone is counted, and how many services its applications have. */
      service?: {
        name: string;
        of: number;
      };
      /** Applications beyond the first 500, which the answer leaves out; the applications page has them all. */
      omitted: number;
      instances: components['schemas']['InstanceStatuses'];
    };
    /**
     * What needs somebody. A `promotion` waits for people, not for a pipeline; a credential of the portal `ends` within two weeks; anything else is how an environment is.
     * @enum {string}
     */
    HomeNeedCode:
      | 'broken'
      | 'syncFailed'
      | 'refused'
      | 'cannotCompare'
      | 'rolledBack'
      | 'waitsForSync'
      | 'promotion'
      | 'credentialEnds';
    /** One thing that needs the signed-in person or one of their groups. */
    HomeNeed: {
      code: components['schemas']['HomeNeedCode'];
      instance: string;
      /** The project. */
      entityRef?: string;
      namespace?: string;
      name?: string;
      environment?: string;
      verdict?: components['schemas']['Verdict'];
      cause?: components['schemas']['CauseSummary'];
      /** It is a change of the person that fails there. */
      isYours?: boolean;
      promotion?: components['schemas']['Promotion'];
      credentials?: components['schemas']['CredentialExpiry'][];
    };
    /**
     * Where a change is. `fails` where Git asks for its version and that does not come up; `waits` where Git asks for it as part of a later change's version that does not come up; `inBroken` where it runs in what is broken otherwise; `runs` where it runs and Argo CD does not say that all is well; `was` where it ran when Argo CD last told; `unknown` where nobody can tell.
     * @enum {string}
     */
    ChangePlaceCode:
      | 'building'
      | 'notBuilt'
      | 'built'
      | 'rollingOut'
      | 'live'
      | 'fails'
      | 'waits'
      | 'inBroken'
      | 'runs'
      | 'was'
      | 'unknown';
    ChangePlace: {
      code: components['schemas']['ChangePlaceCode'];
      /** Environments where it is live, whatever it is elsewhere. */
      live: string[];
      /** Environments that `code` is said of. */
      environments: string[];
      /** The job that failed, of `notBuilt`. */
      job?: string;
    };
    /** A change whose author is proved to be the signed-in person: by the address of their profile, or by that which GitLab gives the user who they are there. */
    HomeChange: {
      /** The project. */
      entityRef: string;
      sha: string;
      url: string;
      title: string;
      committedAt: components['schemas']['Time'];
      place: components['schemas']['ChangePlace'];
    };
    HomeEnvironment: {
      instance: string;
      namespace: string;
      name: string;
      verdict: components['schemas']['Verdict'];
      version: components['schemas']['ListedVersion'];
      signal?: string;
    };
    /** The application of a project in an environment; of several the one that needs eyes most. */
    HomeCell: {
      environment?: string;
      application: components['schemas']['HomeEnvironment'];
      /** How many others of the project are there as well. */
      more: number;
    };
    /** A project that the signed-in person or one of their groups owns. */
    HomeProject: {
      entityRef: string;
      /** In the order of `environments`; what is in none of them is one cell at the end. */
      cells: components['schemas']['HomeCell'][];
    };
    /** The home page of a person. */
    Home: {
      /** What matters most first. */
      needs: components['schemas']['HomeNeed'][];
      /** The person's own, newest first. */
      changes: components['schemas']['HomeChange'][];
      /** Columns in order; of many those that most projects have. */
      environments: string[];
      /** Those that need somebody first. */
      projects: components['schemas']['HomeProject'][];
      /** Projects of the person that the answer leaves out. */
      omitted: number;
      instances: components['schemas']['InstanceStatuses'];
    };
    /**
     * Order of the applications page; `verdict` puts the worst first.
     * @enum {string}
     */
    ApplicationOrder: 'verdict' | 'name' | 'since' | 'instance';
    /** One row of the applications page. */
    ListedApplication: {
      instance: string;
      namespace: string;
      name: string;
      project: string;
      environment: string;
      verdict: components['schemas']['Verdict'];
      version: components['schemas']['ListedVersion'];
      /** What it counts as; never `behind`, which its version says. */
      state: components['schemas']['ListedState'];
      /** What the sentence of the verdict names. */
      cause?: components['schemas']['CauseSummary'];
      sync: {
        status: components['schemas']['SyncStatus'];
        revision?: string;
      };
      health: {
        status: components['schemas']['HealthStatus'];
      };
      destination: components['schemas']['Destination'];
      /** The one that names its project first. */
      entities: components['schemas']['EntityLink'][];
      owners: string[];
      url?: string;
      signal: string;
    };
    /** The `Standing` of an application as far as a row shows it. */
    ListedVersion: {
      commit?: string;
      /** Of the commit; left out for those without `argocd.application.delivery.read`. */
      title?: string;
      /** Page of the commit for people. */
      url?: string;
      /** Where no version can be told, one image that runs. */
      image?: string;
      /** No pod is ready, as far as they were read, so nothing has a version. */
      runsNothing?: boolean;
      has: components['schemas']['Has'];
      behind?: number;
      /** The latest change, where it is there or Git asks for it and the application fails; nothing of it is said to be live. */
      failing?: components['schemas']['ListedCommit'];
    };
    ListedCommit: {
      commit: string;
      /** Left out for those without `argocd.application.delivery.read`. */
      title?: string;
      /** Page of the commit for people. */
      url?: string;
    };
    /** How many applications match, each value counted without its own filter so that others can be chosen. */
    ApplicationCounts: {
      state: {
        all: number;
        broken: number;
        syncFailed: number;
        outOfSync: number;
        held: number;
        rollingOut: number;
        behind: number;
        notCompared: number;
        notDeployed: number;
        healthy: number;
      };
      instance: components['schemas']['CountMap'];
      owner: components['schemas']['CountMap'];
      /** Only environments that are known, by a label or by the name of the entity. */
      environment: components['schemas']['CountMap'];
    };
    /** One page of the applications page. Counts are of all that match, each without its own filter. */
    ApplicationList: {
      items: components['schemas']['ListedApplication'][];
      total: number;
      nextCursor?: string;
      counts: components['schemas']['ApplicationCounts'];
      instances: components['schemas']['InstanceStatuses'];
    };
    /**
     * Order of projects. `attention` puts first what is broken, then what waits, then what is not compared; within each the latest event comes first.
     * @enum {string}
     */
    MatrixOrder: 'attention' | 'name' | 'lastEvent';
    /**
     * `attention`: an application is broken, its sync failed, it is out of sync or held. `notCompared`: none is, and of one nobody knows. `calm`: neither.
     * @enum {string}
     */
    MatrixSection: 'attention' | 'notCompared' | 'calm';
    /** The application of a project in an environment; of several the one that needs eyes most. */
    MatrixCell: {
      /** Absent where none is known of it. */
      environment?: string;
      application: components['schemas']['ListedApplication'];
      /** How many others of the project are there as well. */
      more: number;
    };
    /** A project: the system, else the component that applications belong to; without an entity an AppProject whose applications each name an environment of their own, else the application alone. */
    MatrixRow: {
      id: string;
      name: string;
      entityRef?: string;
      section: components['schemas']['MatrixSection'];
      owners: string[];
      /** The latest of its deployments, operations and changes of state. */
      lastEventAt?: components['schemas']['Time'];
      /** In the order of `environments`; what is in none of them is one cell at the end. */
      cells: components['schemas']['MatrixCell'][];
      /** Open merge requests that bring something to one of its applications; absent for those without `argocd.application.delivery.read`, and while GitLab was not asked. */
      promotions?: components['schemas']['MergeRequestLink'][];
    };
    /** One page of projects. A project is shown as a whole where one of its applications matches. */
    ApplicationMatrix: {
      rows: components['schemas']['MatrixRow'][];
      /** Columns in order; of many those that most applications have. */
      environments: string[];
      /** Projects that match. */
      total: number;
      /** How many of them are in each section. */
      sections: {
        attention: number;
        notCompared: number;
        calm: number;
      };
      nextCursor?: string;
      counts: components['schemas']['ApplicationCounts'];
      instances: components['schemas']['InstanceStatuses'];
    };
    /**
     * `starting`: nothing is known yet. `live`: the stream flows. `delayed`: lists work and the stream does not, so that changes show up with the next list. `stale`: the last known data is shown while the connection is made again. `unreachable`: it does not answer. `unauthorized`: the credential is refused.
     * @enum {string}
     */
    InstanceStatusCode:
      | 'starting'
      | 'live'
      | 'delayed'
      | 'stale'
      | 'unreachable'
      | 'unauthorized';
    /**
     * Why an instance is not live. `timeout`, `refused` (by the host, or by whatever stands between), `unknownHost`, `certificateNotTrusted`, `certificateOfOtherHost`, `certificateExpired`, `tlsFailed`: no answer of HTTP. `notArgocd`, `redirected`: what answers is something else. `answered`: an error, with its `status`. `notUnderstood`: an answer that cannot be read. `noToken`: there is no credential to send. `credentialRefused`: Argo CD refuses it. `streamRefused`, `streamSilent`: lists work, the stream is refused or has not spoken yet.
     * @enum {string}
     */
    InstanceReasonCode:
      | 'timeout'
      | 'refused'
      | 'unknownHost'
      | 'certificateNotTrusted'
      | 'certificateOfOtherHost'
      | 'certificateExpired'
      | 'tlsFailed'
      | 'proxyFailed'
      | 'notArgocd'
      | 'redirected'
      | 'answered'
      | 'notUnderstood'
      | 'noToken'
      | 'credentialRefused'
      | 'streamRefused'
      | 'streamSilent';
    InstanceReason: {
      code: components['schemas']['InstanceReasonCode'];
      /** The status that was answered. */
      status?: number;
      /** The English sentence, without addresses or secrets; the front end translates by code. */
      sentence: string;
    };
    /**
     * What keeps Argo CD from looking although it answers. `notComparing`: it has compared nothing for longer than it should, and does not when asked. `repositoryServerAway`, `cacheAway`: it cannot render. `clusterAway`: it cannot see a cluster. `repositoryHostAway`: several applications miss one host of repositories. `webhooksSilent`: pushes are noticed only when Argo CD looks by itself.
     * @enum {string}
     */
    InstanceTroubleCode:
      | 'notComparing'
      | 'repositoryServerAway'
      | 'cacheAway'
      | 'clusterAway'
      | 'repositoryHostAway'
      | 'webhooksSilent';
    InstanceTrouble: {
      code: components['schemas']['InstanceTroubleCode'];
      since: components['schemas']['Time'];
      /** Name of the cluster that is away, or for which alone nothing is compared, as Argo CD lists it. */
      cluster?: string;
      /** Name of the host of repositories that is away, without port; one inside the cluster by its first name. */
      repositoryHost?: string;
      /** The English sentence; the front end translates by code. */
      sentence: string;
    };
    /** State of the watch on one Argo CD instance, part of every answer. */
    InstanceStatus: {
      name: string;
      title?: string;
      status: components['schemas']['InstanceStatusCode'];
      /** When this state began. */
      since: components['schemas']['Time'];
      reason?: components['schemas']['InstanceReason'];
      /** When the data was last known to be true; absent if never. */
      dataAsOf?: components['schemas']['Time'];
      /** When Argo CD last compared any of its applications with Git and cluster, as far as the portal has seen; absent if never. */
      comparedAt?: components['schemas']['Time'];
      /** Why what it says may be old; the one that matters most first. */
      troubles?: components['schemas']['InstanceTrouble'][];
      version?: string;
      /** Opaque name of the instance in signals. */
      signal?: string;
    };
    InstanceStatuses: components['schemas']['InstanceStatus'][];
    /**
     * What a credential of an instance is for.
     * @enum {string}
     */
    CredentialPurpose: 'read' | 'operate' | 'provision';
    /** When the token of a credential ends, as the token itself says. */
    CredentialExpiry: {
      purpose: components['schemas']['CredentialPurpose'];
      expiresAt: components['schemas']['Time'];
      /** Whole days from now; negative where it has ended. */
      expiresInDays: number;
    };
    /**
     * How Argo CD learns of a new project: the portal creates it through the API, by a merge request into the platform repository, because it finds the repository by its topic, or not before somebody applies the manifests by hand.
     * @enum {string}
     */
    RegistrationMethod: 'api' | 'platform-repository' | 'discovery' | 'manual';
    /** How new projects can be registered with an instance. */
    RegistrationView: {
      /** What this user can choose, the one to prefer first; `manual` is always among them. */
      methods: components['schemas']['RegistrationMethod'][];
      /** Where this Argo CD keeps its own objects. */
      namespace: string;
      /** Page of the repository in which projects are registered. */
      platformRepositoryUrl?: string;
      discovery?: {
        /** GitLab group whose repositories, subgroups included, are found. */
        group: string;
        /** Topic that a repository must carry. */
        topic: string;
        /** AppProject of everything that is found; its name stands before the names of applications and namespaces. */
        project: string;
        /** Environments that are looked for. */
        environments: string[];
      };
    };
    /** One instance, and what this user may create there. */
    InstanceView: {
      name: string;
      title?: string;
      status: components['schemas']['InstanceStatusCode'];
      /** When this state began. */
      since: components['schemas']['Time'];
      reason?: components['schemas']['InstanceReason'];
      /** When the data was last known to be true; absent if never. */
      dataAsOf?: components['schemas']['Time'];
      /** When Argo CD last compared any of its applications with Git and cluster, as far as the portal has seen; absent if never. */
      comparedAt?: components['schemas']['Time'];
      /** Why what it says may be old; the one that matters most first. */
      troubles?: components['schemas']['InstanceTrouble'][];
      version?: string;
      /** Opaque name of the instance in signals. */
      signal?: string;
      /** Argo CD's own user interface. */
      url?: string;
      /** Tokens that end some day; a token without an end, a session and no credential at all are left out. */
      credentials: components['schemas']['CredentialExpiry'][];
      registration: components['schemas']['RegistrationView'];
    };
    /** An AppProject with the places that it lets applications deploy to. */
    ProjectView: {
      name: string;
      description?: string;
      destinations: {
        server?: string;
        name?: string;
        namespace?: string;
      }[];
    };
    /** Whether a name is free in all instances; by whom it is taken is not told. */
    NameAvailability: {
      name: string;
      /**
       * `unknown` where an instance that has to answer does not, and no other has the name.
       * @enum {string}
       */
      status: 'taken' | 'free' | 'unknown';
      /**
       * Why it is taken, unless a project holds it. `reserved` by Kubernetes or the configuration; `used` where an Argo CD has it.
       * @enum {string}
       */
      reason?: 'reserved' | 'used';
    };
    /** Whether an instance has a credential for a repository; `unknown` where it does not tell. */
    RepositoryAccess: {
      /** @enum {string} */
      status: 'covered' | 'missing' | 'unknown';
    };
    /** What a provisioning is to create, and the proof that the person may act for its repository. */
    ProvisionRequest: {
      /** Who asks: objects of another provisioning are never changed or removed. */
      provisionId: components['schemas']['ProvisionId'];
      /** Name of the project; its objects are named `<project>-<environment>`. */
      project: components['schemas']['ProjectName'];
      repository: components['schemas']['ProvisionRepository'];
      /** The project in the catalog, `system:default/<project>`. */
      entityRef: string;
      /** Per environment one AppProject and one Application of the same name, as they stand in the project's `argocd/` folder. */
      manifests: {
        [key: string]: unknown;
      }[];
      userToken: components['schemas']['UserToken'];
    };
    /** What a provisioning is going to be about, and with what the role of the person is asked for. */
    ProvisionCheckRequest: {
      project: components['schemas']['ProjectName'];
      /** Where the repository is to be, named like the project. */
      repository: {
        host: components['schemas']['ProvisionHost'];
        /** Full path of its group, or of a person's own namespace. */
        group: string;
        /** Its address as the objects will name it. */
        url: string;
        /** Number of the project in GitLab, where it is there already and is taken over. */
        projectId?: number;
      };
      /** A provisioning of this user that is undone before. What it has made is in nobody's way, and what it has reserved is not either, unless that was synced. Without `projectId` its repository goes, too. */
      leftover?: {
        provisionId: components['schemas']['ProvisionId'];
        /** Whether its repository is taken over, so that what was synced stays where it is. */
        kept: boolean;
      };
      environments: {
        name: string;
        server: string;
        namespace: string;
      }[];
      userToken: components['schemas']['UserToken'];
    };
    /** One thing that a provisioning asks before it makes anything. */
    ProvisionCheck: {
      /**
       * `registration`: the person may create projects there, and the instance takes repository and places. `role`: GitLab proves that the person will be Maintainer or Owner. `namespaces`: the ledger, the configuration and the Argo CDs leave names and namespaces to the project. `entity`: the catalog has none of that name from another place, whether this user may see it or not.
       * @enum {string}
       */
      about: 'registration' | 'role' | 'namespaces' | 'entity';
      /**
       * `unknown` where nobody can tell now.
       * @enum {string}
       */
      status: 'passed' | 'refused' | 'unknown';
      /** Why it is refused or unknown, as a provisioning would say it. */
      message?: string;
      /** @enum {string} */
      role?: 'Maintainer' | 'Owner';
    };
    /** The proof that the person may act for the repository of a provisioning. */
    ProvisionRemovalRequest: {
      /** Where the caller takes it to be; 409 where the ledger has it for another one. */
      repository?: components['schemas']['ProvisionRepository'];
      userToken: components['schemas']['UserToken'];
    };
    /**
     * Format: password
     * The person's own token of the GitLab of the repository. GitLab is asked with it, once, who the person is and whether they are Maintainer or Owner; it is not kept.
     */
    UserToken: string;
    /** Name of a project, as a DNS label takes it. */
    ProjectName: string;
    /** The repository that alone the objects may deploy from, by its number: what its addresses are, GitLab and the configuration say. */
    ProvisionRepository: {
      host: components['schemas']['ProvisionHost'];
      /** Number of the project in GitLab. */
      projectId: number;
    };
    /** Host of the GitLab, as `integrations.gitlab` has it. */
    ProvisionHost: string;
    /** One object of a provisioning. */
    ProvisionedObject: {
      /** @enum {string} */
      kind: 'AppProject' | 'Application';
      name: string;
      /**
       * `unchanged` where it was there already, exactly so, from the same provisioning.
       * @enum {string}
       */
      outcome: 'created' | 'unchanged';
    };
    /** What a provisioning has created. */
    ProvisionResult: {
      instance: string;
      objects: components['schemas']['ProvisionedObject'][];
      /** Pages of the Applications in Argo CD's own user interface, by name. */
      applicationUrls: components['schemas']['StringMap'];
    };
    /** Number of a GitLab project, which it keeps when it is renamed. */
    GitlabProjectId: number;
    /** Host of a GitLab, as `integrations` has it. */
    GitlabHost: string;
    /** A name that one GitLab project holds over all instances. */
    LedgerEntry: {
      name: string;
      /** Name of the project whose environment it is; of what was imported, its AppProject. */
      project: string;
      repository: {
        host: components['schemas']['GitlabHost'];
        projectId: components['schemas']['GitlabProjectId'];
        /** Where GitLab had the project when it was last asked. */
        path: string;
      };
      reservedAt: components['schemas']['Time'];
      /** Entity reference of the person. */
      reservedBy: string;
      /** Applications of that name that were made or imported; none where the name is only held. */
      applications: {
        instance: string;
        namespace: string;
        name: string;
        entityRef?: string;
        /** Its name in the configuration, or its address. */
        cluster: string;
        destinationNamespace?: string;
        /** When a sync was first seen; from then on an undo frees nothing. */
        usedSince?: components['schemas']['Time'];
      }[];
    };
    /** An application that exists, and the GitLab project that it deploys. */
    LedgerImport: {
      instance: components['schemas']['InstanceName'];
      namespace: components['schemas']['ObjectName'];
      name: components['schemas']['ObjectName'];
      host: components['schemas']['GitlabHost'];
      projectId: components['schemas']['GitlabProjectId'];
      /** The entity of that project that the application belongs to. Its link is confirmed from then on. */
      entityRef?: string;
    };
    /** What is to be imported. */
    LedgerImportRequest: {
      entries: components['schemas']['LedgerImport'][];
    };
    /** What became of one entry. */
    LedgerImportOutcome: {
      instance: string;
      namespace: string;
      name: string;
      /** @enum {string} */
      outcome: 'imported' | 'refused';
      /** Why it was refused. */
      reason?: string;
    };
    /** An object of an application, for a sync of selected ones. */
    SyncResource: {
      group?: components['schemas']['Group'];
      kind: components['schemas']['Kind'];
      namespace?: components['schemas']['ObjectName'];
      name: components['schemas']['ResourceName'];
    };
    /** How to sync. */
    SyncRequest: {
      /** Removes what is no longer in Git. */
      prune?: boolean;
      /** Asks the cluster what would happen, and changes nothing. */
      dryRun?: boolean;
      /** Applies the objects without running hooks. */
      applyOnly?: boolean;
      /** A branch, tag or commit instead of the target revision. */
      revision?: components['schemas']['Revision'];
      /** Only these; everything where absent. */
      resources?: components['schemas']['SyncResource'][];
      /** They take the place of the application's own ones of the same name, which otherwise stay; what destroys data is not among them. */
      options?: {
        ApplyOutOfSyncOnly?: boolean;
        CreateNamespace?: boolean;
        PruneLast?: boolean;
        RespectIgnoreDifferences?: boolean;
        ServerSideApply?: boolean;
        Validate?: boolean;
      };
    };
    /** Where to go back to. */
    RollbackRequest: {
      /** Argo CD's number of the deployment to go back to. */
      id: number;
      prune?: boolean;
      dryRun?: boolean;
    };
    /** Which action to run, and of which object. */
    ResourceActionRequest: {
      group?: components['schemas']['Group'];
      version: components['schemas']['Version'];
      kind: components['schemas']['Kind'];
      namespace?: components['schemas']['ObjectName'];
      name: components['schemas']['ObjectName'];
      action: string;
    };
    /** An action that Argo CD offers for an object, e.g. `restart`. */
    ResourceAction: {
      name: string;
      title: string;
      disabled: boolean;
      /** Why it cannot be run although Argo CD offers it. */
      reason?: components['schemas']['ActionReason'];
    };
    /** One object of an application: what Git asks for, what the cluster made of it, and how it is. */
    ResourceNode: {
      /** Unique in its tree. */
      id: string;
      group: string;
      version: string;
      kind: string;
      namespace?: string;
      name: string;
      /** Ids of the owners. */
      parents: string[];
      health?: {
        status: components['schemas']['HealthStatus'];
        message?: string;
      };
      /** Only for what stands in Git or stood there. */
      sync?: components['schemas']['SyncStatus'];
      hook?: boolean;
      /** It is no longer in Git: a sync with prune removes it. */
      requiresPruning?: boolean;
      images?: string[];
      category: components['schemas']['ResourceCategory'];
      /** It belongs to an earlier version of its workload than the one that is rolled out. */
      previous?: boolean;
      /** Of a workload, or of one version of it: the pods that are there. A pod on its way out is none of them. */
      pods?: components['schemas']['ReadyPods'];
      /** Of a pod, how it is. */
      pod?: components['schemas']['PodFacts'];
      createdAt?: components['schemas']['Time'];
      /** It is in the namespace and belongs to nobody. */
      orphaned?: boolean;
    };
    /**
     * What an object is for.
     * @enum {string}
     */
    ResourceCategory:
      | 'workload'
      | 'network'
      | 'configuration'
      | 'storage'
      | 'access'
      | 'other';
    /** How many pods there are, and how many of them are ready. */
    ReadyPods: {
      ready: number;
      total: number;
    };
    /** How a pod is, by what Kubernetes gives as the reason of its state. */
    PodFacts: {
      state: components['schemas']['PodState'];
      /** Kubernetes' own word, e.g. `CrashLoopBackOff`. */
      reason?: string;
      /** Containers that are ready, of all. */
      containers?: components['schemas']['ReadyPods'];
      restarts?: number;
      /** Where it runs. */
      node?: string;
    };
    /**
     * `crashes` ends and is started again and again; `imageMissing` cannot get its image; `cannotStart` lacks something else that it needs; `waits` has no place on a node yet; `starts`; `runs` without being ready; `ready`; `done` has done its work; `failed`; `ends` is on its way out; `unknown` anything else.
     * @enum {string}
     */
    PodState:
      | 'crashes'
      | 'imageMissing'
      | 'cannotStart'
      | 'waits'
      | 'starts'
      | 'runs'
      | 'ready'
      | 'done'
      | 'failed'
      | 'ends'
      | 'unknown';
    /** The objects of an application. */
    ResourceTree: {
      nodes: components['schemas']['ResourceNode'][];
    };
    /** A Kubernetes event. */
    ResourceEvent: {
      /** @enum {string} */
      type: 'Normal' | 'Warning';
      reason: string;
      message: string;
      firstAt?: components['schemas']['Time'];
      lastAt?: components['schemas']['Time'];
      count: number;
      /** What it is about, e.g. `Pod/api-1`. */
      object?: string;
    };
    /** How one object differs between Git and cluster; secrets are masked. */
    ResourceDiff: {
      group: string;
      kind: string;
      namespace?: string;
      name: string;
      /** @enum {string} */
      change: 'create' | 'update' | 'prune' | 'none';
      hook?: boolean;
      /** YAML of what a sync would make of it; absent where nothing. */
      desired?: string;
      /** YAML of what is there; absent where nothing. */
      live?: string;
    };
    /** A container whose log can be read. */
    LogContainer: {
      name: string;
      /**
       * `init` ends before the others begin; a `sidecar` accompanies them.
       * @enum {string}
       */
      kind: 'container' | 'sidecar' | 'init';
      image?: string;
      /** Only of a pod, as everything that follows. */
      restarts?: number;
      /** What it does now. */
      state?: components['schemas']['ContainerRun'];
      /** The run before this one, if that ended. */
      lastRun?: components['schemas']['ContainerRun'];
    };
    /** One run of a container, as the kubelet reports it. */
    ContainerRun: {
      /** @enum {string} */
      state: 'running' | 'waiting' | 'ended';
      /** Kubernetes' own word, e.g. `CrashLoopBackOff` or `OOMKilled`. */
      reason?: string;
      exitCode?: number;
      startedAt?: components['schemas']['Time'];
      endedAt?: components['schemas']['Time'];
      /** Seconds from start to end. */
      duration?: number;
    };
    /** One line of a log; the answer is one JSON object a line. */
    LogLine: {
      content: string;
      /** ISO 8601 with as many decimals as the cluster gave. */
      at?: string;
      pod?: string;
      /** It is no line of the log but says why the log of a pod cannot be read. */
      failed?: boolean;
    };
    /** Author and message of a commit that was deployed or is compared with, from Argo CD's repository server. */
    RevisionMetadata: {
      revision: string;
      author?: string;
      date?: components['schemas']['Time'];
      message?: string;
      tags: string[];
      url?: string;
      withheld?: components['schemas']['Withheld'];
    };
    /** One deployment that the portal has seen, kept beyond the ten that Argo CD keeps. */
    Deployment: {
      /** The portal's own, opaque. */
      id: string;
      instance: string;
      namespace: string;
      name: string;
      environment: string;
      /** Argo CD's number, for a rollback; absent for what failed, or where Argo CD has forgotten it. */
      rollbackId?: number;
      revision?: string;
      commitUrl?: string;
      change?: components['schemas']['DeployedCommit'];
      /**
       * `images`: it runs other images than the deployment before it. `configuration`: the same. Absent where the images of one of them are not known.
       * @enum {string}
       */
      brings?: 'images' | 'configuration';
      /** The newest commit that its new images were built from, where `change` only asks for them: what people call its change. Absent where that is not known. */
      carries?: components['schemas']['DeployedCommit'];
      startedAt: components['schemas']['Time'];
      finishedAt?: components['schemas']['Time'];
      durationSeconds?: number;
      outcome: components['schemas']['DeploymentOutcome'];
      /** Argo CD's words where it did not succeed. */
      message?: string;
      /** Who asked for it; absent for automatic sync. */
      initiatedBy?: string;
      automated: boolean;
      /** What it brought, whether it got healthy or not; empty while that is not known. */
      images: string[];
      /** Those of the deployment before it; absent where they are not known. */
      imagesBefore?: string[];
      /** The same images with the commits that they were built from; absent where none is known. */
      versions?: components['schemas']['ServiceVersion'][];
      /** Health after the rollout had settled; absent where that was not seen before another operation began. */
      healthAfter?: components['schemas']['HealthStatus'];
      /** When it was healthy for the first time. */
      healthyAt?: components['schemas']['Time'];
    };
    /** The commit that was deployed, as far as it is known; absent where the revision is none, e.g. the version of a chart. */
    DeployedCommit: {
      sha: string;
      url?: string;
      /** First line of its message. */
      title?: string;
      author?: string;
      mergeRequest?: components['schemas']['MergeRequestLink'];
      pipeline?: components['schemas']['PipelineLink'];
      imageUpdate?: components['schemas']['ImageUpdate'];
      withheld?: components['schemas']['Withheld'];
    };
    /** The commit is no change itself and came by no merge request, and a pipeline or a bot wrote it; where a person did, or nobody knows, its author says so. */
    ImageUpdate: boolean;
    /** The pipeline of a commit. */
    PipelineLink: {
      id: number;
      status: components['schemas']['PipelineStatus'];
      url: string;
      durationSeconds?: number;
    };
    /** The objects that differ between two revisions, in the order of their kinds; `create` and `prune` are those that only the later or only the earlier one has, `live` is the earlier and `desired` the later state. */
    ManifestDiff: {
      items: components['schemas']['ResourceDiff'][];
      /** Objects beyond the first 200, which the answer leaves out. */
      omitted: number;
      unavailable?: components['schemas']['ManifestDiffGapCode'];
    };
    /**
     * Why there is no difference to show. `severalSources`: Argo CD no longer knows the revisions of all sources. `hydrated`: it deploys what it has rendered into Git before; the commits there show the difference.
     * @enum {string}
     */
    ManifestDiffGapCode: 'severalSources' | 'hydrated';
    /** What runs of one service, where it answers, and what it is given; an allow-list. */
    ServiceDetails: {
      /** As the resource tree has them. */
      pods: components['schemas']['ResourceNode'][];
      /** Of the Ingresses, HTTPRoutes and Services that lead to its pods. */
      publicUrls: string[];
      /** Names of the Services that lead to its pods, with their ports where these may be told. */
      clusterAddresses: string[];
      settings: components['schemas']['ServiceSettings'][];
      /** Rights that the user lacks to see all of it. */
      withheld: ('manifests' | 'delivery')[];
    };
    /** What Git asks for of one workload of the service. */
    ServiceSettings: {
      workload: components['schemas']['ResourceRef'];
      /** Absent where something else decides. */
      replicas?: number;
      containers: {
        name: string;
        requests?: components['schemas']['ComputeResources'];
        limits?: components['schemas']['ComputeResources'];
      }[];
      /** Where the values of the service stand. */
      place?: components['schemas']['GitPlace'];
    };
    /** Quantities as Kubernetes writes them. */
    ComputeResources: {
      cpu?: string;
      memory?: string;
    };
    /** The commits that one revision has and another one lacks. */
    CommitRange: {
      /** The older one. */
      from: string;
      /** The newer one. */
      to: string;
      /** GitLab's page of the comparison. */
      url?: string;
      /** Newest first, at most 100. */
      commits: components['schemas']['RangeCommit'][];
      /** Further ones that are left out. */
      more?: number;
      /** Why they are not known, in words. */
      unavailable?: string;
      withheld?: components['schemas']['Withheld'];
    };
    /** One commit of a range. */
    RangeCommit: {
      sha: string;
      url: string;
      title: string;
      author: string;
      committedAt?: components['schemas']['Time'];
      mergeRequest?: components['schemas']['MergeRequestLink'];
      /** Whether it brought an image; absent where that is not known. */
      isChange?: boolean;
    };
    /**
     * How a deployment ended; `inProgress` until that was observed for its own revision. `succeeded` is the sync, how the pods did stands in `healthAfter`. `unknown` is what nobody saw end.
     * @enum {string}
     */
    DeploymentOutcome:
      | 'inProgress'
      | 'succeeded'
      | 'failed'
      | 'terminated'
      | 'unknown';
    /** One page of deployments, newest first. */
    DeploymentPage: {
      items: components['schemas']['Deployment'][];
      nextCursor?: string;
    };
    /** The way of the latest change of one repository through GitLab. */
    RepositoryDelivery: {
      /** Address of the repository for people. */
      repository: string;
      branch: string;
      /** Id of the newest commit of the branch. */
      head?: string;
      change?: components['schemas']['Change'];
      /** Commits after the change that are none themselves. */
      laterCommits?: number;
      pipeline?: {
        id: number;
        status: components['schemas']['PipelineStatus'];
        url: string;
        createdAt: components['schemas']['Time'];
        finishedAt?: components['schemas']['Time'];
        durationSeconds?: number;
        jobs: {
          name: string;
          stage: string;
          status: components['schemas']['PipelineStatus'];
          url: string;
          startedAt?: components['schemas']['Time'];
          finishedAt?: components['schemas']['Time'];
        }[];
      };
      mergeRequest?: components['schemas']['MergeRequestLink'];
      /** Images that were pushed for that commit. */
      images: {
        repository: string;
        tag: string;
        createdAt?: components['schemas']['Time'];
      }[];
      /** The latest commit after the change that touches what is deployed, where no Argo CD has compared with it yet. */
      unnoticed?: {
        sha: string;
        url: string;
        mergeRequest?: components['schemas']['MergeRequestLink'];
        imageUpdate?: components['schemas']['ImageUpdate'];
        /** When the portal saw it. */
        since: components['schemas']['Time'];
      };
      /** Why there is nothing to say, in words; the rest of the answer is whole. */
      unavailable?: string;
      /** When GitLab last answered of it; only where it is `unavailable`, and absent if it never has. */
      readAt?: components['schemas']['Time'];
      withheld?: components['schemas']['Withheld'];
    };
    /**
     * The user lacks `argocd.application.delivery.read`: titles, authors, messages, pipelines with their jobs and merge requests are left out.
     * @constant
     */
    Withheld: true;
    /** GitLab's word for the state of a pipeline or job, e.g. `running`, `success`, `failed`. */
    PipelineStatus: string;
    /** Where the latest change was the last one to become live, of the environments that run it; absent where that was not seen. */
    WentLive: {
      /** Id of the change. */
      sha: string;
      environment: string;
      at: components['schemas']['Time'];
      /** Who brought it there; absent where an image update did. */
      by?: string;
      /** Since the change reached GitLab; absent where that was not seen. */
      seconds?: number;
    };
    /** Seconds of each part of the way from a commit to a healthy deployment in one application; a part that is not over or was not seen is absent. The parts that are there add up to `total`. */
    DeliverySplit: {
      instance: string;
      namespace: string;
      name: string;
      sha: string;
      /** When the commit reached GitLab, which is when its pipeline was made. */
      startedAt: components['schemas']['Time'];
      /** Pipeline made until the last image is in the registry. */
      build?: number;
      /** Until the commit that carries the images. */
      imageUpdate?: number;
      /** Until Argo CD began the sync of that commit. */
      noticed?: number;
      /** Until the sync had ended. */
      sync?: number;
      /** Until it was healthy. */
      health?: number;
      total?: number;
    };
    /** The way of the latest changes of an entity through GitLab. */
    EntityDelivery: {
      repositories: components['schemas']['RepositoryDelivery'][];
      /** For every change that was seen all the way, newest first. */
      splits: components['schemas']['DeliverySplit'][];
      arrivals: components['schemas']['Arrival'][];
      wentLive?: components['schemas']['WentLive'];
      /** How many deployments the portal has kept of all applications. */
      deployments?: number;
    };
    /**
     * What a step says; its text is the message of that name.
     * @enum {string}
     */
    DiagnosisCode:
      | 'names'
      | 'selector'
      | 'selectorError'
      | 'namespaces'
      | 'projects'
      | 'projectsAlone'
      | 'none'
      | 'repository'
      | 'noRepository'
      | 'asked'
      | 'notAsked'
      | 'unknownInstance'
      | 'away'
      | 'matched'
      | 'nothing'
      | 'byInstance'
      | 'bySelector'
      | 'byNamespace'
      | 'byProject'
      | 'byName'
      | 'byNothing'
      | 'more'
      | 'unproven'
      | 'notChecked'
      | 'appearedLater'
      | 'otherLocation'
      | 'otherSource'
      | 'folderAbove'
      | 'defaultBranch'
      | 'confirm'
      | 'confirmByPermission'
      | 'annotate'
      | 'correct'
      | 'fixSelector';
    /** One step of the explanation why an entity shows what it shows. */
    DiagnosisStep: {
      /**
       * `annotation`: what the entity says. `instance`: which instances were asked. `match`: what was found by what. `excluded`: what nearly matched, and why it does not. `advice`: what to change. Of all this only what the user may see.
       * @enum {string}
       */
      kind: 'annotation' | 'instance' | 'match' | 'excluded' | 'advice';
      /**
       * `good` needs nothing, `bad` keeps applications from being shown.
       * @enum {string}
       */
      level: 'good' | 'info' | 'bad';
      code: components['schemas']['DiagnosisCode'];
      parameters: components['schemas']['StringMap'];
      /** The same in English. */
      sentence: string;
    };
    /** Why an entity shows what it shows, step by step. */
    EntityDiagnosis: {
      entityRef: string;
      /** Where the catalog read the entity. */
      location: string;
      /** Whether the user may confirm links that are only claimed. */
      mayConfirm: boolean;
      steps: components['schemas']['DiagnosisStep'][];
      /** What the user sees in the end. */
      applications: {
        instance: string;
        namespace: string;
        name: string;
        link: components['schemas']['ApplicationLink'];
        by: components['schemas']['LinkReason'];
        doubt?: components['schemas']['LinkDoubt'];
      }[];
    };
  };
  responses: {
    /** What went wrong, in a sentence that names the thing and the way out */
    Error: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': {
          error: {
            name: string;
            message: string;
          };
        };
      };
    };
    /** Argo CD has taken it on */
    Accepted: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': Record<string, never>;
      };
    };
    /** Applications of the entity */
    EntityApplications: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['EntityApplications'];
      };
    };
    /** One application */
    ApplicationDetail: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['ApplicationDetail'];
      };
    };
    /** One page of the applications page */
    ApplicationList: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['ApplicationList'];
      };
    };
    /** One page of the matrix */
    ApplicationMatrix: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['ApplicationMatrix'];
      };
    };
    /** The home page */
    Home: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['Home'];
      };
    };
    /** The way of the latest changes through GitLab */
    EntityDelivery: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['EntityDelivery'];
      };
    };
    /** One page of deployments */
    DeploymentPage: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['DeploymentPage'];
      };
    };
    /** The link as it is now */
    EntityLink: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['EntityLink'];
      };
    };
    /** The explanation, step by step */
    EntityDiagnosis: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['EntityDiagnosis'];
      };
    };
    /** Objects of the application */
    ResourceTree: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['ResourceTree'];
      };
    };
    /** Why it is in trouble, and what can be done */
    ApplicationWhy: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['ApplicationWhy'];
      };
    };
    /** Events, newest first */
    Events: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': {
          items: components['schemas']['ResourceEvent'][];
        };
      };
    };
    /** Containers, then sidecars, then init containers */
    Containers: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': {
          items: components['schemas']['LogContainer'][];
        };
      };
    };
    /** Differences in YAML, secrets masked */
    Diffs: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': {
          /** Why Argo CD cannot compare the application, in its words; there are no differences to tell then. */
          notComparable?: string;
          items: components['schemas']['ResourceDiff'][];
        };
      };
    };
    /** The commit */
    RevisionMetadata: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['RevisionMetadata'];
      };
    };
    /** How the manifests differ */
    ManifestDiff: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['ManifestDiff'];
      };
    };
    /** What is known of the service */
    ServiceDetails: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['ServiceDetails'];
      };
    };
    /** The commits */
    CommitRange: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['CommitRange'];
      };
    };
    /** Both true where no window concerns it */
    SyncWindowState: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['SyncWindowState'];
      };
    };
    /** Actions of the object */
    ResourceActions: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': {
          items: components['schemas']['ResourceAction'][];
        };
      };
    };
    /** All instances */
    Instances: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': {
          items: components['schemas']['InstanceView'][];
        };
      };
    };
    /** AppProjects of the instance */
    Projects: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': {
          items: components['schemas']['ProjectView'][];
        };
      };
    };
    /** Whether the name is free */
    NameAvailability: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['NameAvailability'];
      };
    };
    /** Whether there is a credential; `unknown` where the read account may not know */
    RepositoryAccess: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['RepositoryAccess'];
      };
    };
    /** What was created */
    ProvisionResult: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['ProvisionResult'];
      };
    };
    /** What a provisioning asks, each with its answer */
    ProvisionChecks: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': {
          items: components['schemas']['ProvisionCheck'][];
        };
      };
    };
    /** Names of objects */
    Provisioned: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': {
          items: string[];
        };
      };
    };
    /** One page of the ledger, by name */
    LedgerPage: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': {
          items: components['schemas']['LedgerEntry'][];
          nextCursor?: string;
        };
      };
    };
    /** What became of each entry */
    LedgerImported: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': {
          items: components['schemas']['LedgerImportOutcome'][];
        };
      };
    };
    /** The name is free */
    Released: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': {
          released: string;
        };
      };
    };
    /** What was removed */
    Removed: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': {
          removed: string[];
        };
      };
    };
  };
  parameters: {
    kind: components['schemas']['EntityPart'];
    entityNamespace: components['schemas']['EntityPart'];
    entityName: components['schemas']['EntityPart'];
    instance: components['schemas']['InstanceName'];
    applicationNamespace: components['schemas']['ObjectName'];
    applicationName: components['schemas']['ObjectName'];
    limit: number;
    cursor: string;
    resourceGroup: components['schemas']['Group'];
    resourceVersion: components['schemas']['Version'];
    resourceKind: components['schemas']['Kind'];
    resourceNamespace: components['schemas']['ObjectName'];
    resourceName: components['schemas']['ResourceName'];
    /** Words that must all occur in name, project, namespace, instance, environment, owner, entity, service, or the version's commit; in its title and author for those who may read them. */
    search: string;
    states: components['schemas']['ListedState'][];
    instances: components['schemas']['Names'];
    environments: components['schemas']['Names'];
    /** Entity references of owners. */
    owners: string[];
    /** Applications of entities that the user or one of their groups owns. */
    mine: boolean;
    /** Identifiers of rows that are answered instead of a page, as they are now and whatever they count as: what somebody reads stays where it is. Totals and counts are of all that match. */
    rows: string[];
  };
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export interface operations {
  getEntityApplications: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        kind: components['parameters']['kind'];
        namespace: components['parameters']['entityNamespace'];
        name: components['parameters']['entityName'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: components['responses']['EntityApplications'];
      default: components['responses']['Error'];
    };
  };
  getEntityDelivery: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        kind: components['parameters']['kind'];
        namespace: components['parameters']['entityNamespace'];
        name: components['parameters']['entityName'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: components['responses']['EntityDelivery'];
      default: components['responses']['Error'];
    };
  };
  getEntityDeployments: {
    parameters: {
      query?: {
        /** Only those of this environment. */
        environment?: components['schemas']['ObjectName'];
        limit?: components['parameters']['limit'];
        cursor?: components['parameters']['cursor'];
      };
      header?: never;
      path: {
        kind: components['parameters']['kind'];
        namespace: components['parameters']['entityNamespace'];
        name: components['parameters']['entityName'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: components['responses']['DeploymentPage'];
      default: components['responses']['Error'];
    };
  };
  getEntityDiagnosis: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        kind: components['parameters']['kind'];
        namespace: components['parameters']['entityNamespace'];
        name: components['parameters']['entityName'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: components['responses']['EntityDiagnosis'];
      default: components['responses']['Error'];
    };
  };
  getApplications: {
    parameters: {
      query?: {
        /** Words that must all occur in name, project, namespace, instance, environment, owner, entity, service, or the version's commit; in its title and author for those who may read them. */
        search?: components['parameters']['search'];
        state?: components['parameters']['states'];
        verdict?: components['schemas']['ListedVerdictCode'][];
        instance?: components['parameters']['instances'];
        environment?: components['parameters']['environments'];
        project?: components['schemas']['Names'];
        /** Entity references of owners. */
        owner?: components['parameters']['owners'];
        /** Entity references; only applications that belong to one of them. */
        entity?: string[];
        /** Applications of entities that the user or one of their groups owns. */
        mine?: components['parameters']['mine'];
        /** Identifiers of rows that are answered instead of a page, as they are now and whatever they count as: what somebody reads stays where it is. Totals and counts are of all that match. */
        row?: components['parameters']['rows'];
        order?: components['schemas']['ApplicationOrder'];
        limit?: components['parameters']['limit'];
        cursor?: components['parameters']['cursor'];
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: components['responses']['ApplicationList'];
      default: components['responses']['Error'];
    };
  };
  getApplicationMatrix: {
    parameters: {
      query?: {
        /** Words that must all occur in name, project, namespace, instance, environment, owner, entity, service, or the version's commit; in its title and author for those who may read them. */
        search?: components['parameters']['search'];
        state?: components['parameters']['states'];
        instance?: components['parameters']['instances'];
        environment?: components['parameters']['environments'];
        /** Entity references of owners. */
        owner?: components['parameters']['owners'];
        /** Applications of entities that the user or one of their groups owns. */
        mine?: components['parameters']['mine'];
        /** Identifiers of rows that are answered instead of a page, as they are now and whatever they count as: what somebody reads stays where it is. Totals and counts are of all that match. */
        row?: components['parameters']['rows'];
        order?: components['schemas']['MatrixOrder'];
        limit?: components['parameters']['limit'];
        cursor?: components['parameters']['cursor'];
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: components['responses']['ApplicationMatrix'];
      default: components['responses']['Error'];
    };
  };
  getHome: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: components['responses']['Home'];
      default: components['responses']['Error'];
    };
  };
  getApplication: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        instance: components['parameters']['instance'];
        namespace: components['parameters']['applicationNamespace'];
        name: components['parameters']['applicationName'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: components['responses']['ApplicationDetail'];
      default: components['responses']['Error'];
    };
  };
  getResourceTree: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        instance: components['parameters']['instance'];
        namespace: components['parameters']['applicationNamespace'];
        name: components['parameters']['applicationName'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: components['responses']['ResourceTree'];
      default: components['responses']['Error'];
    };
  };
  getWhy: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        instance: components['parameters']['instance'];
        namespace: components['parameters']['applicationNamespace'];
        name: components['parameters']['applicationName'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: components['responses']['ApplicationWhy'];
      default: components['responses']['Error'];
    };
  };
  getEvents: {
    parameters: {
      query?: {
        group?: components['parameters']['resourceGroup'];
        version?: components['parameters']['resourceVersion'];
        kind?: components['parameters']['resourceKind'];
        namespace?: components['parameters']['resourceNamespace'];
        name?: components['parameters']['resourceName'];
      };
      header?: never;
      path: {
        instance: components['parameters']['instance'];
        namespace: components['parameters']['applicationNamespace'];
        name: components['parameters']['applicationName'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: components['responses']['Events'];
      default: components['responses']['Error'];
    };
  };
  getLogs: {
    parameters: {
      query: {
        namespace: components['schemas']['ObjectName'];
        pod?: components['schemas']['ObjectName'];
        group?: components['parameters']['resourceGroup'];
        kind?: components['parameters']['resourceKind'];
        name?: components['parameters']['resourceName'];
        container?: components['schemas']['ObjectName'];
        follow?: boolean;
        previous?: boolean;
        /** Lines from the end. */
        tail?: number;
        /** Only lines that contain this. */
        search?: string;
      };
      header?: never;
      path: {
        instance: components['parameters']['instance'];
        namespace: components['parameters']['applicationNamespace'];
        name: components['parameters']['applicationName'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** The log */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/x-ndjson': string;
        };
      };
      default: components['responses']['Error'];
    };
  };
  getContainers: {
    parameters: {
      query?: {
        group?: components['parameters']['resourceGroup'];
        version?: components['parameters']['resourceVersion'];
        kind?: components['parameters']['resourceKind'];
        namespace?: components['parameters']['resourceNamespace'];
        name?: components['parameters']['resourceName'];
      };
      header?: never;
      path: {
        instance: components['parameters']['instance'];
        namespace: components['parameters']['applicationNamespace'];
        name: components['parameters']['applicationName'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: components['responses']['Containers'];
      default: components['responses']['Error'];
    };
  };
  getDiff: {
    parameters: {
      query?: {
        group?: components['parameters']['resourceGroup'];
        version?: components['parameters']['resourceVersion'];
        kind?: components['parameters']['resourceKind'];
        namespace?: components['parameters']['resourceNamespace'];
        name?: components['parameters']['resourceName'];
      };
      header?: never;
      path: {
        instance: components['parameters']['instance'];
        namespace: components['parameters']['applicationNamespace'];
        name: components['parameters']['applicationName'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: components['responses']['Diffs'];
      default: components['responses']['Error'];
    };
  };
  getRevision: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        instance: components['parameters']['instance'];
        namespace: components['parameters']['applicationNamespace'];
        name: components['parameters']['applicationName'];
        revision: components['schemas']['Revision'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: components['responses']['RevisionMetadata'];
      default: components['responses']['Error'];
    };
  };
  getCommits: {
    parameters: {
      query: {
        from: components['schemas']['Commit'];
        to: components['schemas']['Commit'];
      };
      header?: never;
      path: {
        instance: components['parameters']['instance'];
        namespace: components['parameters']['applicationNamespace'];
        name: components['parameters']['applicationName'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: components['responses']['CommitRange'];
      default: components['responses']['Error'];
    };
  };
  getManifestDiff: {
    parameters: {
      query: {
        from: components['schemas']['Commit'];
        to: components['schemas']['Commit'];
      };
      header?: never;
      path: {
        instance: components['parameters']['instance'];
        namespace: components['parameters']['applicationNamespace'];
        name: components['parameters']['applicationName'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: components['responses']['ManifestDiff'];
      default: components['responses']['Error'];
    };
  };
  getService: {
    parameters: {
      query: {
        /** The component whose annotation names the image. */
        component: string;
      };
      header?: never;
      path: {
        instance: components['parameters']['instance'];
        namespace: components['parameters']['applicationNamespace'];
        name: components['parameters']['applicationName'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: components['responses']['ServiceDetails'];
      default: components['responses']['Error'];
    };
  };
  getSyncWindows: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        instance: components['parameters']['instance'];
        namespace: components['parameters']['applicationNamespace'];
        name: components['parameters']['applicationName'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: components['responses']['SyncWindowState'];
      default: components['responses']['Error'];
    };
  };
  getResourceActions: {
    parameters: {
      query?: {
        group?: components['parameters']['resourceGroup'];
        version?: components['parameters']['resourceVersion'];
        kind?: components['parameters']['resourceKind'];
        namespace?: components['parameters']['resourceNamespace'];
        name?: components['parameters']['resourceName'];
      };
      header?: never;
      path: {
        instance: components['parameters']['instance'];
        namespace: components['parameters']['applicationNamespace'];
        name: components['parameters']['applicationName'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: components['responses']['ResourceActions'];
      default: components['responses']['Error'];
    };
  };
  confirmLink: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        instance: components['parameters']['instance'];
        namespace: components['parameters']['applicationNamespace'];
        name: components['parameters']['applicationName'];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ConfirmLinkRequest'];
      };
    };
    responses: {
      200: components['responses']['EntityLink'];
      default: components['responses']['Error'];
    };
  };
  syncApplication: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        instance: components['parameters']['instance'];
        namespace: components['parameters']['applicationNamespace'];
        name: components['parameters']['applicationName'];
      };
      cookie?: never;
    };
    /** Up to 500 objects by name. */
    requestBody?: {
      content: {
        'application/json': components['schemas']['SyncRequest'];
      };
    };
    responses: {
      202: components['responses']['Accepted'];
      default: components['responses']['Error'];
    };
  };
  refreshApplication: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        instance: components['parameters']['instance'];
        namespace: components['parameters']['applicationNamespace'];
        name: components['parameters']['applicationName'];
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': {
          hard?: boolean;
        };
      };
    };
    responses: {
      202: components['responses']['Accepted'];
      default: components['responses']['Error'];
    };
  };
  rollbackApplication: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        instance: components['parameters']['instance'];
        namespace: components['parameters']['applicationNamespace'];
        name: components['parameters']['applicationName'];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RollbackRequest'];
      };
    };
    responses: {
      202: components['responses']['Accepted'];
      default: components['responses']['Error'];
    };
  };
  terminateOperation: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        instance: components['parameters']['instance'];
        namespace: components['parameters']['applicationNamespace'];
        name: components['parameters']['applicationName'];
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': Record<string, never>;
      };
    };
    responses: {
      202: components['responses']['Accepted'];
      default: components['responses']['Error'];
    };
  };
  runResourceAction: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        instance: components['parameters']['instance'];
        namespace: components['parameters']['applicationNamespace'];
        name: components['parameters']['applicationName'];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ResourceActionRequest'];
      };
    };
    responses: {
      202: components['responses']['Accepted'];
      default: components['responses']['Error'];
    };
  };
  getInstances: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: components['responses']['Instances'];
      default: components['responses']['Error'];
    };
  };
  getProjects: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        instance: components['parameters']['instance'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: components['responses']['Projects'];
      default: components['responses']['Error'];
    };
  };
  provision: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        instance: components['parameters']['instance'];
      };
      cookie?: never;
    };
    /** Manifests as people write them. */
    requestBody: {
      content: {
        'application/json': components['schemas']['ProvisionRequest'];
      };
    };
    responses: {
      201: components['responses']['ProvisionResult'];
      default: components['responses']['Error'];
    };
  };
  checkProvision: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        instance: components['parameters']['instance'];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ProvisionCheckRequest'];
      };
    };
    responses: {
      200: components['responses']['ProvisionChecks'];
      default: components['responses']['Error'];
    };
  };
  getProvision: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        instance: components['parameters']['instance'];
        provisionId: components['schemas']['ProvisionId'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: components['responses']['Provisioned'];
      default: components['responses']['Error'];
    };
  };
  removeProvision: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        instance: components['parameters']['instance'];
        provisionId: components['schemas']['ProvisionId'];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ProvisionRemovalRequest'];
      };
    };
    responses: {
      200: components['responses']['Removed'];
      default: components['responses']['Error'];
    };
  };
  getRepositoryAccess: {
    parameters: {
      query: {
        /** Address of the repository as the instance would use it */
        url: string;
      };
      header?: never;
      path: {
        instance: components['parameters']['instance'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: components['responses']['RepositoryAccess'];
      default: components['responses']['Error'];
    };
  };
  getName: {
    parameters: {
      query?: {
        /** The only instance that has to answer for a name to be free; all of them where absent. */
        instance?: components['schemas']['InstanceName'];
      };
      header?: never;
      path: {
        name: components['parameters']['applicationName'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: components['responses']['NameAvailability'];
      default: components['responses']['Error'];
    };
  };
  getLedger: {
    parameters: {
      query?: {
        /** Part of a name. */
        search?: string;
        limit?: components['parameters']['limit'];
        cursor?: components['parameters']['cursor'];
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: components['responses']['LedgerPage'];
      default: components['responses']['Error'];
    };
  };
  importIntoLedger: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['LedgerImportRequest'];
      };
    };
    responses: {
      200: components['responses']['LedgerImported'];
      default: components['responses']['Error'];
    };
  };
  releaseFromLedger: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: components['parameters']['applicationName'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: components['responses']['Released'];
      default: components['responses']['Error'];
    };
  };
}

/** @public */
export type ObjectName = components['schemas']['ObjectName'];

/** @public */
export type InstanceName = components['schemas']['InstanceName'];

/** @public */
export type EntityPart = components['schemas']['EntityPart'];

/** @public */
export type ProvisionId = components['schemas']['ProvisionId'];

/** @public */
export type Group = components['schemas']['Group'];

/** @public */
export type Version = components['schemas']['Version'];

/** @public */
export type Kind = components['schemas']['Kind'];

/** @public */
export type ResourceName = components['schemas']['ResourceName'];

/** @public */
export type Revision = components['schemas']['Revision'];

/** @public */
export type Commit = components['schemas']['Commit'];

/** ISO 8601 @public */
export type Time = components['schemas']['Time'];

/** @public */
export type Names = components['schemas']['Names'];

/** @public */
export type StringMap = components['schemas']['StringMap'];

/** @public */
export type CountMap = components['schemas']['CountMap'];

/** What an application counts as in the list: its verdict, or `notCompared` where that is only what it last was. @public */
export type ListedVerdictCode = components['schemas']['ListedVerdictCode'];

/** What an application counts as. `behind` counts beside one of the others: a change of the tracked branch does not run there. @public */
export type ListedState = components['schemas']['ListedState'];

/** The one answer to "how is it?". @public */
export type VerdictCode = components['schemas']['VerdictCode'];

/** @public */
export type SyncStatus = components['schemas']['SyncStatus'];

/** @public */
export type HealthStatus = components['schemas']['HealthStatus'];

/** `Pending` is an operation that was requested and that the controller has not begun. @public */
export type OperationPhase = components['schemas']['OperationPhase'];

/** `claimed`: the entity says so; whoever registers a catalog file can claim anything. `confirmed`: the application named the entity when it came from where it comes from now, or is deployed from the repository, revision and folder that the catalog read the entity from, or somebody who may has vouched for it. @public */
export type ApplicationLink = components['schemas']['ApplicationLink'];

/** What links an application to an entity. @public */
export type LinkReason = components['schemas']['LinkReason'];

/** Why a link is only claimed. `unproven`: only the entity says so. `notChecked`: the catalog was not read since the application was seen. `appearedLater`: the application named the entity before the catalog had it. `otherLocation`: the entity came from elsewhere when the link was confirmed, or the portal made the application for another. `otherSource`: the application is deployed from other sources too. `folderAbove`: the application is deployed from a folder above the one of the entity. `defaultBranch`: the application deploys the default branch, and GitLab has not said which one that is. @public */
export type LinkDoubt = components['schemas']['LinkDoubt'];

/** The entity whose link is confirmed, as the person who confirms it has seen it. @public */
export type ConfirmLinkRequest = components['schemas']['ConfirmLinkRequest'];

/** Which of all that Argo CD says of an application counts. @public */
export type Verdict = components['schemas']['Verdict'];

/** A release that was undone and is kept undone, as Git says it. Nothing writes one yet, so it is always absent. @public */
export type Hold = components['schemas']['Hold'];

/** Whether the latest change, or a later commit, runs. `unknown` is said wherever the facts to tell are missing. @public */
export type Has = components['schemas']['Has'];

/** What the ready pods of a service run, or what Git asks for. @public */
export type ServiceVersion = components['schemas']['ServiceVersion'];

/** Where one service of an application stands. @public */
export type ServiceStanding = components['schemas']['ServiceStanding'];

/** Which change an application runs, and how far it is behind the latest one. @public */
export type Standing = components['schemas']['Standing'];

/** `building`: its pipeline runs. `failed`: its pipeline ended without the images that it was to build. `built`: its images are in the registry. @public */
export type ChangeState = components['schemas']['ChangeState'];

/** A commit of the tracked branch that brought, or is to bring, at least one image; where images carry no commit, one that changes what the application renders. Title, author and merge request are left out for those without `argocd.application.delivery.read`. @public */
export type Change = components['schemas']['Change'];

/** The merge request that brought a commit. @public */
export type MergeRequestLink = components['schemas']['MergeRequestLink'];

/** @public */
export type ServiceChange = components['schemas']['ServiceChange'];

/** What the headline of an entity is about; the first that applies, in this order. @public */
export type HeadlineCode = components['schemas']['HeadlineCode'];

/** What the line below the headline says. @public */
export type HeadlineLineCode = components['schemas']['HeadlineLineCode'];

/** Whether the latest change is live, in one sentence, with at most one line below it. @public */
export type Headline = components['schemas']['Headline'];

/** Names one object of an application. @public */
export type ResourceRef = components['schemas']['ResourceRef'];

/** What kind of trouble it is; `other` is what nobody knows. @public */
export type CauseCode = components['schemas']['CauseCode'];

/** The last Kubernetes event of the failing resource. @public */
export type CauseEvent = components['schemas']['CauseEvent'];

/** Where the trouble really stands, in words that a person can act on. @public */
export type Cause = components['schemas']['Cause'];

/** What is known of why an application is in trouble. A part that was not found, or that the user may not see, is absent. @public */
export type ApplicationWhy = components['schemas']['ApplicationWhy'];

/** The last lines that the failing container wrote before it stopped. @public */
export type CrashLog = components['schemas']['CrashLog'];

/** A container that is not ready, as the pod's status says it. @public */
export type FailingContainer = components['schemas']['FailingContainer'];

/** A file of the repository, at the commit that it was read at. @public */
export type GitPlace = components['schemas']['GitPlace'];

/** What the environment before has and this one lacks; names alone, never values. @public */
export type ComparedSettings = components['schemas']['ComparedSettings'];

/** @public */
export type MissingSetting = components['schemas']['MissingSetting'];

/** Which pods of the failing workload are ready, where a Service leads to them. `previousVersion`: those of the version before; `partly`: some of the failing version; `nothing`: none. @public */
export type Serving = components['schemas']['Serving'];

/** `fixInGit`: change the repository. `fixApplication`: change the Application or its AppProject. `fixCluster`: bring what is missing into the namespace. `fixPipeline`: bring the image into the registry. `askPlatform`: it is up to who runs Argo CD, the cluster or the registry. `wait`, `tryAgain`: it may end by itself. `undo`: go back to the version before. `lookCloser`: read on. @public */
export type WhyStepCode = components['schemas']['WhyStepCode'];

/** @public */
export type WhyStep = components['schemas']['WhyStep'];

/** @public */
export type StepLook = components['schemas']['StepLook'];

/** What a sentence about a cause needs. @public */
export type CauseSummary = components['schemas']['CauseSummary'];

/** Why an action cannot be done now. @public */
export type ActionReason = components['schemas']['ActionReason'];

/** Whether the user may do something with an application now, and why not. @public */
export type ActionState = components['schemas']['ActionState'];

/** What somebody may do with an application. @public */
export type ActionStates = components['schemas']['ActionStates'];

/** The running operation, or the last one. @public */
export type Operation = components['schemas']['Operation'];

/** A sync window of the AppProject that concerns the application now or next. @public */
export type SyncWindowState = components['schemas']['SyncWindowState'];

/** One entry of the history that Argo CD keeps. @public */
export type DeploymentView = components['schemas']['DeploymentView'];

/** By what the images that an application runs came to it, where the portal has seen that. @public */
export type Arrival = components['schemas']['Arrival'];

/** What an open promotion waits for. `unknown` is said where GitLab has not told, or in a way that the portal does not know. @public */
export type PromotionWaitCode = components['schemas']['PromotionWaitCode'];

/** Why the step would change nothing for now; absent where it would. `notComparing`: Argo CD does not compare what comes into Git. `notAnswering`: it is not heard. @public */
export type NextStepBlockCode = components['schemas']['NextStepBlockCode'];

/** An open merge request that changes the images of one environment, as its difference in GitLab says. @public */
export type Promotion = components['schemas']['Promotion'];

/** `promote`: the environment before is ahead, and the pipeline of the latest change has a job for it that waits to be run by hand. `sync`: Git is ahead and it syncs by hand. @public */
export type NextStepCode = components['schemas']['NextStepCode'];

/** What somebody is to do next, with the application that it is about. @public */
export type NextStep = components['schemas']['NextStep'];

/** A deep link of an application. @public */
export type PageLink = components['schemas']['PageLink'];

/** All that the browser learns of an application: an allow-list, never Argo CD's object. @public */
export type ApplicationView = components['schemas']['ApplicationView'];

/** Where an application deploys to. @public */
export type Destination = components['schemas']['Destination'];

/** One entity that an application belongs to. @public */
export type EntityLink = components['schemas']['EntityLink'];

/** One application, with its entities and what Argo CD keeps of its past. @public */
export type ApplicationDetail = components['schemas']['ApplicationDetail'];

/** Applications of an entity. @public */
export type EntityApplications = components['schemas']['EntityApplications'];

/** What needs somebody. A `promotion` waits for people, not for a pipeline; a credential of the portal `ends` within two weeks; anything else is how an environment is. @public */
export type HomeNeedCode = components['schemas']['HomeNeedCode'];

/** One thing that needs the signed-in person or one of their groups. @public */
export type HomeNeed = components['schemas']['HomeNeed'];

/** Where a change is. `fails` where Git asks for its version and that does not come up; `waits` where Git asks for it as part of a later change's version that does not come up; `inBroken` where it runs in what is broken otherwise; `runs` where it runs and Argo CD does not say that all is well; `was` where it ran when Argo CD last told; `unknown` where nobody can tell. @public */
export type ChangePlaceCode = components['schemas']['ChangePlaceCode'];

/** @public */
export type ChangePlace = components['schemas']['ChangePlace'];

/** A change whose author is proved to be the signed-in person: by the address of their profile, or by that which GitLab gives the user who they are there. @public */
export type HomeChange = components['schemas']['HomeChange'];

/** @public */
export type HomeEnvironment = components['schemas']['HomeEnvironment'];

/** The application of a project in an environment; of several the one that needs eyes most. @public */
export type HomeCell = components['schemas']['HomeCell'];

/** A project that the signed-in person or one of their groups owns. @public */
export type HomeProject = components['schemas']['HomeProject'];

/** The home page of a person. @public */
export type Home = components['schemas']['Home'];

/** Order of the applications page; `verdict` puts the worst first. @public */
export type ApplicationOrder = components['schemas']['ApplicationOrder'];

/** One row of the applications page. @public */
export type ListedApplication = components['schemas']['ListedApplication'];

/** The `Standing` of an application as far as a row shows it. @public */
export type ListedVersion = components['schemas']['ListedVersion'];

/** @public */
export type ListedCommit = components['schemas']['ListedCommit'];

/** How many applications match, each value counted without its own filter so that others can be chosen. @public */
export type ApplicationCounts = components['schemas']['ApplicationCounts'];

/** One page of the applications page. Counts are of all that match, each without its own filter. @public */
export type ApplicationList = components['schemas']['ApplicationList'];

/** Order of projects. `attention` puts first what is broken, then what waits, then what is not compared; within each the latest event comes first. @public */
export type MatrixOrder = components['schemas']['MatrixOrder'];

/** `attention`: an application is broken, its sync failed, it is out of sync or held. `notCompared`: none is, and of one nobody knows. `calm`: neither. @public */
export type MatrixSection = components['schemas']['MatrixSection'];

/** The application of a project in an environment; of several the one that needs eyes most. @public */
export type MatrixCell = components['schemas']['MatrixCell'];

/** A project: the system, else the component that applications belong to; without an entity an AppProject whose applications each name an environment of their own, else the application alone. @public */
export type MatrixRow = components['schemas']['MatrixRow'];

/** One page of projects. A project is shown as a whole where one of its applications matches. @public */
export type ApplicationMatrix = components['schemas']['ApplicationMatrix'];

/** `starting`: nothing is known yet. `live`: the stream flows. `delayed`: lists work and the stream does not, so that changes show up with the next list. `stale`: the last known data is shown while the connection is made again. `unreachable`: it does not answer. `unauthorized`: the credential is refused. @public */
export type InstanceStatusCode = components['schemas']['InstanceStatusCode'];

/** Why an instance is not live. `timeout`, `refused` (by the host, or by whatever stands between), `unknownHost`, `certificateNotTrusted`, `certificateOfOtherHost`, `certificateExpired`, `tlsFailed`: no answer of HTTP. `notArgocd`, `redirected`: what answers is something else. `answered`: an error, with its `status`. `notUnderstood`: an answer that cannot be read. `noToken`: there is no credential to send. `credentialRefused`: Argo CD refuses it. `streamRefused`, `streamSilent`: lists work, the stream is refused or has not spoken yet. @public */
export type InstanceReasonCode = components['schemas']['InstanceReasonCode'];

/** @public */
export type InstanceReason = components['schemas']['InstanceReason'];

/** What keeps Argo CD from looking although it answers. `notComparing`: it has compared nothing for longer than it should, and does not when asked. `repositoryServerAway`, `cacheAway`: it cannot render. `clusterAway`: it cannot see a cluster. `repositoryHostAway`: several applications miss one host of repositories. `webhooksSilent`: pushes are noticed only when Argo CD looks by itself. @public */
export type InstanceTroubleCode = components['schemas']['InstanceTroubleCode'];

/** @public */
export type InstanceTrouble = components['schemas']['InstanceTrouble'];

/** State of the watch on one Argo CD instance, part of every answer. @public */
export type InstanceStatus = components['schemas']['InstanceStatus'];

/** @public */
export type InstanceStatuses = components['schemas']['InstanceStatuses'];

/** What a credential of an instance is for. @public */
export type CredentialPurpose = components['schemas']['CredentialPurpose'];

/** When the token of a credential ends, as the token itself says. @public */
export type CredentialExpiry = components['schemas']['CredentialExpiry'];

/** How Argo CD learns of a new project: the portal creates it through the API, by a merge request into the platform repository, because it finds the repository by its topic, or not before somebody applies the manifests by hand. @public */
export type RegistrationMethod = components['schemas']['RegistrationMethod'];

/** How new projects can be registered with an instance. @public */
export type RegistrationView = components['schemas']['RegistrationView'];

/** One instance, and what this user may create there. @public */
export type InstanceView = components['schemas']['InstanceView'];

/** An AppProject with the places that it lets applications deploy to. @public */
export type ProjectView = components['schemas']['ProjectView'];

/** Whether a name is free in all instances; by whom it is taken is not told. @public */
export type NameAvailability = components['schemas']['NameAvailability'];

/** Whether an instance has a credential for a repository; `unknown` where it does not tell. @public */
export type RepositoryAccess = components['schemas']['RepositoryAccess'];

/** What a provisioning is to create, and the proof that the person may act for its repository. @public */
export type ProvisionRequest = components['schemas']['ProvisionRequest'];

/** What a provisioning is going to be about, and with what the role of the person is asked for. @public */
export type ProvisionCheckRequest =
  components['schemas']['ProvisionCheckRequest'];

/** One thing that a provisioning asks before it makes anything. @public */
export type ProvisionCheck = components['schemas']['ProvisionCheck'];

/** The proof that the person may act for the repository of a provisioning. @public */
export type ProvisionRemovalRequest =
  components['schemas']['ProvisionRemovalRequest'];

/** The person's own token of the GitLab of the repository. GitLab is asked with it, once, who the person is and whether they are Maintainer or Owner; it is not kept. @public */
export type UserToken = components['schemas']['UserToken'];

/** Name of a project, as a DNS label takes it. @public */
export type ProjectName = components['schemas']['ProjectName'];

/** The repository that alone the objects may deploy from, by its number: what its addresses are, GitLab and the configuration say. @public */
export type ProvisionRepository = components['schemas']['ProvisionRepository'];

/** Host of the GitLab, as `integrations.gitlab` has it. @public */
export type ProvisionHost = components['schemas']['ProvisionHost'];

/** One object of a provisioning. @public */
export type ProvisionedObject = components['schemas']['ProvisionedObject'];

/** What a provisioning has created. @public */
export type ProvisionResult = components['schemas']['ProvisionResult'];

/** Number of a GitLab project, which it keeps when it is renamed. @public */
export type GitlabProjectId = components['schemas']['GitlabProjectId'];

/** Host of a GitLab, as `integrations` has it. @public */
export type GitlabHost = components['schemas']['GitlabHost'];

/** A name that one GitLab project holds over all instances. @public */
export type LedgerEntry = components['schemas']['LedgerEntry'];

/** An application that exists, and the GitLab project that it deploys. @public */
export type LedgerImport = components['schemas']['LedgerImport'];

/** What is to be imported. @public */
export type LedgerImportRequest = components['schemas']['LedgerImportRequest'];

/** What became of one entry. @public */
export type LedgerImportOutcome = components['schemas']['LedgerImportOutcome'];

/** An object of an application, for a sync of selected ones. @public */
export type SyncResource = components['schemas']['SyncResource'];

/** How to sync. @public */
export type SyncRequest = components['schemas']['SyncRequest'];

/** Where to go back to. @public */
export type RollbackRequest = components['schemas']['RollbackRequest'];

/** Which action to run, and of which object. @public */
export type ResourceActionRequest =
  components['schemas']['ResourceActionRequest'];

/** An action that Argo CD offers for an object, e.g. `restart`. @public */
export type ResourceAction = components['schemas']['ResourceAction'];

/** One object of an application: what Git asks for, what the cluster made of it, and how it is. @public */
export type ResourceNode = components['schemas']['ResourceNode'];

/** What an object is for. @public */
export type ResourceCategory = components['schemas']['ResourceCategory'];

/** How many pods there are, and how many of them are ready. @public */
export type ReadyPods = components['schemas']['ReadyPods'];

/** How a pod is, by what Kubernetes gives as the reason of its state. @public */
export type PodFacts = components['schemas']['PodFacts'];

/** `crashes` ends and is started again and again; `imageMissing` cannot get its image; `cannotStart` lacks something else that it needs; `waits` has no place on a node yet; `starts`; `runs` without being ready; `ready`; `done` has done its work; `failed`; `ends` is on its way out; `unknown` anything else. @public */
export type PodState = components['schemas']['PodState'];

/** The objects of an application. @public */
export type ResourceTree = components['schemas']['ResourceTree'];

/** A Kubernetes event. @public */
export type ResourceEvent = components['schemas']['ResourceEvent'];

/** How one object differs between Git and cluster; secrets are masked. @public */
export type ResourceDiff = components['schemas']['ResourceDiff'];

/** A container whose log can be read. @public */
export type LogContainer = components['schemas']['LogContainer'];

/** One run of a container, as the kubelet reports it. @public */
export type ContainerRun = components['schemas']['ContainerRun'];

/** One line of a log; the answer is one JSON object a line. @public */
export type LogLine = components['schemas']['LogLine'];

/** Author and message of a commit that was deployed or is compared with, from Argo CD's repository server. @public */
export type RevisionMetadata = components['schemas']['RevisionMetadata'];

/** One deployment that the portal has seen, kept beyond the ten that Argo CD keeps. @public */
export type Deployment = components['schemas']['Deployment'];

/** The commit that was deployed, as far as it is known; absent where the revision is none, e.g. the version of a chart. @public */
export type DeployedCommit = components['schemas']['DeployedCommit'];

/** The commit is no change itself and came by no merge request, and a pipeline or a bot wrote it; where a person did, or nobody knows, its author says so. @public */
export type ImageUpdate = components['schemas']['ImageUpdate'];

/** The pipeline of a commit. @public */
export type PipelineLink = components['schemas']['PipelineLink'];

/** The objects that differ between two revisions, in the order of their kinds; `create` and `prune` are those that only the later or only the earlier one has, `live` is the earlier and `desired` the later state. @public */
export type ManifestDiff = components['schemas']['ManifestDiff'];

/** Why there is no difference to show. `severalSources`: Argo CD no longer knows the revisions of all sources. `hydrated`: it deploys what it has rendered into Git before; the commits there show the difference. @public */
export type ManifestDiffGapCode = components['schemas']['ManifestDiffGapCode'];

/** What runs of one service, where it answers, and what it is given; an allow-list. @public */
export type ServiceDetails = components['schemas']['ServiceDetails'];

/** What Git asks for of one workload of the service. @public */
export type ServiceSettings = components['schemas']['ServiceSettings'];

/** Quantities as Kubernetes writes them. @public */
export type ComputeResources = components['schemas']['ComputeResources'];

/** The commits that one revision has and another one lacks. @public */
export type CommitRange = components['schemas']['CommitRange'];

/** One commit of a range. @public */
export type RangeCommit = components['schemas']['RangeCommit'];

/** How a deployment ended; `inProgress` until that was observed for its own revision. `succeeded` is the sync, how the pods did stands in `healthAfter`. `unknown` is what nobody saw end. @public */
export type DeploymentOutcome = components['schemas']['DeploymentOutcome'];

/** One page of deployments, newest first. @public */
export type DeploymentPage = components['schemas']['DeploymentPage'];

/** The way of the latest change of one repository through GitLab. @public */
export type RepositoryDelivery = components['schemas']['RepositoryDelivery'];

/** The user lacks `argocd.application.delivery.read`: titles, authors, messages, pipelines with their jobs and merge requests are left out. @public */
export type Withheld = components['schemas']['Withheld'];

/** GitLab's word for the state of a pipeline or job, e.g. `running`, `success`, `failed`. @public */
export type PipelineStatus = components['schemas']['PipelineStatus'];

/** Where the latest change was the last one to become live, of the environments that run it; absent where that was not seen. @public */
export type WentLive = components['schemas']['WentLive'];

/** Seconds of each part of the way from a commit to a healthy deployment in one application; a part that is not over or was not seen is absent. The parts that are there add up to `total`. @public */
export type DeliverySplit = components['schemas']['DeliverySplit'];

/** The way of the latest changes of an entity through GitLab. @public */
export type EntityDelivery = components['schemas']['EntityDelivery'];

/** What a step says; its text is the message of that name. @public */
export type DiagnosisCode = components['schemas']['DiagnosisCode'];

/** One step of the explanation why an entity shows what it shows. @public */
export type DiagnosisStep = components['schemas']['DiagnosisStep'];

/** Why an entity shows what it shows, step by step. @public */
export type EntityDiagnosis = components['schemas']['EntityDiagnosis'];
