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

import { execFile } from 'node:child_process';

export interface NewCommit {
  branch: string;
  message: string;
  author: { name: string; email: string };
  /** Milliseconds since the epoch. */
  at: number;
  /** Contents by path; `undefined` removes a file. */
  files: Map<string, string | undefined>;
  /** None where it is the first of its branch. */
  parents: string[];
}

const environment = {
  PATH: process.env.PATH,
  HOME: '/nonexistent',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  LC_ALL: 'C',
};

/** A bare repository, written and read by Git itself. */
export class WorldGit {
  constructor(private readonly directory: string) {}

  /** Commits in one go; the commit's id. */
  async commit(input: NewCommit): Promise<string> {
    const { at, author, branch, files, message, parents } = input;
    const [from, ...merged] = parents;
    const person = `${author.name} <${author.email}> ${Math.floor(
      at / 1000,
    )} +0000`;
    const data = (text: string) => `data ${Buffer.byteLength(text)}\n${text}\n`;
    const changes = [...files].map(([path, content]) =>
      content === undefined
        ? `D ${path}\n`
        : `M 100644 inline ${path}\n${data(content)}`,
    );
    const output = await this.run(
      ['fast-import', '--quiet', '--force', '--date-format=raw'],
      [
        `commit refs/heads/${branch}\nmark :1\n`,
        `author ${person}\ncommitter ${person}\n`,
        data(message),
        ...(from ? [`from ${from}\n`] : []),
        ...merged.map(sha => `merge ${sha}\n`),
        ...changes,
        '\nget-mark :1\n',
      ].join(''),
    );
    return output.trim();
  }

  /** Output of a command of Git. */
  run(args: string[], input = ''): Promise<string> {
    return new Promise((resolve, reject) => {
      const child = execFile(
        'git',
        args,
        { cwd: this.directory, env: environment },
        (error, stdout, stderr) =>
          error
            ? reject(new Error(`git ${args[0]} failed: ${stderr}`))
            : resolve(stdout),
      );
      // Git may end before it has read what it does not need.
      child.stdin?.on('error', () => {});
      child.stdin?.end(input);
    });
  }
}
