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

import { clusterAddresses, Sandbox } from '@slipway/sandbox';
import { Environment, environments, Service, services } from '../steps';
import { filesOf, Folder, imageOf, imageRepository } from './manifests';
import { WorldClock } from './WorldClock';
import { WorldGit } from './WorldGit';

type GitlabProject = Awaited<ReturnType<Sandbox['gitlab']['createProject']>>;
type Pipeline = NonNullable<ReturnType<Sandbox['gitlab']['pipelines']['get']>>;
type Person = NonNullable<ReturnType<Sandbox['gitlab']['person']>>;

interface Branch {
  name: string;
  head: string;
  service: Service;
  at: number;
}

const ci = { name: 'Slipway CI', email: 'ci@example.com' };

/** One GitLab project with its pipelines and images. CI is written down as if it had run, not run. */
export class WorldProject {
  static async create(
    name: string,
    options: { sandbox: Sandbox; clock: WorldClock },
  ): Promise<WorldProject> {
    const { gitlab } = options.sandbox;
    const maria = gitlab.person('maria')!;
    const project = await gitlab.createProject(
      {
        person: maria,
        token: gitlab.addToken({
          kind: 'personal',
          scopes: ['api'],
          userId: maria.id,
        }),
      },
      {
        name,
        path: name,
        namespace: 'team-realtime',
        description: null,
        visibility: 'internal',
        defaultBranch: 'main',
        topics: [],
      },
    );
    const made = new WorldProject(name, project, options);
    await made.#start();
    return made;
  }

  readonly git: WorldGit;
  /** Services that a pipeline has built, so that anybody can know which job does it. */
  readonly everBuilt = new Set<Service>();
  #hasBuiltOneAlone = false;
  /** Pipelines that failed when nobody could tell yet what they were to build. */
  readonly #untold = new Set<string>();
  readonly #folders = new Map<Environment, Folder>();
  readonly #branches: Branch[] = [];
  /** Pipelines that run, with the services that each builds; oldest first. */
  readonly #running: { pipeline: Pipeline; services: Service[] }[] = [];
  #head = '';
  #number = 0;

