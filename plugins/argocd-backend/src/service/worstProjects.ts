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

import { compareVerdicts, VerdictCode } from '@slipway/plugin-argocd-common';
import { ApplicationRecord } from '../record/ApplicationRecord';
import { verdict } from '../verdict/verdict';

/** What is looked at of an application to tell how much its project needs eyes. */
interface Kept {
  record(): ApplicationRecord;
}

/**
 * As many projects as fit, in their order; where there are more, those that need eyes first, so that nobody is told that
 * nothing waits because it stands too far down.
 */
export function worstProjects(
  projects: string[],
  applicationsOf: ReadonlyMap<string, Kept[]>,
  { max, now }: { max: number; now: number },
): string[] {
  if (projects.length <= max) {
    return projects;
  }
  const worstOf = (project: string): VerdictCode =>
    (applicationsOf.get(project) ?? [])
      .map(
        application =>
          verdict(application.record(), { instance: { status: 'live' }, now })
            .code,
      )
      .sort(compareVerdicts)[0] ?? 'notDeployed';
  const chosen = new Set(
    projects
      .map(project => ({ project, worst: worstOf(project) }))
      .sort((a, b) => compareVerdicts(a.worst, b.worst))
      .slice(0, max)
      .map(({ project }) => project),
  );
  return projects.filter(project => chosen.has(project));
}
