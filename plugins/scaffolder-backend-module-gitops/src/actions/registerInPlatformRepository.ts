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

import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { ScmIntegrations } from '@backstage/integration';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { JsonObject } from '@backstage/types';
import { stringify } from 'yaml';
import { z } from 'zod';
import { PlatformRepository } from '../gitlab/PlatformRepository';
import { taskLimits } from '../gitlab/requester';
import { entryFile, requireSameGitlab } from '../plan/checkPlatformRepository';
import { tokenInput } from './inputs';
import { readManifests } from './readManifests';
import { examples } from './registerInPlatformRepository.examples';

const applicationSchema = z.object({
  kind: z.literal('Application'),
  metadata: z.object({
    name: z.string(),
    labels: z.object({ environment: z.string() }),
    annotations: z.object({ 'backstage.io/entity-ref': z.string() }),
  }),
  spec: z.object({
    project: z.string(),
    source: z.object({ repoURL: z.string() }),
    destination: z.object({ namespace: z.string() }),
    syncPolicy: z.object({ automated: z.unknown() }),
  }),
});

const projectSchema = z.object({
  kind: z.literal('AppProject'),
  metadata: z.object({ name: z.string() }),
  spec: z.object({
    sourceRepos: z.array(z.string()),
    destinations: z.array(z.object({ namespace: z.string() })),
  }),
});

type Registered = z.infer<typeof applicationSchema>;

function parse<T>(schema: z.ZodType<T>, manifest: JsonObject): T {
  const parsed = schema.safeParse(manifest);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new InputError(
      `An ${manifest.kind} cannot be registered: ${issue.path.join('.')}: ${
        issue.message
      }`,
    );
  }
  return parsed.data;
}

/** Refuses what the platform repository's chart would make otherwise than these manifests say. */
function requireOneEach(
  name: string,
  applications: Registered[],
  projects: z.infer<typeof projectSchema>[],
): void {
  const sorted = (list: string[]) => [...list].sort().join(', ');
  const names = applications.map(({ metadata }) => metadata.name);
  if (
    applications.length === 0 ||
    sorted(names) !== sorted(projects.map(({ metadata }) => metadata.name)) ||
    applications.some(({ metadata, spec }) => spec.project !== metadata.name)
  ) {
    throw new InputError(
      'A project is registered with one AppProject for each Application, of the same name.',
    );
  }
  for (const { metadata, spec } of applications) {
    const expected = `${name}-${metadata.labels.environment}`;
    if (metadata.name !== expected) {
      throw new InputError(
        `The Application ${metadata.name} has to be called ${expected}, after the project and its environment.`,
      );
    }
    const { sourceRepos, destinations } = projects.find(
      project => project.metadata.name === metadata.name,
    )!.spec;
    if (
      sourceRepos.join() !== spec.source.repoURL ||
      destinations.map(({ namespace }) => namespace).join() !==
        spec.destination.namespace
    ) {
      throw new InputError(
        `The AppProject ${metadata.name} has to permit the repository and the namespace of its Application, and nothing else; what needs more is registered by the platform team.`,
      );
    }
  }
  for (const [what, values] of [
    ['repository', applications.map(({ spec }) => spec.source.repoURL)],
    [
      'entity',
      applications.map(
        ({ metadata }) => metadata.annotations['backstage.io/entity-ref'],
      ),
    ],
  ] as const) {
    if (new Set(values).size > 1) {
      throw new InputError(
        `The Applications of a project are of one ${what}, not of ${sorted([
          ...values,
        ])}.`,
      );
    }
  }
}

/** What the platform repository's chart makes the same AppProjects and Applications of. */
function entryOf(applications: Registered[]) {
  const [{ metadata, spec }] = applications;
  return {
    entity: metadata.annotations['backstage.io/entity-ref'],
    repository: spec.source.repoURL,
    environments: applications.map(application => ({
      name: application.metadata.labels.environment,
      namespace: application.spec.destination.namespace,
      automated: application.spec.syncPolicy.automated !== undefined,
    })),
  };
}

/**
 * Asks the platform team, by a merge request into their platform repository, to let Argo CD deploy the manifests of a
 * folder. A second run of the same task finds the merge request of the first.
 *
 * @public
 */
export function createRegisterInPlatformRepositoryAction(options: {
  integrations: ScmIntegrations;
}) {
  return createTemplateAction({
    id: 'gitops:platform-repository:register',
    description:
      'Opens a merge request that adds the AppProjects and the Applications of a folder to the platform repository, as one entry.',
    examples,
    schema: {
      input: {
        name: s => s.string().describe('Name of the project'),
        platformRepositoryUrl: s =>
          s
            .string()
            .url()
            .describe('Page of the platform repository in GitLab'),
        repositoryUrl: s => s.string().url().describe('Page of the project'),
        path: s =>
          s
            .string()
            .describe('Folder of the manifests, below the workspace')
            .default('argocd'),
        token: tokenInput,
      },
      output: {
        mergeRequestUrl: s => s.string().describe('Page of the merge request'),
      },
    },
    async handler(ctx) {
      const { name, platformRepositoryUrl, repositoryUrl, token } = ctx.input;
      const manifests = await readManifests(
        resolveSafeChildPath(ctx.workspacePath, ctx.input.path ?? 'argocd'),
      );
      const ofKind = <T>(kind: string, schema: z.ZodType<T>) =>
        manifests
          .filter(manifest => manifest.kind === kind)
          .map(manifest => parse(schema, manifest));
      const applications = ofKind('Application', applicationSchema);
      requireOneEach(name, applications, ofKind('AppProject', projectSchema));
      const host =
        options.integrations.gitlab.byUrl(repositoryUrl)?.config.host;
      requireSameGitlab(
        platformRepositoryUrl,
        host ?? new URL(repositoryUrl).host,
        options.integrations,
      );
      const platformRepository = PlatformRepository.open(
        platformRepositoryUrl,
        options.integrations,
        token,
        { signal: ctx.signal, limits: taskLimits },
      );
      // No checkpoint: it would outlive a merge request that a clean-up has closed.
      const mergeRequestUrl = await platformRepository.propose({
        name,
        taskId: ctx.task.id,
        title: `Register ${name}`,
        description: `${repositoryUrl}\n\nOnce this is merged, Argo CD deploys it to ${applications
          .map(({ spec }) => spec.destination.namespace)
          .join(', ')}.`,
        files: { [entryFile(name)]: stringify(entryOf(applications)) },
      });
      ctx.logger.info(`Opened ${mergeRequestUrl}`);
      ctx.output('mergeRequestUrl', mergeRequestUrl);
    },
  });
}
