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
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { Document, parse, parseDocument } from 'yaml';
import { runScript } from '../runScript';

const run = promisify(execFile);

/** What a job of the project gets from GitLab. */
const jobVariables = {
  CI_DEFAULT_BRANCH: 'main',
  CI_JOB_TOKEN: 'job-token',
  CI_SERVER_HOST: 'gitlab.example.com',
};

interface Answers {
  name: string;
  environments: string[];
  imageUpdate: 'job-token' | 'deploy-key' | 'image-updater';
  services: { name: string; kind: 'web' | 'worker' | 'image' }[];
}

/** A generated project in a clone of a bare repository, changed as people and its own pipeline change it. */
export class DayTwoRepository {
  #promotions = 0;

  /** @param directory - an empty folder for it */
  static async create(
    tree: string,
    directory: string,
  ): Promise<DayTwoRepository> {
    const origin = path.join(directory, 'origin.git');
    await run('git', ['init', '--quiet', '--bare', '-b', 'main', origin]);
    await run('git', ['config', 'receive.advertisePushOptions', 'true'], {
      cwd: origin,
    });
    await run('git', ['init', '--quiet', '-b', 'main'], { cwd: tree });
    await run('git', ['remote', 'add', 'origin', origin], { cwd: tree });
    const answers = parse(
      await readFile(path.join(tree, '.slipway/answers.yaml'), 'utf8'),
    );
    const repository = new DayTwoRepository(tree, origin, answers);
    await repository.commit('first');
    return repository;
  }

  private constructor(
    private readonly clone: string,
    readonly origin: string,
    readonly answers: Answers,
  ) {}

  /** The service that is followed: one that is built here, where there is one. */
  get service() {
    const { services } = this.answers;
    return services.find(({ kind }) => kind !== 'image') ?? services[0];
  }

  get environments(): string[] {
    return this.answers.environments;
  }

  async yaml(file: string) {
    return parse(await readFile(path.join(this.clone, file), 'utf8'));
  }

  /** Changes a file; `undefined` is one that is not there. */
  async edit(
    file: string,
    change: (text: string | undefined) => string | undefined,
  ): Promise<void> {
    const target = path.join(this.clone, file);
    const before = await readFile(target, 'utf8').catch(() => undefined);
    const after = change(before);
    if (after === before) {
      throw new Error(`${file} has nothing to change`);
    }
    await (after === undefined ? rm(target) : writeFile(target, after));
  }

  editYaml(file: string, change: (document: Document) => void): Promise<void> {
    return this.edit(file, text => {
      const document = parseDocument(text ?? '');
      change(document);
      return document.toString();
    });
  }

  async commit(message: string): Promise<void> {
    await this.#git('add', '--all');
    await this.#git('commit', '--quiet', '--message', message);
    await this.#git('push', '--quiet', 'origin', 'HEAD:main');
  }

  /**
   * What brings a built image into Git: the project's pipeline, Image Updater, or people where others build it. Returns
   * the commit that the image is of.
   */
  async deliver(
    service: { name: string; kind: string },
    digest: string,
    of?: string,
  ): Promise<string> {
    const [environment] = this.environments;
    const commit = of ?? (await this.#git('rev-parse', 'HEAD'));
    const { imageUpdate } = this.answers;
    if (service.kind === 'image' || imageUpdate === 'image-updater') {
      const tag = digest.replace('sha256:', '').slice(0, 40);
      await this.editYaml(`helm/values-${environment}.yaml`, document =>
        document.setIn(['services', service.name, 'image', 'tag'], tag),
      );
      await this.commit(`deploy ${service.name}`);
      return commit;
    }
    const built = path.join(this.clone, 'built/1');
    await mkdir(built, { recursive: true });
    await writeFile(path.join(built, service.name), `${digest}\n`);
    await this.#script('update-image-tags.sh', [environment], {
      CI_COMMIT_SHA: commit,
      CI_PIPELINE_ID: '1',
    });
    await rm(path.join(this.clone, 'built'), { recursive: true });
    await this.#git('pull', '--quiet', '--ff-only', 'origin', 'main');
    return commit;
  }

  /** The manual job, and that somebody merges what it opens. */
  async promote(from: string, to: string): Promise<void> {
    this.#promotions += 1;
    await this.#script('promote.sh', [from, to], {
      CI_PIPELINE_ID: String(this.#promotions),
    });
    const branch = `promote/${to}-${this.#promotions}`;
    await this.#git('fetch', '--quiet', 'origin', branch);
    await this.#git('merge', '--quiet', '--no-ff', '--no-edit', 'FETCH_HEAD');
    await this.#git('push', '--quiet', 'origin', 'HEAD:main');
  }

  async #script(
    name: string,
    args: string[],
    variables: Record<string, string>,
  ): Promise<void> {
    await runScript(path.join('ci', name), args, {
      cwd: this.clone,
      env: {
        HOME: path.dirname(this.origin),
        ...jobVariables,
        ...variables,
      },
    });
  }

  async #git(...args: string[]): Promise<string> {
    const { stdout } = await run(
      'git',
      ['-c', 'user.name=t', '-c', 'user.email=t@example.com', ...args],
      { cwd: this.clone },
    );
    return stdout.trim();
  }
}
