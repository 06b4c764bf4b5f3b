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
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import { parseAllDocuments } from 'yaml';
import { git, GitError } from '../git/git';
import { Manifest } from '../kubernetes/manifest';
import { runProgram } from '../programs/runProgram';
import { ThrottledQueue } from '../world/throttle';
import { unavailable } from './errors';
import { Faults } from './faults';
import { Source } from './model';
import { redisAway, repositoryServerAway } from './parts';

/** Milliseconds that a repository has to answer: others wait for their turn. */
const answerMs = 10_000;

/** How a repository is reached. */
interface Remote {
  url: string;
  authorization?: string;
  env?: Record<string, string>;
}

export interface RepositoryCredential {
  /** Prefix of the repositories that it is for, as seen from the cluster. */
  url: string;
  /** Where that address really leads on this laptop. */
  resolvesTo: string;
  username: string;
  password: string;
}

interface CommitMetadata {
  author: string;
  date: string;
  message: string;
}

/** Something that keeps a target state from being known; the message is Argo CD's. */
export class ComparisonError extends Error {
  /** What gRPC makes of it. */
  readonly status: string;

  constructor(
    readonly text: string,
    readonly code: 'Unknown' | 'Unavailable' = 'Unknown',
  ) {
    const status = `rpc error: code = ${code} desc = ${text}`;
    super(
      `Failed to load target state: failed to generate manifest for source 1 of 1: ${status}`,
    );
    this.name = 'ComparisonError';
    this.status = status;
  }
}

/** Clones repositories and renders charts, as Argo CD's repo-server does, with the real Git and the real Helm. */
export class RepositoryServer {
  readonly #rendered = new Map<string, Promise<Manifest[]>>();
  readonly #checkouts = new Map<string, Promise<string>>();
  readonly #queue = new ThrottledQueue<Map<string, string>>();
  readonly #templates = new Map<string, Promise<string>>();
  readonly #listed = new Map<string, Promise<Map<string, string>>>();
  readonly #metadata = new Map<string, Promise<CommitMetadata>>();
  #nextCheckout = 0;

  constructor(
    private readonly options: {
      directory: string;
      helm: string;
      credentials: RepositoryCredential[];
      faults: Faults;
    },
  ) {}

  /** @throws ComparisonError where nobody reaches it, or it does not reach its cache */
  requireUp(): void {
    const { faults } = this.options;
    if (faults.isBroken('repositoryServer')) {
      throw new ComparisonError(repositoryServerAway, 'Unavailable');
    }
    if (faults.isBroken('redis')) {
      throw new ComparisonError(redisAway);
    }
  }

  /**
   * The commit that a branch, tag or SHA points to now. A check for something new waits for its turn (`inTurn`).
   */
  async resolve(
    repoUrl: string,
    revision: string,
    options: { inTurn?: boolean } = {},
  ): Promise<string> {
    if (/^[0-9a-f]{40}$/.test(revision)) {
      return revision;
    }
    this.requireUp();
    const request = () => this.#refs(repoUrl);
    const refs = await (options.inTurn
      ? this.#queue.request(repoUrl, request)
      : request());
    const sha =
      refs.get(revision) ??
      refs.get(`refs/heads/${revision}`) ??
      refs.get(`refs/tags/${revision}^{}`) ??
      refs.get(`refs/tags/${revision}`);
    if (!sha) {
      throw new ComparisonError(
        `unable to resolve '${revision}' to a commit SHA`,
      );
    }
    return sha;
  }

