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

import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { scaffolderServiceMock } from '@backstage/plugin-scaffolder-node/testUtils';
import { ArgocdService, ProvisionCheck } from '@slipway/plugin-argocd-node';
import { argocdServiceMock } from '@slipway/plugin-argocd-node/testUtils';
import { ProjectCheck } from '@slipway/plugin-gitops-common';
import { AskedValues } from '../checks/checksBody';
import { ProjectInquiry } from '../checks/ProjectInquiry';
import { Questions } from '../http/Questions';
import { instance } from './instance';
import { begun, projectTask } from './projectTask';
import { SandboxGitlab } from './SandboxGitlab';

/** Answers of Argo CD's back end that refuse nothing. */
export const passed: ProvisionCheck[] = (
  ['registration', 'role', 'namespaces', 'entity'] as const
).map(about => ({ about, status: 'passed' }));

/** The same with others in their place. */
export const passedBut = (...others: ProvisionCheck[]) => [
  ...passed.filter(({ about }) => !others.some(item => item.about === about)),
  ...others,
];

/** An inquiry with a real GitLab, and what a test says of everything else; `reset` before each. */
export class TestInquiry {
  static async start(): Promise<TestInquiry> {
    return new TestInquiry(await SandboxGitlab.start());
  }

  readonly scaffolder = scaffolderServiceMock.mock();
  readonly catalog = catalogServiceMock.mock();
  readonly checkProvision = jest.fn<
    Promise<ProvisionCheck[]>,
    Parameters<ArgocdService['checkProvision']>
  >();
  readonly getName = jest.fn();
  #deadlines: AbortController[] = [];

  private constructor(readonly gitlab: SandboxGitlab) {}

  stop(): Promise<void> {
    return this.gitlab.stop();
  }

  /** Nothing is taken, and a task of the person has failed. */
  reset(): void {
    this.#deadlines = [];
    this.catalog.addLocation.mockReset();
    this.catalog.getLocations.mockReset().mockResolvedValue({ items: [] });
    this.catalog.getEntitiesByRefs.mockReset().mockResolvedValue({ items: [] });
    this.checkProvision.mockReset().mockResolvedValue(passed);
    this.getName.mockReset().mockImplementation(async name => ({
      name,
      status: 'free',
    }));
    this.scaffolder.getLogs.mockResolvedValue(begun);
    this.scaffolder.getTask.mockResolvedValue(projectTask('failed'));
  }

  /** An answer that does not come: the time of the question that was asked last is over. */
  readonly isLate = (): Promise<never> => {
    this.#deadlines.at(-1)!.abort();
    return new Promise(() => {});
  };

  async inquire(
    values: AskedValues,
    {
      gone = new AbortController(),
      isAway = false,
      token = this.gitlab.token,
      platformRepositoryUrl = undefined as string | undefined,
    } = {},
  ) {
    const { methods, namespace } = instance().registration;
    const inquiry = new ProjectInquiry(
      {
        argocd: argocdServiceMock({
          getInstances: async () => [
            instance({
              registration: { methods, namespace, platformRepositoryUrl },
            }),
          ],
          getRepositoryAccess: async () => ({ status: 'covered' }),
          checkProvision: this.checkProvision,
          getName: this.getName,
        }),
        auth: mockServices.auth(),
        catalog: this.catalog,
        integrations: this.gitlab.integrations,
        scaffolder: this.scaffolder,
        targets: this.gitlab.targets,
      },
      { target: 'sandbox', group: 'team-realtime', ...values },
      {
        credentials: mockCredentials.user(),
        token,
        questions: new Questions(gone.signal, () => {
          const deadline = new AbortController();
          this.#deadlines.push(deadline);
          if (isAway) {
            deadline.abort();
          }
          return deadline.signal;
        }),
      },
    );
    const { checks, outcome } = await inquiry.run();
    return {
      outcome,
      ...(Object.fromEntries(checks.map(check => [check.id, check])) as Record<
        ProjectCheck['id'],
        ProjectCheck
      >),
    };
  }
}
