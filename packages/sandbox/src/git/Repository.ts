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

import { LRUCache } from 'lru-cache';
import {
  appendFile,
  chmod,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  writeFile,
} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { git, gitBuffer } from './git';

export interface TreeEntry {
  id: string;
  name: string;
  type: 'blob' | 'tree' | 'commit';
  path: string;
  mode: string;
}

export interface CommitInfo {
  id: string;
  parentIds: string[];
  authorName: string;
  authorEmail: string;
  authoredDate: string;
  committerName: string;
  committerEmail: string;
  committedDate: string;
  message: string;
}

// Refuses what a protected branch does not let this person do, in GitLab's words, and writes down what was pushed.
const preReceive = `#!/bin/sh
set -f
zero=0000000000000000000000000000000000000000
while read -r old new ref; do
  branch=\${ref#refs/heads/}
  for denied in $SANDBOX_DENY_PUSH; do
    case $branch in $denied)
      echo "GitLab: You are not allowed to push code to protected branches on this project." >&2
      exit 1;;
    esac
  done
  for protected in $SANDBOX_DENY_FORCE; do
    case $branch in $protected)
      if [ "$new" = $zero ]; then
        echo "GitLab: You can only delete protected branches using the web interface." >&2
        exit 1
      fi
      if [ "$old" != $zero ] && ! git merge-base --is-ancestor "$old" "$new"; then
        echo "GitLab: You are not allowed to force push code to a protected branch on this project." >&2
        exit 1
      fi;;
    esac
  done
done
`;
const postReceive = `#!/bin/sh
while read -r old new ref; do printf 'ref %s %s %s\\n' "$old" "$new" "$ref" >> "$SANDBOX_PUSH_RESULT"; done
i=0
while [ "$i" -lt "\${GIT_PUSH_OPTION_COUNT:-0}" ]; do
  eval "printf 'option %s\\\\n' \\"\\$GIT_PUSH_OPTION_$i\\"" >> "$SANDBOX_PUSH_RESULT"
  i=$((i + 1))
done
`;

const settings = `[http]
	receivepack = true
[receive]
	advertisePushOptions = true
[uploadpack]
	allowReachableSHA1InWant = true
[gc]
	auto = 0
`;

/** What the answers that are kept may take together. */
const keptBytes = 32 * 1024 * 1024;

/** Whether what a name stands for never changes: only a whole SHA does so. */
const isSha = (ref: string) => /^[0-9a-f]{40}$/.test(ref);

/** What Git writes where there is no commit. */
export const zeroSha = '0'.repeat(40);

const record = '%x1e';
const field = '%x1f';
const commitFormat = [
  '%H',
  '%P',
  '%an',
  '%ae',
  '%aI',
  '%cn',
  '%ce',
  '%cI',
  '%B',
].join(field);

/** One bare repository on disk, read with Git's own plumbing. */
export class Repository {
  static async create(directory: string, defaultBranch: string) {
    await mkdir(directory, { recursive: true });
    await git([
      'init',
      '--quiet',
      '--bare',
      `--initial-branch=${defaultBranch}`,
      directory,
    ]);
    await appendFile(path.join(directory, 'config'), settings);
    for (const [name, script] of [
      ['pre-receive', preReceive],
      ['post-receive', postReceive],
    ]) {
      const file = path.join(directory, 'hooks', name);
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(file, script);
      await chmod(file, 0o755);
    }
    return new Repository(directory);
  }

