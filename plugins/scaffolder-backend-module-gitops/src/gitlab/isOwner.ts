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

import { GitlabClient } from './client';
import { unlessMissing } from './failures';

const owner = 50;

/**
 * Whether the person may what GitLab lets an Owner alone do. Who creates a project in a group has no more than the group's
 * role in it; it throws what GitLab throws.
 */
export async function isOwner(
  client: GitlabClient,
  project: number | string,
): Promise<boolean> {
  const user = await client.Users.showCurrentUser();
  // Administrators are members of nothing.
  if (user.is_admin) {
    return true;
  }
  const member = await client.ProjectMembers.show(project, user.id, {
    includeInherited: true,
  }).catch(unlessMissing);
  return Number(member?.access_level ?? 0) >= owner;
}
