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

import { matchesWildcards } from '@slipway/glob';
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { Repository } from '../git/Repository';
import { Clock } from '../world/Clock';
import { AccessLevel, people, Person, Team, teams } from '../world/people';
import {
  badRequest,
  forbidden,
  GitlabError,
  message,
  notFound,
  taken,
} from './errors';
import {
  Hook,
  OAuthApplication,
  MergeRequest,
  Pipeline,
  Project,
  ProtectedBranch,
  Token,
  TokenKind,
} from './model';

export interface NewProject {
  name: string;
  path: string;
  namespace: string;
  description: string | null;
  visibility: Project['visibility'];
  defaultBranch: string;
  topics: string[];
}

/** Who sends a request: a person with the scopes of a token, or a token without a person. */
export interface Actor {
  token: Token;
  person?: Person;
}

/** What a project's path may be, because the registry takes it as the name of a repository. */
const projectPath = /^[a-zA-Z0-9]+([._-][a-zA-Z0-9]+)*$/;

const pathMessage =
  "can only include non-accented letters, digits, '_', '-' and '.'. It must not start with '-', '_', or '.', nor end with '-', '_', '.', '.git', or '.atom'.";

/** Some of the names of GitLab's own pages below a project's group. */
const reservedNames = ['badges', 'blob', 'commits', 'new', 'raw', 'tree'];

/** GitLab tells paths apart by more than their case. */
const isSamePath = (one: string, other: string) =>
  one.toLowerCase() === other.toLowerCase();

/** All that this GitLab knows; repositories are real and bare on disk. */
export class GitlabWorld {
  readonly projects = new Map<number, Project>();
  readonly pipelines = new Map<number, Pipeline>();
  readonly mergeRequests = new Map<number, MergeRequest>();
  readonly groups: Team[] = structuredClone(teams);
  readonly hooks = new Map<number, Hook>();
  readonly applications = new Map<number, OAuthApplication>();
  /** Numbers of the topics, by name. */
  readonly topics = new Map<string, number>();
  /** User names that an administrator has blocked. */
  readonly blocked = new Set<string>();
  /** Accounts that an administrator has added. */
  readonly #added: Person[] = [];
  /** Users that group access tokens act as. */
  readonly #bots: Person[] = [];
  readonly #tokens = new Map<string, Token>();
  #nextId = 40;

  constructor(
    readonly options: {
      directory: string;
      clock: Clock;
      baseUrl: string;
      /** Whether it has what only a paid GitLab has: hooks of groups. */
      isPaid: boolean;
    },
  ) {}

  get clock(): Clock {
    return this.options.clock;
  }

  get baseUrl(): string {
    return this.options.baseUrl;
  }

  nextId(): number {
    this.#nextId += 1;
    return this.#nextId;
  }

  addToken(
    token: Partial<Token> & { kind: TokenKind; scopes: string[] },
  ): Token {
    const added = {
      value: `gl${token.kind.slice(0, 3)}-${randomBytes(15).toString(
        'base64url',
      )}`,
      ...token,
    };
    this.#tokens.set(added.value, added);
    return added;
  }

  removeToken(value: string): void {
    this.#tokens.delete(value);
  }

  token(value: string): Token | undefined {
    const token = this.#tokens.get(value);
    if (!token || (token.expiresAt && token.expiresAt <= this.clock.now())) {
      return undefined;
    }
    return token;
  }

  /** Tokens of a group that its pages list. */
  tokensOf(group: string, kind: TokenKind): Token[] {
    return [...this.#tokens.values()].filter(
      token => token.group === group && token.kind === kind && token.id,
    );
  }

  deployTokensOf(projectId: number): Token[] {
    return [...this.#tokens.values()].filter(
      token => token.projectId === projectId && token.kind === 'deploy',
    );
  }

