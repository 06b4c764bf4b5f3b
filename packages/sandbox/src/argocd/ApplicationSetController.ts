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

import { parseAllDocuments, parse, stringify } from 'yaml';
import { ArgocdWorld } from './ArgocdWorld';
import { Application, ApplicationSet, ApplicationSetCondition } from './model';
import { RepositoryServer } from './RepositoryServer';
import { repeat } from '../world/throttle';

type Parameters = Record<string, unknown>;
type Generated = Pick<Application, 'metadata' | 'spec'>;

interface ScmProject {
  name: string;
  path: string;
  path_with_namespace: string;
  default_branch: string;
  http_url_to_repo: string;
  topics: string[];
}

const indent = (text: string) => text.replace(/^(?=.)/gm, '  ');

/** What Kubernetes takes for the name of an object. */
const objectName = /^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/;

const finalizer = 'resources-finalizer.argocd.argoproj.io';

/** Makes Applications of ApplicationSets with the Git (files) and the SCM provider (GitLab) generators. */
export class ApplicationSetController {
  #stop?: () => void;
  #running?: Promise<void>;

  constructor(
    private readonly world: ArgocdWorld,
    private readonly repositories: RepositoryServer,
    private readonly options: {
      /** Milliseconds between two looks at the sources. */
      requeueMs: number;
      /** Secrets of the cluster as `name/key`. */
      secrets: Record<string, string>;
    },
  ) {}

  start(): void {
    this.#stop = repeat(() => this.tick(), this.options.requeueMs);
  }

  stop(): void {
    this.#stop?.();
  }

  /** Looks at every ApplicationSet once, one after the other. */
  tick(): Promise<void> {
    this.#running ??= this.#reconcileAll().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  async #reconcileAll(): Promise<void> {
    for (const set of [...this.world.applicationSets.values()]) {
      try {
        this.#take(set, await this.#generate(set));
        this.#tell(set);
      } catch (error) {
        // Where a source does not answer, what it said last stays.
        this.#tell(set, (error as Error).message);
      }
    }
  }