  async #refs(repoUrl: string): Promise<Map<string, string>> {
    const remote = this.#remote(repoUrl);
    const listed = await refsOf(remote);
    if (listed) {
      return listed;
    }
    let output: string;
    try {
      output = await git(['ls-remote', remote.url], {
        env: remote.env,
        timeoutMs: answerMs,
      });
    } catch (error) {
      throw new ComparisonError(`failed to list refs: ${reason(error)}`);
    }
    return new Map(
      output
        .split('\n')
        .filter(Boolean)
        .map(line => line.split('\t').reverse() as [string, string]),
    );
  }

  /** The objects of a source at a commit; rendered once per commit. */
  async manifests(
    source: Source,
    sha: string,
    application: { name: string; namespace: string },
  ): Promise<Manifest[]> {
    this.requireUp();
    const key = JSON.stringify([source, sha, application]);
    return once(this.#rendered, key, () =>
      this.#render(source, sha, application),
    );
  }

  /** Files of a revision whose path fits a pattern, by path. */
  async files(
    repoUrl: string,
    revision: string,
    pattern: string,
  ): Promise<Map<string, string>> {
    const sha = await this.resolve(repoUrl, revision, { inTurn: true });
    return once(this.#listed, `${repoUrl}@${sha}:${pattern}`, () =>
      this.#list(repoUrl, sha, pattern),
    );
  }

  async #list(
    repoUrl: string,
    sha: string,
    pattern: string,
  ): Promise<Map<string, string>> {
    const folder = await this.#checkOut(repoUrl, sha);
    const listed = await git(['ls-files', '-z', '--', `:(glob)${pattern}`], {
      cwd: folder,
    });
    const paths = listed.split('\0').filter(Boolean);
    return new Map(
      await Promise.all(
        paths.map(
          async file =>
            [file, await readFile(path.join(folder, file), 'utf8')] as const,
        ),
      ),
    );
  }

  /** Folders of a revision whose path fits a pattern. */
  async folders(
    repoUrl: string,
    revision: string,
    pattern: string,
  ): Promise<string[]> {
    const files = await this.files(repoUrl, revision, `${pattern}/**`);
    const depth = pattern.split('/').length;
    return [
      ...new Set(
        [...files.keys()].map(file =>
          file.split('/').slice(0, depth).join('/'),
        ),
      ),
    ];
  }

  /** Where an address of the cluster leads on this laptop. */
  reachable(url: string): string {
    const credential = this.options.credentials.find(
      item => new URL(item.url).origin === new URL(url).origin,
    );
    return credential
      ? url.replace(new URL(url).origin, new URL(credential.resolvesTo).origin)
      : url;
  }

  /** Takes one, in place of what was there for the same repositories. */
  addCredential(credential: RepositoryCredential): void {
    const { credentials } = this.options;
    const at = credentials.findIndex(({ url }) => url === credential.url);
    credentials.splice(at < 0 ? credentials.length : at, 1, credential);
  }

  /** What a person sees of the credentials: where they are for, never what they are. */
  get credentials(): { url: string; username: string }[] {
    return this.options.credentials.map(({ url, username }) => ({
      url,
      username,
    }));
  }

  async metadata(repoUrl: string, sha: string): Promise<CommitMetadata> {
    if (this.options.faults.isBroken('repositoryServer')) {
      throw unavailable(repositoryServerAway);
    }
    return once(this.#metadata, `${repoUrl}@${sha}`, () =>
      this.#show(repoUrl, sha),
    );
  }

  async #show(repoUrl: string, sha: string): Promise<CommitMetadata> {
    const folder = await this.#checkOut(repoUrl, sha);
    const output = await git(
      ['show', '--no-patch', '--format=%an <%ae>%n%cI%n%B', sha],
      { cwd: folder },
    );
    const [author, date, ...message] = output.trimEnd().split('\n');
    return {
      author,
      date: new Date(date).toISOString().replace(/\.\d{3}Z$/, 'Z'),
      message: message.join('\n'),
    };
  }

  async #render(
    source: Source,
    sha: string,
    application: { name: string; namespace: string },
  ): Promise<Manifest[]> {
    const checkout = await this.#checkOut(source.repoURL, sha);
    const folder = path.join(checkout, source.path ?? '.');
    const inside =
      folder === checkout || folder.startsWith(`${checkout}${path.sep}`);
    if (!inside || !(await isDirectory(folder))) {
      throw new ComparisonError(`${source.path}: app path does not exist`);
    }
    const names = await readdir(folder);
    const text = names.includes('Chart.yaml')
      ? await this.#helm(checkout, folder, source, application)
      : (
          await Promise.all(
            names
              .filter(name => /\.ya?ml$/.test(name))
              .map(name => readFile(path.join(folder, name), 'utf8')),
          )
        ).join('\n---\n');
    return parseAllDocuments(text)
      .map(document => document.toJS() as Manifest | null)
      .filter((item): item is Manifest => Boolean(item?.kind))
      .filter(
        item => !/test/.test(item.metadata.annotations?.['helm.sh/hook'] ?? ''),
      );
  }

  /** Renders Go templates with the functions that Helm and Argo CD share, once for each set of parameters. */
  renderTemplates(template: string, parameters: object[]): Promise<string> {
    const key = JSON.stringify([template, parameters]);
    return once(this.#templates, key, () =>
      this.#renderTemplates(template, parameters),
    );
  }

  async #renderTemplates(
    template: string,
    parameters: object[],
  ): Promise<string> {
    const folder = await mkdtemp(
      path.join(this.options.directory, 'template-'),
    );
    try {
      await mkdir(path.join(folder, 'templates'));
      await writeFile(
        path.join(folder, 'Chart.yaml'),
        'apiVersion: v2\nname: t\nversion: 0.0.0\n',
      );
      await writeFile(
        path.join(folder, 'values.yaml'),
        JSON.stringify({ parameters }),
      );
      await writeFile(
        path.join(folder, 'templates/t.yaml'),
        `{{- range .Values.parameters }}\n---\n${template}\n{{- end }}\n`,
      );
      const { failure, stdout } = await this.#runHelm(
        ['template', 't', '.'],
        folder,
      );
      if (failure) {
        throw new Error(failure.message);
      }
      return stdout.toString();
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  async #helm(
    checkout: string,
    folder: string,
    source: Source,
    application: { name: string; namespace: string },
  ): Promise<string> {
    const args = [
      'template',
      '.',
      '--name-template',
      source.helm?.releaseName ?? application.name,
      '--namespace',
      application.namespace,
      '--kube-version',
      '1.36.1',
      // With a slash before, a file is looked for from the top of the repository.
      ...(source.helm?.valueFiles ?? []).flatMap(file => [
        '--values',
        file.startsWith('/') ? path.join(checkout, file) : file,
      ]),
      ...(source.helm?.parameters ?? []).flatMap(
        ({ name, value, forceString }) => [
          forceString ? '--set-string' : '--set',
          `${name}=${value}`,
        ],
      ),
      '--include-crds',
    ];
    const { failure, stderr, stdout } = await this.#runHelm(args, folder);
    if (failure) {
      throw new ComparisonError(
        `failed to execute helm template command: failed running helm: \`helm ${args.join(
          ' ',
        )}\` failed exit status ${failure.code}: ${stderr}`.trim(),
      );
    }
    return stdout.toString();
  }

  #runHelm(args: string[], cwd: string) {
    return runProgram(this.options.helm, args, {
      cwd,
      env: { PATH: process.env.PATH, HOME: this.options.directory },
    });
  }

  #checkOut(repoUrl: string, sha: string): Promise<string> {
    return once(this.#checkouts, `${repoUrl}@${sha}`, () => {
      this.#nextCheckout += 1;
      return this.#fetch(
        repoUrl,
        sha,
        path.join(this.options.directory, `checkout-${this.#nextCheckout}`),
      );
    });
  }

  async #fetch(repoUrl: string, sha: string, folder: string): Promise<string> {
    const remote = this.#remote(repoUrl);
    await rm(folder, { recursive: true, force: true });
    await git(['init', '--quiet', folder]);
    try {
      await git(['fetch', '--quiet', '--depth', '1', remote.url, sha], {
        cwd: folder,
        env: remote.env,
      });
    } catch (error) {
      throw new ComparisonError(`failed to fetch ${sha}: ${reason(error)}`);
    }
    await git(['checkout', '--quiet', '--detach', sha], { cwd: folder });
    return folder;
  }

  /** The credential travels in the environment, never in an address that an error could repeat. */
  #remote(repoUrl: string): Remote {
    // The longest that fits, as in Argo CD.
    const [credential] = this.options.credentials
      .filter(({ url }) => repoUrl.startsWith(url))
      .sort((a, b) => b.url.length - a.url.length);
    if (!credential) {
      return { url: repoUrl };
    }
    const url = credential.resolvesTo + repoUrl.slice(credential.url.length);
    const basic = Buffer.from(
      `${credential.username}:${credential.password}`,
    ).toString('base64');
    const authorization = `Basic ${basic}`;
    return {
      url,
      authorization,
      env: {
        GIT_CONFIG_COUNT: '1',
        GIT_CONFIG_KEY_0: 'http.extraHeader',
        GIT_CONFIG_VALUE_0: `Authorization: ${authorization}`,
      },
    };
  }
}

