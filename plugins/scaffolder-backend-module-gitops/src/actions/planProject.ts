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

import { ScmIntegrations } from '@backstage/integration';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { ArgocdService } from '@slipway/plugin-argocd-node';
import {
  endpointProfiles,
  imageUpdates,
  projectNameSchema,
  registrationMethods,
  servicesSchema,
} from '@slipway/plugin-gitops-common';
import { GitlabProjects } from '../gitlab/GitlabProjects';
import { parseTarget } from '../gitlab/target';
import {
  checkProject,
  previewProject,
  ProjectInput,
} from '../plan/checkProject';
import { planNextSteps } from '../plan/nextSteps';
import { environmentOrder, planTree } from '../plan/planTree';
import { optionalProjectIdInput, repoUrlInput, tokenInput } from './inputs';
import {
  endpointsOutput,
  plannedServiceOutput,
  registrationOutput,
} from './planOutputs';
import { examples } from './planProject.examples';

const instanceName = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;

/**
 * Asks, before anything is made, whether it can be made, and works out what the skeleton needs. It only reads.
 *
 * @public
 */
export function createPlanProjectAction(options: {
  integrations: ScmIntegrations;
  argocd: ArgocdService;
  catalog: CatalogService;
  portalUrl?: string;
}) {
  return createTemplateAction({
    id: 'gitops:project:plan',
    description:
      'Checks that names are free and rights suffice before anything is created, and works out addresses and services.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        name: () => projectNameSchema,
        repoUrl: repoUrlInput,
        token: tokenInput,
        profile: z => z.enum(endpointProfiles),
        clusterGitlabUrl: z => z.string().url().optional(),
        pullRegistry: z =>
          z
            .string()
            .regex(/^[a-z0-9.-]+(:\d{1,5})?$/)
            .optional(),
        domain: z =>
          z
            .string()
            .max(200)
            .regex(/^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/)
            .default('localhost'),
        argocdInstance: z => z.string().max(63).regex(instanceName),
        visibility: z =>
          z.enum(['private', 'internal', 'public']).default('private'),
        registration: z => z.enum(registrationMethods).default('api'),
        leftover: z =>
          optionalProjectIdInput(z).describe(
            'Project of that name that an earlier task left behind, with what it has in Argo CD and the catalog',
          ),
        productionManual: z => z.boolean().optional(),
        buildEngine: z => z.enum(['docker', 'buildah', 'buildkit']).optional(),
        imageUpdate: z => z.enum(imageUpdates).default('job-token'),
        environments: z => z.array(z.enum(environmentOrder)).min(1),
        services: () => servicesSchema,
      },
      output: {
        environments: z => z.array(z.string()),
        services: z => z.array(plannedServiceOutput(z)),
        hasOwnServices: z =>
          z.boolean().describe('Whether any service is built here'),
        endpoints: endpointsOutput,
        registration: registrationOutput,
        retryRefresh: z =>
          z
            .boolean()
            .describe(
              'Whether this Argo CD takes retry.refresh of a sync policy',
            ),
        helmVersion: z =>
          z.string().describe('The Helm that this Argo CD renders with'),
        imageProxy: z =>
          z
            .string()
            .describe(
              'What the pipeline puts before images of Docker Hub; empty where there is no dependency proxy',
            ),
        nextSteps: z =>
          z.string().describe('What is left to do by hand, in Markdown'),
      },
    },
    async handler(ctx) {
      const { input } = ctx;
      const target = parseTarget(input.repoUrl, options.integrations);
      const tree = planTree(input, target, options.portalUrl);
      const project: ProjectInput = {
        name: input.name,
        argocdInstance: input.argocdInstance,
        method: input.registration ?? 'api',
        profile: input.profile,
        productionManual: input.productionManual ?? false,
        visibility: input.visibility ?? 'private',
        leftover: input.leftover,
        taskId: ctx.task.id,
      };
      const services = {
        argocd: options.argocd,
        catalog: options.catalog,
        projects: GitlabProjects.create(target, input.token, ctx.signal),
        credentials: await ctx.getInitiatorCredentials(),
      };
      const check = ctx.isDryRun ? previewProject : checkProject;
      const {
        registration,
        argocdNamespace,
        retryRefresh,
        helmVersion,
        imageProxy,
        warnings,
      } = await check(project, tree, target, services);
      const endpoints = { ...tree.endpoints, argocdNamespace };
      ctx.output('registration', { ...registration });
      ctx.output(
        'nextSteps',
        planNextSteps({
          name: input.name,
          environments: tree.environments,
          endpoints,
          registration,
          imageUpdate: input.imageUpdate ?? 'job-token',
          argocdInstance: input.argocdInstance,
          warnings,
        }),
      );
      ctx.output('services', tree.services);
      ctx.output(
        'hasOwnServices',
        tree.services.some(({ kind }) => kind !== 'image'),
      );
      ctx.output('endpoints', endpoints);
      ctx.output('retryRefresh', retryRefresh);
      ctx.output('helmVersion', helmVersion);
      ctx.output('imageProxy', imageProxy);
      ctx.output('environments', tree.environments);
    },
  });
}
