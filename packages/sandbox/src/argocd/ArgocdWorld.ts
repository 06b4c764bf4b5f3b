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

import { matchesGlob } from '@slipway/glob';
import { EventEmitter } from 'node:events';
import { Clock, kubernetesTime } from '../world/Clock';
import { uidOf } from '../kubernetes/manifest';
import {
  Application,
  ApplicationSet,
  AppProject,
  Manifest,
  refreshAnnotation,
} from './model';

export type ApplicationEvent = {
  type: 'ADDED' | 'MODIFIED' | 'DELETED';
  application: Application;
};

/** One local account with its policies: `[resource, action, object]`, each a pattern. */
export interface Account {
  name: string;
  policies: [string, string, string][];
  /** What it may prove itself with: tokens (`apiKey`) or its password (`login`). */
  capabilities: ('apiKey' | 'login')[];
}

/** A token of an account, as Argo CD lists it; times are seconds. */
export interface AccountToken {
  id: string;
  issuedAt: number;
  expiresAt?: number;
}

export interface ArgocdSettings {
  /** `v3.5.1` and the like; decides which fields a list can be projected to. */
  version: string;
  /** Address of the user interface. */
  url: string;
  accounts: Account[];
  /** `application.sync.requireOverridePrivilegeForRevisionSync` */
  requireOverridePrivilege?: boolean;
  /** Password of `admin`; without it the account is off. */
  adminPassword?: string;
  /** `admin.enabled: "false"` */
  isAdminOff?: boolean;
  /** What GitLab has to send along with a delivery. */
  webhookSecret?: string;
}

const finalizer = 'resources-finalizer.argocd.argoproj.io';

const isApplicationSet = (
  manifest: Manifest,
): manifest is Manifest & ApplicationSet => manifest.kind === 'ApplicationSet';

const isApplication = (
  manifest: Manifest,
): manifest is Manifest & Application => manifest.kind === 'Application';

/** The metadata that the creator of an object gives it. */
const given = ({
  annotations,
  finalizers,
  labels,
  ownerReferences,
}: Application['metadata']) => ({
  annotations,
  finalizers,
  labels,
  ownerReferences,
});

/** What one Argo CD stores, with Kubernetes' resource versions and the events that its API server broadcasts. */
export class ArgocdWorld {
  readonly applications = new Map<string, Application>();
  readonly projects = new Map<string, AppProject>();
  readonly applicationSets = new Map<string, ApplicationSet>();
  /** Tokens that were made here, by account. */
  readonly tokens = new Map<string, AccountToken[]>();
  /** Tokens that are no longer accepted, as `account/id`. */
  readonly revokedTokens = new Set<string>();
  readonly events = new EventEmitter();
  readonly namespace = 'argocd';
  #resourceVersion = 100;

  constructor(readonly clock: Clock, readonly settings: ArgocdSettings) {
    this.events.setMaxListeners(0);
    this.addProject('default', {
      sourceRepos: ['*'],
      destinations: [{ server: '*', namespace: '*' }],
      clusterResourceWhitelist: [{ group: '*', kind: '*' }],
    });
  }

  /** What the cluster calls the parts of this Argo CD that write to it. */
  readonly users = {
    controller: `system:serviceaccount:${this.namespace}:argocd-application-controller`,
    server: `system:serviceaccount:${this.namespace}:argocd-server`,
  };

