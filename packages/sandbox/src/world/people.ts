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

/** Access levels as GitLab numbers them. */
export const AccessLevel = {
  reporter: 20,
  developer: 30,
  maintainer: 40,
  owner: 50,
} as const;

export interface Person {
  id: number;
  username: string;
  name: string;
  email: string;
  /** One line for the sign-in page. */
  role: string;
  canSignIn: boolean;
  /** May what concerns the whole of GitLab. */
  isAdmin?: boolean;
  /** In their own namespace; an administrator may have limited them to none. */
  canCreateProjects?: false;
}

export interface Team {
  id: number;
  /** Full path, with those of the groups above. */
  path: string;
  name: string;
  /** Access level by user name. */
  members: Record<string, number>;
  /** Nothing in a private group may be seen by more people; without it, public. */
  visibility?: 'private';
  /** The least role that creates projects; without it Maintainer. */
  projectCreation?: 'noone' | 'owner';
  /** Nothing in it is changed any more. */
  isArchived?: true;
  /** Deletion is delayed: when it was requested. */
  markedForDeletionAt?: number;
}

export const people: Person[] = [
  {
    id: 2,
    username: 'maria',
    name: 'Maria Example',
    email: 'maria@example.com',
    role: 'owns team-realtime',
    canSignIn: true,
  },
  {
    id: 3,
    username: 'jonas',
    name: 'Jonas Example',
    email: 'jonas@example.com',
    role: 'works in another team, team-web',
    canSignIn: true,
  },
  {
    id: 4,
    username: 'ada',
    name: 'Ada Operator',
    email: 'ada@example.com',
    role: 'looks after the platform',
    canSignIn: true,
    isAdmin: true,
  },
  {
    id: 5,
    username: 'deniz',
    name: 'Deniz Example',
    email: 'deniz@example.com',
    role: 'develops in team-realtime, maintains nothing',
    canSignIn: true,
  },
  {
    id: 7,
    username: 'mallory',
    name: 'Mallory Example',
    email: 'mallory@example.com',
    role: 'in team-web, owns nothing but a group of her own',
    canSignIn: true,
  },
  {
    id: 6,
    username: 'portal',
    name: 'Developer portal',
    email: 'portal@example.com',
    role: 'reads for the portal',
    canSignIn: false,
  },
];

export const teams: Team[] = [
  {
    id: 10,
    path: 'team-realtime',
    name: 'Team Realtime',
    members: {
      maria: AccessLevel.owner,
      deniz: AccessLevel.developer,
      ada: AccessLevel.maintainer,
      portal: AccessLevel.reporter,
    },
  },
  {
    id: 11,
    path: 'team-web',
    name: 'Team Web',
    members: { jonas: AccessLevel.owner, portal: AccessLevel.reporter },
  },
  {
    id: 12,
    path: 'platform',
    name: 'Platform',
    // Everybody may propose; Ada merges.
    members: {
      ada: AccessLevel.owner,
      maria: AccessLevel.developer,
      jonas: AccessLevel.developer,
      deniz: AccessLevel.developer,
      portal: AccessLevel.reporter,
    },
  },
  {
    id: 13,
    path: 'mallory',
    name: 'Mallory',
    members: { mallory: AccessLevel.owner, portal: AccessLevel.reporter },
  },
];
