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

import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parse, stringify } from 'yaml';
import { git } from '../git/git';
import { GitlabWorld } from '../gitlab/GitlabWorld';
import { Job, Pipeline, Project, Variable } from '../gitlab/model';
import { runGitlabCiLocal } from './gitlabCiLocal';
import { predefinedVariables } from './variables';

interface ListedJob {
  name: string;
  stage: string;
  when: string;
  allow_failure: boolean;
}

/** A pipeline that hangs is ended, so that those behind it get their turn. */
const pipelineTimeoutMs = 600_000;

/**
 * The one runner of the sandbox, with the shell executor: pipelines one after the other, their jobs side by side where
 * `needs` allows. Jobs really run, with fakes for what a laptop lacks first on PATH and nothing of the portal's
 * environment.
 */
export class PipelineRunner {
  #queue: Promise<void> = Promise.resolve();
  #isPaused = false;
  readonly #abort = new AbortController();

  constructor(
    private readonly world: GitlabWorld,
    private readonly options: { registry: string; fakes: string },
  ) {}

  get registry(): string {
    return this.options.registry;
  }

  /** Takes no pipeline any more: they stay pending. */
  pause(): void {
    this.#isPaused = true;
  }

  enqueue(pipeline: Pipeline, project: Project): void {
    this.#enqueue(pipeline, () => this.#run(pipeline, project, {}));
  }

