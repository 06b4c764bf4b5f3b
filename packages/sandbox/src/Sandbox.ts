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

import express from 'express';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { clusterAddresses } from './addresses';
import { ArgocdInstance } from './argocd/ArgocdInstance';
import { PipelineRunner } from './ci/PipelineRunner';
import { createGitlab } from './gitlab/createGitlab';
import { GitlabWorld } from './gitlab/GitlabWorld';
import { PipelineService } from './gitlab/PipelineService';
import { listen, Listening } from './http/listen';
import { AdmissionPolicies } from './kubernetes/AdmissionPolicies';
import { imageNeeds } from './registry/imageNeeds';
import { Registry } from './registry/Registry';
import { createPlatformRepository, Platform, renderChart } from './platform';
import { Clock, systemClock } from './world/Clock';
import { teams } from './world/people';

/** Tokens and secrets that a configuration of the sandbox names; none of them opens anything else. */
export const sandboxSecrets = {
  gitlabReadToken: 'sandbox-portal-reads-gitlab',
  oauthClientId: 'sandbox-portal',
  oauthClientSecret: 'sandbox-portal-secret',
  argocdAdminPassword: 'sandbox-admin',
  webhookSecret: 'sandbox-webhook',
};

/** Where `npm start` serves the portal's back end, without and with `--dev`. */
const portalOrigins = ['http://localhost:3000', 'http://localhost:7007'];

export interface SandboxOptions {
  /** Ports of the servers; 0 takes free ones. */
  ports?: { gitlab: number; registry: number; global: number; team: number };
  clock?: Clock;
  /** The Helm program. */
  helm?: string;
  /** The only address that GitLab sends people back to after sign-in; without it those of `npm start`. */
  oauthRedirectUri?: string;
  /** What a platform team gives the global Argo CD; without it only the portal creates applications there. */
  platform?: Platform;
  /** Whether its Argo CDs run, too: not where the portal is shown another one. */
  hasArgocd?: boolean;
  /** Whether GitLab has what only a paid one has: hooks of groups. */
  isPaidGitlab?: boolean;
  /** Milliseconds between two looks at what ApplicationSets are made of. */
  requeueMs?: number;
  comparisonMs?: number;
  operationMs?: number;
  /** How much of the time that Argo CD lets pass before a retry passes here. */
  retryScale?: number;
  tickMs?: number;
  podStartMs?: number;
  progressDeadlineMs?: number;
}

/** A GitLab with its registry and runner, and two Argo CDs with their clusters, in one process on loopback. */
export class Sandbox {
  static async start(options: SandboxOptions = {}): Promise<Sandbox> {
    const directory = await mkdtemp(path.join(os.tmpdir(), 'slipway-sandbox-'));
    const sandbox = new Sandbox(directory);
    try {
      await sandbox.#start(options);
      return sandbox;
    } catch (error) {
      await sandbox.stop();
      throw error;
    }
  }

  readonly #servers: Listening[] = [];
  gitlab!: GitlabWorld;
  registry!: Registry;
  global!: ArgocdInstance;
  team!: ArgocdInstance;
  /** Empty for what does not run. */
  urls!: { gitlab: string; registry: string; global: string; team: string };
  #runner!: PipelineRunner;

  private constructor(private readonly directory: string) {}

  /** Pauses the one runner: pipelines that come stay pending, which costs nothing where nobody looks at them. */
  pauseRunner(): void {
    this.#runner.pause();
  }

  async stop(): Promise<void> {
    this.global?.stop();
    this.team?.stop();
    await this.#runner?.stop();
    await Promise.all(this.#servers.map(server => server.close()));
    await rm(this.directory, { recursive: true, force: true, maxRetries: 3 });
  }

  /** A personal access token of somebody, as their GitLab settings page would give. */
  personalToken(
    username: string,
    scopes = ['api', 'write_repository'],
  ): string {
    const userId = this.gitlab.person(username)!.id;
    return this.gitlab.addToken({ kind: 'personal', scopes, userId }).value;
  }

  async #start(options: SandboxOptions): Promise<void> {
    const ports = options.ports ?? {
      gitlab: 0,
      registry: 0,
      global: 0,
      team: 0,
    };
    const clock = options.clock ?? systemClock;
    const repositories = path.join(this.directory, 'repositories');
    await mkdir(repositories);

    this.registry = new Registry({
      now: () => clock.now(),
      mayPush: (username, password, repository) =>
        this.#mayPush(username, password, repository),
      mayPull: (username, password, repository) =>
        this.#mayPull(username, password, repository),
    });
    const registry = await this.#listen(
      this.registry.createApp(),
      ports.registry,
    );

