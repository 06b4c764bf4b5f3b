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

import { stringifyEntityRef } from '@backstage/catalog-model';
import { ConflictError, InputError } from '@backstage/errors';
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
import { planEndpoints } from '../plan/endpoints';
import { planNextSteps } from '../plan/nextSteps';
import { planRegistration, registrationAt } from '../plan/registration';
import { planServices, refuseYamlWord } from '../plan/services';

const environmentOrder = ['dev', 'staging', 'production'] as const;
const instanceName = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;

/** Asks, before anything is made, whether it can be made, and works out what the skeleton needs. */
export function createPlanAction(options: {
  integrations: ScmIntegrations;
  argocd: ArgocdService;
  catalog: CatalogService;
  portalUrl?: string;
}) {
  return createTemplateAction({
    id: 'gitops:project:plan',
    description:
      'Checks that names are free and rights suffice before anything is created, and works out addresses and services.',
    supportsDryRun: true,
    schema: {
      input: {
        name: () => projectNameSchema,
        repoUrl: z => z.string(),
        gitlabToken: z => z.string().describe("The user's own GitLab token"),
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
          z
            .union([z.number(), z.string().max(0)])
            .optional()
            .describe(
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
        services: z => z.array(z.any()),
        hasOwnServices: z => z.boolean(),
        endpoints: z => z.any(),
        registration: z => z.any(),
        nextSteps: z =>
          z.string().describe('What is left to do by hand, in Markdown'),
      },
    },
    async handler(ctx) {
      const { input } = ctx;
      const target = parseTarget(input.repoUrl, options.integrations);
      if (target.repository !== input.name) {
        throw new InputError(
          `The repository is named ${target.repository} and the project ${input.name}. Give both the same name.`,
        );
      }
      refuseYamlWord(input.name);
      const services = planServices(input.name, input.services);
      if (
        input.imageUpdate === 'image-updater' &&
        services.every(({ kind }) => kind === 'image')
      ) {
        throw new InputError(
          'Image Updater would have nothing to do: no service is built here. Choose another image update.',
        );
      }
      const endpoints = planEndpoints(input.profile, target, {
        ...input,
        domain: input.domain ?? 'localhost',
        portalUrl: options.portalUrl,
      });
      const environments = environmentOrder.filter(environment =>
        input.environments.includes(environment),
      );
      let registration = planRegistration(
        input.registration ?? 'api',
        input.name,
      );
      const warnings: string[] = [];
      const plan = {
        method: registration.method,
        environments,
        productionManual: input.productionManual ?? false,
      };
      if (ctx.isDryRun) {
        // A look at what would be written asks nobody, but takes what it can have.
        try {
          registration = registrationAt(
            await findInstance(input.argocdInstance),
            target,
            plan,
          );
        } catch {
          // The task will say so.
        }
      } else {
        const instance = await findInstance(input.argocdInstance);
        registration = registrationAt(instance, target, plan);
        endpoints.argocdNamespace = instance.registration.namespace;
        await checkRepositoryAccess(endpoints.clusterRepositoryUrl);
        await checkRepository();
        // What was left behind is cleared away later; then it is looked whether anything else is in the way.
        if (!input.leftover) {
          await checkCatalog([
            `system:default/${input.name}`,
            ...services.map(
              service => `component:default/${input.name}-${service.name}`,
            ),
          ]);
          await checkNames([
            input.name,
            ...environments.map(environment => `${input.name}-${environment}`),
          ]);
        }
      }
      ctx.output('registration', { ...registration });
      ctx.output(
        'nextSteps',
        planNextSteps({
          name: input.name,
          environments,
          endpoints,
          registration,
          imageUpdate: input.imageUpdate ?? 'job-token',
          argocdInstance: input.argocdInstance,
          warnings,
        }),
      );
      ctx.output('services', services);
      ctx.output(
        'hasOwnServices',
        services.some(({ kind }) => kind !== 'image'),
      );
      ctx.output('endpoints', endpoints);
      ctx.output('environments', environments);

      async function findInstance(name: string) {
        const instances = await options.argocd.getInstances({
          credentials: await ctx.getInitiatorCredentials(),
        });
        const instance = instances.find(item => item.name === name);
        if (!instance) {
          throw new InputError(
            `The portal knows no Argo CD instance ${name}. It knows: ${instances
              .map(item => item.name)
              .join(', ')}.`,
          );
        }
        if (instance.status !== 'live') {
          throw new InputError(
            `Argo CD instance ${name} does not answer now. Try again when it does, or choose another.`,
          );
        }
        return instance;
      }

      // Argo CD reads a public repository without a credential.
      async function checkRepositoryAccess(url: string) {
        if (input.visibility === 'public') {
          return;
        }
        const { status } = await options.argocd.getRepositoryAccess(
          input.argocdInstance,
          url,
          { credentials: await ctx.getInitiatorCredentials() },
        );
        const command = `argocd repocreds add ${url.replace(
          /[^/]*$/,
          '',
        )} --username <deploy token user> --password <deploy token>`;
        if (status === 'missing') {
          throw new InputError(
            `Argo CD instance ${input.argocdInstance} has no credential for ${url}, so it could not deploy the project. Make a deploy token with read_repository in GitLab's group ${target.group}, then, once: ${command}`,
          );
        }
        if (status === 'unknown') {
          warnings.push(
            `Argo CD instance ${input.argocdInstance} does not tell whether it has a credential for ${url}. If it has none: \`${command}\``,
          );
        }
      }

      async function checkRepository() {
        const existing = await GitlabProjects.create(
          target,
          input.gitlabToken,
        ).find();
        // What this task made itself, before it was interrupted, is no obstacle.
        if (
          existing &&
          existing.id !== input.leftover &&
          existing.taskId !== ctx.task.id
        ) {
          throw new ConflictError(
            `The repository ${target.group}/${target.repository} exists already. Choose another name, or remove it in GitLab first.`,
          );
        }
      }

      async function checkCatalog(refs: string[]) {
        const { items } = await options.catalog.getEntitiesByRefs(
          { entityRefs: refs, fields: ['kind', 'metadata'] },
          { credentials: await ctx.getInitiatorCredentials() },
        );
        const taken = items.find(item => item !== undefined);
        if (taken) {
          throw new ConflictError(
            `The catalog lists ${stringifyEntityRef(
              taken,
            )} already. Unregister it there, or choose another project name.`,
          );
        }
      }

      async function checkNames(names: string[]) {
        const credentials = await ctx.getInitiatorCredentials();
        for (const name of names) {
          const { uses, unknown } = await options.argocd.getName(name, {
            credentials,
          });
          if (unknown.includes(input.argocdInstance)) {
            throw new InputError(
              `Nobody can tell whether ${name} is free in Argo CD instance ${input.argocdInstance}. Try again later.`,
            );
          }
          const [use] = uses;
          if (use) {
            throw new ConflictError(
              `Argo CD instance ${use.instance} has ${use.kind} ${name} already. Choose another project name.`,
            );
          }
        }
      }
    },
  });
}
