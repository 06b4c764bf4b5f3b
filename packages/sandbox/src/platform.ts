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
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { parseAllDocuments, stringify } from 'yaml';
import { clusterAddresses } from './addresses';
import { GitlabWorld } from './gitlab/GitlabWorld';
import { Manifest } from './kubernetes/manifest';

const run = promisify(execFile);

/** What a platform team gives an Argo CD: AppProjects, and how it finds new projects. */
export interface Platform {
  /** Folder of a Helm chart. */
  chart: string;
  values: object;
  /** Repository that the chart reads projects from; it is created with what is in the folder `files`. */
  repository: { group: string; name: string; files: string };
}

/**
 * The sandbox's platform team with a chart of that kind: projects are registered in a repository of theirs, and those of
 * team-web are also discovered by their topic.
 */
export function sandboxPlatform(chart: string): Platform {
  const repository = {
    group: 'platform',
    name: 'argocd-projects',
    files: path.join(chart, '../platform-repository'),
  };
  return {
    chart,
    values: {
      portalUrl: 'http://localhost:3000',
      gitlab: {
        url: 'http://localhost:8090',
        clusterUrl: clusterAddresses.gitlab,
      },
      platformRepository: {
        enabled: true,
        repository: `${repository.group}/${repository.name}`,
      },
      discovery: { enabled: true, group: 'team-web' },
    },
    repository,
  };
}

/** Every file below a folder, by its path. */
async function readFolder(folder: string): Promise<Map<string, Buffer>> {
  const entries = await readdir(folder, {
    recursive: true,
    withFileTypes: true,
  });
  const files = entries
    .filter(entry => entry.isFile())
    .map(entry => path.join(entry.parentPath, entry.name));
  return new Map(
    await Promise.all(
      files.map(
        async file =>
          [path.relative(folder, file), await readFile(file)] as const,
      ),
    ),
  );
}

/** The repository in which projects are registered by merge request, made by the platform team. */
export async function createPlatformRepository(
  gitlab: GitlabWorld,
  repository: Platform['repository'],
): Promise<void> {
  const person = gitlab.person('ada')!;
  const project = await gitlab.createProject(
    {
      person,
      token: gitlab.addToken({
        kind: 'personal',
        scopes: ['api'],
        userId: person.id,
      }),
    },
    {
      name: repository.name,
      path: repository.name,
      namespace: repository.group,
      description: 'Projects that Argo CD deploys',
      visibility: 'internal',
      defaultBranch: 'main',
      topics: [],
    },
  );
  await project.repository.commitFiles(await readFolder(repository.files), {
    message: 'Start the platform repository',
    author: person,
  });
  gitlab.protectDefaultBranch(project);
}

/** The manifests of a chart, as `kubectl apply` takes them. */
export async function renderChart(
  helm: string,
  chart: string,
  values: object,
): Promise<Manifest[]> {
  const scratch = await mkdtemp(path.join(os.tmpdir(), 'slipway-platform-'));
  try {
    const file = path.join(scratch, 'values.yaml');
    await writeFile(file, stringify(values));
    const { stdout } = await run(helm, [
      'template',
      'platform',
      chart,
      '--values',
      file,
    ]);
    return parseAllDocuments(stdout)
      .map(document => document.toJS() as Manifest | null)
      .filter((manifest): manifest is Manifest => manifest !== null);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}
