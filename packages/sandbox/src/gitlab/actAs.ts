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

import type { Request } from 'express';
import { escapeHtml } from '../http/page';
import { people, Person } from '../world/people';
import { forbidden } from './errors';
import { GitlabWorld } from './GitlabWorld';
import { Project } from './model';

/** People who may do something in a project. */
export function membersOf(
  world: GitlabWorld,
  project: Project,
  level: number,
): Person[] {
  return people.filter(
    person => person.canSignIn && world.projectLevel(person, project) >= level,
  );
}

/** One button per person: the pages of this GitLab have no sign-in. */
export function actAs(
  address: string,
  what: string,
  persons: Person[],
): string {
  return `<form method="post" action="${escapeHtml(address)}">${persons
    .map(
      ({ name, username }) =>
        `<button name="username" value="${username}">${escapeHtml(
          `${what} as ${name}`,
        )}</button>`,
    )
    .join('<br>')}</form>`;
}

/** Whose button was pressed. */
export function actingPerson(world: GitlabWorld, req: Request): Person {
  const person = world.person(String(req.body?.username ?? ''));
  if (!person?.canSignIn) {
    throw forbidden();
  }
  return person;
}