  private constructor(
    readonly name: string,
    private readonly project: GitlabProject,
    private readonly options: { sandbox: Sandbox; clock: WorldClock },
  ) {
    this.git = new WorldGit(project.repository.directory);
    for (const environment of environments) {
      this.#folders.set(environment, {
        images: {},
        chart: 1,
        hasForbidden: false,
        isBroken: false,
      });
    }
  }

  get head(): string {
    return this.#head;
  }

  /** Its page in GitLab. */
  get webUrl(): string {
    return `${this.options.sandbox.urls.gitlab}/team-realtime/${this.name}`;
  }

  /** Whether anybody can tell that a pipeline is to build just these: once each was built, alone or by the same one. */
  areTellable(sha: string, built: Service[]): boolean {
    return (
      !this.#untold.has(sha) &&
      built.every(service => this.everBuilt.has(service)) &&
      (this.#hasBuiltOneAlone || built.length === services.length)
    );
  }

  get repositoryUrl(): string {
    return `${clusterAddresses.gitlab}/team-realtime/${this.name}.git`;
  }

  async push(
    changed: Service[],
    how: 'runs' | 'fails' | 'ends',
  ): Promise<void> {
    const number = this.#next();
    const sha = await this.#commit(
      `Change ${number} of ${changed.join(' and ')}`,
      new Map(
        changed.map(service => [
          `apps/${service}/main.txt`,
          `Change ${number}\n`,
        ]),
      ),
    );
    const pipeline = this.#startPipeline(sha, changed);
    if (how === 'fails') {
      this.#fail(pipeline, changed);
    } else if (how === 'ends') {
      await this.#finish(pipeline, changed);
    } else {
      this.#running.push({ pipeline, services: changed });
    }
  }

  async endPipeline(): Promise<void> {
    const next = this.#running.shift();
    if (next) {
      await this.#finish(next.pipeline, next.services);
    }
  }

  async docs(hasPipeline: boolean): Promise<void> {
    const number = this.#next();
    const sha = await this.#commit(
      `Describe ${number}`,
      new Map([['docs/index.md', `Text ${number}\n`]]),
    );
    if (hasPipeline) {
      this.#lintPipeline(sha);
    }
  }

  async changeChart(): Promise<void> {
    this.#folders.forEach(folder => {
      folder.chart += 1;
    });
    const sha = await this.#commit(
      `Configure ${this.#next()}`,
      this.#files([...environments]),
    );
    this.#lintPipeline(sha);
  }

  async promote(
    to: 'staging' | 'production',
    byMergeRequest: boolean,
  ): Promise<void> {
    const from = to === 'staging' ? 'dev' : 'staging';
    const target = this.#folder(to);
    const { images } = this.#folder(from);
    if (JSON.stringify(images) === JSON.stringify(target.images)) {
      return;
    }
    target.images = { ...images };
    const message = `chore(${to}): promote from ${from}`;
    if (!byMergeRequest) {
      await this.#commit(`${message}\n\n[skip ci]`, this.#files([to]));
      return;
    }
    const branch = `promote-${to}-${this.#next()}`;
    const head = await this.git.commit({
      branch,
      message,
      author: this.#person('deniz'),
      at: this.#tick(),
      files: this.#files([to]),
      parents: [this.#head],
    });
    await this.#merge(branch, head, message, this.#files([to]));
    this.#lintPipeline(this.#head);
  }

  async openBranch(service: Service): Promise<void> {
    const number = this.#next();
    const name = `feature-${number}`;
    const at = this.#tick();
    const head = await this.git.commit({
      branch: name,
      message: `Feature ${number} of ${service}`,
      author: this.#person('deniz'),
      at,
      files: new Map([[`apps/${service}/${name}.txt`, `${number}\n`]]),
      parents: [this.#head],
    });
    this.#branches.push({ name, head, service, at });
  }

  async mergeBranch(which: number): Promise<void> {
    const index = which % (this.#branches.length || 1);
    const [branch] = this.#branches.splice(index, 1);
    if (!branch) {
      return;
    }
    const { head, name, service } = branch;
    await this.#merge(
      name,
      head,
      `Feature of ${service}`,
      new Map([[`apps/${service}/${name}.txt`, `${name}\n`]]),
    );
    await this.#finish(this.#startPipeline(this.#head, [service]), [service]);
  }

  async toggleForbidden(environment: Environment): Promise<void> {
    const folder = this.#folder(environment);
    folder.hasForbidden = !folder.hasForbidden;
    await this.#configure(environment, 'permissions');
  }

  async toggleBroken(environment: Environment): Promise<void> {
    const folder = this.#folder(environment);
    folder.isBroken = !folder.isBroken;
    await this.#configure(environment, 'templates');
  }

  /** The image of a commit that none was built of. */
  async nameMissingImage(
    environment: Environment,
    service: Service,
  ): Promise<void> {
    const folder = this.#folder(environment);
    const sha = await this.#commit(
      `Describe ${this.#next()}`,
      new Map([['docs/index.md', `Text ${this.#number}\n`]]),
    );
    folder.images = {
      ...folder.images,
      [service]: imageOf(this.name, service, sha),
    };
    await this.#commit(
      `chore(${environment}): deploy ${service}\n\n[skip ci]`,
      this.#files([environment]),
      ci,
    );
  }

  async #start(): Promise<void> {
    this.#head = await this.git.commit({
      branch: 'main',
      message: 'Start the project',
      author: this.#person('maria'),
      at: this.#tick(),
      files: new Map([
        ['README.md', `${this.name}\n`],
        ...this.#files([...environments]),
      ]),
      parents: [],
    });
  }

  #configure(environment: Environment, what: string): Promise<string> {
    return this.#commit(
      `Configure ${what} of ${environment} ${this.#next()}`,
      this.#files([environment]),
    );
  }

  #folder(environment: Environment): Folder {
    return this.#folders.get(environment)!;
  }

  #files(of: Environment[]): Map<string, string | undefined> {
    return new Map(
      of.flatMap(environment => [
        ...filesOf(this.name, environment, this.#folder(environment)),
      ]),
    );
  }

  #next(): number {
    this.#number += 1;
    return this.#number;
  }

  /** Every commit has a second of its own. */
  #tick(): number {
    this.options.clock.advance(1_000);
    return this.options.clock.now();
  }

  #person(name: string): Person {
    return this.options.sandbox.gitlab.person(name)!;
  }

  async #commit(
    message: string,
    files: Map<string, string | undefined>,
    author: { name: string; email: string } = this.#person('maria'),
  ): Promise<string> {
    this.#head = await this.git.commit({
      branch: 'main',
      message,
      author,
      at: this.#tick(),
      files,
      parents: [this.#head],
    });
    return this.#head;
  }

  async #merge(
    branch: string,
    head: string,
    title: string,
    files: Map<string, string | undefined>,
  ): Promise<void> {
    const { gitlab } = this.options.sandbox;
    const maria = this.#person('maria');
    const iid = this.project.nextMergeRequestIid;
    this.project.nextMergeRequestIid += 1;
    const at = this.#tick();
    this.#head = await this.git.commit({
      branch: 'main',
      message: `Merge branch '${branch}' into 'main'\n\n${title}\n\nSee merge request team-realtime/${this.name}!${iid}`,
      author: maria,
      at,
      files,
      parents: [this.#head, head],
    });
    const id = gitlab.nextId();
    gitlab.mergeRequests.set(id, {
      id,
      iid,
      projectId: this.project.id,
      title,
      description: '',
      state: 'merged',
      sourceBranch: branch,
      targetBranch: 'main',
      sha: head,
      authorId: this.#person('deniz').id,
      assigneeIds: [],
      reviewerIds: [],
      labels: [],
      squash: false,
      removeSourceBranch: false,
      createdAt: at,
      updatedAt: at,
      mergedAt: at,
      mergedById: maria.id,
      mergeCommitSha: this.#head,
    });
  }

  #pipeline(sha: string, jobs: [string, string][]): Pipeline {
    const { clock, sandbox } = this.options;
    const now = clock.now();
    const iid = this.project.nextPipelineIid;
    this.project.nextPipelineIid += 1;
    const pipeline: Pipeline = {
      id: sandbox.gitlab.nextId(),
      iid,
      projectId: this.project.id,
      sha,
      beforeSha: sha,
      ref: 'main',
      tag: false,
      status: 'running',
      source: 'push',
      yamlErrors: null,
      userId: this.#person('maria').id,
      variables: {},
      createdAt: now,
      startedAt: now,
      jobs: jobs.map(([stage, name]) => ({
        id: sandbox.gitlab.nextId(),
        name,
        stage,
        status: 'created',
        allowFailure: false,
        createdAt: now,
        trace: '',
      })),
    };
    sandbox.gitlab.pipelines.set(pipeline.id, pipeline);
    this.#startStage(pipeline, jobs[0][0]);
    return pipeline;
  }

  #startStage({ jobs }: Pipeline, stage: string): void {
    for (const job of jobs.filter(item => item.stage === stage)) {
      job.status = 'running';
      job.startedAt = this.options.clock.now();
    }
  }

  /** Stages come one after the other. */
  #endStage({ jobs }: Pipeline, stage: string): void {
    const now = this.#tick();
    for (const job of jobs.filter(item => item.stage === stage)) {
      job.status = 'success';
      job.finishedAt = now;
    }
  }

  #startPipeline(sha: string, built: Service[]): Pipeline {
    return this.#pipeline(sha, [
      ...built.map((service): [string, string] => ['test', `test: ${service}`]),
      ...built.map((service): [string, string] => [
        'build',
        `build: ${service}`,
      ]),
      ['deploy', 'update image tags'],
    ]);
  }

  #lintPipeline(sha: string): void {
    const pipeline = this.#pipeline(sha, [['test', 'lint: chart']]);
    this.#endStage(pipeline, 'test');
    this.#end(pipeline, 'success');
  }

  #end(pipeline: Pipeline, status: 'success' | 'failed'): void {
    pipeline.status = status;
    pipeline.finishedAt = this.options.clock.now();
  }

  #fail(pipeline: Pipeline, changed: Service[]): void {
    const [service] = changed;
    if (!this.areTellable(pipeline.sha, changed)) {
      this.#untold.add(pipeline.sha);
    }
    this.#endStage(pipeline, 'test');
    const job = pipeline.jobs.find(({ name }) => name === `test: ${service}`)!;
    job.status = 'failed';
    job.failureReason = 'script_failure';
    for (const later of pipeline.jobs.filter(item => item.stage !== 'test')) {
      later.status = 'skipped';
    }
    this.#end(pipeline, 'failed');
  }

  /** Pushes the images and commits their tags to dev, unless that has newer ones already. */
  async #finish(pipeline: Pipeline, built: Service[]): Promise<void> {
    const { registry } = this.options.sandbox;
    this.#endStage(pipeline, 'test');
    this.#startStage(pipeline, 'build');
    this.#tick();
    for (const service of built) {
      registry.push(
        imageRepository(this.name, service),
        pipeline.sha,
        `${this.name} ${service} ${pipeline.sha}`,
      );
      this.everBuilt.add(service);
    }
    this.#hasBuiltOneAlone ||= built.length === 1;
    this.#endStage(pipeline, 'build');
    this.#startStage(pipeline, 'deploy');
    const folder = this.#folder('dev');
    const older = await Promise.all(
      built.map(async service => {
        const [, tag] =
          /:([0-9a-f]{40})$/.exec(folder.images[service] ?? '') ?? [];
        return !tag || (await this.#isAncestor(tag, pipeline.sha))
          ? [service]
          : [];
      }),
    );
    const updated = older.flat();
    this.#endStage(pipeline, 'deploy');
    this.#end(pipeline, 'success');
    if (updated.length > 0) {
      folder.images = {
        ...folder.images,
        ...Object.fromEntries(
          updated.map(service => [
            service,
            imageOf(this.name, service, pipeline.sha),
          ]),
        ),
      };
      await this.#commit(
        `chore(dev): deploy ${updated
          .map(service => `${service}=${pipeline.sha.slice(0, 8)}`)
          .join(' ')}\n\n[skip ci]`,
        this.#files(['dev']),
        ci,
      );
    }
  }

  #isAncestor(ancestor: string, of: string): Promise<boolean> {
    return this.git.run(['merge-base', '--is-ancestor', ancestor, of]).then(
      () => true,
      () => false,
    );
  }
}
