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

import { LoggerService } from '@backstage/backend-plugin-api';
import { ProjectView, SyncWindowState } from '@slipway/plugin-argocd-common';
import { ApplicationRecord } from '../record/ApplicationRecord';
import { ArgocdClient } from '../argocd/ArgocdClient';
import { RawProject } from '../argocd/types';
import { readTimeZone } from './readWindow';
import { unreadablePart } from './syncWindows';
import { WindowStates } from './WindowStates';

/** The AppProjects of every instance, listed every few minutes: their sync windows, and where they let applications go. */
export class ProjectReader {
  readonly #windows = new WindowStates();
  readonly #warned = new Set<string>();
  readonly #projects = new Map<string, Map<string, RawProject>>();

  constructor(
    private readonly options: {
      clients: Map<string, ArgocdClient>;
      logger: LoggerService;
      now?(): number;
    },
  ) {}

  /** Lists the projects of all instances; what does not answer keeps what was known. */
  async refresh(): Promise<void> {
    await Promise.all(
      [...this.options.clients.keys()].map(instance =>
        this.refreshInstance(instance).catch(error =>
          this.options.logger.debug(
            `The projects of ${instance} are not read: ${error.message}`,
          ),
        ),
      ),
    );
  }

  async refreshInstance(instance: string): Promise<void> {
    const projects = await this.options.clients.get(instance)!.listProjects();
    projects.forEach(project => this.#warn(instance, project));
    this.#projects.set(
      instance,
      new Map(projects.map(project => [project.metadata.name, project])),
    );
  }

  /** Once for each window that Argo CD reads in another way than it is meant, or not at all. */
  #warn(instance: string, { metadata, spec }: RawProject): void {
    for (const window of spec?.syncWindows ?? []) {
      const part = unreadablePart(window);
      const { unknown } = readTimeZone(window.timeZone);
      const texts = [
        part && `cannot read the ${part}, so it refuses every sync`,
        unknown && `does not know the time zone "${unknown}", and takes UTC`,
      ];
      for (const text of texts) {
        const warning = `Project ${metadata.name} of ${instance}: for a sync window Argo CD ${text}.`;
        if (text && !this.#warned.has(warning)) {
          this.#warned.add(warning);
          this.options.logger.warn(warning);
        }
      }
    }
  }

  /** The projects of an instance as they were last listed; `undefined` where they never were. */
  known(instance: string): RawProject[] | undefined {
    const projects = this.#projects.get(instance);
    return projects && [...projects.values()];
  }

  /** The window that concerns an application now; `undefined` where none does, or nobody knows. */
  windowOf(record: ApplicationRecord): SyncWindowState | undefined {
    const project = this.#projects.get(record.instance)?.get(record.project);
    const windows = project?.spec?.syncWindows;
    return windows?.length
      ? this.#windows.stateOf(
          record,
          windows,
          this.options.now?.() ?? Date.now(),
        )
      : undefined;
  }

  /** What people may know of an instance's projects, read now. */
  async current(instance: string): Promise<ProjectView[]> {
    await this.refreshInstance(instance);
    return [...(this.#projects.get(instance)?.values() ?? [])].map(
      ({ metadata, spec = {} }) => ({
        name: metadata.name,
        description: spec.description,
        destinations: spec.destinations ?? [],
      }),
    );
  }
}