  /** Writes how the set is into its status, with the time of every condition that has changed. */
  #tell(set: ApplicationSet, error?: string): void {
    const failed = error !== undefined;
    const condition = (
      type: ApplicationSetCondition['type'],
      status: 'True' | 'False',
      reason: string,
      message: string,
    ): ApplicationSetCondition => {
      const before = set.status?.conditions.find(item => item.type === type);
      return {
        type,
        status,
        reason: failed ? 'ErrorOccurred' : reason,
        message: error ?? message,
        lastTransitionTime:
          before?.status === status
            ? before.lastTransitionTime
            : this.world.now(),
      };
    };
    const upToDate = 'All applications have been generated successfully';
    set.status = {
      ...set.status,
      conditions: [
        condition(
          'ErrorOccurred',
          failed ? 'True' : 'False',
          'ApplicationSetUpToDate',
          upToDate,
        ),
        condition(
          'ParametersGenerated',
          failed ? 'False' : 'True',
          'ParametersGenerated',
          'Successfully generated parameters for all Applications',
        ),
        condition(
          'ResourcesUpToDate',
          failed ? 'False' : 'True',
          'ApplicationSetUpToDate',
          upToDate,
        ),
      ],
    };
  }

  async #generate({ spec }: ApplicationSet): Promise<Generated[]> {
    const parameters: Parameters[] = [];
    for (const { git, scmProvider } of spec.generators) {
      if (git) {
        for (const { path } of git.files ?? []) {
          parameters.push(...(await this.#fromFiles(git, path)));
        }
        for (const { path } of git.directories ?? []) {
          parameters.push(...(await this.#fromFolders(git, path)));
        }
      }
      if (scmProvider) {
        parameters.push(...(await this.#fromGitlab(scmProvider)));
      }
    }
    if (parameters.length === 0) {
      return [];
    }
    const render = async (template: string) =>
      parseAllDocuments(
        await this.repositories.renderTemplates(template, parameters),
      )
        .map(document => document.toJS())
        .filter(Boolean);
    const applications = (await render(
      stringify(spec.template),
    )) as Generated[];
    const patches = spec.templatePatch
      ? // An empty patch is a document of its own, so that they keep their places.
        ((await render(`patch:\n${indent(spec.templatePatch)}`)) as {
          patch: object | null;
        }[])
      : [];
    const patched = applications.map(
      (application, index) =>
        merge(application, patches[index]?.patch ?? {}) as Generated,
    );
    const names = patched.map(({ metadata }) => metadata.name);
    const twice = names.find((name, index) => names.indexOf(name) !== index);
    if (twice) {
      throw new Error(
        `ApplicationSet contains applications with duplicate name: ${twice}`,
      );
    }
    return patched;
  }

  async #fromFiles(
    git: { repoURL: string; revision: string },
    pattern: string,
  ): Promise<Parameters[]> {
    const files = await this.repositories.files(
      git.repoURL,
      git.revision,
      pattern,
    );
    return [...files].flatMap(([path, text]) => {
      const content = parse(text) ?? [];
      return [content].flat().map((item: Parameters) => ({
        ...item,
        path: { path: path.replace(/\/?[^/]*$/, ''), filename: path },
      }));
    });
  }

  /** What is in a folder is not looked at, so that nothing in it can keep the others from being found. */
  async #fromFolders(
    git: { repoURL: string; revision: string },
    pattern: string,
  ): Promise<Parameters[]> {
    const folders = await this.repositories.folders(
      git.repoURL,
      git.revision,
      pattern,
    );
    return folders.map(folder => ({
      path: { path: folder, basename: folder.replace(/^.*\//, '') },
    }));
  }

  async #fromGitlab({
    gitlab,
    filters,
  }: NonNullable<
    ApplicationSet['spec']['generators'][number]['scmProvider']
  >): Promise<Parameters[]> {
    const base = `${this.repositories
      .reachable(gitlab.api)
      .replace(/\/$/, '')}/api/v4`;
    const { tokenRef } = gitlab;
    const token =
      tokenRef &&
      this.options.secrets[`${tokenRef.secretName}/${tokenRef.key}`];
    if (tokenRef && !token) {
      throw new Error(
        `error fetching secret ${this.world.namespace}/${tokenRef.secretName}: secrets "${tokenRef.secretName}" not found`,
      );
    }
    const get = (route: string) =>
      fetch(`${base}${route}`, {
        headers: token ? { 'PRIVATE-TOKEN': token } : {},
      });
    const found: ScmProject[] = [];
    for (let page = 1; page; ) {
      const query = new URLSearchParams({
        per_page: '100',
        page: String(page),
        include_subgroups: String(gitlab.includeSubgroups ?? false),
        ...(gitlab.topic && { topic: gitlab.topic }),
      });
      const answer = await get(
        `/groups/${encodeURIComponent(gitlab.group)}/projects?${query}`,
      );
      if (!answer.ok) {
        throw new Error(
          `error listing repos: error listing projects for ${gitlab.group}: ${answer.status}`,
        );
      }
      found.push(...((await answer.json()) as ScmProject[]));
      page = Number(answer.headers.get('x-next-page'));
    }
    const parameters: Parameters[] = [];
    for (const project of found) {
      const head = await get(
        `/projects/${encodeURIComponent(
          project.path_with_namespace,
        )}/repository/branches/${project.default_branch}`,
      );
      const fits = await this.#fits(get, project, filters ?? []);
      if (head.ok && fits) {
        const { commit } = await head.json();
        parameters.push({
          organization: project.path_with_namespace.replace(/\/[^/]*$/, ''),
          repository: project.path,
          url: project.http_url_to_repo,
          branch: project.default_branch,
          sha: commit.id,
          labels: project.topics.join(','),
        });
      }
    }
    return parameters;
  }

  /** All paths of one filter must be there; one filter is enough. */
  async #fits(
    get: (route: string) => Promise<Response>,
    project: ScmProject,
    filters: { pathsExist?: string[] }[],
  ): Promise<boolean> {
    for (const { pathsExist = [] } of filters) {
      const answers = await Promise.all(
        pathsExist.map(file =>
          get(
            `/projects/${encodeURIComponent(
              project.path_with_namespace,
            )}/repository/files/${encodeURIComponent(file)}?ref=${
              project.default_branch
            }`,
          ),
        ),
      );
      if (answers.every(({ ok }) => ok)) {
        return true;
      }
    }
    return filters.length === 0;
  }

  #take({ metadata, spec }: ApplicationSet, generated: Generated[]): void {
    const { applicationsSync = 'sync', preserveResourcesOnDeletion } =
      spec.syncPolicy ?? {};
    const owner = {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'ApplicationSet',
      name: metadata.name,
      controller: true,
      blockOwnerDeletion: true,
    };
    // What Kubernetes refuses is told, after everything else.
    const refused = generated.find(
      application => !objectName.test(application.metadata.name),
    );
    for (const application of generated) {
      const { name } = application.metadata;
      if (!objectName.test(name)) {
        continue;
      }
      const before = this.world.application(name, this.world.namespace);
      if (before && applicationsSync === 'create-only') {
        continue;
      }
      this.world.applyApplication({
        ...application,
        metadata: {
          ...application.metadata,
          namespace: this.world.namespace,
          ownerReferences: [owner],
          ...(!preserveResourcesOnDeletion && { finalizers: [finalizer] }),
        },
      });
    }
    if (refused) {
      const { name } = refused.metadata;
      throw new Error(
        `Application.argoproj.io "${name}" is invalid: metadata.name: Invalid value: "${name}": a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character`,
      );
    }
    if (!['sync', 'create-delete'].includes(applicationsSync)) {
      return;
    }
    const names = generated.map(item => item.metadata.name);
    for (const application of this.world.sortedApplications()) {
      const { ownerReferences, name } = application.metadata;
      if (
        ownerReferences?.some(item => item.name === owner.name) &&
        !names.includes(name)
      ) {
        this.world.withdraw('Application', name);
      }
    }
  }
}

/** A merge patch: objects are merged, everything else is replaced. */
function merge(target: unknown, patch: unknown): unknown {
  if (!isObject(target) || !isObject(patch)) {
    return patch;
  }
  const merged = { ...target };
  for (const [key, value] of Object.entries(patch)) {
    merged[key] = key in merged ? merge(merged[key], value) : value;
  }
  return merged;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
