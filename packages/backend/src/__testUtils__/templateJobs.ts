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

import { Sandbox } from '@slipway/sandbox';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { eventually } from './eventually';
import { PortalUser } from './PortalUser';
import { webService } from './services';

export const buildEngines = ['docker', 'buildah', 'buildkit'] as const;
const languages = ['python', 'node', 'go', 'static'];

/** What a laptop may lack is asked of a fake here, which says so in its log. */
const fake =
  /(?:This is a fake for (?<language>go):|This is a fake for|docker fake)/;

/** Waits for a pipeline; its jobs as rows of a table. */
async function rowsOf(
  name: string,
  find: () => ReturnType<Sandbox['gitlab']['pipelinesOf']>[number] | undefined,
): Promise<string[]> {
  const { jobs, status, yamlErrors } = await eventually(
    async () => find()!,
    pipeline => ['success', 'failed'].includes(pipeline?.status),
    300_000,
  );
  const failed = jobs.filter(
    job => job.status === 'failed' && !job.allowFailure,
  );
  if (status !== 'success' || failed.length > 0) {
    throw new Error(
      `${name}: ${yamlErrors ?? ''}${failed
        .map(job => `${job.name}\n${job.trace}`)
        .join('\n')}`,
    );
  }
  return jobs.map(job => {
    const took =
      job.startedAt && job.finishedAt
        ? ((job.finishedAt - job.startedAt) / 1000).toFixed(1)
        : 'by hand';
    const faked = fake.exec(job.trace);
    const needed = faked?.groups?.language ? 'Go' : 'a container runtime';
    return `| ${name} | ${job.name} | ${faked ? `needs ${needed}` : took} |`;
  });
}

/**
 * The pipelines of a merge request and of `main` for a project with a service in each language, really run by
 * gitlab-ci-local; as rows of a Markdown table.
 */
export async function jobRows(
  sandbox: Sandbox,
  maria: PortalUser,
  buildEngine: string,
): Promise<string[]> {
  const name = `jobs-${buildEngine}`;
  const task = await maria.createProject({
    name,
    buildEngine,
    environments: ['dev', 'staging'],
    services: languages.map(language => webService(language, { language })),
  });
  if (task.status !== 'completed') {
    throw new Error(task.log);
  }
  const project = sandbox.gitlab.findProject(`team-realtime/${name}`)!;
  const pipelines = () => sandbox.gitlab.pipelinesOf(project);
  const route = `/projects/${project.id}`;
  const clone = await maria.clone(`team-realtime/${name}`);
  await maria.git(clone, 'checkout', '--quiet', '-b', 'change');
  for (const file of [
    ...languages.map(language => `apps/${language}/Dockerfile`),
    'helm/values.yaml',
  ]) {
    const target = path.join(clone, file);
    await writeFile(target, `${await readFile(target, 'utf8')}# changed\n`);
  }
  await maria.git(clone, 'commit', '--quiet', '--all', '--message', 'change');
  await maria.git(clone, 'push', '--quiet', 'origin', 'change');
  await maria.gitlab('POST', `${route}/merge_requests`, {
    source_branch: 'change',
    target_branch: 'main',
    title: 'Change',
  });
  const mergeRequest = await rowsOf('merge request', () =>
    pipelines().find(({ source }) => source === 'merge_request_event'),
  );
  await maria.gitlab('POST', `${route}/pipeline`, { ref: 'main' });
  const main = await rowsOf('main', () =>
    pipelines().find(({ source }) => source === 'api'),
  );
  return [...mergeRequest, ...main].map(row => `| ${buildEngine} ${row}`);
}