  get resourceVersion(): string {
    return String(this.#resourceVersion);
  }

  now(): string {
    return kubernetesTime(this.clock.now());
  }

  account(name: string): Account | undefined {
    return this.settings.accounts.find(account => account.name === name);
  }

  can(
    account: string,
    resource: string,
    action: string,
    object: string,
  ): boolean {
    return Boolean(
      this.account(account)?.policies.some(
        ([r, a, o]) =>
          matchesGlob(r, resource) &&
          matchesGlob(a, action) &&
          matchesGlob(o, object),
      ),
    );
  }

  application(name: string, namespace: string): Application | undefined {
    return this.applications.get(`${namespace}/${name}`);
  }

  sortedApplications(): Application[] {
    return [...this.applications.values()].sort((a, b) =>
      a.metadata.name < b.metadata.name ? -1 : 1,
    );
  }

  addProject(
    name: string,
    spec: AppProject['spec'],
    metadata: Partial<AppProject['metadata']> = {},
  ): AppProject {
    const before = this.projects.get(name);
    const project: AppProject = {
      metadata: {
        ...metadata,
        name,
        namespace: this.namespace,
        uid:
          before?.metadata.uid ??
          uidOf(`project/${name}/${this.#resourceVersion}`),
        generation: (before?.metadata.generation ?? 0) + 1,
        creationTimestamp: before?.metadata.creationTimestamp ?? this.now(),
        resourceVersion: this.#next(),
      },
      spec,
      status: {},
    };
    this.projects.set(name, project);
    return project;
  }

  addApplication(
    metadata: { name: string } & Partial<Application['metadata']>,
    spec: Application['spec'],
  ): Application {
    const application: Application = {
      metadata: {
        ...metadata,
        name: metadata.name,
        namespace: metadata.namespace ?? this.namespace,
        uid: uidOf(`application/${metadata.name}/${this.#resourceVersion}`),
        generation: 1,
        creationTimestamp: this.now(),
        resourceVersion: this.#next(),
      },
      spec,
      status: {
        sync: {
          status: '',
          comparedTo: { source: { repoURL: '' }, destination: {} },
        },
        health: {},
        summary: {},
        sourceHydrator: {},
      },
    };
    this.applications.set(this.#key(application), application);
    this.#broadcast('ADDED', application);
    return application;
  }

  /** Takes one of Argo CD's own objects, as `kubectl apply` or another Application brings it: labels of others stay. */
  apply(manifest: Manifest): void {
    const { kind, metadata, spec } = manifest;
    if (kind === 'AppProject') {
      const before = this.projects.get(metadata.name);
      if (JSON.stringify(before?.spec) !== JSON.stringify(spec)) {
        this.addProject(metadata.name, spec as AppProject['spec'], {
          labels: metadata.labels,
          annotations: metadata.annotations,
          finalizers: metadata.finalizers,
        });
      }
    } else if (isApplicationSet(manifest)) {
      const { status } = this.applicationSets.get(metadata.name) ?? {};
      this.applicationSets.set(metadata.name, { ...manifest, status });
    } else if (isApplication(manifest)) {
      const before = this.application(
        metadata.name,
        metadata.namespace ?? this.namespace,
      )?.metadata;
      this.applyApplication({
        spec: manifest.spec,
        metadata: {
          ...manifest.metadata,
          labels: { ...before?.labels, ...metadata.labels },
          annotations: { ...before?.annotations, ...metadata.annotations },
        },
      });
    }
  }

  /** One of Argo CD's own objects as it is stored. */
  stored({ kind, metadata: { name } }: Manifest): object | undefined {
    switch (kind) {
      case 'AppProject':
        return this.projects.get(name);
      case 'ApplicationSet':
        return this.applicationSets.get(name);
      case 'Application':
        return this.application(name, this.namespace);
      default:
        return undefined;
    }
  }

  /** Takes away what `apply` has brought. */
  withdraw(kind: string, name: string): void {
    if (kind === 'AppProject') {
      const project = this.projects.get(name);
      if (project?.metadata.finalizers?.includes(finalizer)) {
        project.metadata.deletionTimestamp = this.now();
      } else {
        this.projects.delete(name);
      }
    } else if (kind === 'ApplicationSet') {
      this.applicationSets.delete(name);
    } else if (kind === 'Application') {
      const application = this.application(name, this.namespace);
      if (application) {
        this.update(application, draft => {
          draft.metadata.deletionTimestamp = this.now();
        });
      }
    }
  }

  /** Lets go of AppProjects that are being deleted, once no application names them. */
  releaseProjects(): void {
    const used = this.sortedApplications().map(({ spec }) => spec.project);
    for (const { metadata } of [...this.projects.values()]) {
      if (metadata.deletionTimestamp && !used.includes(metadata.name)) {
        this.projects.delete(metadata.name);
      }
    }
  }

  applyApplication({ metadata, spec }: Pick<Application, 'metadata' | 'spec'>) {
    const before = this.application(
      metadata.name,
      metadata.namespace ?? this.namespace,
    );
    if (!before) {
      this.addApplication(metadata, spec);
      return;
    }
    // Whoever applies leaves a request to compare alone, as the ApplicationSet controller does.
    const refresh = before.metadata.annotations?.[refreshAnnotation];
    const wanted = given(
      refresh === undefined
        ? metadata
        : {
            ...metadata,
            annotations: {
              ...metadata.annotations,
              [refreshAnnotation]: refresh,
            },
          },
    );
    if (
      JSON.stringify([before.spec, given(before.metadata)]) !==
      JSON.stringify([spec, wanted])
    ) {
      this.update(before, draft => {
        draft.spec = spec;
        Object.assign(draft.metadata, wanted);
      });
    }
  }

  /** Writes a change as the API server would: a new resource version and an event. */
  update(
    application: Application,
    change: (draft: Application) => void,
  ): Application {
    change(application);
    application.metadata.resourceVersion = this.#next();
    application.metadata.generation += 1;
    this.#broadcast('MODIFIED', application);
    return application;
  }

  /** Has the controller compare at once. */
  requestRefresh(application: Application, kind: 'normal' | 'hard'): void {
    this.update(application, draft => {
      draft.metadata.annotations = {
        ...draft.metadata.annotations,
        [refreshAnnotation]: kind,
      };
    });
  }

  remove(application: Application): void {
    this.applications.delete(this.#key(application));
    application.metadata.resourceVersion = this.#next();
    this.#broadcast('DELETED', application);
  }

  #key({ metadata }: Application): string {
    return `${metadata.namespace}/${metadata.name}`;
  }

  #next(): string {
    this.#resourceVersion += 1;
    return String(this.#resourceVersion);
  }

  #broadcast(type: ApplicationEvent['type'], application: Application): void {
    const event: ApplicationEvent = {
      type,
      application: structuredClone(application),
    };
    this.events.emit('application', event);
  }
}