  /** Everybody who has an account. */
  get accounts(): Person[] {
    return [...people, ...this.#added];
  }

  person(idOrUsername: number | string): Person | undefined {
    return [...this.accounts, ...this.#bots].find(
      ({ id, username }) => id === idOrUsername || username === idOrUsername,
    );
  }

  /** GitLab takes digits for an id, also where a group has them for its path. */
  team(idOrPath: string): Team | undefined {
    return /^\d+$/.test(idOrPath)
      ? this.groups.find(({ id }) => String(id) === idOrPath)
      : this.groupAt(idOrPath);
  }

  groupAt(fullPath: string): Team | undefined {
    return this.groups.find(({ path: other }) => isSamePath(other, fullPath));
  }

  /** @throws GitlabError 400 in GitLab's words where the path is taken */
  addGroup(
    creator: Person,
    name: string,
    slug: string,
    more: { parent?: Team; visibility?: Team['visibility'] } = {},
  ): Team {
    const { parent, visibility } = more;
    const fullPath = parent ? `${parent.path}/${slug}` : slug;
    if (
      this.groupAt(fullPath) ||
      this.person(fullPath) ||
      this.findProject(fullPath)
    ) {
      throw badRequest(
        'Failed to save group {:path=>["has already been taken"]}',
      );
    }
    const group: Team = {
      id: this.nextId(),
      path: fullPath,
      name,
      members: { [creator.username]: AccessLevel.owner },
      visibility,
    };
    this.groups.push(group);
    return group;
  }

  /** @throws GitlabError 409 in GitLab's words where the name is taken */
  addAccount(account: Pick<Person, 'username' | 'name' | 'email'>): Person {
    if (this.person(account.username) || this.groupAt(account.username)) {
      throw message(409, 'Username has already been taken');
    }
    const person: Person = {
      ...account,
      id: this.nextId(),
      role: 'was added by an administrator',
      canSignIn: false,
    };
    this.#added.push(person);
    return person;
  }

  /** Its memberships and tokens go with it. */
  removeAccount(person: Person): void {
    this.#added.splice(this.#added.indexOf(person), 1);
    for (const { members } of [...this.groups, ...this.projects.values()]) {
      delete members[person.username];
    }
    for (const token of this.#tokens.values()) {
      if (token.userId === person.id) {
        this.removeToken(token.value);
      }
    }
  }

  /** A personal token by its number. */
  personalToken(id: number): Token | undefined {
    return [...this.#tokens.values()].find(
      token => token.kind === 'personal' && token.id === id,
    );
  }

  /** The user that a token of a group acts as. */
  addBot(group: Team, level: number): Person {
    const id = this.nextId();
    const username = `group_${group.id}_bot_${id}`;
    const bot: Person = {
      id,
      username,
      name: username,
      email: `${username}@noreply.localhost`,
      role: `acts for ${group.path}`,
      canSignIn: false,
    };
    this.#bots.push(bot);
    group.members[username] = level;
    return bot;
  }

  fullPath(project: Project): string {
    return `${project.namespace}/${project.path}`;
  }

  /** The access level of a person in a project or group; 0 is none. */
  accessLevel(person: Person | undefined, namespace: string): number {
    if (!person) {
      return 0;
    }
    if (person.username === namespace) {
      return AccessLevel.owner;
    }
    // Members of a group are members of those below it.
    return Math.max(
      0,
      ...this.groups
        .filter(({ path: group }) => `${namespace}/`.startsWith(`${group}/`))
        .map(({ members }) => members[person.username] ?? 0),
    );
  }

  /** The access level of a person in a project: their own, their groups', or that of groups which it is shared with. */
  projectLevel(person: Person | undefined, project: Project): number {
    if (!person) {
      return 0;
    }
    const now = this.clock.now();
    return Math.max(
      this.accessLevel(person, project.namespace),
      project.members[person.username] ?? 0,
      ...project.sharedWith
        .filter(({ expiresAt = Infinity }) => expiresAt > now)
        .map(({ group, level }) =>
          Math.min(level, this.accessLevel(person, group)),
        ),
    );
  }

  /** Everybody who has a role in a project, however they got it. */
  membersOf(project: Project): Person[] {
    return [...this.accounts, ...this.#bots].filter(
      person => this.projectLevel(person, project) > 0,
    );
  }

  /** Blocked people keep their memberships, and may do nothing. */
  stateOf({ username }: Person): 'active' | 'blocked' {
    return this.blocked.has(username) ? 'blocked' : 'active';
  }

  canSee(actor: Actor | undefined, project: Project): boolean {
    if (project.visibility === 'public') {
      return true;
    }
    if (!actor) {
      return false;
    }
    if (actor.token.kind === 'deploy') {
      return `${project.namespace}/`.startsWith(`${actor.token.group}/`);
    }
    if (actor.token.pipeline) {
      return actor.token.pipeline.projectId === project.id;
    }
    return (
      project.visibility === 'internal' ||
      this.projectLevel(actor.person, project) >= AccessLevel.reporter
    );
  }

  /** A project that the actor may see, or GitLab's 404 for both missing and invisible. */
  projectFor(actor: Actor | undefined, idOrPath: string): Project {
    const project = this.findProject(idOrPath);
    if (!project || !this.canSee(actor, project)) {
      throw notFound('Project');
    }
    return project;
  }

  findProject(idOrPath: string): Project | undefined {
    return (
      this.projects.get(Number(idOrPath)) ??
      [...this.projects.values()].find(project =>
        isSamePath(this.fullPath(project), idOrPath),
      )
    );
  }

  requireLevel(actor: Actor, project: Project, level: number): void {
    if (this.projectLevel(actor.person, project) < level) {
      throw forbidden();
    }
  }

  /** What GitLab lets an Owner alone do, and administrators. */
  requireOwner(actor: Actor, project: Project): void {
    if (!actor.person?.isAdmin) {
      this.requireLevel(actor, project, AccessLevel.owner);
    }
  }

  #requireCreator({ person }: Actor, namespace: string): void {
    if (person?.username === namespace && person.canCreateProjects === false) {
      throw new GitlabError(403, {
        error: [
          'Your project limit is 0 projects! Please contact your administrator to increase it',
        ],
      });
    }
    const team = this.groupAt(namespace);
    const needed = {
      noone: Infinity,
      owner: AccessLevel.owner,
      maintainer: AccessLevel.maintainer,
    }[team?.isArchived ? 'noone' : team?.projectCreation ?? 'maintainer'];
    if (this.accessLevel(person, namespace) < needed) {
      throw badRequest({ namespace: ['is not valid'] });
    }
  }

