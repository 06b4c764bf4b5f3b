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

import { AuthService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { ScmIntegrations } from '@backstage/integration';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { ArgocdService } from '@slipway/plugin-argocd-node';
import { servicesSchema } from '@slipway/plugin-gitops-common';
import { GitlabProjects } from '../gitlab/GitlabProjects';
import { LeftoverRepository } from '../gitlab/LeftoverRepository';
import { GroupRole } from '../gitlab/GroupRole';
import { PortalAccess } from '../gitlab/PortalAccess';
import { toRepoUrl } from '../gitlab/repositoryAddress';
import { taskLimits } from '../gitlab/requester';
import { checkProject, OwnProject, previewProject } from '../plan/checkProject';
import { planNextSteps } from '../plan/nextSteps';
import { planTree } from '../plan/planTree';
import { Targets } from '../targets/Targets';
import { optionalProjectIdInput, placeInputs, tokenInput } from './inputs';
import {
  endpointsOutput,
  plannedServiceOutput,
  registrationOutput,
  settingsInputs,
  settingsOutputs,
} from './planOutputs';
import { examples } from './planProject.examples';

/** @throws InputError where nobody could tell what is the leftover's and what stands in the way */
function readLeftover(input: {
  leftover?: number | string;
  leftoverTask?: string;
  leftoverKept?: boolean;
}): OwnProject['leftover'] {
  const projectId = Number(input.leftover);
  if (!projectId) {
    return undefined;
  }
  const { leftoverKept: isKept = false, leftoverTask: taskId } = input;
  if (!taskId) {
    throw new InputError(
      'gitops:project:plan needs leftoverTask with leftover: give it taskId of gitops:leftovers:find.',
    );
  }
  return { projectId, taskId, isKept };
}

/**
 * Asks, before anything is made, whether it can be made, and works out what the skeleton needs. It only reads.
 *
 * @public
 */
export function createPlanProjectAction(options: {
  argocd: ArgocdService;
  auth: AuthService;
  catalog: CatalogService;
  integrations: ScmIntegrations;
  targets: Targets;
  portalUrl?: string;
}) {
  return createTemplateAction({
    id: 'gitops:project:plan',
    description:
      'Checks that names are free and rights suffice before anything is created, and works out addresses, settings and services from a target of the portal.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        ...placeInputs,
        ...settingsInputs,
        token: tokenInput,
        leftover: z =>
          optionalProjectIdInput(z).describe(
            'Project of that name that an earlier task left behind, with what it has in Argo CD and the catalog',
          ),
        leftoverTask: z =>
          z.string().optional().describe('Id of the task that left it behind'),
        leftoverKept: z =>
          z
            .boolean()
            .optional()
            .describe('Whether it is taken over rather than removed'),
        services: () => servicesSchema,
      },
      output: {
        ...settingsOutputs,
        repoUrl: z =>
          z.string().describe('Repository, as other actions take it'),
        argocdInstance: z => z.string(),
        profile: z => z.string().describe('Endpoint profile of the target'),
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
      const call = { signal: ctx.signal, limits: taskLimits };
      const placed = options.targets.place(input);
      const { address, settings, target } = placed;
      const tree = planTree(placed, input.services, options.portalUrl);
      const services = {
        argocd: options.argocd,
        auth: options.auth,
        catalog: options.catalog,
        integrations: options.integrations,
        projects: GitlabProjects.create(address, input.token, call),
        repository: LeftoverRepository.create(address, input.token, call),
        group: GroupRole.create(address, input.token, call),
        portal: PortalAccess.create(address, options.integrations, call),
        token: input.token,
        call,
        credentials: await ctx.getInitiatorCredentials(),
      };
      const own = { leftover: readLeftover(input), taskId: ctx.task.id };
      const {
        registration,
        instanceLabel,
        argocdNamespace,
        retryRefresh,
        helmVersion,
        imageProxy,
        warnings,
      } = ctx.isDryRun
        ? await previewProject(placed, tree, services)
        : await checkProject(placed, tree, own, services);
      const endpoints = { ...tree.endpoints, argocdNamespace };
      const { argocdInstance } = target;
      ctx.output('repoUrl', toRepoUrl(address));
      ctx.output('argocdInstance', argocdInstance);
      ctx.output('profile', target.endpointProfile);
      ctx.output('visibility', settings.visibility);
      ctx.output('environments', settings.environments);
      ctx.output('manualEnvironments', settings.manualEnvironments);
      ctx.output('buildEngine', settings.buildEngine);
      ctx.output('imageUpdate', settings.imageUpdate);
      ctx.output('registration', { ...registration });
      ctx.output(
        'nextSteps',
        planNextSteps({
          name: input.name,
          environments: tree.environments,
          endpoints,
          registration,
          imageUpdate: settings.imageUpdate,
          instanceLabel,
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
    },
  });
}
