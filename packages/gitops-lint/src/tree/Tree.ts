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

import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { opendir, realpath } from 'node:fs/promises';
import path from 'node:path';
import { Deadline } from '../Deadline';

/** Something about the tree itself that keeps a part of it from being read. */
export interface TreeProblem {
  file: string;
  message: string;
}

/** More entries are not looked at. */
const maxEntries = 20_000;
/** Larger files are no configuration that anybody wrote. */
const maxFileBytes = 1_000_000;
const maxTotalBytes = 16_000_000;
/** Reading YAML takes longer than its size says. */
const maxYamlBytes = 250_000;
const maxDepth = 40;
/** Nobody's own work. */
const ignored = ['.git', 'node_modules'];

/**
 * What is no link, pipe or device even if it has become one since the folder was read. Each wait for another thread takes
 * longer than the reading, and nothing else goes on meanwhile.
 */
function readPlainFile(file: string, maxBytes: number): Buffer | 'too large' {
  const handle = openSync(
    file,
    constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK,
  );
  try {
    const stats = fstatSync(handle);
    if (!stats.isFile()) {
      throw new Error('It is no file.');
    }
    if (stats.size > maxBytes) {
      return 'too large';
    }
    const buffer = Buffer.alloc(stats.size);
    return buffer.subarray(0, readSync(handle, buffer, 0, stats.size, 0));
  } finally {
    closeSync(handle);
  }
}

function readIfPossible(...args: Parameters<typeof readPlainFile>) {
  try {
    return readPlainFile(...args);
  } catch {
    return undefined;
  }
}

/** Text files of a folder: nothing outside it is read, and links are not followed. */
export class Tree {
  readonly problems: TreeProblem[] = [];
  readonly #files = new Map<string, string>();
  /** Of files of whatever kind, and of the folders that they are in. */
  readonly #names = new Set<string>();
  #sorted?: string[];
  #entries = 0;
  #bytes = 0;

  private constructor(readonly root: string) {}

  /** @throws where the folder cannot be read */
  static async read(folder: string, deadline: Deadline): Promise<Tree> {
    const tree = new Tree(await realpath(folder));
    await tree.#walk('', 0, deadline);
    return tree;
  }

  /** Of examples and of what is not on a disk. */
  static fromFiles(files: Record<string, string>): Tree {
    const tree = new Tree('');
    for (const [name, text] of Object.entries(files)) {
      tree.#add(name);
      tree.#files.set(name, text);
    }
    return tree;
  }

  /** Paths below the tree, with slashes, in order. */
  get files(): string[] {
    this.#sorted ??= [...this.#files.keys()].sort();
    return this.#sorted;
  }

  /** Text of a file; `undefined` where there is none, or none that is text. */
  text(file: string): string | undefined {
    return this.#files.get(file);
  }

  /** Whether there is a file of that name, of whatever kind, or a folder with files. */
  has(name: string): boolean {
    return this.#names.has(name.replace(/(?<!\/)\/+$/, ''));
  }

  #add(name: string) {
    let end = name.length;
    while (end > 0 && !this.#names.has(name.slice(0, end))) {
      this.#names.add(name.slice(0, end));
      end = name.lastIndexOf('/', end - 1);
    }
  }

  async #walk(folder: string, depth: number, deadline: Deadline) {
    if (depth > maxDepth) {
      this.problems.push({
        file: folder,
        message: `Folders are nested deeper than ${maxDepth}; what is below is not checked.`,
      });
      return;
    }
    for await (const entry of await opendir(path.join(this.root, folder))) {
      this.#entries += 1;
      if (this.#entries > maxEntries || deadline.isOver) {
        if (!this.problems.some(({ file }) => file === '')) {
          this.problems.push({
            file: '',
            message: `The tree has more than ${maxEntries} entries; the rest is not checked.`,
          });
        }
        return;
      }
      const name = folder ? `${folder}/${entry.name}` : entry.name;
      if (entry.isDirectory()) {
        if (!ignored.includes(entry.name)) {
          await this.#walk(name, depth + 1, deadline);
        }
      } else if (entry.isFile()) {
        this.#take(name);
      } else if (entry.isSymbolicLink()) {
        await this.#checkLink(name);
      } else {
        this.problems.push({
          file: name,
          message: 'It is no file, so it is not read.',
        });
      }
    }
  }

  #take(name: string) {
    this.#add(name);
    const max = /\.ya?ml$/.test(name) ? maxYamlBytes : maxFileBytes;
    const content = readIfPossible(
      path.join(this.root, name),
      Math.min(max, maxTotalBytes - this.#bytes),
    );
    if (content === undefined) {
      this.problems.push({ file: name, message: 'The file cannot be read.' });
      return;
    }
    if (content === 'too large') {
      if (/\.(ya?ml|json|tpl|sh)$/.test(name)) {
        this.problems.push({
          file: name,
          message: 'The file is too large to be checked.',
        });
      }
      return;
    }
    this.#bytes += content.length;
    if (!content.subarray(0, 8_000).includes(0)) {
      this.#files.set(name, content.toString('utf8'));
    }
  }

  async #checkLink(name: string) {
    const target = await realpath(path.join(this.root, name)).catch(
      () => undefined,
    );
    if (!target?.startsWith(`${this.root}${path.sep}`)) {
      this.problems.push({
        file: name,
        message: 'The link leads out of the tree.',
      });
    }
  }
}
