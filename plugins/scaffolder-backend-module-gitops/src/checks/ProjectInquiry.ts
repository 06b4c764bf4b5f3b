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

import {
  outcomeOfChecks,
  projectChecks,
  ProjectCheckId,
  ProjectChecks,
} from '@slipway/plugin-gitops-common';
import { GroupRole } from '../gitlab/GroupRole';
import { PortalAccess } from '../gitlab/PortalAccess';
import { requireImagePath } from '../gitlab/projectNames';
import { checkPlatformRepository } from '../plan/checkPlatformRepository';
import { namespacesOf } from '../plan/checkProvision';
import { checkRegistrable } from '../plan/checkRegistrable';
import { checkRepositoryAccess } from '../plan/checkRepositoryAccess';
import { planEndpoints } from '../plan/endpoints';
import { findInstance } from '../plan/findInstance';
import { registrationAt } from '../plan/registration';
import { ArgocdAnswers } from './ArgocdAnswers';
import { AskedProject, Asker, InquiryServices } from './AskedProject';
import { AskedValues } from './checksBody';
import { NameCheck } from './NameCheck';
import { Found, outcomeOf } from './outcome';

/** What stands in the way of one project, asked with the functions with which its task asks. */
export class ProjectInquiry {
  readonly #asked: AskedProject;
  readonly #argocd: ArgocdAnswers;

  constructor(services: InquiryServices, values: AskedValues, by: Asker) {
    this.#asked = new AskedProject(services, values, by);
    this.#argocd = new ArgocdAnswers(this.#asked);
  }

  async run(): Promise<ProjectChecks> {
    const asks: Record<ProjectCheckId, () => Promise<Found>> = {
      name: () => new NameCheck(this.#asked, this.#argocd).run(),
      group: () => this.#group(),
      namespaces: () => this.#namespaces(),
      registration: () => this.#registration(),
      repositoryAccess: () => this.#repositoryAccess(),
      pullSecret: () => this.#pullSecret(),
      visibility: () => this.#visibility(),
      imageUpdate: () => this.#imageUpdate(),
    };
    const checks = await Promise.all(
      projectChecks.map(id => outcomeOf(id, asks[id])),
    );
    return { outcome: outcomeOfChecks(checks), checks };
  }

  async #group(): Promise<Found> {
    const { address, settings } = await this.#asked.place();
    requireImagePath(address);
    const role = await this.#asked.askGitlab((token, signal) =>
      GroupRole.create(address, token, { signal }).require(settings.visibility),
    );
    if (settings.registration === 'api') {
      await this.#argocd.require('role');
    }
    await checkRegistrable(
      this.#asked.catalog,
      address,
      this.#asked.by.credentials,
    );
    const warning = await this.#asked.by.questions.ask(
      `GitLab ${address.host}`,
      signal =>
        PortalAccess.create(address, this.#asked.services.integrations, {
          signal,
        }).require(settings.visibility),
    );
    return warning
      ? { status: 'unknown', message: warning }
      : { status: 'passed', facts: { group: address.group, role } };
  }

  async #namespaces(): Promise<Found> {
    const name = this.#asked.requireName();
    const { settings } = await this.#asked.place();
    // Whose a name is that is taken cannot be told without it.
    const leftover = await this.#asked.leftoverIfAny();
    if (settings.registration === 'api' || leftover) {
      await this.#argocd.require('namespaces');
    } else {
      await this.#argocd.requireFreeNames();
    }
    return {
      status: 'passed',
      facts: {
        namespaces: namespacesOf(name, settings.environments).join(', '),
      },
    };
  }

  async #registration(): Promise<Found> {
    const { address, settings, target } = await this.#asked.place();
    const { integrations } = this.#asked.services;
    const instance = await findInstance(
      this.#asked.argocd,
      target.argocdInstance,
      this.#asked.by.credentials,
    );
    const registration = registrationAt(instance, address, settings);
    const { method } = registration;
    if (method === 'api') {
      await this.#argocd.require('registration');
    }
    if (method === 'platform-repository') {
      const name = this.#asked.requireName();
      const { hostname } = new URL(registration.platformRepositoryUrl);
      const token = this.#asked.token;
      await this.#asked.by.questions.ask(`GitLab ${hostname}`, signal =>
        checkPlatformRepository(registration, name, {
          host: address.host,
          integrations,
          call: { signal },
          token,
        }),
      );
    }
    return {
      status: 'passed',
      facts: { instance: instance.title ?? instance.name, method },
    };
  }

  async #repositoryAccess(): Promise<Found> {
    const placed = await this.#asked.place();
    const { address, settings, target } = placed;
    // Argo CD reads a public repository without a credential.
    if (settings.visibility === 'public') {
      return { status: 'passed', facts: { visibility: 'public' } };
    }
    const warning = await checkRepositoryAccess(
      this.#asked.argocd,
      {
        instance: target.argocdInstance,
        url: planEndpoints(placed).clusterRepositoryUrl,
        group: address.group,
      },
      this.#asked.by.credentials,
    );
    return warning
      ? { status: 'unknown', message: warning }
      : {
          status: 'passed',
          facts: { url: `${address.host}/${address.group}` },
        };
  }

  async #pullSecret(): Promise<Found> {
    const { pullRegistry, pullSecrets } = planEndpoints(
      await this.#asked.place(),
    );
    const [secret] = pullSecrets;
    return secret
      ? { status: 'notChecked', facts: { registry: pullRegistry, secret } }
      : { status: 'passed', facts: { registry: pullRegistry } };
  }

  /** What is private every GitLab takes; of the others its administrators alone can tell. */
  async #visibility(): Promise<Found> {
    const { address, settings } = await this.#asked.place();
    const { visibility } = settings;
    return {
      status: visibility === 'private' ? 'passed' : 'notChecked',
      facts: { visibility, host: address.host },
    };
  }

  /** Whether a protected branch takes a deploy key GitLab tells when it is protected so. */
  async #imageUpdate(): Promise<Found> {
    const { address, settings } = await this.#asked.place();
    const { imageUpdate } = settings;
    return {
      status: imageUpdate === 'deploy-key' ? 'notChecked' : 'passed',
      facts: { imageUpdate, host: address.host },
    };
  }
}
