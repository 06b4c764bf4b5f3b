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
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { programsOf } from './programsOf';
import { Instruction, readDockerfile } from './readDockerfile';

const run = promisify(execFile);
const root = path.resolve(__dirname, '../../../../..');

export const dockerfile = path.join(root, 'packages/backend/Dockerfile');

/** What an image holds and how it is started, in a folder instead of a container. */
export interface Image {
  /** Its working folder. */
  folder: string;
  /** What it sets; PATH leads to the programs that it has, and to no other. */
  env: Record<string, string>;
  command: string[];
  remove(): Promise<void>;
}

/** What brings programs into a stage: on this machine they are there. */
const bringsPrograms = /^(npm install --global|apt-get) /;

/** A step that this does not know would be one that nothing has run. */
const unknown = ({ name, text }: Instruction) =>
  new Error(`The Dockerfile has a step that is not run here: ${name} ${text}`);

interface Build {
  source: string;
  bundle: string;
  bin: string;
  /** Whether the dependencies of the sources are installed already. */
  isInstalled: boolean;
}

async function build(
  instructions: Instruction[],
  { source, bundle, bin, isInstalled }: Build,
): Promise<void> {
  const here = (text: string) =>
    text.replace(/(?<!\S)\/(source|bundle)\b/g, (_, name: string) =>
      name === 'source' ? source : bundle,
    );
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    PATH: await programsOf(bin, ['node', 'yarn']),
  };
  // What Jest sets would be built in.
  delete env.NODE_ENV;
  delete env.NODE_OPTIONS;
  let cwd = source;
  for (const instruction of instructions) {
    const { name, text } = instruction;
    const isDone =
      (name === 'COPY' && text === '. .') ||
      (name === 'RUN' && bringsPrograms.test(text)) ||
      (isInstalled && text === 'yarn install --immutable');
    if (isDone) {
      continue;
    }
    switch (name) {
      case 'WORKDIR':
        cwd = here(text);
        break;
      case 'RUN':
        await run('sh', ['-c', here(text)], {
          cwd,
          env,
          maxBuffer: 64 * 1024 * 1024,
        });
        break;
      default:
        throw unknown(instruction);
    }
  }
}

async function assemble(
  instructions: Instruction[],
  { source, bundle, bin }: Build,
): Promise<Omit<Image, 'remove'>> {
  const image: Omit<Image, 'remove'> = {
    folder: bundle,
    env: { PATH: await programsOf(bin, ['node', 'git', 'helm']) },
    command: [],
  };
  for (const instruction of instructions) {
    const { name, text } = instruction;
    if (name === 'COPY' && text === '--from=build /bundle .') {
      continue;
    }
    if (name === 'COPY' && text.endsWith(' ./')) {
      for (const file of text.split(' ').slice(0, -1)) {
        await cp(
          path.join(source, file),
          path.join(bundle, path.basename(file)),
        );
      }
    } else if (name === 'ENV') {
      Object.assign(
        image.env,
        Object.fromEntries(text.split(' ').map(pair => pair.split('='))),
      );
    } else if (name === 'CMD') {
      image.command = JSON.parse(text);
    } else if (
      !['WORKDIR', 'USER', 'EXPOSE'].includes(name) &&
      !(name === 'RUN' && bringsPrograms.test(text)) &&
      !(name === 'COPY' && text.startsWith('--from=helm '))
    ) {
      throw unknown(instruction);
    }
  }
  return image;
}

/**
 * Runs the Dockerfile's own steps without Docker, with the programs alone that its stages have.
 *
 * @param source - a copy of what Docker would get, in which everything is done; without it the steps run in this repository,
 * where the dependencies are installed
 */
export async function buildImage(source?: string): Promise<Image> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'slipway-image-'));
  const bundle = path.join(folder, 'app');
  await mkdir(bundle);
  const [first, , last] = await readDockerfile(dockerfile);
  const options = {
    source: source ?? root,
    bundle,
    isInstalled: source === undefined,
  };
  await build(first.instructions, {
    ...options,
    bin: path.join(folder, 'build-bin'),
  });
  const image = await assemble(last.instructions, {
    ...options,
    bin: path.join(folder, 'bin'),
  });
  return {
    ...image,
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