  /** Runs one manual job, as the person who pressed the button. What earlier jobs left as artifacts is gone by then. */
  play(pipeline: Pipeline, project: Project, job: Job, userId: number): void {
    job.status = 'pending';
    this.#enqueue(pipeline, () =>
      this.#run({ ...pipeline, userId, jobs: [job] }, project, { only: job }),
    );
  }

  #enqueue(pipeline: Pipeline, run: () => Promise<void>): void {
    this.#queue = this.#queue
      .then(async () => {
        if (!this.#isPaused && !this.#abort.signal.aborted) {
          await run();
        }
      })
      // One pipeline that cannot even be cleaned up must not stop the others.
      .catch(() => {
        pipeline.status = 'failed';
      });
  }

  /** Stops what runs and waits for it. */
  async stop(): Promise<void> {
    this.#abort.abort();
    await this.#queue;
  }

  async #run(
    pipeline: Pipeline,
    project: Project,
    { only }: { only?: Job },
  ): Promise<void> {
    const scratch = await mkdtemp(path.join(os.tmpdir(), 'slipway-pipeline-'));
    const token = this.world.addToken({
      kind: 'job',
      scopes: ['job'],
      userId: pipeline.userId,
      pipeline,
    });
    pipeline.startedAt = this.world.clock.now();
    pipeline.status = 'running';
    try {
      await this.#execute(pipeline, project, scratch, token.value, only);
    } catch (error) {
      pipeline.status = 'failed';
      if (only) {
        only.status = 'failed';
      }
      pipeline.yamlErrors = mask((error as Error).message, [token.value]);
    } finally {
      pipeline.finishedAt = this.world.clock.now();
      this.world.removeToken(token.value);
      await rm(scratch, { recursive: true, force: true, maxRetries: 3 });
    }
  }

  async #execute(
    pipeline: Pipeline,
    project: Project,
    scratch: string,
    jobToken: string,
    only: Job | undefined,
  ): Promise<void> {
    const work = path.join(scratch, 'work');
    const home = path.join(scratch, 'home');
    await mkdir(home);
    await this.#checkOut(pipeline, project, work);
    const commit = (await project.repository.commit(pipeline.sha))!;
    const isProtected = Boolean(this.world.protection(project, pipeline.ref));
    const projectVariables = project.variables.filter(
      variable => !variable.protected || isProtected,
    );
    const predefined = predefinedVariables(
      this.world,
      pipeline,
      project,
      commit,
      { registry: this.options.registry, jobToken },
    );
    const variables = {
      ...predefined,
      ...(await variableValues(projectVariables, home)),
      ...pipeline.variables,
    };
    const secrets = [
      jobToken,
      ...(predefined.CI_DEPLOY_PASSWORD ? [predefined.CI_DEPLOY_PASSWORD] : []),
      ...projectVariables
        .filter(({ masked }) => masked)
        .map(({ value }) => value),
    ];
    const env = {
      PATH: `${this.options.fakes}:${path.dirname(process.execPath)}:${
        process.env.PATH
      }`,
      HOME: home,
      GCL_HOME: home,
      GCL_IGNORE_PREDEFINED_VARS: Object.keys(variables).join(','),
      LC_ALL: 'C.UTF-8',
      NO_COLOR: '1',
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_TERMINAL_PROMPT: '0',
      ...sshEnvironment(this.world, project),
    };
    const common = [
      '--state-dir',
      '../state',
      '--shell-isolation',
      '--force-shell-executor',
      // Without a push to compare with, GitLab takes every path as changed.
      `--evaluate-rule-changes=${pipeline.comparedWith !== undefined}`,
      ...(variables.CI_COMMIT_BRANCH
        ? []
        : ['--unset-variable', 'CI_COMMIT_BRANCH']),
      ...Object.entries(variables).flatMap(([key, value]) => [
        '--variable',
        `${key}=${value}`,
      ]),
    ];
    const signal = AbortSignal.any([
      this.#abort.signal,
      AbortSignal.timeout(pipelineTimeoutMs),
    ]);
    const call = { cwd: work, env, signal };

    const preview = await runGitlabCiLocal([...common, '--preview'], call);
    if (preview.code !== 0) {
      throw new Error(preview.errors);
    }
    const expanded = asOfGitlab(preview.output, Object.keys(predefined));
    await writeFile(path.join(scratch, 'expanded.yml'), expanded);
    // What it comes from has the schema of GitLab; checking that takes longer than all the rest.
    const file = [
      '--file',
      '../expanded.yml',
      '--json-schema-validation=false',
    ];
    const run = async (jobNames: string[]) =>
      this.#finish(
        pipeline,
        path.join(scratch, 'state'),
        secrets,
        await runGitlabCiLocal([...common, ...file, ...jobNames], {
          ...call,
          onLine: line => this.#progress(pipeline, mask(line, secrets)),
        }),
      );
    if (only) {
      await run([only.name]);
      return;
    }
    const listed = await runGitlabCiLocal(
      [...common, ...file, '--list-json'],
      call,
    );
    if (listed.code !== 0) {
      throw new Error(listed.errors);
    }
    const jobs = (JSON.parse(listed.output) as ListedJob[]).filter(
      ({ when }) => when !== 'never',
    );
    if (jobs.length === 0) {
      throw new Error(
        'The rules configuration prevented any jobs from being added to the pipeline.',
      );
    }
    pipeline.jobs = jobs.map(job => ({
      id: this.world.nextId(),
      name: job.name,
      stage: job.stage,
      status: job.when === 'manual' ? 'manual' : 'created',
      allowFailure: job.allow_failure,
      createdAt: this.world.clock.now(),
      trace: '',
    }));
    await run([]);
  }

  async #checkOut(pipeline: Pipeline, project: Project, work: string) {
    const depth = String(project.settings.ci_default_git_depth || 1000000);
    const url = `${this.world.baseUrl}/${this.world.fullPath(project)}.git`;
    const local = `file://${project.repository.directory}`;
    await git(['init', '--quiet', work]);
    await git(['fetch', '--quiet', '--depth', depth, local, pipeline.sha], {
      cwd: work,
    });
    await git(['checkout', '--quiet', '--detach', pipeline.sha], { cwd: work });
    await git(['remote', 'add', 'origin', url], { cwd: work });
    // gitlab-ci-local evaluates rules:changes against origin's default branch; GitLab compares a push with what was before.
    const remote = pipeline.comparedWith ?? pipeline.sha;
    if (remote !== pipeline.sha) {
      await git(['fetch', '--quiet', '--depth', depth, local, remote], {
        cwd: work,
      });
    }
    await git(
      ['update-ref', `refs/remotes/origin/${project.defaultBranch}`, remote],
      { cwd: work },
    );
    await git(
      [
        'symbolic-ref',
        'refs/remotes/origin/HEAD',
        `refs/remotes/origin/${project.defaultBranch}`,
      ],
      { cwd: work },
    );
  }

  #progress(pipeline: Pipeline, line: string): void {
    const now = this.world.clock.now();
    for (const job of pipeline.jobs) {
      if (!line.startsWith(`${job.name} `)) {
        continue;
      }
      const text = line.slice(job.name.length).trimStart();
      if (/^starting shell/.test(text)) {
        job.status = 'running';
        job.startedAt = now;
      } else if (/^finished in /.test(text)) {
        job.status = text.includes('FAIL') ? 'failed' : 'success';
        job.finishedAt = now;
      } else if (/^[$>] ?/.test(text)) {
        job.trace += `${text.replace(/^> ?/, '')}\n`;
      }
      return;
    }
  }

  async #finish(
    pipeline: Pipeline,
    stateDirectory: string,
    secrets: string[],
    result: { code: number; output: string },
  ): Promise<void> {
    const now = this.world.clock.now();
    const verdicts = new Map<string, string>();
    for (const [, verdict, name] of result.output.matchAll(
      /^ (PASS|FAIL|WARN)\s+(\S.*?)\s*$/gm,
    )) {
      verdicts.set(name, verdict);
    }
    for (const job of pipeline.jobs) {
      const verdict = verdicts.get(job.name);
      if (verdict) {
        job.status = verdict === 'PASS' ? 'success' : 'failed';
        job.failureReason = verdict === 'PASS' ? undefined : 'script_failure';
        job.startedAt ??= now;
        job.finishedAt ??= now;
      } else if (['created', 'running'].includes(job.status)) {
        // What waits for somebody, or was started by hand meanwhile, is none of this run.
        job.status = 'skipped';
      }
      const log = path.join(stateDirectory, 'output', `${job.name}.log`);
      const trace = await readFile(log, 'utf8').catch(() => undefined);
      job.trace = trace === undefined ? job.trace : mask(trace, secrets);
    }
    const failed = pipeline.jobs.some(
      ({ status, allowFailure }) => status === 'failed' && !allowFailure,
    );
    pipeline.status = failed || result.code !== 0 ? 'failed' : 'success';
  }
}