  /** Projects and groups share their paths, in which case does not count; names are unique among projects alone, and there it does. */
  #takenFields({ name, namespace, path: slug }: NewProject): string[] {
    const fullPath = `${namespace}/${slug}`;
    const hasNamesake = [...this.projects.values()].some(
      project => project.namespace === namespace && project.name === name,
    );
    return [
      ...(hasNamesake ? ['project_namespace.name', 'name'] : []),
      ...(this.findProject(fullPath) || this.groupAt(fullPath) ? ['path'] : []),
    ];
  }

  async createProject(actor: Actor, input: NewProject): Promise<Project> {
    this.#requireCreator(actor, input.namespace);
    if (!projectPath.test(input.path) || /\.(git|atom)$/.test(input.path)) {
      throw badRequest({
        'project_namespace.path': [pathMessage],
        path: [pathMessage],
      });
    }
    if (reservedNames.includes(input.path)) {
      const reasons = [`${input.path} is a reserved name`];
      throw badRequest({ 'project_namespace.path': reasons, path: reasons });
    }
    const fields = this.#takenFields(input);
    if (fields.length > 0) {
      throw taken(...fields);
    }
    const id = this.nextId();
    const now = this.clock.now();
    const project: Project = {
      id,
      ...input,
      createdAt: now,
      lastActivityAt: now,
      creatorId: actor.person!.id,
      settings: {
        ci_push_repository_for_job_token_allowed: false,
        ci_pipeline_variables_minimum_override_role: 'maintainer',
        ci_default_git_depth: 20,
        auto_cancel_pending_pipelines: 'enabled',
        only_allow_merge_if_pipeline_succeeds: false,
        merge_method: 'merge',
        public_jobs: true,
        repository_access_level: 'enabled',
        merge_requests_access_level: 'enabled',
        builds_access_level: 'enabled',
      },
      protectedBranches: [],
      variables: [],
      triggers: [],
      members: {},
      sharedWith: [],
      formerPaths: [],
      deployKeys: [],
      nextPipelineIid: 1,
      nextMergeRequestIid: 1,
      repository: await Repository.create(
        path.join(this.options.directory, `${id}.git`),
        input.defaultBranch,
      ),
    };
    this.projects.set(id, project);
    return project;
  }

  /** Deletion is delayed: the path is freed at once, the rest goes with a second call. */
  markForDeletion(project: Project): void {
    project.markedForDeletionAt = this.clock.now();
    project.name = `${project.name}-deletion_scheduled-${project.id}`;
    project.path = `${project.path}-deletion_scheduled-${project.id}`;
  }

  removeProject(project: Project): void {
    this.projects.delete(project.id);
    for (const pipeline of this.pipelinesOf(project)) {
      this.pipelines.delete(pipeline.id);
    }
    for (const mergeRequest of this.mergeRequestsOf(project)) {
      this.mergeRequests.delete(mergeRequest.id);
    }
  }

  /** Newest first. */
  pipelinesOf(project: Project): Pipeline[] {
    return [...this.pipelines.values()]
      .filter(({ projectId }) => projectId === project.id)
      .reverse();
  }

  /** Newest first. */
  mergeRequestsOf(project: Project): MergeRequest[] {
    return [...this.mergeRequests.values()]
      .filter(({ projectId }) => projectId === project.id)
      .reverse();
  }

  protection(project: Project, branch: string): ProtectedBranch | undefined {
    // GitLab's only wildcard is `*`; it matches slashes, too.
    return project.protectedBranches.find(({ name }) =>
      matchesWildcards(name, branch),
    );
  }

  /** GitLab protects the default branch when it is pushed for the first time. */
  protectDefaultBranch(project: Project): void {
    if (!this.protection(project, project.defaultBranch)) {
      project.protectedBranches.push({
        id: this.nextId(),
        name: project.defaultBranch,
        pushLevel: AccessLevel.maintainer,
        mergeLevel: AccessLevel.maintainer,
        allowForcePush: false,
      });
    }
  }
}
