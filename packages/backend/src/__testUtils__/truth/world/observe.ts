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
import { Truth, TruthChange } from '../oracle/Truth';
import { ArgocdFault, services } from '../steps';
import { imageRepository } from './manifests';
import { readDeploy, WorldApplications } from './WorldApplications';
import { WorldProject } from './WorldProject';

/** Looks at the world itself: Git by Git, the registry, the cluster. */
export async function observe(options: {
  sandbox: Sandbox;
  project: WorldProject;
  applications: WorldApplications;
  fault?: ArgocdFault;
  isStartedBlind: boolean;
  isDeaf: boolean;
  isPushUnnoticed: boolean;
}): Promise<Truth> {
  const {
    applications,
    fault,
    isDeaf,
    isPushUnnoticed,
    isStartedBlind,
    project,
    sandbox,
  } = options;
  const commits = await log(project);
  const pipelines = [...sandbox.gitlab.pipelines.values()];
  const changes = commits.flatMap(({ author, sha, titles }): TruthChange[] => {
    const authors = [author, ...mergeRequestAuthors(sandbox, sha)];
    const built = services.filter(service =>
      sandbox.registry.has(imageRepository(project.name, service), sha),
    );
    if (built.length > 0) {
      return [
        {
          sha,
          titles,
          authors,
          services: built,
          images: built.length,
          state: 'built',
          isTellable: true,
          areServicesTellable: true,
        },
      ];
    }
    const pipeline = pipelines.find(item => item.sha === sha);
    const awaited = services.filter(service =>
      pipeline?.jobs.some(({ name }) => name === `build: ${service}`),
    );
    if (!pipeline || awaited.length === 0) {
      return [];
    }
    const isRunning = pipeline.status !== 'failed';
    return [
      {
        sha,
        titles,
        authors,
        services: awaited,
        images: awaited.length,
        state: isRunning ? 'building' : 'failed',
        isTellable:
          !isRunning ||
          awaited.every(service => project.everBuilt.has(service)),
        areServicesTellable: project.areTellable(sha, awaited),
      },
    ];
  });
  return {
    project: project.name,
    commits: commits.map(({ sha }) => sha),
    changes,
    laterDocuments: commits
      .slice(
        0,
        Math.max(
          0,
          commits.findIndex(({ sha }) => sha === changes[0]?.sha),
        ),
      )
      .filter(({ paths }) => paths.every(path => !path.startsWith('deploy/')))
      .length,
    applications: await applications.truths(
      await readDeploy(project, project.head),
      fault,
    ),
    fault,
    isStartedBlind,
    isDeaf,
    isPushUnnoticed,
    hasFollowers: applications.hasFollowers,
  };
}

function mergeRequestAuthors({ gitlab }: Sandbox, sha: string): string[] {
  return [...gitlab.mergeRequests.values()]
    .filter(({ mergeCommitSha }) => mergeCommitSha === sha)
    .flatMap(({ authorId }) => gitlab.person(authorId)?.name ?? []);
}

const logs = new Map<string, ReturnType<typeof readLog>>();

/** The branch by first parents, newest first; read once for each head. */
function log(project: WorldProject) {
  const commits = logs.get(project.head) ?? readLog(project);
  logs.set(project.head, commits);
  return commits;
}

async function readLog({ git, head }: WorldProject) {
  const output = await git.run([
    'log',
    '--first-parent',
    '-m',
    '--name-only',
    '--format=%x1e%H%x1f%an%x1f%s%x1f%b%x1f',
    head,
  ]);
  return output
    .split('\x1e')
    .map(text => text.trim())
    .filter(Boolean)
    .map(text => {
      const [sha, author, subject, body, paths] = text.split('\x1f');
      const [merged] = body.trim().split('\n');
      const titles = subject.startsWith('Merge branch')
        ? [subject, merged]
        : [subject];
      return { sha, author, titles, paths: paths.split('\n').filter(Boolean) };
    });
}