    // The address is part of what GitLab answers, so the port is taken first.
    const app = express();
    app.disable('x-powered-by');
    const gitlab = await this.#listen(app, ports.gitlab);
    const gitlabUrl = `http://localhost:${gitlab.port}`;
    const registryHost = `localhost:${registry.port}`;
    this.gitlab = new GitlabWorld({
      directory: repositories,
      clock,
      baseUrl: gitlabUrl,
      isPaid: options.isPaidGitlab ?? true,
    });
    this.gitlab.addToken({
      value: sandboxSecrets.gitlabReadToken,
      kind: 'personal',
      scopes: ['read_api', 'read_repository'],
      userId: this.gitlab.person('portal')!.id,
    });
    this.#runner = new PipelineRunner(this.gitlab, {
      registry: registryHost,
      fakes: path.join(
        path.dirname(require.resolve('@slipway/sandbox/package.json')),
        'fakes',
      ),
    });
    app.use(
      createGitlab({
        world: this.gitlab,
        pipelines: new PipelineService(this.gitlab, this.#runner),
        application: {
          clientId: sandboxSecrets.oauthClientId,
          clientSecret: sandboxSecrets.oauthClientSecret,
          redirectUris: options.oauthRedirectUri
            ? [options.oauthRedirectUri]
            : portalOrigins.map(
                origin => `${origin}/api/auth/gitlab/handler/frame`,
              ),
        },
        registry: {
          host: registryHost,
          repositories: () => this.registry.repositories(),
          tags: name => this.registry.tags(name),
          tag: (...name) => this.registry.tag(...name),
        },
      }),
    );

    this.urls = {
      gitlab: gitlabUrl,
      registry: registryHost,
      global: '',
      team: '',
    };
    if (options.hasArgocd ?? true) {
      await this.#startArgocds(options, clock, ports);
    }
  }

  async #startArgocds(
    options: SandboxOptions,
    clock: Clock,
    ports: { global: number; team: number },
  ): Promise<void> {
    const gitlabUrl = this.urls.gitlab;
    const resolve = (url: string) =>
      url.replace(clusterAddresses.gitlab, gitlabUrl);
    const credentials = teams.map(team => {
      const username = `gitlab+deploy-token-${team.id}`;
      const token = this.gitlab.addToken({
        kind: 'deploy',
        scopes: ['read_repository'],
        username,
        group: team.path,
      });
      const url = `${clusterAddresses.gitlab}/${team.path}/`;
      return {
        url,
        resolvesTo: resolve(url),
        username,
        password: token.value,
      };
    });
    const common = {
      clock,
      directory: this.directory,
      helm: options.helm ?? 'helm',
      credentials,
      resolve,
      imageExists: (image: string) => this.#imageExists(image),
      needsOf: (image: string) => {
        const own = this.#ownImage(image);
        return imageNeeds(
          own && this.registry.manifest(own.name, own.reference),
        );
      },
      comparisonMs: options.comparisonMs ?? 5_000,
      operationMs: options.operationMs ?? 500,
      retryScale: options.retryScale,
      tickMs: options.tickMs ?? 500,
      podStartMs: options.podStartMs ?? 2_000,
      progressDeadlineMs: options.progressDeadlineMs ?? 20_000,
      requeueMs: options.requeueMs ?? 5_000,
      // The group access token with which ApplicationSets look for repositories.
      secrets: { 'gitlab-scm-token/token': sandboxSecrets.gitlabReadToken },
      adminPassword: sandboxSecrets.argocdAdminPassword,
      webhookSecret: sandboxSecrets.webhookSecret,
    };
    const { platform } = options;
    if (platform) {
      await createPlatformRepository(this.gitlab, platform.repository);
    }
    const manifests =
      platform &&
      (await renderChart(common.helm, platform.chart, platform.values));
    this.global = await ArgocdInstance.start({
      ...common,
      name: 'global',
      rootPath: '',
      port: ports.global,
      manifests,
    });
    this.team = await ArgocdInstance.start({
      ...common,
      name: 'team',
      rootPath: '/argo-cd',
      port: ports.team,
      // What concerns the whole cluster is there, too.
      manifests: manifests?.filter(AdmissionPolicies.has),
    });
    this.#servers.push(this.global.listening, this.team.listening);
    this.urls = {
      ...this.urls,
      global: this.global.url,
      team: this.team.url,
    };
  }

  async #listen(...args: Parameters<typeof listen>): Promise<Listening> {
    const listening = await listen(...args);
    this.#servers.push(listening);
    return listening;
  }

  /** A running job pushes below its own project's path. */
  #mayPush(username: string, password: string, repository: string): boolean {
    const pipeline = this.gitlab.token(password)?.pipeline;
    const project = pipeline && this.gitlab.projects.get(pipeline.projectId);
    return (
      username === 'gitlab-ci-token' &&
      project !== undefined &&
      `${repository}/`.startsWith(`${this.gitlab.fullPath(project)}/`)
    );
  }

  /** Public images are everybody's; of others whoever pushes, and whoever has a token with which registries are read. */
  #mayPull(
    username: string | undefined,
    password: string,
    repository: string,
  ): boolean {
    const project = [...this.gitlab.projects.values()].find(found =>
      `${repository}/`.startsWith(`${this.gitlab.fullPath(found)}/`),
    );
    const token = this.gitlab.token(password);
    const isRead =
      project !== undefined &&
      token !== undefined &&
      (!token.username || token.username === username) &&
      token.scopes.some(scope => ['api', 'read_registry'].includes(scope)) &&
      (token.projectId === project.id ||
        this.gitlab.canSee(
          { token, person: this.gitlab.person(token.userId ?? 0) },
          project,
        ));
    return (
      project?.visibility === 'public' ||
      isRead ||
      this.#mayPush(username ?? '', password, repository)
    );
  }

  /** What is not in the sandbox's own registry is taken for a public image that the nodes can pull. */
  #imageExists(image: string): boolean {
    const own = this.#ownImage(image);
    return !own || this.registry.has(own.name, own.reference);
  }

  /** An image of the sandbox's own registry. Where there is a digest, it decides. */
  #ownImage(image: string): { name: string; reference: string } | undefined {
    const [, host, name, tag = 'latest', digest = tag] =
      /^([^/]+)\/([^@]+?)(?::([^:/@]+))?(?:@(.+))?$/.exec(image) ?? [];
    return [clusterAddresses.registry, this.urls.registry].includes(host)
      ? { name, reference: digest }
      : undefined;
  }
}