/** Values of variables; one of type file is the path of a file with it. */
async function variableValues(
  variables: Variable[],
  folder: string,
): Promise<Record<string, string>> {
  const values: Record<string, string> = {};
  for (const { key, value, variable_type: type } of variables) {
    values[key] = type === 'file' ? path.join(folder, key) : value;
    if (type === 'file') {
      await writeFile(values[key], value);
    }
  }
  return values;
}

/** There is no SSH server: a fake for `ssh` lets in who has a key that may push to the project's default branch. */
function sshEnvironment(
  world: GitlabWorld,
  project: Project,
): Record<string, string> {
  const protection = world.protection(project, project.defaultBranch);
  const keys = project.deployKeys.filter(
    ({ canPush, id }) =>
      canPush && (!protection || protection.deployKeyIds?.includes(id)),
  );
  return {
    SANDBOX_SSH_PROJECT: world.fullPath(project),
    SANDBOX_SSH_REPOSITORY: project.repository.directory,
    SANDBOX_SSH_KEYS: keys.map(({ key }) => key.split(' ')[1]).join(' '),
  };
}

/**
 * The pipeline as gitlab-ci-local runs it like GitLab. A shell executor has no service containers, and gitlab-ci-local would
 * request them from Docker; and it lets predefined variables win over those of a job, so the job sets its own itself.
 */
function asOfGitlab(yaml: string, predefined: string[]): string {
  const document: Record<string, unknown> = parse(yaml);
  for (const value of Object.values(document)) {
    if (typeof value === 'object' && value !== null) {
      const job: {
        services?: unknown;
        script?: unknown;
        variables?: Record<string, unknown>;
      } = value;
      delete job.services;
      const own = Object.entries(job.variables ?? {}).filter(([name]) =>
        predefined.includes(name),
      );
      if (job.script && own.length > 0) {
        job.script = [
          ...own.map(([name, text]) => `export ${name}="${text}"`),
          ...[job.script].flat(),
        ];
      }
    }
  }
  return stringify(document);
}

function mask(text: string, secrets: string[]): string {
  return secrets.reduce(
    (masked, secret) => masked.split(secret).join('[MASKED]'),
    text,
  );
}
