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

import {
  accountToken,
  ArgocdInstance,
  keyOf,
  systemClock,
} from '@slipway/sandbox';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Recording } from './recordings';

const accounts = {
  // As recordings describe them.
  narrow: [
    ['applications', 'get', 'team-a/*'],
    ['projects', 'get', 'team-a'],
  ],
  many: [
    ['*', '*', 'platform/*'],
    ['applications', '*', 'platform/*'],
  ],
} as const;

/** A sandbox's Argo CD whose world is made from recordings: applications, projects, version and objects. */
export class RecordedWorld {
  /** @param subject - the recording that is replayed: what it shows of an application counts most */
  static async create(
    recordings: Recording[],
    subject: Recording,
  ): Promise<RecordedWorld> {
    const directory = await mkdtemp(
      path.join(os.tmpdir(), 'slipway-contract-'),
    );
    const instance = await ArgocdInstance.start({
      name: 'recorded',
      directory,
      clock: systemClock,
      imageExists: () => true,
      podStartMs: 0,
      progressDeadlineMs: 60_000,
      comparisonMs: 3_600_000,
      operationMs: 3_600_000,
      tickMs: 3_600_000,
      requeueMs: 3_600_000,
    });
    const world = new RecordedWorld(instance, directory);
    world.#seed(recordings, subject);
    return world;
  }

  private constructor(
    readonly instance: ArgocdInstance,
    private readonly directory: string,
  ) {}

  get url(): string {
    return this.instance.url;
  }

  /** Whether the recordings show the application that a path names. */
  knows(route: string): boolean {
    const name = /\/v1\/(?:stream\/)?applications\/([^/?]+)/.exec(route)?.[1];
    return (
      !name ||
      this.instance.world
        .sortedApplications()
        .some(({ metadata }) => metadata.name === name)
    );
  }

  async stop(): Promise<void> {
    this.instance.stop();
    await this.instance.listening.close();
    await rm(this.directory, { recursive: true, force: true });
  }

  /** The bearer token of whoever a recording names. */
  tokenOf({ request: { account }, response }: Recording): string | undefined {
    switch (account) {
      case undefined:
      case 'none':
        return undefined;
      case 'not a JWT':
        return 'not-a-jwt';
      case 'garbage':
        return 'a.b.c';
      case 'valid JWT, wrong signature':
        return `${accountToken('backstage').slice(0, -4)}AAAA`;
      case 'short':
        return accountToken('backstage', {
          expiresAt: response.status === 401 ? 1 : 9e9,
        });
      case 'revoked':
        this.instance.world.revokedTokens.add('backstage/revoked');
        return accountToken('backstage', { id: 'revoked' });
      default:
        return accountToken(account);
    }
  }

  /** Brings an application into the state that a refusal tells of. */
  prepare({ request, response }: Recording): void {
    const { world } = this.instance;
    const name = /\/applications\/([^/?]+)/.exec(request.path)?.[1] ?? '';
    const application = world.application(name, 'argocd');
    const message = String((response.json as any)?.message ?? '');
    if (!application) {
      return;
    }
    if (
      /already in progress/.test(message) ||
      /\/operation/.test(request.path)
    ) {
      const running = !/No operation is in progress/.test(message);
      const operation = application.status.operationState?.operation ?? {
        sync: {},
        initiatedBy: {},
      };
      application.operation = running ? operation : undefined;
      application.status.operationState = running
        ? { operation, phase: 'Running', startedAt: world.now() }
        : undefined;
    }
    // What is asked for again has ended since the list was made.
    if (response.status === 200 && request.method === 'POST') {
      delete application.operation;
      if (application.status.operationState?.phase === 'Running') {
        application.status.operationState.phase = 'Succeeded';
      }
    }
    if (/override/.test(message)) {
      world.settings.requireOverridePrivilege = true;
    }
  }

  #seed(recordings: Recording[], subject: Recording): void {
    const { world, cluster, controller } = this.instance;
    world.settings.accounts.push(
      ...Object.entries(accounts).map(([name, policies]) => ({
        name,
        capabilities: ['apiKey' as const],
        policies: policies.map(
          policy => [...policy] as [string, string, string],
        ),
      })),
    );
    const answers = (pattern: RegExp) =>
      recordings
        .filter(
          ({ request, response }) =>
            request.method === 'GET' &&
            response.status === 200 &&
            response.json !== undefined &&
            pattern.test(request.path),
        )
        .map(({ response }) => response.json as any);
    const [version] = answers(/^\/api\/version$/);
    if (version) {
      world.settings.version = version.Version.replace(/\+.*$/, '');
    }
    for (const { items } of answers(/^\/api\/v1\/projects$/)) {
      for (const project of items ?? []) {
        world.projects.set(project.metadata.name, project);
      }
    }
    for (const { items } of answers(/^\/api\/v1\/applicationsets$/)) {
      for (const set of items ?? []) {
        world.applicationSets.set(set.metadata.name, set);
      }
    }
    for (const { name, tokens } of answers(/^\/api\/v1\/account\/[^/]+$/)) {
      world.tokens.set(name, tokens ?? []);
    }
    const single = /^\/api\/v1\/applications\/[^/?]+(?:\?(?!refresh).*)?$/;
    const lists = answers(/^\/api\/v1\/applications$/);
    const shown = subject.response.json as any;
    const isApplication = (item: any) =>
      item?.spec && item.status && item.metadata?.uid;
    const isList = /^\/api\/v1\/applications(?:\?|$)/.test(
      subject.request.path,
    );
    const whole = [
      // Some were made after the lists.
      ...(isList && lists.length > 0 ? [] : answers(single)),
      ...lists.flatMap(({ items }) => items ?? []),
      shown,
    ].filter(isApplication);
    for (const application of whole) {
      const { namespace, name } = application.metadata;
      const { operation, ...rest } = structuredClone(application);
      world.applications.set(`${namespace}/${name}`, {
        ...rest,
        // What a request asked for was not asked for before it.
        ...(operation && subject.request.method === 'GET' && { operation }),
      });
      const { project } = application.spec;
      const isKnownMissing = (application.status.conditions ?? []).some(
        ({ message }: { message: string }) => /does not exist$/.test(message),
      );
      if (!world.projects.has(project) && !isKnownMissing) {
        world.addProject(project, {
          sourceRepos: ['*'],
          destinations: [{ server: '*', namespace: '*' }],
        });
      }
    }
    for (const { request, response } of recordings) {
      const name = /\/applications\/([^/?]+)\/managed-resources/.exec(
        request.path,
      )?.[1];
      const application = name && world.application(name, 'argocd');
      const items = (response.json as any)?.items ?? [];
      if (!application) {
        continue;
      }
      const known = controller.targets(application).map(t => t.manifest);
      const parse = (text: string | undefined) =>
        text && text !== 'null' ? JSON.parse(text) : undefined;
      for (const item of items) {
        const target = parse(item.targetState);
        const live = parse(item.liveState);
        if (target) {
          known.push(target);
        }
        if (live) {
          const { namespace } = application.spec.destination;
          // Argo CD compares what it has normalised; here the same is the same.
          const applied = item.modified ? live : target ?? live;
          cluster.apply(keyOf(applied, namespace), applied, name);
        }
      }
      controller.seed(application, known);
    }
  }
}
