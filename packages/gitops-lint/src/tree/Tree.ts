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

import { isUtf8 } from 'node:buffer';
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { opendir, realpath } from 'node:fs/promises';
import path from 'node:path';
import { Deadline } from '../Deadline';
import { Note } from '../finding';

/** Something about the tree itself. */
export interface TreeProblem {
  file: string;
  /** From 1; of the file where it says nothing. */
  line?: number;
  message: string;
}

/** More entries are not looked at. */
const maxEntries = 20_000;
/** Larger files are no configuration that anybody wrote. */
const maxFileBytes = 1_000_000;
const maxTotalBytes = 16_000_000;
/** Reading YAML takes longer than its size says; definitions of kinds are long, and looked at as little as any. */
const maxYamlBytes = 1_000_000;
const maxDepth = 40;
/** Nobody's own work. */
const ignored = ['.git', 'node_modules'];

/** The first line that is no UTF-8; no character of UTF-8 has the byte of a new line in it. */
function lineOfOtherBytes(content: Buffer): number {
  let line = 1;
  let begin = 0;
  for (let end = 0; end >= 0; line += 1) {
    end = content.indexOf(10, begin);
    if (!isUtf8(content.subarray(begin, end < 0 ? undefined : end))) {
      return line;
    }
    begin = end + 1;
  }
  return 1;
}

/** A mark at its beginning says so. */
const isUtf16 = (content: Buffer) =>
  content.length > 1 && [0xfeff, 0xfffe].includes(content.readUInt16BE(0));

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
  /** Links that leave the tree, and files that are not what they are called. */
  readonly problems: TreeProblem[] = [];
  /** What is too large to be read. */
  readonly notSeen: Note[] = [];
  /** What time or number kept from being read. */
  readonly notChecked: Note[] = [];
  readonly #files = new Map<string, string>();
  /** Of files of whatever kind, and of the folders that they are in. */
  readonly #names = new Map<string, 'file' | 'folder'>();
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

  /** Whether there is a folder with files of that name; the tree itself has none. */
  hasFolder(name: string): boolean {
    return (
      name === '' ||
      this.#names.get(name.replace(/(?<!\/)\/+$/, '')) === 'folder'
    );
  }

  #add(name: string) {
    this.#names.set(name, 'file');
    let end = name.lastIndexOf('/');
    while (end > 0 && !this.#names.has(name.slice(0, end))) {
      this.#names.set(name.slice(0, end), 'folder');
      end = name.lastIndexOf('/', end - 1);
    }
  }

  async #walk(folder: string, depth: number, deadline: Deadline) {
    if (depth > maxDepth) {
      this.notChecked.push({
        file: folder,
        line: 1,
        message: `Folders are nested deeper than ${maxDepth}; what is below is not checked.`,
      });
      return;
    }
    for await (const entry of await opendir(path.join(this.root, folder))) {
      this.#entries += 1;
      if (this.#entries > maxEntries || deadline.isOver) {
        if (!this.notChecked.some(({ file }) => file === '.')) {
          this.notChecked.push({
            file: '.',
            line: 1,
            message:
              this.#entries > maxEntries
                ? `The tree has more than ${maxEntries} entries; the rest is not checked.`
                : 'The time was up before the whole tree was read.',
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
        this.notSeen.push({
          file: name,
          line: 1,
          message: 'The file is too large to be looked into.',
        });
      }
      return;
    }
    this.#bytes += content.length;
    const isYaml = /\.ya?ml$/.test(name);
    if (!content.subarray(0, 8_000).includes(0)) {
      // Bytes that are no UTF-8 become marks: whatever else is wrong with it is seen all the same.
      this.#files.set(name, content.toString('utf8'));
      if (isYaml && !isUtf8(content)) {
        this.problems.push({
          file: name,
          line: lineOfOtherBytes(content),
          message: 'Here is a byte that is no UTF-8.',
        });
      }
    } else if (isYaml && !isUtf16(content)) {
      this.problems.push({
        file: name,
        message: 'The file is called YAML and is binary.',
      });
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