/**
 * What `git ls-remote` lists, asked without starting it, which every application does again and again; `undefined` where
 * it cannot be had so, and Git has to say why.
 */
async function refsOf({
  url,
  authorization,
}: Remote): Promise<Map<string, string> | undefined> {
  if (!/^https?:/.test(url)) {
    return undefined;
  }
  const response = await fetch(
    `${url.replace(/\/+$/, '')}/info/refs?service=git-upload-pack`,
    {
      headers: authorization ? { authorization } : {},
      signal: AbortSignal.timeout(answerMs),
    },
  ).catch((error: Error) => {
    if (error.name === 'TimeoutError') {
      throw new ComparisonError(`failed to list refs: ${error.message}`);
    }
    return undefined;
  });
  if (!response?.ok) {
    await response?.body?.cancel();
    return undefined;
  }
  const body = Buffer.from(await response.arrayBuffer());
  const refs = new Map<string, string>();
  let at = 0;
  // Each line begins with its length; 0000 ends a part.
  while (at + 4 <= body.length) {
    const length = parseInt(body.toString('latin1', at, at + 4), 16);
    const line = body.toString('utf8', at + 4, at + length);
    const [, sha, name] = /^([0-9a-f]{40}) ([^\0\n]+)/.exec(line) ?? [];
    if (name && name !== 'capabilities^{}') {
      refs.set(name, sha);
    }
    at += Math.max(length, 4) || 4;
  }
  return refs;
}

/** Makes what there is not yet; what fails is tried again. */
function once<T>(
  made: Map<string, Promise<T>>,
  key: string,
  make: () => Promise<T>,
): Promise<T> {
  const known = made.get(key);
  if (known) {
    return known;
  }
  const one = make();
  made.set(key, one);
  one.catch(() => made.delete(key));
  return one;
}

function reason(error: unknown): string {
  const text = error instanceof GitError ? error.stderr : String(error);
  if (/not found|could not be found/i.test(text)) {
    return 'repository not found: ';
  }
  return /Authentication failed|could not read Username|Access denied/i.test(
    text,
  )
    ? 'authentication required'
    : text.trim().split('\n').pop() ?? '';
}

async function isDirectory(folder: string): Promise<boolean> {
  return stat(folder).then(
    entry => entry.isDirectory(),
    () => false,
  );
}