  /**
   * What Git has said of commits, which never change. Starting it holds up the whole process, and the longer the larger
   * the process is.
   */
  readonly #kept = new LRUCache<string, Buffer>({
    maxSize: keptBytes,
    sizeCalculation: content => content.length + 100,
  });

  private constructor(readonly directory: string) {}

  /** The commit that a branch, tag or SHA stands for. */
  async resolve(ref: string): Promise<string | undefined> {
    // A leading dash would be an option.
    if (ref.startsWith('-')) {
      return undefined;
    }
    try {
      const name = (await this.#head(ref)) ?? ref;
      const sha = await this.#ask(isSha(name), [
        'rev-parse',
        '--verify',
        '--quiet',
        '--end-of-options',
        `${name}^{commit}`,
      ]);
      return sha.toString().trim();
    } catch {
      return undefined;
    }
  }

  branches(): Promise<{ name: string; sha: string }[]> {
    return this.#refsBelow('refs/heads');
  }

  /** Every branch, tag and other name, and the one that a clone begins with: it changes when one of them does. */
  async state(): Promise<string> {
    const [head, refs] = await Promise.all([
      readFile(path.join(this.directory, 'HEAD'), 'utf8'),
      this.#refsBelow('refs'),
    ]);
    return [head, ...refs.map(({ name, sha }) => `${sha} ${name}`)].join('\n');
  }

  async #refsBelow(folder: string): Promise<{ name: string; sha: string }[]> {
    const full = path.join(this.directory, folder);
    const entries = await readdir(full, {
      recursive: true,
      withFileTypes: true,
    });
    const files = entries
      .filter(entry => entry.isFile() && !entry.name.endsWith('.lock'))
      .map(entry =>
        path.relative(full, path.join(entry.parentPath, entry.name)),
      )
      .sort((one, other) => (one < other ? -1 : 1));
    const found = await Promise.all(
      files.map(async name => ({
        name,
        sha: await this.#ref(`${folder}/${name}`),
      })),
    );
    return found.flatMap(({ name, sha }) => (sha ? [{ name, sha }] : []));
  }

  /** What the file of a branch or a tag names, whichever Git takes for it; nothing is ever packed here. */
  async #head(ref: string): Promise<string | undefined> {
    if (!/^[\w./-]+$/.test(ref) || ref.includes('..') || isSha(ref)) {
      return undefined;
    }
    return ref.startsWith('refs/')
      ? this.#ref(ref)
      : (await this.#ref(`refs/tags/${ref}`)) ?? this.#ref(`refs/heads/${ref}`);
  }

  async #ref(name: string): Promise<string | undefined> {
    try {
      const text = await readFile(path.join(this.directory, name), 'utf8');
      return isSha(text.trim()) ? text.trim() : undefined;
    } catch {
      return undefined;
    }
  }

  async tree(
    commit: string,
    folder: string,
    recursive: boolean,
  ): Promise<TreeEntry[] | undefined> {
    const prefix = folder.replace(/\/+$/, '');
    if (prefix && (await this.#typeOf(`${commit}:${prefix}`)) !== 'tree') {
      return undefined;
    }
    const output = await this.#ask(isSha(commit), [
      'ls-tree',
      '-z',
      ...(recursive ? ['-r', '-t'] : []),
      prefix ? `${commit}:${prefix}` : commit,
    ]);
    return output
      .toString()
      .split('\0')
      .filter(Boolean)
      .map(line => {
        const [meta, name] = line.split('\t');
        const [mode, type, id] = meta.split(' ');
        const full = prefix ? `${prefix}/${name}` : name;
        return {
          id,
          name: path.posix.basename(name),
          type: type as TreeEntry['type'],
          path: full,
          mode,
        };
      });
  }

  /** A compressed tar of a commit, or of one folder of it, below one top folder; `undefined` where the folder is missing. */
  async archive(
    commit: string,
    top: string,
    folder: string,
  ): Promise<Buffer | undefined> {
    if (folder && !(await this.#typeOf(`${commit}:${folder}`))) {
      return undefined;
    }
    return this.#ask(isSha(commit), [
      'archive',
      '--format=tar.gz',
      `--prefix=${top}/`,
      commit,
      ...(folder ? ['--', folder] : []),
    ]);
  }

  async blob(
    commit: string,
    file: string,
  ): Promise<{ id: string; content: Buffer } | undefined> {
    if (file.includes('\n')) {
      return undefined;
    }
    const answer = await this.#ask(
      isSha(commit),
      ['cat-file', '--batch'],
      `${commit}:${file}\n`,
    ).catch(() => Buffer.alloc(0));
    const end = answer.indexOf('\n');
    const [, id, size] =
      /^([0-9a-f]{40}) blob (\d+)$/.exec(answer.toString('utf8', 0, end)) ?? [];
    return id
      ? { id, content: answer.subarray(end + 1, end + 1 + Number(size)) }
      : undefined;
  }

  async commits(
    ref: string,
    options: { path?: string; limit?: number; firstParent?: boolean } = {},
  ): Promise<CommitInfo[]> {
    const output = await this.#ask(ref.split('..').every(isSha), [
      'log',
      `--format=${record}${commitFormat}`,
      ...(options.firstParent ? ['--first-parent'] : []),
      ...(options.limit ? [`--max-count=${options.limit}`] : []),
      ref,
      '--',
      ...(options.path ? [options.path] : []),
    ]);
    return output
      .toString()
      .split('\x1e')
      .slice(1)
      .map(text => {
        const [
          id,
          parents,
          authorName,
          authorEmail,
          authoredDate,
          committerName,
          committerEmail,
          committedDate,
          message,
        ] = text.split('\x1f');
        return {
          id,
          parentIds: parents.split(' ').filter(Boolean),
          authorName,
          authorEmail,
          authoredDate,
          committerName,
          committerEmail,
          committedDate,
          message: `${message.trimEnd()}\n`,
        };
      });
  }

  /** The commits that are in one and not in the other, newest first. */
  between(from: string, to: string): Promise<CommitInfo[]> {
    return this.commits(`${from}..${to}`);
  }

  async commit(ref: string): Promise<CommitInfo | undefined> {
    const sha = await this.resolve(ref);
    return sha ? (await this.commits(sha, { limit: 1 }))[0] : undefined;
  }

  async stats(sha: string): Promise<{ additions: number; deletions: number }> {
    const output = await this.#ask(isSha(sha), [
      'show',
      '--numstat',
      '--format=',
      sha,
    ]);
    const total = { additions: 0, deletions: 0 };
    for (const line of output.toString().split('\n').filter(Boolean)) {
      const [additions, deletions] = line.split('\t');
      total.additions += Number(additions) || 0;
      total.deletions += Number(deletions) || 0;
    }
    return total;
  }

  async createBranch(name: string, sha: string): Promise<void> {
    await this.#git(['update-ref', `refs/heads/${name}`, sha]);
  }

  async deleteBranch(name: string): Promise<void> {
    await this.#git(['update-ref', '-d', `refs/heads/${name}`]);
  }

  async mergeBase(one: string, other: string): Promise<string | undefined> {
    const output = await this.#git(['merge-base', one, other]).catch(() => '');
    return output.trim() || undefined;
  }

  /** The tree of both together; `undefined` where they contradict each other. */
  async mergedTree(into: string, from: string): Promise<string | undefined> {
    const output = await this.#git([
      'merge-tree',
      '--write-tree',
      into,
      from,
    ]).catch(() => undefined);
    return output?.split('\n')[0];
  }

  /** The tree of a commit with some files written (or removed, where the content is `undefined`). */
  async changedTree(
    commit: string | undefined,
    changes: Map<string, Buffer | string | undefined>,
  ): Promise<string> {
    const scratch = await mkdtemp(path.join(os.tmpdir(), 'slipway-index-'));
    // Git takes files out of an index only where it sees a work tree.
    const env = {
      GIT_DIR: this.directory,
      GIT_WORK_TREE: scratch,
      GIT_INDEX_FILE: path.join(scratch, 'index'),
    };
    try {
      await this.#git(['read-tree', ...(commit ? [commit] : ['--empty'])], env);
      const ids = await this.#write(
        scratch,
        [...changes.values()].filter(content => content !== undefined),
      );
      const entries = Array.from(changes, ([file, content]) =>
        content === undefined
          ? `0 ${zeroSha}\t${file}`
          : `100644 ${ids.shift()}\t${file}`,
      );
      await gitBuffer(['update-index', '-z', '--index-info'], {
        cwd: this.directory,
        env,
        input: entries.map(entry => `${entry}\0`).join(''),
      });
      return (await this.#git(['write-tree'], env)).trim();
    } finally {
      await rm(scratch, { recursive: true, force: true });
    }
  }

  /** Writes contents as objects, by way of a folder. @returns their ids, in the same order */
  async #write(
    scratch: string,
    contents: (Buffer | string)[],
  ): Promise<string[]> {
    const files = await Promise.all(
      contents.map(async (content, index) => {
        const file = path.join(scratch, String(index));
        await writeFile(file, content);
        return file;
      }),
    );
    const output = await git(['hash-object', '-w', '--stdin-paths'], {
      cwd: this.directory,
      input: files.map(file => `${file}\n`).join(''),
    });
    return output.split('\n').filter(Boolean);
  }

  /** Commits files to `main`, beside what it has. */
  async commitFiles(
    files: Map<string, Buffer | string>,
    commit: { message: string; author: { name: string; email: string } },
  ): Promise<string> {
    const before = await this.resolve('main');
    return this.commitTree({
      ...commit,
      branch: 'main',
      before,
      tree: await this.changedTree(before, files),
      parents: before ? [before] : [],
    });
  }

  /** Commits a tree to a branch; where the branch is no longer what it was before, it fails. */
  async commitTree(options: {
    branch: string;
    /** Head of the branch; `undefined` where it is new. */
    before: string | undefined;
    tree: string;
    parents: string[];
    message: string;
    author: { name: string; email: string };
  }): Promise<string> {
    const { author, before, branch, message, parents, tree } = options;
    const output = await this.#git(
      [
        'commit-tree',
        tree,
        ...parents.flatMap(sha => ['-p', sha]),
        '-m',
        message,
      ],
      {
        GIT_AUTHOR_NAME: author.name,
        GIT_AUTHOR_EMAIL: author.email,
        GIT_COMMITTER_NAME: author.name,
        GIT_COMMITTER_EMAIL: author.email,
      },
    );
    const sha = output.trim();
    await this.#git([
      'update-ref',
      `refs/heads/${branch}`,
      sha,
      before ?? zeroSha,
    ]);
    return sha;
  }

  async diff(sha: string): Promise<string> {
    return this.#git(['show', '--format=', '--patch', sha]);
  }

  /** What every file has become between two commits. */
  async changes(
    from: string,
    to: string,
  ): Promise<{ path: string; diff: string }[]> {
    const range = [from, to];
    const names = await this.#git(['diff', '--name-only', '-z', ...range]);
    return Promise.all(
      names
        .split('\0')
        .filter(Boolean)
        .map(async name => {
          const text = await this.#git(['diff', ...range, '--', name]);
          // GitLab leaves out what stands before the first hunk.
          return {
            path: name,
            diff: text.slice(Math.max(0, text.indexOf('@@'))),
          };
        }),
    );
  }

  async #typeOf(object: string): Promise<string | undefined> {
    try {
      const isKept = isSha(object.split(':')[0]);
      const type = await this.#ask(isKept, ['cat-file', '-t', object]);
      return type.toString().trim();
    } catch {
      return undefined;
    }
  }

  /** Asks Git, once where the answer never changes. */
  async #ask(isKept: boolean, args: string[], input = ''): Promise<Buffer> {
    const key = [...args, input].join('\0');
    const known = isKept ? this.#kept.get(key) : undefined;
    const answer =
      known ?? (await gitBuffer(args, { cwd: this.directory, input }));
    if (isKept) {
      this.#kept.set(key, answer);
    }
    return answer;
  }

  #git(args: string[], env?: Record<string, string>) {
    return git(args, { cwd: this.directory, env });
  }
}
